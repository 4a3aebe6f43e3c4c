"""Names that no file made from an id may have: those of the tool's own files, and those that Windows keeps for devices.

The id of a part names its page of the web workbook, of the package for learning systems and of the EPUB; the slug names
every file that is built. The id of a timetable stands behind the slug in the name of its deck, which can be anything.
Upper and lower case make no difference, since Windows and macOS make none. tests/test_filenames.py compares this list
with the files that are really made.
"""

from __future__ import annotations

RESERVED = {
    "answers": "answers.html",
    "cover": "cover.xhtml",
    "index": "index.html",
    "launch": "launch.html",
    "nav": "nav.xhtml",
    "search": "search.html",
    "title-page": "title-page.xhtml",
}
"""Files of the tool's own, by the id of a part that would make another of the same name."""
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""Windows opens a device instead of a file of such a name, whatever its ending: learn.microsoft.com, Naming Files."""


def reserved_file(id: str) -> str:
    """The file of the tool's that a part of this id would take the place of; "" for none."""
    return RESERVED.get(id.lower(), "")


def is_device(name: str) -> bool:
    """Whether Windows takes a file of this name, with or without its endings, for a device."""
    return name.lower().partition(".")[0] in DEVICES
