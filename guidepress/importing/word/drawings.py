"""Pictures, text boxes, charts and drawings in the runs of a Word file (DrawingML and the older VML)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from guidepress.core.values import Value
from guidepress.importing.limits import parse_xml
from guidepress.importing.word.names import DGM, MC, WP, A, C, O, R, V, W
from guidepress.importing.word.package import other_part, picture, target

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


class Drawn(Value):
    """What one drawing holds. `remote` is the address of a picture that is not in the file."""

    pictures: tuple[tuple[str, bytes], ...] = ()
    vectors: tuple[tuple[str, bytes], ...] = ()
    """For each picture the same as an SVG; ("", b"") where there is none."""
    alt: str = ""
    decorative: bool = False
    remote: str = ""
    words: str = ""
    """The words of a chart or diagram."""
    boxes: tuple[Any, ...] = ()
    """The `w:txbxContent` of its text boxes."""
    missing: bool = False
    """Whether a picture is named that the file does not hold, or holds too large."""


def drawn(element: etree._Element, part: Any) -> Drawn:
    """What a `w:drawing`, `w:pict` or `w:object` holds."""
    found: list[tuple[str, bytes]] = []
    vectors: list[tuple[str, bytes]] = []
    remote, missing = "", False
    for rel_id, svg_id in _picture_ids(element):
        vector = picture(part, svg_id) if svg_id else None
        data = picture(part, rel_id) if rel_id else vector
        if data is not None:
            found.append(data)
            vectors.append(vector or ("", b""))
        elif address := target(part, rel_id):
            remote = address
        else:
            missing = True
    return Drawn(
        pictures=tuple(found),
        vectors=tuple(vectors),
        alt=_alt(element),
        decorative=any(each.get("val") not in ("0", "false") for each in shown(element, _DECORATIVE)),
        remote=remote,
        words=" ".join(drawing_words(element, part)),
        boxes=tuple(shown(element, W + "txbxContent", inside=False)),
        missing=missing and not found,
    )


def shown(element: etree._Element, tag: str, *, inside: bool = True) -> Iterator[etree._Element]:
    """The elements of a name below an element, in order, without those of alternatives that Word does not show.

    `inside`: also those in text boxes of the element.
    """
    skip = _fallbacks(element)
    for child in element:
        if child in skip or not isinstance(child.tag, str):
            continue
        if child.tag == tag:
            yield child
            if tag == W + "txbxContent":
                continue
        if inside or child.tag != W + "txbxContent":
            yield from shown(child, tag, inside=inside)


def _fallbacks(element: etree._Element) -> list[etree._Element]:
    """What Word does not show of alternatives."""
    if element.tag != MC + "AlternateContent" or element.find(MC + "Choice") is None:
        return []
    return [*element.findall(MC + "Choice")[1:], *element.findall(MC + "Fallback")]


def _picture_ids(element: etree._Element) -> list[tuple[str, str]]:
    """The relationships of pictures, each with that of an SVG of the same, or ""."""
    ids = []
    for blip in shown(element, A + "blip", inside=False):
        svg = next(blip.iter(_SVG_BLIP), None)
        vector = svg.get(R + "embed") or "" if svg is not None else ""
        ids.append((blip.get(R + "embed") or blip.get(R + "link") or "", vector))
    for each in shown(element, V + "imagedata", inside=False):
        ids.append((each.get(R + "id") or each.get(R + "href") or "", ""))
    return [each for each in ids if any(each)]


def _alt(element: etree._Element) -> str:
    for properties in shown(element, WP + "docPr", inside=False):
        words = properties.get("descr") or ""
        if words.strip():
            return " ".join(words.split())
    for shape in shown(element, V + "shape", inside=False):
        if words := " ".join((shape.get("alt") or "").split()):
            return words
    return next((each.get(O + "title", "") for each in shown(element, V + "imagedata", inside=False)), "")


def drawing_words(element: etree._Element, part: Any) -> Iterator[str]:
    """The words of the charts and diagrams of a drawing, which stand in parts of their own."""
    for chart in shown(element, C + "chart", inside=False):
        yield from _texts_of(other_part(part, chart.get(R + "id") or ""), (A + "t", C + "v"))
    for diagram in shown(element, DGM + "relIds", inside=False):
        yield from _texts_of(other_part(part, diagram.get(R + "dm") or ""), (A + "t",))
    for text in shown(element, A + "t", inside=False):
        yield text.text or ""


def _texts_of(part: Any, tags: tuple[str, ...]) -> Iterator[str]:
    if part is not None:
        yield from (each.text or "" for each in parse_xml("the drawing", part.blob).iter(*tags))
