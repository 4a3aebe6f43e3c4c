"""Rules for the evaluation form, and for exercises whose words may be shown to others."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.references import references
from guidepress.exercises.base import Spec
from guidepress.source.model.guide import Guide
from guidepress.source.model.workshop import EVALUATION
from guidepress.source.scalars import place_of

_BEGIN = f"{EVALUATION}."


def check_shared(guide: Guide, specs: Sequence[Spec], problems: Problems) -> None:
    """Reports exercises that are shared, and promise in the same breath that answers stay with the learner. The forms
    of the pack have a note of their own, if the pack says one. `specs` are all exercises of the guide.
    """
    has_note = guide.pack is not None and guide.pack.privacy is not None
    of_pack = {id(value) for value in walk(guide.pack)} if has_note else frozenset[int]()
    for value in specs:
        if not value.shared or id(value) in of_pack:
            continue
        note = guide.about.privacy.get(value.privacy)
        if note is not None and note.private:
            message = f'"{value.id}" is shared, but its privacy note "{value.privacy}" is for private answers'
            hint = "name a note that says who reads the words and has private: false, or take shared out"
            problems.error(Code.WRONG_VALUE, value.where, message, hint)


def check_evaluation(guide: Guide, specs: Sequence[Spec], problems: Problems) -> None:
    """Reports ids of the form that do not begin with its id, ids of other exercises that do, a form without an
    exercise, and references that lead out of it: it is handed out alone. `specs` are all exercises of the guide.
    """
    form = guide.pack.evaluation if guide.pack is not None else None
    inside = [value for value in walk(form) if isinstance(value, Spec)] if form is not None else []
    for value in inside:
        if not value.id.startswith(_BEGIN):
            message = f'the id "{value.id}" stands in the evaluation form, and does not begin with "{_BEGIN}"'
            problems.error(Code.WRONG_VALUE, place_of(value.id, value.where), message, f'write "{_BEGIN}{value.id}"')
    of_form = {id(value) for value in inside}
    for value in specs:
        if value.id.startswith(_BEGIN) and id(value) not in of_form:
            message = f'the id "{value.id}" is one of the evaluation form'
            hint = 'write the exercise under "evaluation" in facilitation.yaml, or choose another id'
            problems.error(Code.RESERVED_ID, place_of(value.id, value.where), message, hint)
    if form is None:
        return
    if not inside:
        problems.error(Code.WRONG_COUNT, form.where, "the evaluation form asks nothing", "write an exercise into it")
    for run, where in references(list(walk(form)), Problems()):
        if run.ref.partition(".")[0] != EVALUATION:
            message = f'the evaluation form is handed out alone, so it cannot refer to "{run.ref}"'
            problems.error(Code.DANGLING_REFERENCE, where, message, "take the reference out")
