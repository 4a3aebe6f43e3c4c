"""The transcript: what a screen reader says of the workbook, page by page, as one HTML file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.transcript.set_transcript import LaidTranscript


class Transcript(Format["LaidTranscript"]):
    """The transcript of the workbook, and of each of its variants that is asked for."""

    name = "transcript"
    title = "what a screen reader says of the workbook"
    step = "Setting the transcript"
    files = ("{slug}-transcript.html", "{slug}-transcript-{variant}.html")
    default = False
    takes_variants = True

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("transcript", (documents.book, documents.theme, None, {}))]

    def variants(self, documents: Documents) -> Sequence[Unit]:
        pages, words = documents.pages, documents.standard_words
        return [
            Unit(f"transcript-{of.name}", (each.book, each.theme, pages if of.standard_pages else None, words))
            for each in documents.variants
            if (of := each.book.variant) is not None
        ]

    def set(self, unit: Unit, problems: Problems) -> LaidTranscript:
        from guidepress.formats.transcript.set_transcript import set_transcript

        return set_transcript(*unit.sources)

    def shown(self, laid: LaidTranscript) -> Shown:
        from guidepress.formats.pdf.shown import SPOKEN_RULES

        return Shown(laid.book, laid.words, SPOKEN_RULES)

    def facts(self, laid: LaidTranscript) -> Mapping[str, Any]:
        variant = laid.book.variant
        return {**({"variant": variant.name} if variant is not None else {}), "pages": laid.count}

    def write(self, laid: LaidTranscript) -> Mapping[str, bytes]:
        from guidepress.formats.transcript.page import page_bytes

        suffix = f"-{laid.book.variant.name}" if laid.book.variant is not None else ""
        return {f"{laid.book.slug}-transcript{suffix}.html": page_bytes(laid.page, laid.theme)}
