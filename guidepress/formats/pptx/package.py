"""The presentation as a package: its colours, sections, properties, and the same bytes every time."""

from __future__ import annotations

import datetime
import io
import uuid
from itertools import groupby
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from guidepress.core.zip_files import unzipped, zipped
from guidepress.document.deck import Deck
from guidepress.formats.pptx.theme_colours import Palette, theme_part
from guidepress.theme import Theme

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def open_template(theme: Theme) -> Any:
    return Presentation(io.BytesIO(theme.deck_template))


def set_colours(presentation: Any, theme: Theme, accents: Palette, name: str) -> None:
    """Overwrites the theme of the slides, of the notes and of the handout."""
    part = presentation.part
    for kind in (RELATIONSHIP_TYPE.SLIDE_MASTER, RELATIONSHIP_TYPE.NOTES_MASTER, RELATIONSHIP_TYPE.HANDOUT_MASTER):
        part.part_related_by(kind).part_related_by(RELATIONSHIP_TYPE.THEME).blob = theme_part(theme, accents, name)


def set_properties(presentation: Any, deck: Deck) -> None:
    core = presentation.core_properties
    day = datetime.datetime.fromisoformat(deck.edition.date)
    publisher = _property(deck.publisher)
    core.title, core.subject, core.author = _property(deck.title), _property(deck.subtitle), publisher
    core.last_modified_by, core.language, core.version = publisher, deck.language, _property(deck.edition.id)
    core.identifier, core.revision = _property(deck.name), 1
    core.created = core.modified = day


def _property(text: str) -> str:
    """A text as a property of the file, where 255 characters is the most."""
    return text if len(text) <= 255 else text[:254] + "…"


def set_sections(presentation: Any, deck: Deck) -> None:
    """The sections of PowerPoint's slide sorter, in the order of the slides."""
    ids = [each.id for each in presentation.slides._sldIdLst]
    made = ""
    for at, (name, slides) in enumerate(groupby(zip(deck.slides, ids, strict=True), key=lambda pair: pair[0].section)):
        unique = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{deck.name}/{at}/{name}")).upper()
        inside = "".join(f'<p14:sldId id="{id}"/>' for _, id in slides)
        made += f'<p14:section name={quoteattr(name)} id="{{{unique}}}"><p14:sldIdLst>{inside}</p14:sldIdLst>'
        made += "</p14:section>"
    presentation.part._element.append(
        parse_xml(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            f'<p:ext uri="{SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">{made}</p14:sectionLst></p:ext></p:extLst>'
        )
    )


def packed(presentation: Any) -> bytes:
    """The file; its entries carry one fixed date."""
    raw = io.BytesIO()
    presentation.save(raw)
    return zipped(unzipped(raw.getvalue()))
