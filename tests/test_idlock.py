"""ids.lock: what it notes of an edition, that it loses nothing of earlier ones, and what `lock` does with it.

What a guide may not do to published names stands in tests/cases/errors.
"""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.cli.main import main
from guidepress.compose.book.published import left_out_ids, published_edition
from guidepress.core.problems import Problems, Where
from guidepress.core.values import walk
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Division
from guidepress.document.exercise import Exercise
from guidepress.document.fields import AnswerKind
from guidepress.exercises.lowering import own_answer_names
from guidepress.source.ids_lock import (
    Lock,
    PublishedAnswer,
    PublishedEdition,
    read_lock,
    render_lock,
    with_edition,
)
from tests.conftest import HOME, RealGuide, run_build
from tests.fill.form import Question, questions
from tests.test_errors import lay_out

FIRST = PublishedEdition(
    "1",
    ("one", "one.which"),
    {
        "one.which.choice": PublishedAnswer("one", ("yes", "no", "4", "perhaps"), "one.which"),
        "one.which.why": PublishedAnswer("text", (), "one.which"),
        "one.notes-1.text": PublishedAnswer("text"),
    },
    ("more-notes-1",),
)
SECOND = PublishedEdition(
    "2",
    ("one", "one.which"),
    {
        "one.which.choice": PublishedAnswer("one", ("yes", "no", "4", "perhaps"), "one.which"),
        "one.which.when": PublishedAnswer("date", (), "one.which"),
        "one.notes-1.text": PublishedAnswer("text"),
    },
)
TEXT = """\
version: 2
editions:
  - edition: "1"
    places:
      - one
      - one.which
    exercises:
      one.which:
        one.which.choice: {kind: one, options: ["yes", "no", "4", perhaps]}
        one.which.why: text
    notes:
      one.notes-1.text: text
    more-notes:
      - more-notes-1
  - edition: "2"
    exercises:
      one.which:
        one.which.when: date
    without:
      - one.which.why
"""


