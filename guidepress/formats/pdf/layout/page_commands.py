"""Commands between the pieces of a story: page breaks, page furniture, and pieces that belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from guidepress.formats.pdf.layout.flowable import Flowable


class PageCommand(Struct):
    """A command in a story."""


class NewPage(PageCommand):
    """Begins a new page.

    `right`: a right-hand page. A left-hand page before it holds `filler`, or is blank without one.
    """

    right: bool = False
    filler: Callable[[], Flowable] | None = None


class PageFurniture(PageCommand):
    """The running heads and the tab of the following pages."""

    part: str = ""
    section: str = ""
    accent: int = 0
    anchor: str = ""
    """The anchor of the part."""
    tab: str = ""
    tab_index: int = -1
    is_bare: bool = False
    """Whether the page has no running head: the cover and the first page of a part."""
    is_contents: bool = False
    """Whether the page holds the contents, which have pages of their own in each print."""
    is_blank: bool = False
    """Whether the page has no furniture at all."""


class NeedSpace(PageCommand):
    """Begins a new page if less than `room` points are left."""

    room: float


class KeepTogether(PageCommand):
    """The following pieces stand on one page if possible; boxes may shrink for this.

    `may_leave_space`: also if a large part of the page before stays empty.
    """

    pieces: Sequence[Flowable]
    may_leave_space: bool = False


class WidePages(PageCommand):
    """Pieces on pages of their own that lie across. They were made for the measures of such pages."""

    pieces: Sequence[Flowable]
