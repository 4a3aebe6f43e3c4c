"""Imports small documents, and Word files that tests make."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from guidepress.importing.importer import Imported, import_files
from guidepress.importing.log import RULES


def imported(*paths: Path) -> Imported:
    """The import of files, of which every word is accounted for and in which the checker finds no error."""
    made = import_files(paths)
    account = made.account
    assert (account.lost, account.invented) == ((), ()), "words that do not add up"
    assert not [str(problem) for problem in made.problems if problem.severity.value == "error"]
    return made


def words(made: Imported, path: str = "") -> str:
    """The files of words of an import, or those whose path ends in `path`."""
    texts = {name: text for name, text in made.files.sources().items() if name in made.files.parts}
    return "\n".join(text for name, text in texts.items() if name.endswith(path))


def rules(made: Imported, kind: str = "") -> dict[str, list[str]]:
    """The entries of the log: rule → the words of each."""
    found: dict[str, list[str]] = {}
    for entry in made.log.entries:
        if not kind or RULES[entry.rule].kind == kind:
            found.setdefault(entry.rule, []).append(entry.words)
    return found


def saved(document: Any, folder: Path, name: str = "handbook.docx") -> Path:
    """A Word file of python-docx, written into a folder."""
    path = folder / name
    document.save(str(path))
    return path


def word_file(folder: Path, *paragraphs: str, **styles: str) -> Path:
    """A Word file of plain paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document, folder)


def add_part(document: Any, name: str, kind: str, xml: str) -> None:
    """Adds a part to a document, such as its footnotes. `kind` is that of the relationship and of the content."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    part = Part(PackURI(f"/word/{name}"), f"{types}.{kind}+xml", xml.encode(), document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")


def lines(text: str) -> str:
    """A text without the spaces at the start of its lines."""
    return "\n".join(line.strip() for line in text.split("\n"))


def bytes_of(document: Any) -> bytes:
    """The bytes of a Word file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
