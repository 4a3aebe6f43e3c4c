"""The promise of a box: it holds the examples of its exercise, the words that it promises, and a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guidepress.core.problems import Code, Problems, Severity, Where
from guidepress.core.values import Value
from guidepress.formats.pdf.components.answer_room import Keyboard, Pen, date_width
from guidepress.formats.pdf.components.context import Context, DrawnBox

_HINT = "write a shorter example, give the question more lines, or its column more weight"
_WORDS_HINT = "promise fewer words, or give the question a wider box"
_DATE_HINT = "give the question a wider box"


class Misfit(Value):
    """An answer that its box does not hold. `{place}` in the message stands for its pages."""

    where: Where
    message: str
    hint: str


def misfits(context: Context, box: DrawnBox, multiline: bool) -> list[Misfit]:
    """What a box does not hold. `multiline`: whether typed text may have several lines."""
    pen, keyboard, field = Pen(context), Keyboard(context), box.field
    if field.kind == "date":
        if box.width < date_width(context) - 1:
            return [Misfit(field.where, "the longest date is wider than its box {place}", _DATE_HINT)]
        return []
    found = []
    by_hand, typed = pen.lines_in(box.height), keyboard.lines_in(box.height) if multiline else 1
    for example in field.examples:
        ways = (
            ("written by hand", pen.lines(example.text, box.width), by_hand),
            ("typed", keyboard.lines(example.text, box.width), typed),
        )
        for way, needed, room in ways:
            if needed > room:
                message = f"the example is longer than its box {{place}}: {way}, it takes {needed} lines of {room}"
                found.append(Misfit(example.where, message, _HINT))
                break
    if field.words and pen.lines_of_words(field.words, box.width) > by_hand:
        message = f"a box for {field.words} words is too small for them {{place}}"
        found.append(Misfit(field.where, message, _WORDS_HINT))
    return found


def report_misfits(
    context: Context,
    boxes: Iterable[DrawnBox],
    takes_lines: Callable[[str], bool],
    problems: Problems,
    severity: Severity = Severity.ERROR,
) -> None:
    """One problem for each place of the source, with the first page where it does not fit.

    `takes_lines`: whether the field of this name takes several typed lines. `severity`: of the problems.
    """
    by_place: dict[tuple[Where, str], tuple[Misfit, list[int]]] = {}
    for box in boxes:
        for misfit in misfits(context, box, takes_lines(box.field.id)):
            by_place.setdefault((misfit.where, misfit.hint), (misfit, []))[1].append(box.page)
    for misfit, pages in by_place.values():
        more = len(set(pages)) - 1
        place = f"on page {pages[0]} of “{context.book.full_title}”" + (f" and on {more} more" if more else "")
        problems.report(severity, Code.EXAMPLE_TOO_LONG, misfit.where, misfit.message.format(place=place), misfit.hint)
