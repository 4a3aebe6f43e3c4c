"""Compares a guide with its published editions: lost and retired ids, changed answers, locked editions."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Set

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import Value
from guidepress.source.ids_lock import LOCK_FILE, Lock, PublishedAnswer, PublishedEdition
from guidepress.source.scalars import place_of

_IN_WORDS = {
    "text": "text",
    "number": "a number",
    "date": "a date",
    "pick": "a drop-down",
    "tick": "a box to tick",
    "one": "one of many",
}
"""The name of each kind of answer in messages."""


def check_lock(
    now: PublishedEdition, left_out: Container[str], lock: Lock, about: Where, problems: Problems, file: str = LOCK_FILE
) -> None:
    """Reports each published name that is lost, retired or changed in the edition `now`. `about` is the place of the
    edition's id.
    """
    options = {f"{name}.{option}" for name, answer in now.answers.items() for option in answer.options}
    present = {*now.places, *now.answers, *options}
    retired = set(lock.retired)
    for name in lock.names():
        if name not in present and name not in retired and name not in left_out:
            hint = "bring it back, or add it to retired if it is gone for good"
            message = f'the published id "{name}" is gone from the guide'
            problems.error(Code.LOST_ID, place_of(name, Where(file)), message, hint)
    for name in lock.retired:
        if name in present:
            message = f'the id "{name}" is retired, but the guide uses it again'
            problems.error(Code.RETIRED_ID, place_of(name, Where(file)), message, "choose another id")
    for name, (edition, before) in _last(lock).items():
        if name in now.answers:
            _compare(name, before, now.answers[name], edition, retired, problems)
    _locked(now, lock, about, problems)


def _last(lock: Lock) -> Mapping[str, tuple[str, PublishedAnswer]]:
    """Each answer as it was in the last edition that had it, with the id of that edition."""
    return {name: (edition.id, answer) for edition in lock.editions for name, answer in edition.answers.items()}


def _compare(
    name: str,
    before: PublishedAnswer,
    now: PublishedAnswer,
    edition: str,
    retired: Container[str],
    problems: Problems,
) -> None:
    """Reports an answer that is now of another kind, or has lost options that are not retired. New options and a new
    order are no problem.
    """
    if now.kind != before.kind:
        was, is_ = _IN_WORDS[before.kind], _IN_WORDS[now.kind]
        message = f'the answer "{name}" was {was} in edition "{edition}" and is {is_} now'
        hint = "answers of that edition may find no place; if this asks for something else, give it a key of its own"
        problems.warning(Code.CHANGED_ID, now.where, message, hint)
        return
    gone = [option for option in before.options if option not in now.options]
    lost = [option for option in gone if f"{name}.{option}" not in retired]
    if lost:
        noun, them = ("option", "it") if len(lost) == 1 else ("options", "them")
        named = ", ".join(f'"{option}"' for option in lost)
        message = f'the answer "{name}" no longer has the {noun} {named} of edition "{edition}"'
        ids = ", ".join(f"{name}.{option}" for option in lost)
        kept_aside = f"answers that chose {them} find no place"
        hint = f"bring {them} back, perhaps in other words, or add {ids} to retired; {kept_aside}"
        problems.warning(Code.CHANGED_ID, now.where, message, hint)


# ------------------------------------------------------------------------------------------------- locked editions


class Difference(Value):
    """How many names differ from a published edition. Names that a guide leaves out do not count; lost names are
    reported by `check_lock`.
    """

    new: int = 0
    retired: int = 0
    changed: int = 0

    def __str__(self) -> str:
        counts = {"new": self.new, "retired": self.retired, "changed": self.changed}
        return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def _difference(now: PublishedEdition, before: PublishedEdition, retired: Set[str]) -> Difference:
    here, there = {*now.places, *now.answers}, {*before.places, *before.answers}
    return Difference(
        new=len(here - there),
        retired=len((there - here) & retired),
        changed=sum(now.answers[name] != before.answers[name] for name in now.answers if name in before.answers),
    )


def _locked(now: PublishedEdition, lock: Lock, about: Where, problems: Problems) -> None:
    before = lock.edition(now.id)
    difference = _difference(now, before, set(lock.retired)) if before else Difference()
    if difference == Difference():
        return
    message = f'edition "{now.id}" is locked, but its ids have changed since: {difference}'
    problems.warning(Code.LOCKED_EDITION, about, message, "; ".join(_ways_out(now, lock)))


def _ways_out(now: PublishedEdition, lock: Lock) -> Iterator[str]:
    """What an editor can do about a locked edition whose ids changed."""
    yield "give the edition an id of its own"
    if lock.editions[-1].id == now.id:
        yield "or, if it was never handed out, take its entry out of ids.lock and lock it again"
