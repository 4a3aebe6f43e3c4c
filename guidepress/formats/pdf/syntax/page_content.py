"""The content of one page: its content stream, its annotations, and the owner of each piece of marked content."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from guidepress.formats.pdf.syntax.objects import stream
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class Artifact(Enum):
    """Content that is not part of the text (ISO 32000-1, 14.8.2.2). The value is its property list."""

    LAYOUT = "/Type/Layout"
    BACKGROUND = LAYOUT
    """A background screen is part of the layout. An artifact of the type Background would have to have its place."""
    HEADER = "/Type/Pagination/Subtype/Header"
    FOOTER = "/Type/Pagination/Subtype/Footer"
    REPEATED = "/Type/Pagination"


Owner = StructureElement | Artifact
"""Every piece of content belongs to a structure element or is an artifact."""

Deferred = Callable[[], str]
"""Page content that can only be written when the layout of all pages is finished."""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the bottom left of the page."""


class Annotation:
    """An annotation. Its rectangle may move until the end, when a page number before it turns out to be shorter."""

    def __init__(self, object_number: int, entries: str, rectangle: Callable[[], Rectangle]) -> None:
        self.object_number = object_number
        self.entries = entries
        self.rectangle = rectangle


class CanvasPage:
    """One page: its content, its annotations, and the owner of each piece of marked content."""

    def __init__(self, object_number: int, struct_parents: int) -> None:
        self.object_number = object_number
        self.struct_parents = struct_parents
        self.code: list[str | Deferred] = []
        self.annotations: list[Annotation] = []
        self.owners: list[StructureElement] = []
        self.words: list[list[str | Deferred]] = []
        """For each piece of marked content (MCID): the texts that are shown in it."""
        self.images: dict[str, int] = {}
        self.content = b""
        """The compressed content stream object; empty until `compress` has made it."""

    def compress(self, with_deferred: bool) -> None:
        """Compresses the content to save memory. A page with deferred parts is only compressed with `with_deferred`."""
        if not self.content and (with_deferred or all(isinstance(part, str) for part in self.code)):
            code = "\n".join(part if isinstance(part, str) else part() for part in self.code)
            self.content = stream("", code.encode("latin-1"))
            self.code = []
