"""Where a part stands in the drawing of the cover: the shapes in its accent."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from guidepress.document.drawing import Arrow, Box, Drawing, Ring


def without_words(cover: Drawing | None) -> Drawing | None:
    """The drawing without its words, which nobody could read at the size that it has on a slide."""
    if cover is None:
        return None
    shapes = (shape for shape in cover.shapes if isinstance(shape, Box | Ring | Arrow))
    return replace(cover, shapes=tuple(each if isinstance(each, Arrow) else replace(each, text="") for each in shapes))


def told_apart(cover: Drawing | None, accents: Iterable[int]) -> tuple[int, ...]:
    """Those of the accents that a shape of the drawing has, each once. None if they are several and more than half of
    those of the drawing: the eye would then take the few others for what is marked.
    """
    shapes = cover.shapes if cover is not None else ()
    tones = {shape.tone for shape in shapes if isinstance(shape, Box | Ring)}
    found = tuple(accent for accent in dict.fromkeys(accents) if f"accent-{accent}" in tones)
    coloured = sum(tone.startswith("accent-") for tone in tones)
    return () if len(found) > max(1, coloured / 2) else found
