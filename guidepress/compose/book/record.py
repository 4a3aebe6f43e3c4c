"""The record of activities, from the key `record` of guide.yaml."""

from __future__ import annotations

from guidepress.compose.book.running_text import ProseReader
from guidepress.document.authored_text import Plain
from guidepress.document.inline import Run, Runs
from guidepress.document.record import ActivitySource, Record, RecordPart, RecordRows
from guidepress.source import model


def record_of(about: model.GuideFile, reader: ProseReader) -> Record | None:
    """The record of a guide; None where it declares none."""
    declared = about.record
    if declared is None:
        return None
    return Record(
        title=_title(declared.title),
        about=reader.blocks(declared.about, expand=False),
        summary=_part(declared.summary, reader),
        activities=_title(declared.activities.title),
        sources=tuple(map(_source, declared.activities.from_)),
        gap_months=declared.activities.gap_months,
        statement=_title(declared.statement.title),
        statement_words=declared.statement.words,
        statement_parts=tuple(_part(part, reader) for part in declared.statement.parts),
        evidence=_title(declared.evidence),
        private=declared.private,
    )


def _part(part: model.RecordPart, reader: ProseReader) -> RecordPart:
    return RecordPart(
        title=_title(part.title),
        ask=tuple(reader.runs(line, pages=False) for line in part.ask),
        answers=tuple(part.answers),
        rows=tuple(RecordRows(rows.of, tuple(rows.show)) for rows in part.rows),
        words=part.words,
    )


def _source(source: model.ActivitySource) -> ActivitySource:
    return ActivitySource(
        source.of, source.kind.text, source.date, source.what, source.evidence or "", source.done or ""
    )


def _title(title: Plain) -> Runs:
    return (Run(title.text),)
