"""A box holds what it asks for: the example of its exercise, by hand and typed, the words that it promises, a date."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.core.problems import Code, Problems, Severity, Where
from guidepress.document.drawing import Drawing, Slot
from guidepress.document.exercise import Column, ExercisePart, FieldGrid, Row, RowGroup, Sketch
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Example, Field
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.answer_room import Keyboard, Pen
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_fit import DrawnBox, misfits, report_misfits
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.layout.styles import MM, Styles
from guidepress.formats.pdf.syntax.objects import DrawnDocument
from guidepress.theme import Theme
from tests.crowded_book import crowded_book
from tests.decks import theme
from tests.fill.form import Widget, questions
from tests.kinds_help import Guide, specs_from
from tests.making import make_workbook
from tests.sample_book import sample_book
from tests.test_page_sizes import exercise_of

EXAMPLE = Where("source/parts/one.yaml", 20, 14)
PLACE = Where("source/parts/one.yaml", 12, 5)
LONG = "We changed the rota in March, and since then nobody has had to come in on a day off to cover a clinic."


@pytest.fixture(scope="module")
def context() -> Context:
    document, problems = DrawnDocument(), Problems()
    styles = Styles(theme(), document, problems, "en-GB")
    return Context(sample_book(), styles, IconPainter({}), document, problems)


# ----------------------------------------------------------------------------------------------------- the measures

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=24), min_size=1, max_size=40).map(" ".join)
WIDTHS = st.floats(60, 500)


def written(text: str, room: float) -> list[str]:
    """The lines of a text, word by word and letter by letter, where a letter is 1 wide."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += " " + word
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and len(lines[-1]) + 1 > room:
                lines.append("")
            lines[-1] += letter
    return lines


@given(WORDS, WIDTHS, st.floats(20, 400))
@settings(max_examples=200, deadline=None)
def test_an_example_fits_by_hand_where_its_lines_do(context: Context, text: str, width: float, height: float) -> None:
    pen = Pen(context)
    letter = 17 * MM / 6
    lines = written(text, (width - 2 * 2 * MM) / letter + 1e-9)
    fits_lines = len(lines) * 9 * MM * 0.9 <= height + 0.03 or len(lines) == 1
    fits_words = len(text.split()) * 17 * MM <= width * max(1, int(height / (9 * MM * 0.9) + 0.001)) * 1.001
    field = Field("a.b", "text", ("A",), examples=(Example(text),))
    found = misfits(context, DrawnBox(field, 1, width, height), True)
    by_hand = [one for one in found if "by hand" in one.message]
    assert pen.lines(text, width) >= len(lines)
    assert bool(by_hand) != (fits_lines and fits_words)


@given(WORDS, WIDTHS, st.integers(1, 20))
@settings(max_examples=200, deadline=None)
def test_an_example_fits_typed_where_its_lines_do(context: Context, text: str, width: float, lines: int) -> None:
    """Every line of the break is within the margins; one line fewer would not hold it."""
    keyboard, font = Keyboard(context), context.styles.form_font
    needed = keyboard.lines(text, width)
    assert keyboard.lines_in(keyboard.height(lines)) == lines
    total = sum(font.width(word, 12) for word in text.split())
    assert total <= needed * (width - 2 * keyboard.side)
    if needed == 1:
        assert font.width(text, 12) <= width - 2 * keyboard.side + 1e-6
    else:
        assert font.width(text, 12) > width - 2 * keyboard.side


@given(WIDTHS, st.floats(20, 600))
def test_a_promise_of_words_is_kept(context: Context, width: float, height: float) -> None:
    """A box holds as many words as are printed below it."""
    pen = Pen(context)
    count = pen.words_in(width, height)
    assert pen.lines_of_words(count, width) <= max(1, int(height / pen.pitch + 0.1))


# ----------------------------------------------------------------------------------------------------- what is tied

TIED = {
    "{exercise: free-text, lines: 3, example: Some words}": {"text": "Some words"},
    "{exercise: structured-text, questions: [{key: a, ask: A}, {key: b, ask: B}], example: {b: Some}}": {"b": "Some"},
    "{exercise: structured-text, questions: [{key: a, ask: A}, {key: b, ask: B}], example: Some words}": {},
    "{exercise: pair-table, columns: {a: A, b: B}, blank-rows: 2, example: {b: Some}}": {
        "row-1.b": "Some",
        "row-2.b": "Some",
    },
    "{exercise: gap-table, columns: {a: A, d: {label: D, type: date}}, rows: {x: X, y: Y}, example: {y: Some}}": {
        "x.a": "Some",
        "y.a": "Some",
    },
    "{exercise: gap-table, columns: {a: A, b: B}, rows: {x: X}, example: {x: Some}}": {},
    "{exercise: rating-grid, scale: solid, evidence: E, rows: {x: X, y: Y}, example: {x: Some}}": {
        "x.evidence": "Some",
        "y.evidence": "Some",
    },
    "{exercise: checklist, columns: {n: Note}, items: {x: X, y: Y}, example: {y: Some}}": {
        "x.n": "Some",
        "y.n": "Some",
    },
    "{exercise: comparison-table, option-label: O, options: 2, rows: {x: X, y: Y}, example: {y: Some}}": {
        "y.option-1": "Some",
        "y.option-2": "Some",
    },
    "{exercise: multiple-choice, options: {a: A, b: B}, example: Some, then: [{key: t, ask: T}]}": {"t": "Some"},
    "{exercise: log, entries: 2, columns: {w: What}, example: {w: Some}}": {
        "entry-1.w": "Some",
        "entry-2.w": "Some",
    },
}


