"""Guide → the evaluation form: a book of one division. The last sheet of the facilitator's pack is the same form."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from guidepress.compose.book import Arranged, arrange
from guidepress.core.problems import Problems
from guidepress.document.book import Block, Division
from guidepress.document.exercise import Exercise
from guidepress.source import model
from guidepress.source.model.workshop import EVALUATION, EvaluationForm


def evaluation_part(form: EvaluationForm) -> model.PartSource:
    """The form as a part. Its exercises have numbers of their own."""
    return model.PartSource(form.title, form.id, role="back", accent=form.accent, body=form.body, where=form.where)


def arrange_evaluation(guide: model.Guide, images: Path, problems: Problems) -> Arranged | None:
    """The evaluation form of a guide; None where it has none."""
    if guide.pack is None or guide.pack.evaluation is None:
        return None
    about = replace(guide.about, e_learning=None, paths=())  # they name answers and exercises of the learners’ book
    part = evaluation_part(guide.pack.evaluation)
    arranged = arrange(replace(guide, about=about, parts=(part,)), images, problems, whole=guide)
    book = arranged.book
    divisions = tuple(with_privacy(division, guide.pack, arranged) for division in book.divisions)
    title = arranged.reader.text(guide.pack.evaluation.title)
    form = replace(
        book,
        title=book.words.labelled.format(label=book.title, text=title),
        identifier=f"{book.identifier}:{EVALUATION}",
        description="",
        cover=None,
        course=None,
        record=None,
        divisions=divisions,
    )
    return replace(arranged, book=form)


def with_privacy(division: Division, pack: model.PackFile, arranged: Arranged) -> Division:
    """A division of the pack, with the privacy note of the pack for its forms."""
    return replace(division, blocks=blocks_with_privacy(division.blocks, pack, arranged))


def blocks_with_privacy(blocks: tuple[Block, ...], pack: model.PackFile, arranged: Arranged) -> tuple[Block, ...]:
    """The blocks, with the privacy note of the pack for its forms."""
    if pack.privacy is None:
        return blocks
    privacy = arranged.reader.text(pack.privacy)
    return tuple(
        replace(block, privacy=privacy, privacy_in={}) if isinstance(block, Exercise) else block for block in blocks
    )
