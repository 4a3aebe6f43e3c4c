"""Files of an EPUB with their manifest entries."""

from __future__ import annotations

from guidepress.core.values import Value

PAGE = "application/xhtml+xml"
"""The media type of an XHTML content document."""


class File(Value):
    """A file of the book. `properties` are those of its manifest entry; `read` says that it stands in the spine."""

    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    read: bool = False
