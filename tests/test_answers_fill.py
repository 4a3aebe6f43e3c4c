"""Answers go into the workbook of this edition whole, drawn as in an empty one, and come out of it again."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import fastjsonschema
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from guidepress.answers.answers_file import answers_file
from guidepress.answers.filling import by_numbers, filled_in
from guidepress.answers.guide import questions_of_book
from guidepress.answers.kept import is_kept
from guidepress.answers.person import Person
from guidepress.answers.reading import GuideQuestions, read_person, together
from guidepress.core.problems import Problems
from guidepress.document.filled_in import Filled
from guidepress.document.questions import Question
from guidepress.formats.pdf.components.kept_answers import ANCHOR
from guidepress.formats.pdf.components.privacy import usual_note
from guidepress.formats.pdf.syntax.filled_fields import FilledFields
from guidepress.formats.pdf.workbook import set_workbook
from guidepress.pipeline.build import compose
from guidepress.pipeline.filling import FillableWorkbook, workbook_to_fill
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import locked_editions
from guidepress.source.scalars import ID
from tests.conftest import LONG, command, need, run_build
from tests.fill import by_pdfjs, look
from tests.fill.answers import long_answer
from tests.fill.form import questions
from tests.pdf_choices import CHOICES, FLAVOURS, UNSAID
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.test_answers_read import SCHEMA, plain
from tests.test_fill_engines import ENGINES, engine, engine_or_pdftk
from tests.test_source_format import write_guide
from tests.validators.pdf import has_verapdf, qpdf, verapdf

Entries = dict[str, dict[str, Any]]
SENTENCE = "I want our clinic to hear patients before it plans, “gŵyl ŷ bobl” – and write it down. "


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The guide made of all examples of docs/source/: every kind of answer."""
    return write_guide(tmp_path_factory.mktemp("fill") / "guide")


@pytest.fixture(scope="module")
def workbook(project: Project) -> FillableWorkbook:
    found = workbook_to_fill(project, Problems())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def guide(project: Project, workbook: FillableWorkbook) -> GuideQuestions:
    lock = locked_editions(project, Problems())
    assert lock is not None
    return questions_of_book(workbook.book, lock)


def web_file(guide: GuideQuestions, answers: Entries, edition: str = "") -> bytes:
    record = {"format": "guidepress-answers", "version": 1, "guide": guide.slug, "edition": edition or guide.edition}
    return json.dumps({**record, "saved": "2027-01-02T03:04:05Z", "answers": answers}, ensure_ascii=False).encode()


def person_of(guide: GuideQuestions, answers: Entries, folder: Path, edition: str = "") -> Person:
    path = folder / "anna.json"
    path.write_bytes(web_file(guide, answers, edition))
    return read_person(path, guide)


def entry(question: Question, number: int, words: str = SENTENCE) -> dict[str, Any]:
    """An answer to a question, another one for each number."""
    keys = list(question.options)
    value: str | bool = {
        "text": f"{number}. {words}",
        "number": str(number),
        "date": f"2027-03-{1 + number % 28:02}",
        "tick": True,
    }.get(question.kind) or keys[number % len(keys)]
    return {"value": value, "label": question.label}


def every_answer(guide: GuideQuestions) -> Entries:
    return {name: entry(question, number) for number, (name, question) in enumerate(guide.questions.items())}


LEFT = {"gone.question": {"value": "Kept: שלום, 😀 and tŷ.\nTwo lines (and more).", "label": "What did you want?"}}
"""An answer that no edition asks, with letters that no font has."""


def with_rest(guide: GuideQuestions) -> Entries:
    """An answer to every question, of which one chose an option that is gone, and one answer to no question."""
    answers = {**every_answer(guide), **LEFT}
    answers[first(guide, "one")] = {"value": "gone", "label": "", "shown": "an option that is gone"}
    return answers


def first(guide: GuideQuestions, kind: str) -> str:
    return next(name for name, question in guide.questions.items() if question.kind == kind)


def fill(workbook: FillableWorkbook, guide: GuideQuestions, person: Person) -> Filled:
    return workbook.fill(filled_in(person, guide, workbook.book.words, workbook.fields))


def filled_file(
    workbook: FillableWorkbook, guide: GuideQuestions, answers: Entries, folder: Path
) -> tuple[Path, Person, Filled]:
    person = person_of(guide, answers, folder)
    filled = fill(workbook, guide, person)
    path = folder / "anna.pdf"
    path.write_bytes(filled.data)
    return path, person, filled


def same(one: Person, other: Person, guide: GuideQuestions) -> bool:
    """Whether two people have the same answers in their files."""
    files = [json.loads(answers_file(person, guide.slug, guide.edition))["answers"] for person in (one, other)]
    return bool(files[0] == files[1])


