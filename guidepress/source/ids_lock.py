"""ids.lock: the ids and answers of every published edition.

Answers that learners saved, links into the book and progress in a learning system depend on these names. The file is
YAML, written by `python build.py lock`; editors change `retired` only. docs/editors.md shows it.

An edition is written as its difference from the edition before: `places` and answers that are new or different, and
under `without` the names that no longer exist. A published edition therefore stays as it was written, and a new one
adds few lines. `check_lock` compares a guide with all editions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from guidepress.core.problems import Code, Problem, Problems, Traced
from guidepress.core.values import Value
from guidepress.document.fields import AnswerKind
from guidepress.source.builder import build
from guidepress.source.scalars import place_of
from guidepress.source.yaml_reader import read

LOCK_FILE = "source/ids.lock"
VERSION = "2"


class PublishedAnswer(Traced):
    """The type of one published answer. `options` are the keys of `pick` and `one`, in order; `exercise` is the id of
    its exercise.
    """

    kind: AnswerKind
    options: tuple[str, ...] = ()
    exercise: str = ""
    """Empty for an answer on a notes page."""


class PublishedEdition(Value):
    """The names that one edition publishes. `places` are the ids of parts, sections and exercises."""

    id: str
    places: tuple[str, ...]
    answers: Mapping[str, PublishedAnswer]
    more_notes: tuple[str, ...] = ()
    """Fields of the notes pages that fill up a part of the PDF. They depend on the page breaks."""


class Lock(Value):
    """The content of ids.lock. `ids` are names from version 1 of the file, which had no editions and no kinds."""

    editions: tuple[PublishedEdition, ...] = ()
    ids: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        """Every published name, once, with its place in the file."""
        places = (name for edition in self.editions for name in edition.places)
        answers = (name for edition in self.editions for name in edition.answers)
        yield from dict.fromkeys((*self.ids, *places, *answers))

    def edition(self, id: str) -> PublishedEdition | None:
        """The edition with this id, or None."""
        return next((edition for edition in self.editions if edition.id == id), None)


# ------------------------------------------------------------------------------------------------- reading


class AnswerKeys(Traced):
    """An answer as it is written in the file."""

    SHORT: ClassVar[str] = "kind"
    kind: AnswerKind
    options: tuple[str, ...] = ()


class EntryKeys(Traced):
    """An edition as it is written in the file: its difference from the edition before."""

    edition: str
    places: tuple[str, ...] = ()
    exercises: Mapping[str, Mapping[str, AnswerKeys]] = {}
    notes: Mapping[str, AnswerKeys] = {}
    more_notes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class LockKeys(Traced):
    """The file as it is written."""

    version: str = "1"
    retired: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    editions: tuple[EntryKeys, ...] = ()


def read_lock(data: bytes, problems: Problems, file: str = LOCK_FILE) -> Lock | None:
    """The lock from the bytes of the file, or None after an error."""
    lock, file_problems = _read(data, file)
    problems.items.extend(file_problems)
    return lock


@lru_cache(maxsize=1)
def _read(data: bytes, file: str) -> tuple[Lock | None, tuple[Problem, ...]]:
    """The lock and its problems. The last result is kept, so that a warm process parses the file again only if it
    changed.
    """
    problems = Problems()
    node = read(data, file, problems)
    keys = None if node is None else build(LockKeys, node, problems)
    lock = None if keys is None else _lock(keys, problems)
    return None if problems.failed else lock, tuple(problems.items)


def _lock(keys: LockKeys, problems: Problems) -> Lock:
    if keys.version not in ("1", VERSION):
        message = f"version {keys.version} of this file is not known here; this tool writes version {VERSION}"
        problems.error(Code.WRONG_VALUE, place_of(keys.version, keys.where), message, "use a newer copy of the tool")
    return Lock(tuple(_unfolded(keys.editions, problems)), keys.ids, keys.retired)


def _unfolded(entries: Iterable[EntryKeys], problems: Problems) -> Iterator[PublishedEdition]:
    """Each edition in full."""
    before = PublishedEdition("", (), {})
    seen: set[str] = set()
    for entry in entries:
        if entry.edition in seen:
            where = place_of(entry.edition, entry.where)
            problems.error(Code.DUPLICATE_ID, where, f'edition "{entry.edition}" stands here twice', "take one out")
        seen.add(entry.edition)
        without = set(entry.without)
        places = dict.fromkeys(name for name in (*before.places, *entry.places) if name not in without)
        answers = {name: answer for name, answer in before.answers.items() if name not in without}
        for exercise, asked in (*entry.exercises.items(), ("", entry.notes)):
            for name, keys in asked.items():
                answers[name] = PublishedAnswer(keys.kind, keys.options, exercise, where=keys.where)
        before = PublishedEdition(entry.edition, tuple(places), answers, entry.more_notes)
        yield before


# ------------------------------------------------------------------------------------------------- writing

_HEAD = f"""\
# What each published edition asks. Written by "python build.py lock"; commit it, and change nothing but "retired".
# The first edition is listed in full; each later one by what is new or changed in it, and under "without" by what it
# no longer has. To take an id out of the guide for good, add it to a list "retired" above "editions".
version: {VERSION}
"""
_PLAIN_WORD = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*")
"""Words that every YAML reader takes for text; other words are written in quotation marks."""


def with_edition(lock: Lock, edition: PublishedEdition) -> Lock:
    """The lock with one more edition."""
    named = {*edition.places, *edition.answers, *lock.retired}
    kept = tuple(name for name in lock.ids if name not in named)
    return Lock((*lock.editions, edition), kept, lock.retired)


def render_lock(lock: Lock) -> str:
    """The text of ids.lock. It is sorted, so that two versions can be compared line by line."""
    lines = [*_list("retired", lock.retired, ""), *_list("ids", lock.ids, "")]
    if lock.editions:
        lines.append("editions:")
    before = PublishedEdition("", (), {})
    for edition in lock.editions:
        lines += _entry(edition, before)
        before = edition
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _entry(edition: PublishedEdition, before: PublishedEdition) -> Iterator[str]:
    """The lines of an edition: its difference from `before`."""
    yield f"  - edition: {json.dumps(edition.id, ensure_ascii=False)}"
    yield from _list("places", set(edition.places) - set(before.places))
    changed = {name: answer for name, answer in edition.answers.items() if before.answers.get(name) != answer}
    exercises: dict[str, list[str]] = {}
    for name in sorted(changed):
        exercises.setdefault(changed[name].exercise, []).append(name)
    notes = exercises.pop("", [])
    if exercises:
        yield "    exercises:"
    for exercise in sorted(exercises):
        yield f"      {_word(exercise)}:"
        yield from (f"        {_answer(name, changed[name])}" for name in exercises[exercise])
    if notes:
        yield "    notes:"
        yield from (f"      {_answer(name, changed[name])}" for name in notes)
    yield from _list("more-notes", edition.more_notes)
    gone = {*before.places, *before.answers} - {*edition.places, *edition.answers}
    yield from _list("without", gone)


def _answer(name: str, answer: PublishedAnswer) -> str:
    if not answer.options:
        return f"{_word(name)}: {answer.kind}"
    options = ", ".join(_word(option) for option in answer.options)
    return f"{_word(name)}: {{kind: {answer.kind}, options: [{options}]}}"


def _list(key: str, names: Iterable[str], indent: str = "    ") -> Iterator[str]:
    ordered = sorted(names)
    if ordered:
        yield f"{indent}{key}:"
        yield from (f"{indent}  - {_word(name)}" for name in ordered)


def _word(text: str) -> str:
    return text if _PLAIN_WORD.fullmatch(text) else json.dumps(text, ensure_ascii=False)
