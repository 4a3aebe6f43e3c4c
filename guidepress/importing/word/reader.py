"""Reads a whole Word file into a document."""

from __future__ import annotations

from typing import Any

from guidepress.importing.log import Log
from guidepress.importing.tree import Document, Place, SourceText, text_of
from guidepress.importing.word.body import BodyReader
from guidepress.importing.word.names import W, value
from guidepress.importing.word.package import Package
from guidepress.importing.word.styles import Numbering, Styles
from guidepress.importing.word.texts import texts_in, words_below

_NOTES = (("footnotes", "footnote", "f"), ("endnotes", "endnote", "e"))
"""Kind of part, name of its entries, first letter of the ids of notes here."""


def read_word(name: str, data: bytes, log: Log) -> Document:
    """The document in a Word file. RefusedError where it is damaged, or not within the limits."""
    package = Package(name, data)
    styles = Styles(package.root("styles"))
    reader = BodyReader(package, log, Numbering(package.root("numbering")), styles)
    texts: list[SourceText] = []
    _read_notes(package, reader, texts)
    _read_comments(package, reader, texts)
    body = package.document.element.body
    texts += texts_in(body, package.part, name, "")
    blocks = reader.blocks(body, package.part)
    _report_stories(package, reader, log, texts)
    if package.macros:
        log.note("macros", Place(name), ", ".join(package.macros), removed=" ")
    if package.embedded:
        log.note("embedded", Place(name), ", ".join(package.embedded), removed=" ")
    core = package.document.core_properties
    return Document(
        name=name,
        blocks=blocks,
        title=_text(core.title),
        author=_text(core.author),
        language=_language(package),
        description=_text(core.subject),
        pictures=reader.pictures,
        texts=tuple(texts),
    )


def _text(found: Any) -> str:
    return " ".join(str(found or "").split())


def _language(package: Package) -> str:
    """The language of the default style: "en-GB"."""
    root = package.root("styles")
    return value(None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"))


def _read_notes(package: Package, reader: BodyReader, texts: list[SourceText]) -> None:
    """Reads footnotes and endnotes, which the body refers to by their ids."""
    for kind, entry, letter in _NOTES:
        root = package.root(kind)
        for note in () if root is None else root.iterfind(W + entry):
            if value(note, "type", "normal") == "normal":
                number = value(note, "id")
                place = Place(package.name, f"{entry} {number}")
                reader.notes[letter + number] = reader.blocks(note, package.related(kind), place)
                texts += texts_in(note, package.related(kind), package.name, f"{entry} {number}, ")


def _read_comments(package: Package, reader: BodyReader, texts: list[SourceText]) -> None:
    """Reads the comments of reviewers."""
    root = package.root("comments")
    for comment in () if root is None else root.iterfind(W + "comment"):
        number = value(comment, "id")
        reader.comments[number] = words_below(comment)
        texts += texts_in(comment, package.related("comments"), package.name, f"comment {number}, ")


def _report_stories(package: Package, reader: BodyReader, log: Log, texts: list[SourceText]) -> None:
    """Reports what stands in headers and footers: the same words once."""
    said: set[str] = set()
    for kind in ("header", "footer"):
        for part, root in package.stories(kind):
            found = list(texts_in(root, part, package.name, f"{kind}, "))
            words = " ".join(text.words for text in found)
            if words and words not in said:
                said.add(words)
                texts += found
                log.note("header-footer", Place(package.name, kind), words)
    _report_unused_notes(package, reader, log)


def _report_unused_notes(package: Package, reader: BodyReader, log: Log) -> None:
    """Reports comments to which no place refers."""
    noted = {entry.words for entry in log.entries if entry.rule == "comment"}
    for number, words in reader.comments.items():
        if words and words not in noted:
            log.note("comment", Place(package.name, f"comment {number}"), words)
    used = {value(each, "id") for each in package.document.element.body.iter(W + "footnoteReference")}
    for key, blocks in reader.notes.items():
        if key.startswith("f") and key[1:] not in used and (words := text_of(blocks)):
            log.note("hidden-text", Place(package.name, f"footnote {key[1:]}"), words)
