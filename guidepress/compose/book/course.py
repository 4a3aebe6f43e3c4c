"""The rules for a learning system, from the key `e-learning` of guide.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.book import Course, Division
from guidepress.document.exercise import Exercise
from guidepress.source.keys import suggestion
from guidepress.source.model.guide_file import ELearning, GuideFile
from guidepress.source.scalars import place_of


def course_of(about: GuideFile, divisions: tuple[Division, ...], answers: Iterable[str], problems: Problems) -> Course:
    """The course of a guide. Without the key, it is completed when every part has been visited, and no answers are
    sent.

    `answers` are the names of all answers of the guide. An `answer` that is missing, unknown or not needed is an error.
    """
    rules = about.e_learning or ELearning(where=about.where)
    _check(rules, list(answers), problems)
    _check_score(rules, divisions, problems)
    return Course(
        complete=rules.complete_when,
        parts=_parts(divisions),
        answer=rules.answer or "",
        send=rules.send_answers,
        score=rules.score == "keys",
        where=rules.where,
    )


def _parts(divisions: tuple[Division, ...]) -> tuple[str, ...]:
    """The slugs of the parts; in a guide without parts, of everything but contents and imprint."""
    for roles in (("part",), ("front", "back"), ("contents", "imprint")):
        slugs = tuple(division.slug for division in divisions if division.role in roles)
        if slugs:
            return slugs
    return ()


def _check(rules: ELearning, answers: list[str], problems: Problems) -> None:
    if rules.complete_when == "parts-visited":
        if rules.answer is not None:
            where = place_of(rules.answer, rules.where)
            message = '"answer" does nothing unless "complete-when" is answered'
            problems.error(Code.WRONG_VALUE, where, message, 'take it out, or write "complete-when: answered"')
    elif rules.answer is None:
        where = place_of(rules.complete_when, rules.where)
        message = '"answer" is missing here: which one completes the guide'
        problems.error(Code.MISSING_KEY, where, message, 'write "answer: …" with the id of an answer')
    elif rules.answer not in answers:
        where = place_of(rules.answer, rules.where)
        longer_names = [name for name in answers if name.startswith(f"{rules.answer}.")]
        hint = suggestion(rules.answer, answers)
        hint = (
            f"its answers: {', '.join(longer_names)}"
            if longer_names
            else hint
            if hint.startswith("did you")
            else "check the id"
        )
        problems.error(Code.DANGLING_REFERENCE, where, f'there is no answer "{rules.answer}"', hint)


def _check_score(rules: ELearning, divisions: tuple[Division, ...], problems: Problems) -> None:
    """Reports a score where no answer can be counted as right."""
    keys = (value.answer_key for value in walk(divisions) if isinstance(value, Exercise))
    if rules.score == "keys" and not any(key is not None and key.counted for key in keys):
        message = "there is nothing to count: no question has an option, an order or a number as its answer"
        hint = 'write "answer" in an exercise, or take "score" out'
        problems.error(Code.WRONG_VALUE, place_of(rules.score, rules.where), message, hint)