def without_head(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def held(text: str) -> Lock:
    problems = Problems()
    lock = read_lock(text.encode("utf-8"), problems)
    assert lock is not None, list(problems)
    assert list(problems) == []
    return lock


# ------------------------------------------------------------------------------------------------- the file


def test_a_later_edition_is_written_as_what_it_changes() -> None:
    text = render_lock(Lock((FIRST, SECOND)))
    assert without_head(text) == TEXT
    assert held(text) == Lock((FIRST, SECOND))


def test_the_example_in_the_docs_is_a_lock_as_it_is_written() -> None:
    page = (HOME / "docs" / "editors.md").read_text(encoding="utf-8")
    example = dedent(page[page.index("    version: 2\n") :].partition("\n\n")[0]) + "\n"
    assert without_head(render_lock(held(example))) == example


def test_any_yaml_reader_reads_the_words_as_words() -> None:
    """YAML 1.1 takes yes for true and 4 for a number."""
    found = yaml.safe_load(TEXT)
    assert found["editions"][0]["exercises"]["one.which"]["one.which.choice"]["options"] == [
        "yes",
        "no",
        "4",
        "perhaps",
    ]
    assert found["editions"][0]["edition"] == "1"


def test_a_lock_of_version_1_is_read_and_kept() -> None:
    old = held("ids:\n  - gone\n  - one\n  - one.which.why\nretired:\n  - gone\n")
    assert old == Lock((), ("gone", "one", "one.which.why"), ("gone",))
    new = with_edition(old, SECOND)
    assert new == Lock((SECOND,), ("one.which.why",), ("gone",)), "what the edition names is not named twice"
    assert set(new.names()) >= set(old.names()) - {"gone"}
    assert without_head(render_lock(new)).startswith(
        'version: 2\nretired:\n  - gone\nids:\n  - one.which.why\neditions:\n  - edition: "2"\n'
    )
    assert held(render_lock(new)) == new


def test_an_edition_that_stands_there_twice_is_an_error() -> None:
    problems = Problems()
    read_lock((TEXT + '  - edition: "1"\n').encode("utf-8"), problems)
    assert [str(problem) for problem in problems] == [
        'source/ids.lock:21:14: error duplicate-id: edition "1" stands here twice (take one out)'
    ]


@pytest.mark.parametrize("data", [b"", b"\xff", b"ids: {a: b}", b"editions: [{places: [a]}]", b"ids: [", b"more: 1"])
def test_what_is_no_lock_is_an_error_with_a_place(data: bytes) -> None:
    problems = Problems()
    assert read_lock(data, problems) is None
    assert problems.failed
    assert {problem.where.file for problem in problems} == {"source/ids.lock"}


NAMES = st.sampled_from(["a", "a.b", "a.b.c", "no", "1.2", "notes", "x-y.z"])
ANSWERS = st.builds(
    PublishedAnswer,
    st.sampled_from(("text", "number", "date", "pick", "tick", "one")),
    st.lists(st.sampled_from(["yes", "one", "4", "2026-11-01"]), unique=True, max_size=3).map(tuple),
    st.sampled_from(["", "a", "no"]),
)
EDITIONS = st.builds(
    PublishedEdition,
    st.just(""),
    st.lists(NAMES, unique=True, max_size=4).map(sorted).map(tuple),
    st.dictionaries(NAMES.map(lambda name: f"{name}.answer"), ANSWERS, max_size=4),
    st.lists(st.sampled_from(["more-notes-1", "more-notes-2"]), unique=True).map(sorted).map(tuple),
)


@given(st.lists(EDITIONS, max_size=4))
def test_whatever_editions_do_each_is_read_as_it_was(editions: list[PublishedEdition]) -> None:
    numbered = tuple(replace(edition, id=str(number)) for number, edition in enumerate(editions))
    lock = Lock(numbered)
    text = render_lock(lock)
    found = held(text)
    as_written = [replace(edition, places=tuple(sorted(edition.places))) for edition in found.editions]
    assert as_written == list(numbered)
    assert render_lock(found) == text


def test_a_new_edition_leaves_the_lines_of_the_earlier_ones_as_they_are() -> None:
    one, two = render_lock(Lock((FIRST,))), render_lock(with_edition(Lock((FIRST,)), SECOND))
    assert two.startswith(one)


def test_two_values_that_differ_in_their_place_alone_are_not_unequal() -> None:
    """What has changed is found by comparing answers of a file with those of a guide."""
    one, other = PublishedAnswer("text", where=Where("a")), PublishedAnswer("text", where=Where("b"))
    assert not (one != other)  # noqa: SIM202
    assert one != PublishedAnswer("date", where=Where("a"))


# ------------------------------------------------------------------------------------------------- what it notes

KINDS: dict[str, set[AnswerKind]] = {
    "words": {"text", "number", "date"},
    "lines": {"text", "number", "date"},  # a tall box takes several lines, whatever it asks for
    "tick": {"tick"},
    "pick": {"pick"},
    "one": {"one"},
}


def options_of(question: Question) -> set[str]:
    """The keys that can be chosen; the first of a drop-down is empty."""
    if question.kind == "pick":
        return {value for value, _ in question.options if value.strip()}
    return set(question.states) if question.kind == "one" else set()


def test_every_field_of_the_workbook_and_the_web_is_noted_as_it_is(real: RealGuide, output: Path) -> None:
    edition = published_edition(real.guide, real.arranged)
    fields = questions(next(output.glob("*-workbook.pdf")))
    fillers = {name for name in fields if name.startswith("more-notes-")}
    assert set(edition.answers) == set(fields) - fillers
    for name, answer in edition.answers.items():
        assert answer.kind in KINDS[fields[name].kind], name
        assert set(answer.options) == options_of(fields[name]), name


def test_an_answer_belongs_to_the_exercise_that_asks_for_it(real: RealGuide) -> None:
    edition = published_edition(real.guide, real.arranged)
    for name, answer in edition.answers.items():
        assert name.startswith(f"{answer.exercise}.") if answer.exercise else ".notes" in name, name
    assert {answer.exercise for answer in edition.answers.values()} - {""} <= set(edition.places)


# ------------------------------------------------------------------------------------------------- the command


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small guide without a lock: a case of the errors, whose second part is not in the list."""
    made = lay_out("left-out-part", tmp_path)
    (made / "ids.lock").unlink()
    (made / "guide.yaml").write_text(changed(made, "parts: [one]", "parts: [one, two]"), encoding="utf-8")
    return made


def changed(source: Path, old: str, new: str, file: str = "guide.yaml") -> str:
    text = (source / file).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def change(source: Path, old: str, new: str, file: str = "guide.yaml") -> None:
    (source / file).write_text(changed(source, old, new, file), encoding="utf-8")


def lock(source: Path) -> dict[str, Any]:
    """The answer of the command."""
    said = io.StringIO()
    with redirect_stdout(said):
        status = main(["lock", "--source", str(source), "--json"])
    found: dict[str, Any] = json.loads(said.getvalue())
    assert status == found["status"]
    return found


def locked(source: Path) -> str:
    return (source / "ids.lock").read_text(encoding="utf-8")


def fill_up_with_notes(source: Path) -> None:
    """A design of the guide's own in which pages that fill up the workbook are for notes."""
    design = (HOME / "layouts" / "workbook.yaml").read_text(encoding="utf-8")
    assert "  fill: blank " in design
    (source.parent / "layouts").mkdir()
    (source.parent / "layouts" / "workbook.yaml").write_text(design.replace("fill: blank", "fill: notes"), "utf-8")


def test_lock_notes_the_edition_once(source: Path) -> None:
    fill_up_with_notes(source)
    assert lock(source)["status"] == 0
    first = locked(source)
    edition = held(first).editions[0]
    assert edition.id == "1"
    assert edition.places == ("one", "one.first", "two", "two.second", "two.story")
    assert edition.answers["two.story.text"] == PublishedAnswer("text", (), "two.story")
    assert {"one.notes-1.text", "two.second.room.text", "two.second.notes-1.text"} <= set(edition.answers)
    assert edition.more_notes != (), "the workbook fills up its last page"
    run = run_build("lock", "--source", str(source))
    assert run.returncode == 0
    assert run.stdout == "Edition 1 is locked already. Nothing was changed.\n"
    assert locked(source) == first


def test_a_published_edition_is_not_rewritten(source: Path) -> None:
    lock(source)
    first = locked(source)
    change(source, "id: two.story", "id: two.tale", "parts/02-two.yaml")
    change(source, "version: 2\n", "version: 2\nretired: [two.story, two.story.text]\n", "ids.lock")
    edited = locked(source)
    found = lock(source)
    assert found["status"] == 1
    (problem,) = found["problems"]
    assert (problem["code"], problem["severity"], problem["file"]) == ("locked-edition", "error", "source/guide.yaml")
    assert problem["message"].endswith(": 2 new, 2 retired")
    assert locked(source) == edited
    change(source, 'id: "1"', 'id: "2"')
    assert lock(source)["status"] == 0
    assert [edition.id for edition in held(locked(source)).editions] == ["1", "2"]
    assert locked(source).replace("retired:\n  - two.story\n  - two.story.text\n", "").startswith(first)


def test_a_lost_id_keeps_the_lock_as_it_is(source: Path) -> None:
    lock(source)
    first = locked(source)
    change(source, "id: two.story", "id: two.tale", "parts/02-two.yaml")
    change(source, 'id: "1"', 'id: "2"')
    found = lock(source)
    assert found["status"] == 1
    assert {problem["code"] for problem in found["problems"]} == {"lost-id"}
    assert locked(source) == first


def test_a_shorter_guide_of_the_same_edition_has_nothing_to_lock(source: Path) -> None:
    lock(source)
    first = locked(source)
    change(source, "parts: [one, two]", "parts: [one]")
    found = lock(source)
    assert found["status"] == 0
    assert [problem["code"] for problem in found["problems"]] == ["file-missing"]
    assert locked(source) == first


def test_an_edition_of_a_shorter_guide_keeps_what_it_leaves_out(source: Path) -> None:
    lock(source)
    change(source, "parts: [one, two]", "parts: [one]")
    change(source, 'id: "1"', 'id: "1-ours"')
    assert lock(source)["status"] == 0
    both = held(locked(source))
    assert "two.story.text" in both.editions[0].answers
    assert set(both.editions[1].answers) == {"one.notes-1.text"}
    assert "two.story.text" in set(both.names())
    (source / "parts" / "02-two.yaml").unlink()
    assert {problem["code"] for problem in lock(source)["problems"]} == {"lost-id"}, "a part is left out, not deleted"


def test_a_part_that_comes_back_is_compared_with_the_edition_that_had_it(source: Path) -> None:
    lock(source)
    change(source, "parts: [one, two]", "parts: [one]")
    change(source, 'id: "1"', 'id: "2"')
    lock(source)
    change(source, "parts: [one]", "parts: [one, two]")
    change(source, 'id: "2"', 'id: "3"')
    change(source, "exercise: free-text", "exercise: structured-text", "parts/02-two.yaml")
    change(source, "lines: 6", "questions: [{key: text, ask: When?, type: date}]", "parts/02-two.yaml")
    (problem,) = lock(source)["problems"]
    assert problem["code"] == "changed-id"
    assert 'was text in edition "1" and is a date now' in problem["message"]
    assert held(locked(source)).editions[2].answers["two.story.text"].kind == "date"


def test_a_lock_of_version_1_becomes_one_of_version_2(source: Path) -> None:
    (source / "ids.lock").write_text("ids:\n  - one\n  - two\n  - two.old\nretired:\n  - two.old\n", encoding="utf-8")
    assert lock(source)["status"] == 0
    found = held(locked(source))
    assert (found.ids, found.retired, len(found.editions)) == ((), ("two.old",), 1)


# ------------------------------------------------------------------------------------------------- the real guide


def names_in(division: Division) -> set[str]:
    """What a part of the book publishes, by the blocks that stand in it."""
    found = {division.anchor, *(section.anchor for section in division.sections if "_" not in section.anchor)}
    for each in walk(division):
        if isinstance(each, Exercise):
            found |= {each.id, *(name for name, _ in own_answer_names(each.body))}
        elif isinstance(each, NotesPage):
            found.add(each.answer.id)
    return found


def test_every_part_of_the_guide_can_be_left_out(real: RealGuide) -> None:
    """Its own names count as left out, and no others."""
    whole = published_edition(real.guide, real.arranged)
    divisions = [division for division in real.arranged.book.divisions if division.role != "descriptions"]
    for part, division in zip(real.guide.parts, divisions, strict=True):
        found = left_out_ids(replace(real.guide, left_out=(part,)))
        assert {name for name in (*whole.places, *whole.answers) if name in found} == names_in(division)
