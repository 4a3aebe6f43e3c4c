"""The files of an EPUB with their manifest entries."""

from __future__ import annotations

from guidepress.core.values import Value

PAGE = "application/xhtml+xml"
"""The media type of an XHTML content document."""


class BookFile(Value):
    """A file of the EPUB. `properties` belong to its manifest entry; `in_spine` adds it to the reading order."""

    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    in_spine: bool = False
