"""Reads files of any kind, and compares what they hold with the questions of a guide."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from guidepress.answers.answers_file import read_answers_file
from guidepress.answers.kept import is_kept, kept_answer
from guidepress.answers.person import Answer, Person
from guidepress.answers.received import MOST_BYTES, Received, ReceivedValue, UnreadableError
from guidepress.core.values import Value
from guidepress.document.fields import AnswerKind
from guidepress.document.page_map import FILLER
from guidepress.document.questions import Question
from guidepress.source.model.workshop import EVALUATION

_DAY = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]+)\.?,?\s+(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_RENAMED = re.compile(r"\+\d+$| \[\d+\]$|^\d+\.")
"""What programs add to the name of a field that is there already."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Characters that mean nothing outside one program. PDFium makes them of what is beyond U+FFFF."""
_ON = frozenset(("true", "yes", "on", "1", "x", "checked"))
"""What programs write for a box that is ticked, beside the name of its own state."""
_MOST_SHOWN = 300
"""The most characters that are told of an answer that is left out."""
_BEGINNING = 1024
"""Viewers take a file for a PDF if its header begins within so many bytes."""


class GuideQuestions(Value):
    """What is known of the guide whose answers are read."""

    slug: str
    edition: str
    questions: Mapping[str, Question]
    months: Sequence[str]
    """The names of the months in their order."""
    published: frozenset[str] = frozenset()
    """The names of the answers of all published editions."""
    kinds: Mapping[str, Mapping[str, AnswerKind]] = {}
    """For each published edition: the kind of each answer, by its name."""


def read_person(path: Path, guide: GuideQuestions) -> Person:
    """The answers of a file, which are taken for those of one person. Raises UnreadableError, and OSError."""
    received = _received(path)
    if received.guide not in ("", guide.slug):
        raise UnreadableError(f"it is of another guide, {received.guide}", "name that guide with --guide")
    given, unknown = _by_known_name(received, guide)
    kept, changed, answered_anew = _kept(received, given, guide)
    was = guide.kinds.get(received.edition, {})
    found: dict[str, list[Answer]] = {}
    for name, values in (*given.items(), *kept.items()):
        question = guide.questions.get(name)
        kind = was.get(name) if name in given else None
        chosen = (value for value in values if not _is_open(value, question))
        found[name] = [_answer(name, value, question, guide, path.name, kind) for value in chosen]
    answers, conflicts = _settled(found)
    remarks: dict[str, list[Answer]] = {}
    for answer in answers.values():
        if remark := _remark(answer):
            remarks.setdefault(remark, []).append(answer)
    if not given and not kept and unknown:
        raise UnreadableError(f"no field of it is a question of {guide.slug}", "name the guide it is of with --guide")
    told = [f"{_counted(odd)}: {remark}" for remark, odd in remarks.items()]
    if not given.keys().isdisjoint(conflicts):
        told.append("some answers differ within it, as where two workbooks were put together; ask for one file each")
    if not kept.keys().isdisjoint(conflicts):
        told.append("its last pages keep answers to one question that differ; clear all of them but one")
    if changed:
        told.append(f"typed over what its last pages kept, and read as words: {_listed(changed)}")
    if answered_anew:
        told.append(f"left out, since it was answered anew in this edition: {'; '.join(answered_anew)}")
    if unknown:
        told.append(f"left out, since this guide does not ask it: {_listed(unknown)}")
    if received.no_answers:
        told.append(f"left out, since it is no answer: {_listed(received.no_answers)}")
    if received.edition not in ("", guide.edition, *guide.kinds):
        told.append(f"it is of edition {received.edition}, which this guide does not know")
    saved = received.saved or _changed(path)
    return Person(path.stem, answers, saved, received.edition, conflicts, received.done, tuple(told))


def _by_known_name(received: Received, guide: GuideQuestions) -> tuple[dict[str, list[ReceivedValue]], list[str]]:
    """The values of each name that the guide asks, or once asked, and the other names.

    A file of the web workbook keeps what its edition asked. Programs that put two workbooks together rename the fields
    of the second: `NAME+1`, `NAME [13062]`, `1.NAME`.
    """
    given: dict[str, list[ReceivedValue]] = {}
    unknown: list[str] = []
    for name, value in received.values.items():
        own_name = _RENAMED.sub("", name)
        if is_kept(own_name):
            continue
        known = next((each for each in (name, own_name) if _is_known(each, guide)), "")
        if known or received.kind == "web file":
            given.setdefault(known or name, []).extend((value, *received.further.get(name, ())))
        else:
            unknown.append(name)
    return given, unknown


