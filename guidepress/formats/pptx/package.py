"""The presentation as a package: its colours, sections and properties. The same content gives the same bytes."""

from __future__ import annotations

import datetime
import io
import uuid
from itertools import groupby
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from guidepress.core.zip_files import unzipped, unzipped_file, with_files, zipped
from guidepress.document.deck import Deck
from guidepress.formats.pptx.theme_colours import Palette, theme_part
from guidepress.theme import Theme

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The id of the extension that holds the sections."""
CORE = "docProps/core.xml"
"""The file with the core properties."""
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def open_template(theme: Theme) -> Any:
    """The presentation of layouts/deck.pptx, without slides."""
    return Presentation(io.BytesIO(theme.deck_template))


def set_colours(presentation: Any, theme: Theme, accents: Palette, name: str) -> None:
    """Replaces the theme of the slide master, the notes master and the handout master."""
    part = presentation.part
    for kind in (RELATIONSHIP_TYPE.SLIDE_MASTER, RELATIONSHIP_TYPE.NOTES_MASTER, RELATIONSHIP_TYPE.HANDOUT_MASTER):
        part.part_related_by(kind).part_related_by(RELATIONSHIP_TYPE.THEME).blob = theme_part(theme, accents, name)


def set_properties(presentation: Any, deck: Deck) -> None:
    """Sets the core properties: title, author, language, dates."""
    core = presentation.core_properties
    day = datetime.datetime.fromisoformat(deck.edition.date)
    publisher = _property(deck.publisher)
    core.title, core.subject, core.author = _property(deck.title), _property(deck.subtitle), publisher
    core.last_modified_by, core.language, core.version = publisher, deck.language, _property(deck.edition.id)
    core.identifier, core.revision = _property(deck.name), 1
    core.created = core.modified = day


def with_publisher(data: bytes, publisher: str) -> bytes:
    """A deck under the name of another publisher: the bytes that it would have been written with."""
    core = parse_xml(unzipped_file(data, CORE))
    for name in ("creator", "lastModifiedBy"):
        for element in core.iter(f"{{*}}{name}"):
            element.text = _property(publisher)
    return with_files(data, {CORE: serialize_part_xml(core)})


def _property(text: str) -> str:
    """A text as a core property, which may have at most 255 characters."""
    return text if len(text) <= 255 else text[:254] + "…"


def set_sections(presentation: Any, deck: Deck) -> None:
    """Sets the sections of the slide sorter, in the order of the slides."""
    ids = [slide_id.id for slide_id in presentation.slides._sldIdLst]
    xml = ""
    by_section = groupby(zip(deck.slides, ids, strict=True), key=lambda pair: (pair[0].scope, pair[0].section))
    for at, ((_, name), slides) in enumerate(by_section):
        section_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{deck.name}/{at}/{name}")).upper()
        ids_xml = "".join(f'<p14:sldId id="{id}"/>' for _, id in slides)
        xml += f'<p14:section name={quoteattr(name)} id="{{{section_id}}}"><p14:sldIdLst>{ids_xml}</p14:sldIdLst>'
        xml += "</p14:section>"
    presentation.part._element.append(
        parse_xml(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            f'<p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">{xml}</p14:sectionLst></p:ext></p:extLst>'
        )
    )


def packed(presentation: Any) -> bytes:
    """The bytes of the file. All entries of the zip have one fixed date."""
    raw = io.BytesIO()
    presentation.save(raw)
    return zipped(unzipped(raw.getvalue()))
