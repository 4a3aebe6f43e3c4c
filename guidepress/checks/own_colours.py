"""The contrast of the colours of an edition, with a colour that would do.

Text has 4.5:1 at least (WCAG 2.2, 1.4.3) and lines 3:1 (1.4.11): less is an error. From there to 7:1 (1.4.6), which the
guide's own colours have, it is a warning.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guidepress.checks.advice.design import LINE_RATIO, TEXT_RATIO, contrast_ratio
from guidepress.core.problems import Code, Problems, Severity, Where
from guidepress.source.model.overlay import Overlay
from guidepress.source.scalars import place_of
from guidepress.theme import Theme

LEAST_TEXT_RATIO = 4.5
"""WCAG 2.2, 1.4.3 (level AA)."""
STEPS = 200
"""How many shades, from black to white, are tried for a suggestion."""


class _Pair(NamedTuple):
    """A colour on a ground, their names, the contrast that is wanted and the least, and the place of the own one."""

    name: str
    colour: str
    ground_name: str
    ground: str
    wanted: float
    least: float
    where: Where
    ground_is_own: bool
    """Whether the ground is the colour to change."""

    @property
    def own(self) -> str:
        """The colour of the organisation."""
        return self.ground if self.ground_is_own else self.colour

    @property
    def own_name(self) -> str:
        """Its name."""
        return self.ground_name if self.ground_is_own else self.name

    @property
    def other(self) -> str:
        """The colour on which it stands, or which stands on it."""
        return self.colour if self.ground_is_own else self.ground


def check_own_colours(theme: Theme, overlay: Overlay, problems: Problems) -> None:
    """Reports each pair of colours with too little contrast, of which the overlay names one. `theme` has its
    colours. The suggestion does for every pair of its colour.
    """
    pairs = list(_pairs(theme, overlay))
    for pair in pairs:
        ratio = contrast_ratio(pair.colour, pair.ground)
        if ratio >= pair.wanted:
            continue
        better = nearest(pair.own, [(each.other, each.wanted) for each in pairs if each.own_name == pair.own_name])
        hint = (
            f'for {pair.own_name}, "{better}" would do' if better else "choose another colour; no shade of it would do"
        )
        shown = f"{pair.name} on {pair.ground_name}"
        message = f"the contrast of {shown} is {_cut(ratio)} to 1; {pair.wanted:g} to 1 is wanted"
        severity = Severity.ERROR if ratio < pair.least else Severity.WARNING
        problems.report(severity, Code.CONTRAST, pair.where, message, hint)


def nearest(colour: str, others: Sequence[tuple[str, float]]) -> str:
    """The colour of the same hue, nearest in lightness, that has with each of `others` the contrast beside it; "" if
    there is none.
    """
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for step in range(STEPS + 1):
        for lightness in (light - step / STEPS, light + step / STEPS):
            if 0 <= lightness <= 1:
                parts = colorsys.hls_to_rgb(hue, lightness, saturation)
                tried = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
                if all(contrast_ratio(tried, other) >= wanted for other, wanted in others):
                    return tried
    return ""


def _cut(ratio: float) -> str:
    """A ratio with one decimal, cut and not rounded, so that 6.97 is not shown as the 7 that is wanted."""
    return f"{int(ratio * 10) / 10:.1f}"


def _pairs(theme: Theme, overlay: Overlay) -> Iterator[_Pair]:
    colours, own = theme.colours, overlay.colours
    text, line = (TEXT_RATIO, LEAST_TEXT_RATIO), (LINE_RATIO, LINE_RATIO)
    places = {name: place_of(colour, overlay.where) for name, colour in own.items()}
    for name, ground, ratios in (
        ("ink", "paper", text),
        ("ink", "tint", text),
        ("quiet", "paper", text),
        ("quiet", "tint", text),
        ("link", "paper", text),
        ("line", "paper", line),
        ("line", "tint", line),
    ):
        if name in own or ground in own:
            where = places[name] if name in own else places[ground]
            yield _Pair(name, getattr(colours, name), ground, getattr(colours, ground), *ratios, where, name not in own)
    for accent in theme.accents:
        change = overlay.accents.get(accent.name)
        if change is not None or "paper" in own:
            where = change.where if change is not None else places["paper"]
            yield _Pair(accent.name, accent.accent, "paper", colours.paper, *text, where, change is None)
        if change is not None:
            where = place_of(change.soft or "", change.where)
            soft = f"the soft colour of {accent.name}"
            yield _Pair("ink", colours.ink, soft, accent.soft, *text, where, True)
            yield _Pair("line", colours.line, soft, accent.soft, *line, where, True)
