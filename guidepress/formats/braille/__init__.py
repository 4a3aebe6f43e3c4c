"""The braille: the workbook as a BRF file, a draft for a transcriber."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.braille.set_braille import LaidBraille


class Braille(Format["LaidBraille"]):
    """A BRF file of the workbook. liblouis, a program on the machine, translates the words."""

    name = "braille"
    title = "a draft for a braille transcriber (needs liblouis)"
    step = "Setting the braille"
    files = ("{slug}.brf",)
    default = False

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("braille", (documents.book, documents.theme))]

    def set(self, unit: Unit, problems: Problems) -> LaidBraille:
        from guidepress.formats.braille.set_braille import set_braille

        book, theme = unit.sources
        return set_braille(book, theme, problems)

    def shown(self, laid: LaidBraille) -> Shown:
        from guidepress.formats.pdf.shown import SPOKEN_RULES

        return Shown(laid.book, laid.words, SPOKEN_RULES)

    def facts(self, laid: LaidBraille) -> Mapping[str, Any]:
        return {"pages": len(laid.pages)}

    def write(self, laid: LaidBraille) -> Mapping[str, bytes]:
        from guidepress.formats.braille.cells import brf

        return {f"{laid.book.slug}.brf": brf(laid.pages)}
