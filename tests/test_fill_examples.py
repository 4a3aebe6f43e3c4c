"""The real workbook with every example typed into every box that it belongs to, by four programs, and drawn by a fifth.

A box for so many words gets as many, and a date box the longest date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from guidepress.core.problems import Problems
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Field
from tests.conftest import RealGuide, command
from tests.decks import theme
from tests.fill import letters, look
from tests.fill.form import Question, Widget, inherited, questions
from tests.fill.typed import BESIDE, Typed, typed
from tests.making import make_workbook
from tests.test_fill_engines import ENGINES, FIRST_PLACE_ONLY, NEVER_WRAPS, OVER_THE_EDGE, engine

MM = 72 / 25.4
WORD = "teams"
"""A word of average length."""
LOW = 2.5
"""Points by which the box of a word, which holds its descenders, may reach below a place where no letter does."""


@pytest.fixture(scope="module")
def workbook(real: RealGuide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "workbook.pdf"
    path.write_bytes(make_workbook(real.arranged.book, theme(), Problems()).data)
    return path


@pytest.fixture(scope="module")
def wanted(real: RealGuide, workbook: Path) -> dict[str, str]:
    """The longest text that each box promises to hold, by the name of its field."""
    fields = [
        answer
        for exercise in real.arranged.exercises.values()
        for answer in answers_of(exercise.body)
        if isinstance(answer, Field)
    ]
    with typed(workbook) as measure:
        date = measure.longest_date(real.arranged.book.words.months)
        texts = {one.id: date if one.kind == "date" else _longest(one, measure) for one in fields}
    asked = questions(workbook)
    return {name: text for name, text in texts.items() if text and name in asked and asked[name].kind != "pick"}


def _longest(field: Field, measure: Typed) -> str:
    """The longest example, or as many words as the box is for."""
    if field.kind not in ("text", "number"):
        return ""
    texts = [example.text for example in field.examples]
    if field.words:
        texts.append(" ".join([WORD] * field.words))
    return max(texts, key=measure.width, default="").replace("\n", " ")


TYPE = 15.5
"""The height of a typed line in points, a little more than the PDF readers take."""


def broken(text: str, question: Question, measure: Typed) -> str:
    """A text with its line breaks, for a program that makes none. A box of one line has none."""
    if min(place.height for place in question.widgets) < 2 * TYPE:
        return text
    room = min(place.width for place in question.widgets) - 2 * BESIDE
    lines: list[str] = []
    for word in text.split():
        if lines and measure.width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


@pytest.mark.parametrize("name", ENGINES)
def test_every_example_is_whole_in_its_box(name: str, workbook: Path, wanted: dict[str, str], tmp_path: Path) -> None:
    command("pdftotext")
    fill, before, target = engine(name), questions(workbook), tmp_path / "filled.pdf"
    values = dict(wanted)
    if name in NEVER_WRAPS:
        with typed(workbook) as measure:
            values = {id: broken(text, before[id], measure) for id, text in wanted.items()}
    assert values
    fill(workbook, target, before, list(values.items()))
    after, drawn = questions(target), look.words(target)
    wrong = []
    for question in (before[id] for id in values):
        assert after[question.name].value == values[question.name]
        only_first = question.kind in FIRST_PLACE_ONLY.get(name, set())
        for place in question.widgets[: 1 if only_first else None]:
            wrong += [
                f"page {place.page + 1}, {question.name}: {fault}"
                for fault in faults(name, values[question.name], place, drawn[place.page])
            ]
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:20])


def faults(name: str, text: str, place: Widget, drawn: list[look.Word]) -> Iterator[str]:
    """What is wrong with a text in its place: letters that are not there, and words that leave the box."""
    lines = look.lines(look.words_in(drawn, place))
    found = "".join(word.text for line in lines for word in line)
    if letters.rest(found, text) != "":
        yield f"{found!r} for {text!r}"
    left, low, right, high = place.box
    for word in (word for line in lines for word in line):
        if word.box[0] < left or word.box[2] > right + OVER_THE_EDGE.get(name, 0.0) - 1:
            yield f"“{word.text}” leaves the side"
        if word.box[1] < low - LOW or word.box[3] > high + LOW:
            yield f"“{word.text}” leaves its box by {low - word.box[1]:.1f} or {word.box[3] - high:.1f} points"


def test_the_outline_of_a_box_belongs_to_the_page(workbook: Path) -> None:
    """A field has no border and no ground, so no program draws another frame over the outline, or none."""
    with pikepdf.open(workbook) as pdf:
        for page in pdf.pages:
            notes = [note for note in page.get("/Annots", []) if inherited(note, "/FT") in ("/Tx", "/Ch")]
            for note in notes:
                assert "/MK" not in note
                assert note.BS.W == 0
                painted = [line for line in note.AP.N.read_bytes().split(b"\n") if line.endswith((b" B", b" f"))]
                assert not painted, note.TU
            curves = sum(line.endswith(b" B") for line in page.Contents.read_bytes().split(b"\n"))
            assert curves >= len(notes)


def test_words_below_a_box_are_no_more_than_it_holds(workbook: Path, real: RealGuide) -> None:
    """A word takes 17 mm of a line of 9 mm. What its author asked for, a box holds."""
    hint = re.escape(real.arranged.book.words.answer_words).replace(re.escape("{words}"), "([0-9]+)")
    asked = {
        answer.id: answer.words
        for exercise in real.arranged.exercises.values()
        for answer in answers_of(exercise.body)
        if isinstance(answer, Field)
    }
    told = 0
    for question in questions(workbook).values():
        for place in question.widgets:
            if found := re.search(rf"\({hint}\)$", place.tooltip):
                told += 1
                width, height = (place.width + 2 * MM) * 1.001, place.height + 2
                lines = int(height / (9 * MM) + 0.1)
                assert int(found[1]) <= lines * width / (17 * MM), question.name
                assert int(found[1]) >= asked.get(question.name, 0) * 0.9, question.name
    assert told
