"""File names that no id may produce: those of the tool's own files, and those that Windows reserves for devices.

The id of a part names its page of the web workbook, of the e-learning package and of the EPUB. The slug names every
file of a build. The id of a timetable follows the slug in the name of its deck, so it may be any word. Case is ignored,
since Windows and macOS ignore it. tests/test_filenames.py compares this list with the files of a real build.
"""

from __future__ import annotations

RESERVED = {
    "answers": "answers.html",
    "cover": "cover.xhtml",
    "in-words": "in-words.xhtml",
    "index": "index.html",
    "launch": "launch.html",
    "nav": "nav.xhtml",
    "record": "record.html",
    "search": "search.html",
    "title-page": "title-page.xhtml",
}
"""The tool's own files, each under the id of a part that would produce the same file name."""
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""For a file of such a name, with any extension, Windows opens a device: learn.microsoft.com, Naming Files."""


def reserved_file(id: str) -> str:
    """The file of the tool that has the same name as the page of a part with this id; "" where there is none."""
    return RESERVED.get(id.lower(), "")


def is_device(name: str) -> bool:
    """Whether Windows treats a file of this name, with or without an extension, as a device."""
    return name.lower().partition(".")[0] in DEVICES


def page_file(id: str) -> str:
    """The file of the page of the web workbook that shows what has this id. An underscore follows the name of a device;
    no id has an underscore.
    """
    first, dot, rest = id.partition(".")
    return f"{first}{'_' if is_device(first) else ''}{dot}{rest}.html"
