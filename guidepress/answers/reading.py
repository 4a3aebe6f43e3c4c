"""Reads files of any kind, and compares what they hold with the questions of a guide."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from guidepress.answers.answers_file import read_answers_file
from guidepress.answers.person import Answer, Person
from guidepress.answers.received import MOST_BYTES, Received, ReceivedValue, UnreadableError
from guidepress.core.values import Value
from guidepress.document.page_map import FILLER
from guidepress.document.questions import Question

_DAY = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\.?,?\s+(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Characters that mean nothing outside one program. PDFium makes them of what is beyond U+FFFF."""
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
    editions: frozenset[str] = frozenset()
    """The published editions."""


def read_person(path: Path, guide: GuideQuestions) -> Person:
    """The answers of a file, which are taken for those of one person. Raises UnreadableError, and OSError."""
    received = _received(path)
    _check_guide(received, guide)
    answers: dict[str, Answer] = {}
    unknown: list[str] = []
    remarks: dict[str, list[Answer]] = {}
    for name, value in received.values.items():
        question = guide.questions.get(name)
        if question is None and name not in guide.published and not name.startswith(FILLER):
            unknown.append(name)
            continue
        answer = answers[name] = _answer(name, value, question, guide, path.name)
        if question is not None and (remark := _remark(answer, question)):
            remarks.setdefault(remark, []).append(answer)
    if not answers and unknown:
        raise UnreadableError(f"no field of it is a question of {guide.slug}", "name the guide it is of with --guide")
    told = [f"{_counted(found)} {remark}" for remark, found in remarks.items()]
    if unknown:
        told.append(f"{len(unknown)} fields are not of this guide and are left out, such as {unknown[0][:80]}")
    if received.edition not in ("", guide.edition, *guide.editions):
        told.append(f"it is of edition {received.edition}, which this guide does not know")
    return Person(path.stem, answers, received.saved or _changed(path), received.edition, {}, tuple(told))


def _counted(answers: Sequence[Answer]) -> str:
    """The first of some answers, with the number of the others."""
    first = f"{answers[0].id} (“{answers[0].value[:60]}”)"
    return f"{first} and {len(answers) - 1} more" if len(answers) > 1 else first


def together(persons: Sequence[Person]) -> Person:
    """The answers of one person from several files. What differs between files is taken from none of them."""
    answers: dict[str, Answer] = {}
    conflicts: dict[str, tuple[Answer, ...]] = {}
    for name in dict.fromkeys(name for person in persons for name in person.answers):
        given = [person.answers[name] for person in persons if name in person.answers]
        if len({answer.value for answer in given}) == 1:
            answers[name] = given[0]
        else:
            conflicts[name] = tuple(given)
    remarks = tuple(remark for person in persons for remark in person.remarks)
    editions = {person.edition for person in persons} - {""}
    saved = max(person.saved for person in persons)
    return Person(persons[0].name, answers, saved, " ".join(sorted(editions)), conflicts, remarks)


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
    beginning = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if beginning == b"<" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        from guidepress.answers.form_data import read_xfdf

        return read_xfdf(data)
    if beginning == b"{":
        return read_answers_file(data)
    hint = "read PDF files, FDF, XFDF, or files of answers from the web workbook (.json)"
    raise UnreadableError("it is no filled workbook" if data else "it is empty", hint)


def _changed(path: Path) -> str:
    """When a file was changed, in UTC."""
    changed = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return changed.strftime("%Y-%m-%dT%H:%M:%SZ")


def _check_guide(received: Received, guide: GuideQuestions) -> None:
    if received.guide not in ("", guide.slug):
        raise UnreadableError(f"it is of another guide, {received.guide}", "name that guide with --guide")


# ------------------------------------------------------------------------------------------------- answers


def _answer(name: str, value: ReceivedValue, question: Question | None, guide: GuideQuestions, file: str) -> Answer:
    """An answer in the form that all formats share."""
    label = question.label if question is not None else value.label
    answer = Answer(name, value.text, label, value.shown, value.is_tick, question, file)
    if question is None:
        return answer
    match question.kind:
        case "tick":
            return Answer(name, "true", label, "", True, question, file)
        case "one" | "pick":
            key = _option(value.text, question.options)
            if not key:
                return Answer(name, value.text, label, value.shown or value.text, False, None, file)
            return Answer(name, key, label, question.options[key], False, question, file)
        case "date":
            return Answer(name, _iso_date(value.text, guide.months) or value.text, label, "", False, question, file)
        case "text" | "number":
            return Answer(name, value.text, label, "", False, question, file)


def _option(text: str, options: Mapping[str, str]) -> str:
    """The key of an option that a program wrote by its key or by its words; "" if there is none."""
    if text in options:
        return text
    wanted = text.strip().casefold()
    found = [key for key, words in options.items() if words.strip().casefold() == wanted]
    return found[0] if len(found) == 1 else ""


def _iso_date(text: str, months: Sequence[str]) -> str:
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


def _remark(answer: Answer, question: Question) -> str:
    """What to know of an answer that is not in the form that was asked for; "" for any other."""
    if answer.question is None:
        return "have none of the options of this edition; what was chosen is kept"
    if question.kind == "date" and not _ISO_DAY.fullmatch(answer.value):
        return "are not written as a date such as 12 March 2027; they are kept as they are"
    if question.kind == "number" and not re.fullmatch(r"-?\d+", answer.value.strip()):
        return "are not whole numbers; they are kept as they are"
    if _PRIVATE.search(answer.value):
        return "hold signs that the program did not keep: Chrome and Edge lose emoji when they save"
    return ""
