"""An outline → the files of a guide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from guidepress.importing.blocks import write_blocks
from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.outline import Ids, Outline, Part, Section, slug
from guidepress.importing.pictures import Pictures
from guidepress.importing.prose import line, link_of, plain_words
from guidepress.importing.setting import Setting
from guidepress.importing.tree import Document, Place, plain
from guidepress.importing.yaml_text import Ids as Listed
from guidepress.importing.yaml_text import Marked, scalar, written

HEAD = "Imported. Look at what is marked as proposed."
"""The note at the top of a file of words."""
TEMPLATE = Path(__file__).with_name("template")
_ACCENTS = 12
"""Colours of the tool's theme for parts, counted from 1."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Files(Struct):
    """The files of a guide by their paths from its folder, and the id of each part file."""

    texts: dict[str, str] = field(default_factory=dict)
    """The files that no block of an original is in."""
    parts: dict[str, Marked] = field(default_factory=dict)
    """The files of parts with what was imported, as values."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    unused: dict[str, bytes] = field(default_factory=dict)
    """Pictures that no guide can hold, kept beside it."""

    def sources(self) -> dict[str, str]:
        """The text of every file of source/, by its path, in the order of the paths."""
        made = {
            path: written(values, "\n".join([HEAD, *values.above])) for path, values in self.parts.items()
        } | self.texts
        return {path: made[path] for path in sorted(made)}


def write_guide(outline: Outline, documents: Sequence[Document], date: str, log: Log) -> Files:
    """The files of a guide for an outline. `date` is that of its edition, as YYYY-MM-DD."""
    pictures = Pictures(documents, log)
    scales: dict[str, tuple[str, ...]] = {}
    kinds: set[str] = set()
    ids = Ids(part.id for part in outline.parts)
    files = Files()
    for number, part in enumerate(outline.parts, 1):
        setting = Setting(
            link=lambda address, place: _link(address, place, outline, log),
            picture=pictures.name,
            log=log,
            give_id=lambda words, otherwise, part=part: ids.give(words, otherwise, f"{part.id}."),  # type: ignore[misc]
            kinds=kinds,
            scales=scales,
        )
        ids.taken |= {section.id for section in part.sections}
        path = f"source/parts/{number + 1:02d}-{part.id}.yaml"
        files.parts[path] = _part(part, number, outline, setting)
    files.texts["source/parts/01-contents.yaml"] = _template("contents.yaml")
    files.texts[f"source/parts/{len(outline.parts) + 2:02d}-about.yaml"] = _template("about.yaml")
    files.texts["source/guide.yaml"] = _about(outline, documents, date, kinds, scales)
    files.pictures, files.unused = pictures.used, pictures.unused
    return files


def _part(part: Part, number: int, outline: Outline, setting: Setting) -> Marked:
    """One file of parts."""
    setting.title = plain(part.title)
    setting.notes = []
    title = line(part.title, part.place, setting.context)
    front = sum(each.front for each in outline.parts)
    values: dict[str, object] = {"part": title, "id": part.id}
    if part.front:
        values["role"] = "front"
    else:
        values["number"] = str(number - front)
        values["accent"] = (number - front - 1) % _ACCENTS + 1
    values["notes"] = 0
    body = write_blocks(part.blocks, setting)
    if body:
        values["body"] = body
    above = _notes(setting)
    sections = [_section(section, setting) for section in part.sections]
    if sections:
        values["sections"] = sections
    return Marked(values, above=above)


def _notes(setting: Setting) -> list[str]:
    """What facilitators are told, as notes in the file."""
    return [f"For facilitators: {' '.join(words.split())}" for words in setting.notes]


def _section(section: Section, setting: Setting) -> Marked:
    setting.title = plain(section.title)
    setting.notes = []
    body = write_blocks(section.blocks, setting)
    title = line(section.title, section.place, setting.context)
    notes = _notes(setting)
    values: dict[str, object] = {"title": title, "id": section.id}
    values["body"] = body or Listed()
    return Marked(values, above=notes)


def _link(address: str, place: Place, outline: Outline, log: Log) -> str:
    """The address of a link in the guide: of the web as it is, of a place of the originals as a reference."""
    if address.startswith("#"):
        name = address[1:]
        found = outline.anchors.get(name) or outline.anchors.get(name.partition("#")[0] + "#")
        if found:
            return f"#{found}"
        log.note("link-lost", place, address)
        return ""
    found = link_of(address)
    if not found:
        log.note("link-lost", place, address)
    return found


def _template(name: str) -> str:
    return (TEMPLATE / name).read_text(encoding="utf-8")


def _about(
    outline: Outline, documents: Sequence[Document], date: str, kinds: set[str], scales: dict[str, tuple[str, ...]]
) -> str:
    """guide.yaml."""
    words = cues().words
    first = documents[0]
    title = plain_words(outline.title)
    language = first.language.replace("_", "-")
    values = {
        "slug": slug(title, 40) or "guide",
        "title": scalar(title),
        "subtitle": scalar(plain_words(outline.subtitle) or words["subtitle"]),
        "language": language if _LANGUAGE.fullmatch(language) else "en-GB",
        "description": scalar(plain_words(first.description)[:300].strip() or title),
        "date": date,
        "author": scalar(plain_words(first.author) or words["author"], flow=True),
        "callout-kinds": _kinds(kinds),
        "scales": _scales(scales),
        "parts": ", ".join(["contents", *(part.id for part in outline.parts), "about"]),
    }
    text = _template("guide.yaml")
    for key, value in values.items():
        text = text.replace(f"{{{{{key}}}}}", value)
    return text


def _kinds(kinds: set[str]) -> str:
    """The callout kinds that are used."""
    if not kinds:
        return ""
    lines = [
        "",
        "# Boxes with an icon: pencil, caution, clock and others of the tool, or an SVG of your own.",
        "callout-kinds:",
    ]
    for name in sorted(kinds):
        kind = cues().kinds[name]
        lines += [f"  {name}:", f"    label: {kind['label']}", f"    icon: {kind['icon']}"]
        lines += [f"    for: {cues().words['everyone']}", f"    means: {kind['means']}"]
    return "\n".join(lines) + "\n"


def _scales(scales: dict[str, tuple[str, ...]]) -> str:
    """The scales that are used."""
    if not scales:
        return ""
    lines = [
        "",
        "# Scales for rating. A key names an answer for ever; the label and its meaning may change.",
        "scales:",
    ]
    for name, points in scales.items():
        lines.append(f"  {name}:")
        lines += [f"    - {{key: point-{at}, label: {scalar(point, flow=True)}}}" for at, point in enumerate(points, 1)]
    return "\n".join(lines) + "\n"
