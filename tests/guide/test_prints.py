"""The prints and the record of our guide hold something, and the record is fed by what it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.answers.printing.document import printed
from guidepress.answers.printing.guide import PrintableGuide, printable_guide
from guidepress.answers.printing.record import recorded
from guidepress.answers.printing.wanted import wanted_prints
from guidepress.core.problems import Problems
from tests.conftest import HOME, real_project
from tests.test_answers_print import every_answer, person_of


@pytest.fixture(scope="module")
def guide() -> PrintableGuide:
    found = printable_guide(real_project(HOME / "output"), Problems())
    assert found is not None
    return found


def test_every_print_holds_answers(guide: PrintableGuide, tmp_path: Path) -> None:
    person = person_of(guide, every_answer(guide), tmp_path)
    counts = {}
    for each in guide.about.prints:
        (wanted,) = wanted_prints(guide, (each.id,), "", "show")
        counts[each.id] = printed(guide.book, person, wanted).answers
    assert list(counts) == ["all", "plan", "appraiser", "application", "mentor"]
    assert counts["all"] == len(person.answers)
    assert counts["plan"] == 11
    assert min(counts.values()) == 11


def test_the_record_is_fed_by_the_log_the_meetings_and_the_promise(guide: PrintableGuide, tmp_path: Path) -> None:
    record = guide.book.record
    assert record is not None
    person = person_of(guide, every_answer(guide), tmp_path)
    made = recorded(guide, record, person, True)
    assert made.answers > 60
    assert [source.exercise for source in record.sources] == ["track.log", "mentor.meeting", "next.promise"]
