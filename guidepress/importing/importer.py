"""Imports files: reads them, makes a guide of them, has it checked, and accounts for every word."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from guidepress.core.os_errors import RefusedError
from guidepress.core.problems import Problems, Severity
from guidepress.importing.account import ImportAccount, account_for_import
from guidepress.importing.checking import mend, write_files
from guidepress.importing.cues import cues
from guidepress.importing.epub import read_epub
from guidepress.importing.guide import Files, write_guide
from guidepress.importing.html.reader import beside, read_html
from guidepress.importing.limits import MAX_TEXT_FILE, read_file, refuse
from guidepress.importing.log import Log
from guidepress.importing.outline import outline
from guidepress.importing.proposals import propose
from guidepress.importing.tidying import tidied_document
from guidepress.importing.tree import Document, Place, SourceText
from guidepress.source.loader import load
from guidepress.source.model import Guide

WORD, MARKDOWN, HTML, EPUB = (".docx",), (".md", ".markdown", ".mkd"), (".html", ".htm", ".xhtml"), (".epub",)
READ = (*WORD, *MARKDOWN, *HTML, *EPUB)
"""The endings of files that can be imported."""
SAVE_AS = {
    **dict.fromkeys(
        (".doc", ".odt", ".rtf", ".docm", ".dotx", ".dotm", ".pages", ".wpd"), "open it, and save it as .docx"
    ),
    **dict.fromkeys(
        (".pdf",), "ask for the document that it was made from: a PDF has lost what is a heading and a list"
    ),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "export its outline or notes as .docx"),
    **dict.fromkeys((".txt", ".rst", ".tex", ".adoc", ".ipynb"), "convert it to Markdown (.md)"),
}
"""Ending → what to do with such a file."""
MAX_FILES = 500
"""Most files of a folder."""


class Imported(Struct):
    """A finished import, before it is written."""

    files: Files
    log: Log
    account: ImportAccount
    problems: Problems
    title: str
    names: list[str]
    """The files that were read."""

    @property
    def errors(self) -> int:
        """How many errors the checker still finds."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def import_files(paths: Sequence[Path]) -> Imported:
    """The guide in these files, in their order. A folder stands for the Markdown files in it.

    RefusedError for a file that cannot be read, or that is not within the limits.
    """
    log = Log()
    found = [path for given in paths for path in _files(given)]
    if not found:
        raise RefusedError("there is nothing to import in this folder", f"name files that end in {', '.join(READ)}")
    documents = [document for path, base in found for document in _read(path, base, log)]
    texts: list[SourceText] = [text for document in documents for text in document.texts]
    tidy = [tidied_document(document, log) for document in documents]
    in_parts = len(found) > 1
    made = outline(tidy, log, folder=in_parts)
    if in_parts:
        made.title = _folder_title(paths, made.title)
        log.note("title", Place(paths[0].name), made.title, added=made.title)
    propose(made, log)
    files = write_guide(made, tidy, _date(path for path, _ in found), log)
    problems = mend(files, log)
    account = account_for_import(texts, log.entries, _guide(files))
    return Imported(files, log, account, problems, made.title, [path.name for path, _ in found])


def _folder_title(paths: Sequence[Path], otherwise: str) -> str:
    """The title of a guide of several files: the name of their folder."""
    folder = paths[0].resolve() if paths[0].is_dir() else paths[0].resolve().parent
    words = " ".join(folder.name.replace("-", " ").replace("_", " ").split())
    return words.capitalize() or otherwise


def _files(given: Path) -> list[tuple[Path, Path]]:
    """The files that a path stands for, each with the folder from which links name it."""
    if given.is_dir():
        found = sorted(path for path in given.rglob("*") if path.suffix.lower() in MARKDOWN and path.is_file())
        hidden = [path for path in found if any(part.startswith(".") for part in path.relative_to(given).parts)]
        kept = [path for path in found if path not in hidden]
        if len(kept) > MAX_FILES:
            refuse(str(given), f"holds more than {MAX_FILES} files", "name those that you want")
        return [(path, given) for path in kept]
    if not given.exists():
        refuse(str(given), "is not there", "look at how its name is written")
    return [(given, given.parent)]


def _read(path: Path, base: Path, log: Log) -> list[Document]:
    ending = path.suffix.lower()
    boxes = cues().boxes
    if ending in WORD:
        from guidepress.importing.word.reader import read_word

        return [read_word(path.name, read_file(path), log)]
    if ending in MARKDOWN:
        from guidepress.importing.markdown.reader import read_markdown

        name = path.resolve().relative_to(base.resolve()).as_posix()
        return [read_markdown(name, read_file(path, MAX_TEXT_FILE), log, boxes, beside(base / "x"), name)]
    if ending in HTML:
        return [read_html(path.name, read_file(path, MAX_TEXT_FILE), log, boxes, beside(path))]
    if ending in EPUB:
        return read_epub(path.name, read_file(path), log, boxes)
    hint = SAVE_AS.get(ending, f"name a file that ends in {', '.join(READ)}")
    raise RefusedError(f"{path.name} is of a kind that cannot be imported", hint)


def _date(paths: Iterable[Path]) -> str:
    """The day on which the youngest of the files was changed, in UTC."""
    return max(datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat() for path in paths)


def _guide(files: Files) -> Guide:
    """The guide as it is read from its files."""
    with tempfile.TemporaryDirectory(prefix="guidepress-import-") as name:
        write_files(files, Path(name))
        problems = Problems()
        guide = load(Path(name) / "source", problems)
    if guide is None:
        raise ValueError("; ".join(str(problem) for problem in problems)[:500])
    return guide