def lowered(*exercises: str) -> list[Field]:
    """The fields of the last of these exercises."""
    problems = Problems()
    keys = "title: T, for: you, minutes: 5, prompt: P, slide: S"
    source = "".join(f"- {text[:-1]}, id: one.e{at}, {keys}}}\n" for at, text in enumerate(exercises, 1))
    specs = specs_from(source.encode(), problems)
    body = Guide(specs, problems).lower(specs[-1]).body
    assert not list(problems), "\n".join(map(str, problems))
    return [answer for answer in answers_of(body) if isinstance(answer, Field)]


@pytest.mark.parametrize("source", TIED)
def test_an_example_belongs_to_the_boxes_that_it_shows(source: str) -> None:
    shown = {field.id.removeprefix("one.e1."): example.text for field in lowered(source) for example in field.examples}
    assert shown == TIED[source]


def test_an_example_knows_its_place() -> None:
    (field,) = lowered("{exercise: free-text, lines: 3, example: Some words}")
    assert [(example.where.file, example.where.line) for example in field.examples] == [("exercise.yaml", 1)]


def test_what_is_asked_again_has_the_example_of_its_first_place() -> None:
    """A repeated exercise asks the same, and a page that gathers answers has room for them."""
    first = "{exercise: gap-table, columns: {a: A, b: B}, rows: {x: X}, example: {a: Some}}"
    again = lowered(first, "{exercise: repeat, of: one.e1, difference: D, example: {difference: More}}")
    assert {field.id: [one.text for one in field.examples] for field in again} == {
        "one.e2.x.a": ["Some"],
        "one.e2.x.b": [],
        "one.e2.x.difference": ["More"],
    }
    gathered = lowered(first, "{exercise: gather, rows: {r: {label: R, from: one.e1.x.a}}}")
    assert [one.text for field in gathered for one in field.examples] == ["Some"]


# ----------------------------------------------------------------------------------------------------- boxes grow


def field(name: str = "a", example: str = "", **more: object) -> Field:
    examples = (Example(example, where=EXAMPLE),) if example else ()
    return Field(f"leap.room.{name}", "text", ("Room", name), examples=examples, where=PLACE, **more)  # type: ignore[arg-type]


def grid(rows: int, examples: tuple[str, ...], header: str = "", **more: object) -> FieldGrid:
    """A grid of boxes with these examples, one a column."""

    def row(number: int) -> Row:
        cells = tuple(field(f"r{number}.c{at}", example) for at, example in enumerate(examples))
        return Row((Run(header),) if header else (), cells, f"Row {number}")

    columns = tuple(Column((Run(f"Column {at}"),)) for at in range(len(examples)))
    label = (Run("The row"),) if header else ()
    made = FieldGrid(columns, (RowGroup(tuple(row(at) for at in range(rows))),), "Room", label, key="g.room")
    return replace(made, **more)


def placed(tmp_path: Path, *parts: ExercisePart, problems: Problems | None = None) -> dict[str, Widget]:
    """The places of the fields of an exercise with these parts, by the end of their names."""
    found = Problems() if problems is None else problems
    exercise = replace(exercise_of(field()), body=parts)
    path = tmp_path / "room.pdf"
    path.write_bytes(make_workbook(crowded_book(exercise), theme(), found).data)
    assert problems is not None or not list(found), "\n".join(map(str, found))
    asked = questions(path)
    return {name[10:]: one.widgets[0] for name, one in asked.items() if name.startswith("leap.room.")}


def lines_of(place: Widget) -> float:
    return place.height / (9 * MM)


def test_a_box_takes_the_lines_of_its_example(tmp_path: Path) -> None:
    places = placed(tmp_path, field("plain"), field("short", "Once"), field("long", LONG * 2), field("words", words=80))
    assert lines_of(places["plain"]) < 2
    assert lines_of(places["short"]) < 2
    assert lines_of(places["long"]) >= len((LONG * 2).split()) * 17 * MM / places["long"].width
    assert lines_of(places["words"]) >= 8 - 0.01


