"""The content of one page: its content stream, its annotations, and the owner of each piece of marked content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from guidepress.formats.pdf.syntax.objects import stream
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

if TYPE_CHECKING:
    from guidepress.formats.pdf.syntax.canvas import TaggedCanvas


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

Deferred = Callable[["TaggedCanvas"], str]
"""Page content that can only be written when the layout of all pages is finished. It takes the canvas of all pages, and
keeps none: pages that are kept for another document refer to the pages of that.
"""

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the bottom left of the page."""
LateRectangle = Callable[["TaggedCanvas"], Rectangle]
"""A rectangle that is known when the layout of all pages is finished."""


class Annotation:
    """An annotation. Its rectangle may move until the end, when a page number before it turns out to be shorter.

    `owner` is its structure element, and `struct_parent` its key in the parent tree.
    """

    def __init__(
        self,
        object_number: int,
        entries: str,
        rectangle: LateRectangle,
        owner: StructureElement,
        struct_parent: int,
    ) -> None:
        self.object_number = object_number
        self.entries = entries
        self.rectangle = rectangle
        self.owner = owner
        self.struct_parent = struct_parent


class CanvasPage:
    """One page: its content, its annotations, and the owner of each piece of marked content."""

    def __init__(self, object_number: int, struct_parents: int) -> None:
        self.object_number = object_number
        self.struct_parents = struct_parents
        self.size = (0.0, 0.0)
        """Its width and height."""
        self.code: list[str | Deferred] = []
        self.as_text: dict[int, tuple[str, str]] = {}
        """For code of a link to an anchor, by its index: the anchor, and the code for a file that does not have it."""
        self.annotations: list[Annotation] = []
        self.owners: list[StructureElement] = []
        self.words: list[list[str | Deferred]] = []
        """For each piece of marked content (MCID): the texts that are shown in it."""
        self.lines: list[tuple[float, float, float, float]] = []
        """Where its text stands, without head and foot: left, base line and width of each piece, and its type size."""
        self.images: dict[str, int] = {}
        self.content = b""
        """The compressed content stream object; empty until `compress` has made it."""

    def compress(self, canvas: TaggedCanvas, with_deferred: bool) -> None:
        """Compresses the content to save memory. A page with deferred parts is only compressed with `with_deferred`."""
        if not self.content and (with_deferred or all(isinstance(part, str) for part in self.code)):
            self.content = _compressed(canvas, self.code)
            if not self.as_text:
                self.code = []

    def content_with(self, canvas: TaggedCanvas, has_anchor: Callable[[str], bool]) -> bytes:
        """The compressed content stream object for a file that has only some anchors; empty if it is as for all."""
        missing = {index: code for index, (target, code) in self.as_text.items() if not has_anchor(target)}
        parts = [missing.get(index, part) for index, part in enumerate(self.code)]
        return _compressed(canvas, parts) if missing else b""


def _compressed(canvas: TaggedCanvas, parts: Sequence[str | Deferred]) -> bytes:
    code = "\n".join(part if isinstance(part, str) else part(canvas) for part in parts)
    return stream("", code.encode("latin-1"))
