"""The colours and fonts of a deck as a PowerPoint theme, so that an organisation can recolour its slides in PowerPoint.

A PowerPoint theme has six accents; a guide may have more. The first is the deck's own, the next are those of its
figures, then the others in order. A tone that is not among the six is written as an RGB colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice
from xml.sax.saxutils import quoteattr

from guidepress.core.values import Value
from guidepress.theme import Theme

ACCENTS = 6
"""The number of accents in a PowerPoint theme."""
GROUNDS = {"ink": "tx1", "paper": "bg1", "soft": "bg2", "accent": "accent1"}
"""The colour names of deck.yaml and those of a PowerPoint colour scheme."""


class Palette(Value):
    """The numbers of the guide's accents that are the accents of the PowerPoint theme, in their order."""

    numbers: tuple[int, ...]
    theme: Theme

    def fill(self, tone: str) -> str:
        """The DrawingML of a tone's colour: "ink", "paper", "tint", "accent-3", "soft-3"."""
        kind, _, number = tone.partition("-")
        if kind not in ("accent", "soft"):
            return scheme_colour({"ink": "tx1", "paper": "bg1"}.get(kind, "bg2"))
        if int(number or 0) not in self.numbers:
            return f'<a:srgbClr val="{_hex(self.theme.tone(tone)[0])}"/>'
        name = f"accent{self.numbers.index(int(number or 0)) + 1}"
        if kind == "accent":
            return scheme_colour(name)
        pale = self.theme.deck.figure.pale * 1000
        return f'<a:schemeClr val="{name}"><a:lumMod val="{pale}"/><a:lumOff val="{100_000 - pale}"/></a:schemeClr>'

    def text_colour(self, tone: str) -> str:
        """The DrawingML of the text colour on a tone."""
        return scheme_colour("bg1" if tone.startswith(("accent", "ink")) else "tx1")


def scheme_colour(name: str) -> str:
    """The DrawingML of a colour of the scheme."""
    return f'<a:schemeClr val="{name}"/>'


def palette(theme: Theme, own_accent: int, tones: Iterable[str]) -> Palette:
    """The six accents of a deck: its own first, then in the order in which `tones` name them."""
    accent_numbers = [own_accent]
    accent_numbers += [int(tone.partition("-")[2] or 0) for tone in tones if tone.startswith(("accent", "soft"))]
    accent_numbers += range(len(theme.accents))
    return Palette(tuple(dict.fromkeys(accent_numbers))[:ACCENTS], theme)


def theme_part(theme: Theme, accents: Palette, name: str) -> bytes:
    """The XML of a theme part with the deck's fonts and the colours of theme.yaml (ECMA-376 part 1, 20.1.6.9)."""
    own = theme.accent(accents.numbers[0])
    colours = theme.colours
    slots = {"dk1": colours.ink, "lt1": colours.paper, "dk2": colours.quiet, "lt2": own.soft}
    filled = islice(cycle(accents.numbers), ACCENTS)  # a theme must have all six
    slots |= {f"accent{at}": theme.accent(number).accent for at, number in enumerate(filled, 1)}
    slots |= {"hlink": colours.link, "folHlink": colours.link}
    scheme_xml = "".join(f'<a:{slot}><a:srgbClr val="{_hex(colour)}"/></a:{slot}>' for slot, colour in slots.items())
    face = f'<a:latin typeface={quoteattr(theme.deck.font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(name)}>'
        f"<a:themeElements><a:clrScheme name={quoteattr(own.name)}>{scheme_xml}</a:clrScheme>"
        f"<a:fontScheme name={quoteattr(theme.deck.font)}><a:majorFont>{face}</a:majorFont>"
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="plain"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()