@pytest.mark.parametrize("layout", ["table", "cards"])
def test_boxes_of_a_grid_take_the_lines_of_their_examples(layout: str, tmp_path: Path) -> None:
    """All rows, whichever of them the example shows; and all of one size, on whatever pages they stand."""
    places = placed(tmp_path, grid(14, (LONG, "Once"), "What was changed", layout=layout))
    assert len({place.page for place in places.values()}) > 1
    for name in ("c0", "c1"):
        boxes = [place for end, place in places.items() if end.endswith(name)]
        assert len(boxes) == 14
        assert len({(round(box.width, 1), round(box.height, 1)) for box in boxes}) == 1
    wide = places["r0.c0"]
    assert lines_of(wide) >= 0.9 * len(LONG.split()) * 17 * MM / wide.width


def test_columns_to_write_in_are_no_narrower_than_the_layout_says(tmp_path: Path) -> None:
    """Where they would be, the words of a row stand above its boxes, and where that does not help, it is a card."""
    least = (theme().workbook.table.narrow - 2) * MM
    for count in range(1, 7):
        places = placed(tmp_path, grid(3, ("Once",) * count, "What we changed and what came of it"))
        assert min(place.width for place in places.values()) >= least - 0.1, count


# ----------------------------------------------------------------------------------------------------- errors


def sketch(example: str, kind: str = "text") -> Sketch:
    """A drawing with a box of 40 × 18 mm."""
    shown = replace(field("slot", example), kind=kind)  # type: ignore[arg-type]
    return Sketch(Drawing(100, 40, (Slot(10, 10, 40, 18, shown),)), "A box.")


def test_an_example_without_room_is_an_error_at_its_place(tmp_path: Path) -> None:
    problems = Problems()
    placed(tmp_path, sketch(LONG), problems=problems)
    (problem,) = problems
    assert (problem.code, problem.severity, problem.where) == (Code.EXAMPLE_TOO_LONG, Severity.ERROR, EXAMPLE)
    assert "on page " in problem.message
    assert "written by hand" in problem.message
    assert problem.hint


def test_an_example_with_room_is_none(tmp_path: Path) -> None:
    placed(tmp_path, sketch("A new rota"))


def test_an_example_that_is_longer_than_a_page_is_an_error(tmp_path: Path) -> None:
    problems = Problems()
    placed(tmp_path, field("page", LONG * 20), problems=problems)
    assert [(one.code, one.where) for one in problems] == [(Code.EXAMPLE_TOO_LONG, EXAMPLE)]


def test_words_without_room_and_dates_without_room_are_errors(tmp_path: Path) -> None:
    problems = Problems()
    many = replace(sketch(""), drawing=Drawing(100, 40, (Slot(10, 10, 40, 18, field("slot", words=60)),)))
    placed(tmp_path, many, problems=problems)
    assert [(one.code, one.where) for one in problems] == [(Code.EXAMPLE_TOO_LONG, PLACE)]
    problems = Problems()
    date = Drawing(100, 40, (Slot(10, 10, 30, 10, replace(field("slot"), kind="date")),))
    placed(tmp_path, Sketch(date, "A box."), problems=problems)
    assert [(one.code, one.where) for one in problems] == [(Code.EXAMPLE_TOO_LONG, PLACE)]


def test_typed_text_of_one_line_has_to_fit_on_it(context: Context) -> None:
    """A low box of a number, which a pen could cross."""
    wide = "1,000,000,000,000,000"
    shown = Field("a.b", "number", ("A",), examples=(Example(wide, where=EXAMPLE),))
    box = DrawnBox(shown, 1, context.styles.form_font.width(wide, 12) - 1, 30.0)
    assert misfits(context, box, False)
    assert not [one for one in misfits(context, replace(box, height=100.0), True) if "typed" in one.message]


def test_the_problem_may_be_a_warning_and_counts_its_pages(context: Context) -> None:
    problems = Problems()
    boxes = [DrawnBox(field("slot", LONG), page, 100.0, 30.0) for page in (3, 5, 5, 8)]
    report_misfits(context, boxes, lambda name: True, problems, Severity.WARNING)
    (problem,) = problems
    assert problem.severity is Severity.WARNING
    assert "on page 3 of" in problem.message
    assert "and on 2 more" in problem.message
    assert not problems.failed


def test_a_theme_decides_how_much_a_pen_needs() -> None:
    """The width of a word and the distance of lines are those of the layout."""
    assert theme().workbook.fields.word == 17
    larger: Theme = replace(
        theme(), workbook=replace(theme().workbook, fields=replace(theme().workbook.fields, word=34, pitch=18))
    )
    document = DrawnDocument()
    context = Context(
        sample_book(), Styles(larger, document, Problems(), "en-GB"), IconPainter({}), document, Problems()
    )
    pen = Pen(context)
    assert pen.lines_of_words(10, 170 * MM) == 2
    assert pen.lines_in(36 * MM) == 2