def _kept(
    received: Received, given: Mapping[str, Sequence[ReceivedValue]], guide: GuideQuestions
) -> tuple[dict[str, list[ReceivedValue]], list[str], list[str]]:
    """The answers that a filled workbook keeps on its last pages, by their names; the names of those that were typed
    over; and the words of those whose question was answered anew.
    """
    kept: dict[str, list[ReceivedValue]] = {}
    changed: list[str] = []
    answered_anew: list[str] = []
    for field, first in received.values.items():
        own_name = _RENAMED.sub("", field)
        if not is_kept(own_name):
            continue
        for value in (first, *received.further.get(field, ())):
            name, answer, is_changed = kept_answer(own_name, value)
            question = guide.questions.get(name)
            if any(not _is_open(other, question) for other in given.get(name, ())):
                answered_anew.append(f"“{_shortened(value.text)}” ({name[:80]})")
                continue
            kept.setdefault(name, []).append(answer)
            if is_changed:
                changed.append(name)
    return kept, changed, answered_anew


def _shortened(words: str) -> str:
    """The beginning of an answer, on one line. The file that was read keeps all of it."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN].rstrip()}…"


def _is_known(name: str, guide: GuideQuestions) -> bool:
    return name in guide.questions or name in guide.published or name.startswith(FILLER) or is_of_form(name, guide)


def is_of_form(name: str, guide: GuideQuestions) -> bool:
    """Whether an answer is of the evaluation form, and none of the books whose questions `guide` has."""
    return name.startswith(f"{EVALUATION}.") and name not in guide.questions


def without_form(person: Person, guide: GuideQuestions) -> Person:
    """A person without their answers to the evaluation form."""
    answers = {name: answer for name, answer in person.answers.items() if not is_of_form(name, guide)}
    conflicts = {name: given for name, given in person.conflicts.items() if not is_of_form(name, guide)}
    return replace(person, answers=answers, conflicts=conflicts)


def _is_open(value: ReceivedValue, question: Question | None) -> bool:
    """Whether a value says that nothing was chosen: "Off", the state of an empty box."""
    return value.text == "Off" and question is not None and question.kind in ("tick", "one", "pick")


def _listed(names: Sequence[str]) -> str:
    """The first of some names, with the number of the others."""
    return names[0][:80] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def _counted(answers: Sequence[Answer]) -> str:
    """The first of some answers, with the number of the others."""
    shown = f"“{answers[0].value[:60]}” ({answers[0].numbered_label[:80]})"
    return f"{shown} and {len(answers) - 1} more" if len(answers) > 1 else shown


def together(persons: Sequence[Person]) -> Person:
    """The answers of one person from several files. What differs between files is taken from none of them."""
    given: dict[str, list[Answer]] = {}
    for person in persons:
        for answer in person.all_answers:
            given.setdefault(answer.id, []).append(answer)
    answers, conflicts = _settled(given)
    remarks = tuple(remark for person in persons for remark in person.remarks)
    editions = {person.edition for person in persons} - {""}
    saved = max(person.saved for person in persons)
    done = dict(sorted(mark for person in persons for mark in person.done.items()))  # of two marks, the later
    return Person(persons[0].name, answers, saved, " ".join(sorted(editions)), conflicts, done, remarks)


def _settled(given: Mapping[str, Sequence[Answer]]) -> tuple[dict[str, Answer], dict[str, tuple[Answer, ...]]]:
    """The answers on which all values of a name agree, and the answers that differ, each value once."""
    answers: dict[str, Answer] = {}
    conflicts: dict[str, tuple[Answer, ...]] = {}
    for name, several in given.items():
        different: dict[str, Answer] = {}
        for answer in several:
            different.setdefault(answer.value.strip(), answer)
        if len(different) > 1:
            conflicts[name] = tuple(different.values())
        elif different:
            answers[name] = several[0]
    return answers, conflicts


# ------------------------------------------------------------------------------------------------- files


def _received(path: Path) -> Received:
    """What a file holds. Its first bytes say what it is, not its name."""
    if not path.is_file():
        raise UnreadableError("there is no such file", "look at its name and its folder")
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError(f"it has more than {MOST_BYTES // 1_000_000} MB", "ask for the workbook alone")
    with path.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(_BEGINNING)
    if is_pdf:
        from guidepress.answers.filled_pdf import read_pdf  # slow to import

        return read_pdf(path)
    data = path.read_bytes()
    if data.lstrip()[:5] == b"%FDF-":
        from guidepress.answers.form_data import read_fdf

        return read_fdf(data)
    encoding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    beginning = data.decode(encoding, "ignore").lstrip()[:1]
    if beginning == "<":
        from guidepress.answers.form_data import read_xfdf

        return read_xfdf(data)
    if beginning == "{":
        return read_answers_file(data)
    hint = "read PDF files, FDF, XFDF, or files of answers from the web workbook (.json)"
    raise UnreadableError("it is no filled workbook" if data else "it is empty", hint)


def _changed(path: Path) -> str:
    """When a file was changed, in UTC."""
    changed = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return changed.strftime("%Y-%m-%dT%H:%M:%SZ")


# ------------------------------------------------------------------------------------------------- answers


def _answer(
    name: str,
    value: ReceivedValue,
    question: Question | None,
    guide: GuideQuestions,
    file: str,
    was: AnswerKind | None,
) -> Answer:
    """An answer in the form that all formats share. `was` is its kind in the edition of the file, if that is known."""
    if question is None:
        # An earlier edition asked: its workbook names the state of a box, which is a tick in every format.
        is_tick = value.is_tick or was == "tick"
        return Answer(name, "true" if is_tick else value.text, value.label, value.shown, is_tick, file=file)
    if _is_of_another_kind(value, question, was):
        is_tick = value.is_tick or was == "tick"
        text = "true" if is_tick else value.text
        shown = value.shown or (value.text if was in ("one", "pick") else "")
        return Answer(name, text, question.label, shown, is_tick, question, file, offered=False)
    answer = Answer(name, value.text, question.label, question=question, file=file)
    match question.kind:
        case "tick":
            return replace(answer, value="true", is_tick=True)
        case "one" | "pick":
            key = _option(value.text, question.options)
            if not key:
                return replace(answer, shown=value.shown or value.text, offered=False)
            return replace(answer, value=key, shown=question.options[key])
        case "date":
            return replace(answer, value=iso_date(value.text, guide.months) or value.text)
        case "text" | "number":
            return answer


def _is_of_another_kind(value: ReceivedValue, question: Question, was: AnswerKind | None) -> bool:
    """Whether an answer of an earlier edition cannot stand in the place that its question has now.

    Words, numbers and dates are all typed, so each can stand for another. A choice may have been typed.
    """
    kind = question.kind
    if kind == "tick":
        is_tick = was == "tick" or (was is None and (value.is_tick or _is_on(value.text, question)))
        return value.is_words or not is_tick
    if value.is_tick or was == "tick":
        return True
    return kind in ("text", "number", "date") and (bool(value.shown) or was in ("one", "pick"))


def _is_on(text: str, question: Question) -> bool:
    """Whether a text says that a box is ticked: the name of its state, or what programs write for that. The state is
    `tick`, or the key of an option of a choice of several, with which the name of its answer ends.
    """
    return text == "tick" or question.id.endswith(f".{text}") or text.strip().casefold() in _ON


def _option(text: str, options: Mapping[str, str]) -> str:
    """The key of an option that a program wrote by its key or by its words; "" if there is none."""
    if text in options:
        return text
    wanted = text.strip().casefold()
    found = [key for key, words in options.items() if words.strip().casefold() == wanted]
    return found[0] if len(found) == 1 else ""


def iso_date(text: str, months: Sequence[str]) -> str:
    """A date as YYYY-MM-DD: written so, or in the form that the workbook asks for, "12 March 2027"; "" otherwise."""
    if match := _ISO_DAY.fullmatch(text.strip()):
        return _day(*map(int, match.groups()))
    match = _DAY.fullmatch(text.strip())
    names = [name.casefold() for name in months]
    if match is None or match[2].casefold() not in names:
        return ""
    return _day(int(match[3]), names.index(match[2].casefold()) + 1, int(match[1]))


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _remark(answer: Answer) -> str:
    """What to know of an answer that is not in the form that was asked for; "" for any other."""
    kind = answer.question.kind if answer.question is not None else "text"
    if not answer.offered:
        if kind in ("one", "pick") and not answer.is_tick:
            return "none of the options of this edition; kept as it is"
        return "this edition asks for another kind of answer; kept as it is"
    if kind == "date" and not iso_date(answer.value, ()):
        return "not written as a date such as 12 March 2027; kept as it is"
    if kind == "number" and not re.fullmatch(r"-?\d+", answer.value.strip()):
        return "not a whole number; kept as it is"
    if _PRIVATE.search(answer.value):
        return "holds signs that the program did not keep: Chrome and Edge lose emoji when they save"
    return ""
