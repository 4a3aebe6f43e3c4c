"""Finds words that are wider than their line, and so would be broken in two."""

from __future__ import annotations

import re

from guidepress.formats.pdf.layout.prepared_text import PreparedText
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas

_TOLERANCE = 0.1
"""A difference in points that is ignored."""
_ADDRESS = re.compile(r"[/@_]|\w\.\w")
"""What is in a web address, an e-mail address or the name of a file, and in no ordinary word."""


def check_words(canvas: TaggedCanvas, prepared: PreparedText, width: float) -> None:
    """Records the words that are wider than `width` (points). Call it when the text is drawn.

    An address may be broken anywhere, and is not recorded.
    """
    if prepared.widest <= width + _TOLERANCE:
        return
    for word in prepared.words:
        text = "".join(part[0] for part in word.parts)
        if word.width > width + _TOLERANCE and not _ADDRESS.search(text):
            canvas.limits.record(canvas.page, word.parts[0][2].owner, text, "word")
