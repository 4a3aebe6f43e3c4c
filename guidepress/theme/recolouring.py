"""The theme of a guide in the colours of an organisation."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.source.keys import suggestion
from guidepress.source.model.overlay import Overlay, OwnAccent
from guidepress.source.scalars import place_of
from guidepress.theme import Accent, Colours, Theme


def recoloured(theme: Theme, overlay: Overlay, problems: Problems) -> Theme:
    """The theme with the colours and accents that an overlay names. Reports names that the theme does not have."""
    names = [name for name in Colours.__struct_fields__ if name != "where"]
    _report_unknown(overlay.colours, names, "colour", problems)
    _report_unknown(overlay.accents, [accent.name for accent in theme.accents], "accent", problems)
    own = {name: str(colour) for name, colour in overlay.colours.items() if name in names}
    colours = replace(theme.colours, **own)
    accents = tuple(_accent(accent, overlay.accents) for accent in theme.accents)
    return replace(theme, colours=colours, accents=accents)


def _accent(accent: Accent, own: Mapping[str, OwnAccent]) -> Accent:
    change = own.get(accent.name)
    if change is None:
        return accent
    soft = str(change.soft) if change.soft is not None else _soft(change.accent, accent.soft)
    return replace(accent, accent=str(change.accent), soft=soft)


def _soft(strong: str, before: str) -> str:
    """A pale colour with the hue of a strong one, and the lightness of the pale colour that it replaces."""
    hue, _, saturation = _hls(strong)
    _, light, most = _hls(before)
    parts = colorsys.hls_to_rgb(hue, light, min(most, saturation))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _hls(colour: str) -> tuple[float, float, float]:
    """The hue, lightness and saturation of #rrggbb, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


def _report_unknown(named: Iterable[str], known: list[str], noun: str, problems: Problems) -> None:
    for name in named:
        if name not in known:
            where, message = place_of(name, NOWHERE), f'the theme has no {noun} "{name}"'
            problems.error(Code.UNKNOWN_KEY, where, message, suggestion(name, known))
