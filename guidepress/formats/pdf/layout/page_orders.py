"""What stands in a story besides pieces: where pages begin, what stands around them, what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from guidepress.formats.pdf.layout.flowable import Flowable


class PageOrder(Struct):
    """What stands in a story besides pieces."""


class NewPage(PageOrder):
    """What follows begins a page. `right`: a right-hand one; a left-hand page before it gets `filler`."""

    right: bool = False
    filler: Callable[[], Flowable] | None = None


class Furniture(PageOrder):
    """What stands around the text from here on."""

    part: str = ""
    section: str = ""
    accent: int = 0
    tab: str = ""
    tab_index: int = -1
    bare: bool = False
    """Nothing at all: the cover, a part's first page."""


class NeedRoom(PageOrder):
    """What follows begins a page unless so much room is left."""

    room: float


class Together(PageOrder):
    """The pieces that follow belong together: on one page where that can be, lower boxes and all.

    `alone`: even if the page before them stays emptier than it would.
    """

    pieces: Sequence[Flowable]
    alone: bool = False
