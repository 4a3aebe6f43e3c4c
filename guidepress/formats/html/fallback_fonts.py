"""The fonts for characters that the theme's typeface lacks, each cut to the characters of the pages that hold it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache

from guidepress.core.values import Value
from guidepress.text.metrics import typeface
from guidepress.theme import Theme
from guidepress.theme.fonts import fallback_role


class FallbackFont(Value):
    """One fallback family, as far as the pages need it."""

    role: str
    """Its name in file names and notices."""
    characters: str
    """The characters that are taken from it, sorted."""
    names: Mapping[str, str]
    """For each weight ("regular", "bold"): the name of its file without a folder or an ending."""
    files: Mapping[str, bytes]
    """The TrueType files by these names."""

    @property
    def unicode_range(self) -> str:
        """The characters as the value of the CSS descriptor `unicode-range`."""
        return ", ".join(f"U+{ord(character):X}" for character in self.characters)


def fallback_fonts(theme: Theme, texts: Iterable[bytes], weights: Iterable[str]) -> tuple[FallbackFont, ...]:
    """The fallback families that pages need, in their order. `texts`: the pages in UTF-8.

    Nothing is cut and fontTools is not loaded where the typeface has every character.
    """
    face = typeface(theme.font_chain("regular"))
    taken: dict[int, set[str]] = {}
    for character in set[str]().union(*(text.decode("utf-8") for text in texts)):
        number = face.font_of(character)
        if number:
            taken.setdefault(number, set()).add(character)
    return tuple(_cut(theme, number - 1, "".join(sorted(taken[number])), tuple(weights)) for number in sorted(taken))


def _cut(theme: Theme, number: int, characters: str, weights: tuple[str, ...]) -> FallbackFont:
    """A family cut to these characters. Weights that share a file in the theme share one here."""
    role, family = fallback_role(number), theme.fallback_fonts[number]
    names: dict[str, str] = {}
    for weight in weights:
        same = next((names[other] for other in names if family[other] == family[weight]), "")
        names[weight] = same or (f"{role}-{weight}" if names else role)
    files = {name: subset_font(family[weight], characters) for weight, name in reversed(names.items())}
    return FallbackFont(role, characters, names, dict(sorted(files.items())))


@lru_cache(16)
def subset_font(data: bytes, characters: str) -> bytes:
    """A TrueType font with these characters only. The same input gives the same bytes."""
    from fontTools import subset  # slow to import, and rarely needed
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        target = io.BytesIO()
        font.save(target)
    return target.getvalue()
