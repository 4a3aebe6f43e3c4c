"""Plain answers to every question of an edition: different ones, as people write them, with what is easily lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from guidepress.source.ids_lock import PublishedAnswer, PublishedEdition

Value = str | bool
"""Text, a number as typed, a date as YYYY-MM-DD, the key of an option, or true for a tick: as in docs/answers.md."""

ONE_LINE = (
    "Covered for our service lead – twice",
    "“Who else could do this?”",
    "It’s what I’d do again",
    "Bwyta’n Iach, gŵyl y tŷ, ŵyn a ffŵl",
    "Café, naïve, Zoë, Łódź, señor",
    "50 % of 3 wards & 2 clinics <not all>",
    "£1,200 or € 1.400; A/B \\ C (and D)",
    "= 7 + (2 - 1)",
)
LINES = (
    "{line}.\nThen I asked for feedback.",
    "{line}.\n\nA second paragraph, after an empty line: “Well done”, she said.",
    "- {line}\n- a second point\n- a third one – with a dash",
    "{line}. One long line without a break, so that the box must wrap it: the team’s hours, the rota, the room.",
)
LONG = "A long shift, “said” by gŵyl ŷ people – twice; é. "
LONG_LENGTH = 2400
LONG_EVERY = 60
OPEN_EVERY = 40
"""So many questions, of those without options, get one that nobody answers."""
BROKEN_EVERY = 4
FIRST_DAY = date(2027, 3, 1)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_answers(edition: PublishedEdition, several_lines: set[str]) -> dict[str, Value]:
    """An answer by name, in the order of the names. Some boxes stay empty, and every third tick is not set.

    `several_lines` are the names of text that may have line breaks.
    """
    found: dict[str, Value] = {}
    asked = {**edition.answers, **dict.fromkeys(edition.more_notes, PublishedAnswer("text"))}
    for number, (name, answer) in enumerate(sorted(asked.items())):
        value = _value(number, answer, lines=name in several_lines)
        if value:
            found[name] = value
    return found


def _value(number: int, answer: PublishedAnswer, *, lines: bool) -> Value:
    """One answer; nothing where none is given."""
    if answer.kind == "tick":
        return number % 3 != 0
    if answer.options:
        return answer.options[number % len(answer.options)]
    if number % OPEN_EVERY == 0:
        return ""
    if answer.kind == "number":
        return str(1 + number % 5)
    if answer.kind == "date":
        return (FIRST_DAY + timedelta(days=number)).isoformat()
    if lines and number % LONG_EVERY == 1:
        return _long(number)
    line = f"{number}: {ONE_LINE[number % len(ONE_LINE)]}"
    return LINES[number // len(ONE_LINE) % len(LINES)].format(line=line) if lines else line


def _long(number: int) -> str:
    text = (f"{number}: " + LONG * LONG_LENGTH)[: LONG_LENGTH - 1] + "!"
    return text[:800] + "\n" + text[801:1600] + "\n\n" + text[1602:]


def typed(edition: PublishedEdition, answers: Mapping[str, Value], one_line_on_the_web: set[str]) -> dict[str, str]:
    """What is written into a workbook where its box takes other text than the page: a date is free text there, and some
    boxes of several lines are one line on the page."""
    dates = [name for name, answer in edition.answers.items() if answer.kind == "date" and name in answers]
    broken = sorted(name for name in one_line_on_the_web if name in answers)[::BROKEN_EVERY]
    return {name: str(answers[name]).replace(" ", "\n", 1) for name in broken} | dict(_typed(dates, answers))


def _typed(names: list[str], answers: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Dates as people write them."""
    for number, name in enumerate(sorted(names)):
        day = date.fromisoformat(str(answers[name]))
        month = MONTHS[day.month - 1]
        ways = (
            f"{day.day} {month} {day.year}",
            f"{day.day:02}/{day.month:02}/{day.year}",
            f"{day.day}.{day.month}.{day.year % 100}",
            day.isoformat(),
            f"{day.year} {month} {day.day}",
        )
        yield name, ways[number % len(ways)]
