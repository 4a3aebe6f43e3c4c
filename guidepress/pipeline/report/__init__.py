"""The report of a build: what stands in each format, what is left out and why. For the editor of the guide."""

from __future__ import annotations

from guidepress.pipeline.report.page import report_page
from guidepress.pipeline.report.record import report_record
from guidepress.pipeline.report.words import length_words, size_words

__all__ = ["length_words", "report_page", "report_record", "size_words"]