# ------------------------------------------------------------------------------------------------- the same bytes


def test_without_answers_it_is_the_workbook_of_a_build(
    workbook: FillableWorkbook, guide: GuideQuestions, documented_workbook: Path, tmp_path: Path
) -> None:
    filled = fill(workbook, guide, person_of(guide, {}, tmp_path))
    assert filled.data == documented_workbook.read_bytes()
    assert (filled.cut, filled.missing) == ((), 0)


def test_no_file_depends_on_who_else_is_filled_in(
    workbook: FillableWorkbook, guide: GuideQuestions, project: Project, tmp_path: Path
) -> None:
    anna = person_of(guide, with_rest(guide), tmp_path)
    ben = person_of(guide, {first(guide, "text"): {"value": "Ελληνικά ✅ Ж"}, "a.b": {"value": "Щ"}}, tmp_path)
    once, other, again = (fill(workbook, guide, person).data for person in (anna, ben, anna))
    alone = workbook_to_fill(project, Problems())
    assert alone is not None
    assert once == again == fill(alone, guide, anna).data
    assert other != once


# ------------------------------------------------------------------------------------------------- what is in it


def test_every_answer_stands_in_all_its_places(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    path, person, _ = filled_file(workbook, guide, every_answer(guide), tmp_path)
    asked = questions(path)
    pages = look.words(path)
    assert any(len(question.widgets) > 1 for question in asked.values() if question.kind in ("words", "lines"))
    for name, answer in person.answers.items():
        field = asked[name]
        if field.kind in ("tick", "one"):
            state = field.states[0] if field.kind == "tick" else answer.value
            assert {widget.on for widget in field.widgets} - {"Off"} == {state} == {field.value}, name
            continue
        shown = {"pick": answer.shown, "date": "March 2027"}.get(answer.question.kind, answer.value[:4])  # type: ignore[union-attr]
        for widget in field.widgets:
            drawn = " ".join(word.text for word in look.words_in(pages[widget.page], widget))
            assert shown.replace(" ", "")[:6] in drawn.replace(" ", ""), (name, drawn)


def test_a_long_answer_is_whole_in_the_field_and_told(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    asked = next(name for name, question in guide.questions.items() if question.kind == "text" and question.exercise)
    path, person, filled = filled_file(workbook, guide, {asked: {"value": long_answer(), "label": ""}}, tmp_path)
    (name,) = filled.cut
    assert len(person.answers[name].value) == 2000
    assert questions(path)[name].value == long_answer()
    (widget, *_) = questions(path)[name].widgets
    lines = look.lines(look.words_in(look.words(path)[widget.page], widget))
    assert lines[-1][-1].text.endswith("…")
    for line in lines:
        assert widget.box[0] <= line[0].box[0]
        assert line[-1].box[2] <= widget.box[2]
        assert widget.box[1] - 1 <= line[0].box[1]
        assert line[0].box[3] <= widget.box[3] + 1


def test_letters_come_from_other_fonts_or_are_told(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """An accent that stands apart is put onto its letter; what chooses the look of a sign is not drawn."""
    name = next(name for name, question in questions_with_room(workbook, tmp_path).items() if name in guide.questions)
    value = "Ελλη Кир ✅\ufe0f → tw\u0302 שלום 😀"
    path, _, filled = filled_file(workbook, guide, {name: {"value": value, "label": ""}}, tmp_path)
    assert questions(path)[name].value == value
    (widget, *_) = questions(path)[name].widgets
    drawn = " ".join(word.text for word in look.words_in(look.words(path)[widget.page], widget))
    assert drawn == "Ελλη Кир ✅ → tŵ □□□□ □"
    assert filled.missing == 5


def test_what_is_not_drawn_is_counted_once_an_answer(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """However many places it has."""
    name = next(
        id for id, field in workbook.laid.forms.fields.items() if len(field.places) > 1 and field.places[0].appearance
    )
    path, _, filled = filled_file(workbook, guide, {name: {"value": "שלום", "label": ""}}, tmp_path)
    assert len(questions(path)[name].widgets) > 1
    assert filled.missing == 4


def test_empty_lines_at_the_end_make_no_answer_too_long(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    name = first(guide, "text")
    path, _, filled = filled_file(workbook, guide, {name: {"value": "One line." + "\n " * 60, "label": ""}}, tmp_path)
    assert filled.cut == ()
    (widget, *_) = questions(path)[name].widgets
    assert " ".join(word.text for word in look.words_in(look.words(path)[widget.page], widget)) == "One line."


def test_a_sign_that_is_wider_than_its_box_is_told(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = FilledFields._letter
    monkeypatch.setattr(FilledFields, "_letter", lambda fields, sign: 5000 if sign == "W" else letter(fields, sign))
    name = next(name for name in questions_with_room(workbook, tmp_path) if name in guide.questions)
    path, _, filled = filled_file(workbook, guide, {name: {"value": "a\nW\nb", "label": ""}}, tmp_path)
    assert filled.cut == (name,)
    (widget,) = questions(path)[name].widgets
    assert " ".join(word.text for word in look.words_in(look.words(path)[widget.page], widget)) == "a … b"


def questions_with_room(workbook: FillableWorkbook, folder: Path) -> Mapping[str, Any]:
    """The fields of several lines that are wide enough for a sentence."""
    path = folder / "empty.pdf"
    path.write_bytes(workbook.fill(filled_in(Person("a", {}, ""), *_nothing(workbook))).data)
    return {
        name: question
        for name, question in questions(path).items()
        if question.kind == "lines" and len(question.widgets) == 1 and question.widgets[0].width > 250
    }


def _nothing(workbook: FillableWorkbook) -> tuple[GuideQuestions, Any, Mapping[str, str]]:
    return GuideQuestions("", "", {}, ()), workbook.book.words, workbook.fields


def test_answers_without_a_place_stand_on_pages_at_the_end(
    workbook: FillableWorkbook, guide: GuideQuestions, documented_workbook: Path, tmp_path: Path
) -> None:
    path, person, filled = filled_file(workbook, guide, with_rest(guide), tmp_path)
    words = workbook.book.words
    with pikepdf.open(documented_workbook) as empty, pikepdf.open(path) as pdf:
        last = len(empty.pages)
        assert len(pdf.pages) == last + 2, "a blank page makes the number of pages even, as in the empty workbook"
        with pdf.open_outline() as outline:
            assert outline.root[-1].title == words.kept_title
            assert [item.title for item in outline.root[:-1]] == [item.title for item in empty.open_outline().root]
    said = subprocess.run(
        [command("pdftotext"), "-f", str(last + 1), "-layout", str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for expected in (words.kept_not_asked, words.kept_changed, "What did you want?", "Two lines (and more).", "gone"):
        assert expected in said
    assert filled.missing == 5
    kept = {name: question for name, question in questions(path).items() if is_kept(name)}
    assert {question.value for question in kept.values()} == {LEFT["gone.question"]["value"], "an option that is gone"}
    assert same(read_person(path, guide), person, guide)


def test_every_page_that_is_named_beside_a_kept_answer_is_there(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """An answer of another kind to every question: each link leads to the page of the question, which is printed."""
    answers: Entries = {}
    for name, question in guide.questions.items():
        typed = question.kind in ("text", "number", "date")
        answers[name] = {"value": True if typed or question.kind == "pick" else "words", "label": ""}
    path, person, _ = filled_file(workbook, guide, answers, tmp_path)
    pages = {name: question.widgets[0].page or 0 for name, question in questions(path).items() if not is_kept(name)}
    last, reader = len(workbook.laid.canvas.pages), PdfReader(path)
    annotations = [note.get_object() for page in reader.pages[last:] for note in page.get("/Annots", ())]
    links = [note for note in annotations if note["/Subtype"] == "/Link"]
    targets = [str(link["/Dest"] if "/Dest" in link else link["/A"]["/D"]) for link in links]
    led_to = [reader.get_destination_page_number(reader.named_destinations[target]) or 0 for target in targets]
    assert sorted(led_to) == sorted(pages[answer.id] for answer in person.without_place)
    shown = " ".join(word.text for page in look.words(path)[last:] for word in page)
    before, _, _ = workbook.book.words.kept_now.partition("{page}")
    assert shown.count(before.strip()) == len(links) == len(person.without_place)
    printed = [int(rest.split()[0]) - 1 for rest in shown.split(before.strip())[1:]]
    assert sorted(printed) == sorted(led_to)


def test_a_long_kept_answer_stands_with_its_headings(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Each page ends with a box: nothing is left nearly empty, and no heading stands apart from its group."""
    answers: Entries = {f"gone.q{number}": {"value": "word " * 4000, "label": "Why?"} for number in range(2)}
    answers[first(guide, "tick")] = {"value": "word " * 4000, "label": ""}
    path, _, _ = filled_file(workbook, guide, answers, tmp_path)
    kept = [question for name, question in questions(path).items() if is_kept(name)]
    last = len(workbook.laid.canvas.pages)
    assert sorted(question.widgets[0].page - last for question in kept) == [0, 1, 2]
    words = workbook.book.words
    for number, title in ((0, words.kept_title), (0, words.kept_not_asked), (2, words.kept_changed)):
        assert title in " ".join(word.text for word in look.words(path)[last + number])
    body = workbook.laid.styles.page.bottom
    assert all(question.widgets[0].box[1] < body + 15 for question in kept)


def test_no_id_of_a_guide_is_the_anchor_of_kept_answers() -> None:
    assert ID.fullmatch(ANCHOR) is None


def test_what_happens_to_answers_is_said_on_pages_of_kept_ones_too(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the foot of each page, as on the pages of exercises, or once in the text if it is too long for that."""
    note = usual_note(workbook.book)
    assert note
    answers: Entries = {f"gone.q{number}": {"value": "word " * 4000, "label": "Why?"} for number in range(2)}
    path, _, _ = filled_file(workbook, guide, answers, tmp_path)
    last = len(workbook.laid.canvas.pages)
    for page in look.words(path)[last : last + 2]:
        assert note in " ".join(word.text for word in page)
    assert faults(TaggedPdf(path.read_bytes())) == []
    monkeypatch.setattr("guidepress.formats.pdf.filled.notes_at_foot", lambda *_: frozenset())
    path, _, _ = filled_file(workbook, guide, answers, tmp_path)
    pages = [" ".join(word.text for word in page) for page in look.words(path)[last : last + 2]]
    assert [page.count(note) for page in pages] == [1, 0]
    assert pages[0].index(note) < pages[0].index(workbook.book.words.kept_not_asked)
    assert faults(TaggedPdf(path.read_bytes())) == []


def test_a_failure_leaves_the_workbook_as_it_was(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    divisions = [*workbook.laid.root.kids]
    answers = filled_in(person_of(guide, LEFT, tmp_path), guide, workbook.book.words, workbook.fields)
    for function in ("_draw_kept", "notes_at_foot", "write_file"):
        with monkeypatch.context() as patch:
            patch.setattr(f"guidepress.formats.pdf.filled.{function}", _fail)
            with pytest.raises(RuntimeError):
                workbook.fill(answers)
        assert workbook.laid.root.kids == divisions, function


def _fail(*_: object, **__: object) -> None:
    raise RuntimeError


def test_kept_answers_of_any_length_stand_on_their_pages(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    answers: Entries = {
        "gone.long": {"value": "word " * 4000, "label": "A long question " * 60},
        "gone.wide": {"value": "W" * 5000, "label": "W" * 900},
        "gone.signs": {"value": "\x00\x01\n" * 40, "label": "\x07"},
        "gone.words": {"value": "b", "label": "   "},
        "Gone_~=:/%é": {"value": "c", "label": "Which?", "shown": "the third"},
    }
    path, person, filled = filled_file(workbook, guide, answers, tmp_path)
    page = workbook.laid.styles.page
    for question in questions(path).values():
        for widget in question.widgets:
            assert page.bottom - 1 <= widget.box[1] < widget.box[3] <= page.height, question.name
    assert len(filled.cut) == 2
    assert same(read_person(path, guide), person, guide)
    need("veraPDF", has_verapdf())
    assert verapdf("PDFUA_1", path) == []


def test_an_answer_that_was_given_anew_goes_before_the_one_that_was_kept(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    path, _, _ = filled_file(workbook, guide, with_rest(guide), tmp_path)
    name = first(guide, "one")
    asked = questions(path)
    engine("pypdf")(path, tmp_path / "b.pdf", asked, [(name, asked[name].states[0])])
    person = read_person(tmp_path / "b.pdf", guide)
    assert person.answers[name].value == asked[name].states[0]
    assert person.conflicts == {}
    (remark,) = person.remarks
    assert remark == f"left out, since it was answered anew in this edition: “an option that is gone” ({name})"


def test_what_is_typed_into_a_kept_box_counts(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Also where a tick or an option was kept, which are restored only while their words stand there."""
    text, pick = first(guide, "text"), first(guide, "pick")
    answers: Entries = {
        "gone.tick": {"value": True, "label": "A"},
        "gone.choice": {"value": "second", "label": "B", "shown": "the second option"},
        text: {"value": True, "label": ""},
        pick: {"value": "gone", "label": "", "shown": "an option that is gone"},
    }
    path, person, _ = filled_file(workbook, guide, answers, tmp_path)
    assert same(read_person(path, guide), person, guide)
    asked = questions(path)
    option, words = next(iter(guide.questions[pick].options.items()))
    typed = {"gone.tick": "not any more", "gone.choice": "the third", text: "In words.", pick: words}
    kept = {next(key for key in typed if key in name): name for name in asked if is_kept(name)}
    engine("pypdf")(path, tmp_path / "b.pdf", asked, [(kept[name], value) for name, value in typed.items()])
    again = read_person(tmp_path / "b.pdf", guide)
    assert plain(again) == {**typed, pick: option}
    assert not any(answer.is_tick or answer.shown for name, answer in again.answers.items() if name != pick)
    assert {answer.id for answer in again.without_place} == {"gone.tick", "gone.choice"}
    (remark,) = again.remarks
    assert remark.startswith("typed over what its last pages kept, and read as words: ")
    assert remark.endswith(" and 3 more")


def test_words_for_a_drop_down_are_no_name_of_a_field(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Nor is a value that is no key. A name may hold 32,767 bytes (ISO 32000-1, Annex C)."""
    answers: Entries = {
        first(guide, "pick"): {"value": "Ŵ" * 20_000, "label": ""},
        "gone.odd": {"value": "Ŷ" * 20_000, "label": "", "shown": "an option"},
    }
    path, person, _ = filled_file(workbook, guide, answers, tmp_path)
    with pikepdf.open(path) as pdf:
        names = [len(bytes(field.T)) for field in pdf.Root.AcroForm.Fields if str(field.T).startswith("kept~")]
    assert len(names) == 2
    assert max(names) < 500
    assert plain(read_person(path, guide)) == plain(person)


def test_kept_answers_come_out_of_two_workbooks_that_were_put_together(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Programs rename the fields of the second."""
    answers: Entries = {"gone.tick": {"value": True, "label": "A"}, **LEFT}
    path, person, _ = filled_file(workbook, guide, answers, tmp_path)
    for renamed in ("1.{}", "{}+1", "{} [13062]"):
        with pikepdf.open(path) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                field.T = pikepdf.String(renamed.format(field.T))
            pdf.save(tmp_path / "b.pdf")
        again = read_person(tmp_path / "b.pdf", guide)
        assert same(again, person, guide)
        assert again.remarks == ()


def test_a_kept_date_is_written_as_any_other(workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path) -> None:
    name = first(guide, "date")
    days = [{name: {"value": value}, "gone.day": {"value": "2027-04-01"}} for value in ("2027-03-12", "2027-03-13")]
    both = together([person_of(guide, answers, tmp_path) for answers in days])
    (tmp_path / "b.pdf").write_bytes(fill(workbook, guide, both).data)
    shown = sorted(question.value for name, question in questions(tmp_path / "b.pdf").items() if is_kept(name))
    assert shown == ["1 April 2027", "12 March 2027", "13 March 2027"]
    again = read_person(tmp_path / "b.pdf", guide)
    assert [answer.value for answer in again.conflicts[name]] == ["2027-03-12", "2027-03-13"]
    assert same(again, both, guide)


def test_an_answer_of_another_kind_is_kept(workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path) -> None:
    """As an edition had it that asked for something else: words for a tick, a tick or a choice for words."""
    tick, text = first(guide, "tick"), first(guide, "text")
    other = [name for name, question in guide.questions.items() if question.kind == "text"][1]
    answers: Entries = {
        tick: {"value": "in words", "label": ""},
        text: {"value": True, "label": ""},
        other: {"value": "second", "label": "", "shown": "the second option"},
        first(guide, "number"): {"value": "as many as I can", "label": ""},
    }
    path, person, _ = filled_file(workbook, guide, answers, tmp_path)
    assert {answer.id for answer in person.without_place} == {tick, text, other}
    fields = {name: question.value for name, question in questions(path).items() if question.value}
    assert fields.pop(first(guide, "number")) == "as many as I can"
    assert sorted(fields.values()) == sorted(["in words", workbook.book.words.answers_ticked, "the second option"])
    assert all(map(is_kept, fields))
    assert same(read_person(path, guide), person, guide)


def test_the_lock_says_what_an_answer_was(workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path) -> None:
    """A PDF of an earlier edition says of no value what it is. There, these three were of other kinds."""
    tick, text = first(guide, "tick"), first(guide, "text")
    path, _, _ = filled_file(workbook, guide, {tick: {"value": True}, text: {"value": "second"}}, tmp_path)
    for kind, kept in (("text", {tick}), ("tick", {text}), ("pick", {tick, text})):
        earlier = replace(guide, kinds={guide.edition: {tick: kind, text: kind}})
        assert {answer.id for answer in read_person(path, earlier).without_place} == kept, kind


def test_answers_that_differ_are_kept_and_come_back(
    workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    name = first(guide, "text")
    both = together([person_of(guide, {name: {"value": value}}, tmp_path) for value in ("one", "two")])
    filled = fill(workbook, guide, both)
    (tmp_path / "b.pdf").write_bytes(filled.data)
    person = read_person(tmp_path / "b.pdf", guide)
    assert [answer.value for answer in person.conflicts[name]] == ["one", "two"]
    assert person.answers == {}
    assert person.remarks == ("its last pages keep answers to one question that differ; clear all of them but one",)


def test_a_notes_page_of_another_part_is_not_written_into(
    project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Pages that fill up a part are counted through the workbook: in another edition they may belong elsewhere."""
    composer = compose(project, "", Problems(), errors_only=True, formats=())
    assert composer is not None
    layout = composer.theme.workbook
    with_notes = replace(layout, page=replace(layout.page, fill="notes"))
    book, theme = composer.arranged.book, replace(composer.theme, workbook=with_notes)
    workbook = FillableWorkbook(set_workbook(book, theme, Problems()))
    fillers = [name for name in workbook.fields if name.startswith("more-notes-")]
    assert fillers, "the guide of these examples has such a page"
    name = fillers[0]
    here = {name: {"value": "here", "label": workbook.fields[name]}}
    path, _, _ = filled_file(workbook, guide, here, tmp_path)
    assert plain(read_person(path, guide)) == {name: "here"}
    assert questions(path)[name].value == "here"
    elsewhere = {name: {"value": "elsewhere", "label": "More notes on another part"}}
    path, person, _ = filled_file(workbook, guide, elsewhere, tmp_path)
    assert questions(path)[name].value == ""
    assert same(read_person(path, guide), person, guide)


# ------------------------------------------------------------------------------------------------- there and back

WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300),
    st.text(st.sampled_from("aŵŷŴ “”–€ 😀🏳️‍🌈\n\r\t()\\שלום العربية ẁ̂"), min_size=1, max_size=2000),
)


@settings(max_examples=300 if LONG else 25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_answers_come_back_from_a_filled_workbook(
    data: st.DataObject,
    workbook: FillableWorkbook,
    guide: GuideQuestions,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Web file → PDF → web file. The file that is read has LF for each line break already."""
    names = data.draw(st.lists(st.sampled_from(sorted(guide.questions)), max_size=12, unique=True))
    answers: Entries = {name: {"value": data.draw(_value(guide.questions[name])), "label": ""} for name in names}
    for name in data.draw(st.lists(st.text(min_size=1, max_size=20), max_size=2, unique=True)):
        shown = data.draw(st.one_of(st.none(), WORDS.filter(str.strip)))
        value = data.draw(st.from_regex(ID, fullmatch=True).filter(lambda key: len(key) < 150) if shown else WORDS)
        answers[f"old.{name}"] = {"value": value, "label": name} | ({"shown": shown} if shown else {})
    folder = tmp_path_factory.mktemp("any")
    path, person, _ = filled_file(workbook, guide, answers, folder)
    again = read_person(path, guide)
    assert plain(again) == plain(person)
    assert same(again, person, guide)
    (folder / "b.json").write_bytes(answers_file(again, guide.slug, guide.edition))
    fastjsonschema.compile(SCHEMA)(json.loads((folder / "b.json").read_text(encoding="utf-8")))
    assert fill(workbook, guide, read_person(folder / "b.json", guide)).data == path.read_bytes()


def _value(question: Question) -> st.SearchStrategy[Any]:
    match question.kind:
        case "tick":
            return st.just(True)
        case "one" | "pick":
            return st.one_of(st.sampled_from(sorted(question.options)), WORDS)
        case "date":
            return st.one_of(st.dates().map(str), WORDS)
        case "number" | "text":
            return WORDS


# ------------------------------------------------------------------------------------------------- other programs


def by_pypdf(path: Path) -> dict[str, str]:
    fields = PdfReader(path).get_fields() or {}
    return {name: str(field.get("/V", "")).removeprefix("/") for name, field in fields.items()}


def by_mupdf(path: Path) -> dict[str, str]:
    import pymupdf

    found: dict[str, str] = {}
    with pymupdf.open(path) as pdf:  # type: ignore[no-untyped-call]
        for page in pdf:
            for widget in page.widgets():
                if (value := widget.field_value) not in (None, "Off", ""):
                    found[widget.field_name] = str(value)
    return found


def by_pdfjs_values(path: Path) -> dict[str, str]:
    script = """
        const [module, source] = process.argv.slice(1);
        const { readFileSync } = await import("node:fs");
        const { getDocument } = await import(module);
        const pdf = await getDocument({ data: new Uint8Array(readFileSync(source)), verbosity: 0 }).promise;
        const found = {};
        for (const [name, places] of Object.entries(await pdf.getFieldObjects())) {
          for (const { type, value } of places) if (type && ![null, "", "Off"].includes(value)) found[name] = value;
        }
        console.log(JSON.stringify(found));
    """
    run = subprocess.run(
        ["node", "--input-type=module", "-e", script, by_pdfjs.MODULE.as_uri(), str(path)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return {name: value[0] if isinstance(value, list) else str(value) for name, value in json.loads(run.stdout).items()}


def by_pdftk_values(path: Path) -> dict[str, str]:
    run = subprocess.run(
        ["pdftk", str(path), "dump_data_fields_utf8"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    found: dict[str, str] = {}
    for block in run.stdout.split("---\n"):
        lines = dict(line.partition(": ")[::2] for line in block.splitlines() if ": " in line)
        if lines.get("FieldValue", "Off") not in ("Off", ""):
            found[lines["FieldName"]] = lines["FieldValue"].removesuffix("\n")
    return found


READERS: dict[str, Callable[[Path], dict[str, str]]] = {
    "pdfjs": by_pdfjs_values,
    "mupdf": by_mupdf,
    "pypdf": by_pypdf,
    "pdftk": by_pdftk_values,
}


@pytest.mark.parametrize("name", READERS)
def test_every_program_reads_the_values(
    name: str, workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    if name == "pdftk":
        command("pdftk")
    else:
        engine(name)
    answers = every_answer(guide)
    path, _, _ = filled_file(workbook, guide, answers, tmp_path)
    wanted = {question.field: question.value for question in questions(path).values() if question.value}
    found = {field: value for field, value in READERS[name](path).items() if value not in ("", "Off", " ")}
    if name == "mupdf":  # it says Yes of a box that is on
        wanted = {field: found[field] if found.get(field) == "Yes" else value for field, value in wanted.items()}
    assert found == wanted


@pytest.mark.parametrize("name", [*ENGINES, "pdftk"])
def test_more_can_be_typed_in_every_program(
    name: str, workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """What was filled in stays, what is typed is added, and an answer can be changed."""
    fill_with = engine_or_pdftk(name)
    answers = with_rest(guide)
    texts = [name for name, question in guide.questions.items() if question.kind == "text"]
    empty, changed = texts[0], texts[1]
    del answers[empty]
    path, person, _ = filled_file(workbook, guide, answers, tmp_path)
    typed = "typed later"
    asked = questions(path)
    steps = [(empty, typed)] if name == "pdfium" else [(empty, typed), (changed, typed)]
    fill_with(path, tmp_path / "more.pdf", asked, steps)
    wanted = {**plain(person), **dict(steps)}
    found = plain(read_person(tmp_path / "more.pdf", guide))
    assert {id: value for id, value in found.items() if wanted.get(id) != value} == {}
    assert found.keys() == wanted.keys()


# ------------------------------------------------------------------------------------------------- validators


@pytest.fixture(scope="module")
def in_every_standard(
    project: Project, guide: GuideQuestions, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The workbook filled in, in two settings of `pdf:`; in the long form in every setting."""
    composer = compose(project, "", Problems(), errors_only=True, formats=())
    assert composer is not None
    found = {}
    for name, choice in CHOICES.items():
        if name not in ("ua-1", "ua-2-archive") and not LONG:
            continue
        folder = tmp_path_factory.mktemp(name)
        book = replace(composer.arranged.book, pdf=choice)
        laid = FillableWorkbook(set_workbook(book, composer.theme, Problems()))
        found[name], _, _ = filled_file(laid, guide, with_rest(guide), folder)
    return found


@pytest.mark.parametrize("standard", FLAVOURS)
def test_verapdf_accepts_a_filled_workbook(standard: str, in_every_standard: dict[str, Path]) -> None:
    need("veraPDF", has_verapdf())
    for name, path in in_every_standard.items():
        if name.startswith(standard):
            failed = [line.split("\t") for line in verapdf(",".join(FLAVOURS[standard]), path)]
            rules = {(flavour, rule) for _, flavour, rule, *_ in failed if rule != "failed"}
            assert rules == (set() if name.endswith("archive") else {UNSAID[standard]}), name


def test_the_structure_of_a_filled_workbook_is_whole(in_every_standard: dict[str, Path]) -> None:
    for path in in_every_standard.values():
        assert qpdf(path) == ""
        assert faults(TaggedPdf(path.read_bytes())) == []


# ------------------------------------------------------------------------------------------------- the command


def answers_fill(*arguments: str | Path, cwd: Path, project: Project) -> subprocess.CompletedProcess[str]:
    return run_build("answers", "fill", *map(str, arguments), "--source", str(project.source), cwd=cwd)


def test_the_command_fills_in_a_workbook_for_each_person(
    project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    name = first(guide, "text")
    for person in ("anna", "ben"):
        (files / f"{person}.answers.json").write_bytes(web_file(guide, {name: {"value": person}, **LEFT}))
    (files / "old.pdf").write_bytes(b"%PDF-1.7 not read")
    run = answers_fill("files", "--to", "out", cwd=tmp_path, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    assert "passed over 1 file: files of answers stand beside" in run.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"anna.workbook.pdf", "ben.workbook.pdf"}
    for person in ("anna", "ben"):
        assert questions(tmp_path / "out" / f"{person}.workbook.pdf")[name].value == person
    for line in ("1 answer in place", "1 answer on the last pages", "5 characters drawn as □, since no font has them"):
        assert run.stdout.count(line) == 2, run.stdout


def test_a_filled_workbook_is_moved_and_never_written_over(
    project: Project, workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """A PDF may be given as well. What somebody typed into a file that is there is not lost."""
    path, _, _ = filled_file(workbook, guide, {first(guide, "text"): {"value": "typed"}}, tmp_path)
    path = path.rename(tmp_path / "workbook.pdf")
    before = path.read_bytes()
    run = answers_fill("workbook.pdf", cwd=tmp_path, project=project)
    assert "is one of the files to read" in run.stderr
    run = answers_fill("workbook.pdf", "--to", "out", "--json", cwd=tmp_path, project=project)
    made = tmp_path / "out" / "workbook.pdf"
    assert made.read_bytes() == before == path.read_bytes()
    record = json.loads(run.stdout)
    assert record["filled"]["workbook"]["placed"] == 1
    assert answers_fill("workbook.pdf", "--to", "out", cwd=tmp_path, project=project).returncode == 0
    made.write_bytes(before + b"%")
    run = answers_fill("workbook.pdf", "--to", "out", cwd=tmp_path, project=project)
    assert "is there already, and something else may be typed in it" in run.stderr
    assert made.read_bytes() == before + b"%"


def test_nobody_is_lost_where_names_of_files_are_one_name(
    project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    """`answers read` has put `.answers` behind a name; a person's own file may have that name without it."""
    name = first(guide, "text")
    for file in ("anna.json", "anna.answers.json", "ben.workbook.json", ".answers.json"):
        (tmp_path / file).write_bytes(web_file(guide, {name: {"value": file}}))
    files = ("anna.json", "anna.answers.json", "ben.workbook.json", ".answers.json")
    run = answers_fill(*files, "--to", "out", "--json", cwd=tmp_path, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    made = {path.name.removesuffix(".workbook.pdf"): path for path in (tmp_path / "out").iterdir()}
    folder = tmp_path.name
    assert set(made) == {f"{folder} anna", f"{folder} anna-2", "ben", ".answers"}
    assert {questions(path)[name].value for path in made.values()} == {*files}
    assert set(json.loads(run.stdout)["filled"]) == set(made)


def test_filled_workbooks_of_a_folder_are_filled_in(
    project: Project, workbook: FillableWorkbook, guide: GuideQuestions, tmp_path: Path
) -> None:
    """What this command has written there is passed over, and told."""
    files = tmp_path / "files"
    files.mkdir()
    path, _, _ = filled_file(workbook, guide, {first(guide, "text"): {"value": "typed"}}, tmp_path)
    for name in ("anna.pdf", "ben.PDF", "carl.workbook.pdf", "workbook.pdf"):
        (files / name).write_bytes(path.read_bytes())
    run = answers_fill("files", "--to", "out", "--json", cwd=tmp_path, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    record = json.loads(run.stdout)
    assert set(record["filled"]) == {"anna", "ben"}
    assert [Path(name).name for name in record["passed_over"]] == ["carl.workbook.pdf", "workbook.pdf"]
    run = answers_fill("files", "--to", "out", cwd=tmp_path, project=project)
    assert "passed over 2 files: workbook.pdf and NAME.workbook.pdf" in run.stdout


def test_a_disk_takes_the_name_of_every_file_and_a_terminal_too(
    project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Disks count bytes: 255 at most. A name may hold what a terminal would take for a command."""
    long = ("ŵ" * 100, "ŵ" * 105)
    name = first(guide, "text")
    for file in (*long, "\x1b]0;owned\x07"):
        (tmp_path / f"{file}.json").write_bytes(web_file(guide, {name: {"value": file[:3]}}))
    files = [path.name for path in tmp_path.iterdir()]
    run = answers_fill(*files, "--to", "out", cwd=tmp_path, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert {f"{'ŵ' * 90}.workbook.pdf", f"{'ŵ' * 90}-2.workbook.pdf"} < made
    assert "owned" in run.stdout
    assert "\x1b" not in run.stdout
    for path in (tmp_path / "out").iterdir():
        path.write_bytes(b"typed")
    run = answers_fill("\x1b]0;owned\x07.json", files[0], "--to", "out", cwd=tmp_path, project=project)
    assert "is there already" in run.stderr
    assert "\x1b" not in run.stderr


def test_tables_are_not_for_fill(project: Project, tmp_path: Path) -> None:
    run = answers_fill("a.json", "--csv", cwd=tmp_path, project=project)
    assert run.returncode == 2
    assert "--csv and --xlsx are for answers read" in run.stderr


def test_kept_answers_stand_in_the_order_of_their_numbers() -> None:
    ids = ["map.plan", "map.place-10.ring", "10", "map.place-2.ring", "2", "map.place-1.ring"]
    expected = ["2", "10", "map.place-1.ring", "map.place-2.ring", "map.place-10.ring", "map.plan"]
    assert sorted(ids, key=by_numbers) == expected
