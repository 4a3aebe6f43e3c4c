"""Easy read: short sentences, one a line, each with a picture at its left where it has one."""

from __future__ import annotations

from typing import ClassVar

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Name, Plain
from guidepress.document.blocks import Image
from guidepress.document.inline import Runs


class EasySentence(Traced):
    """A sentence under `easy-read`, as an author writes it. A sentence without a picture may stand as text alone."""

    SHORT: ClassVar[str] = "say"
    say: Line
    picture: Name | None = None
    """A file of assets/images. A sentence has a picture or an icon, not both."""
    icon: Name | None = None
    """A file of assets/icons, without `.svg`."""
    alt: Plain | None = None
    """What is read aloud for the picture. Without it, the picture is decoration: the sentence says the same."""


class EasyLine(Traced):
    """A sentence as a format sets it."""

    runs: Runs
    icon: str = ""
    """A name in `assets/icons` without extension."""
    image: Image | None = None
    alt: str = ""
    """The text alternative of the icon or image; "" for decoration."""
