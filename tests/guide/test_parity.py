"""What is lost or changed between the workbook and the book of the guide is noticed, and every rule is used."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from guidepress.pipeline.build import BuildResult
from tests.conftest import RealGuide
from tests.epub_rules import RULES
from tests.test_epub_parity import Files


def test_no_rule_is_idle(both: Files) -> None:
    found = both.comparison.differences(both.workbook, both.book)
    used = {(each.side, both.comparison.rule(each)) for each in found}
    assert used == {(side, rule.name) for side, rules in RULES.items() for rule in rules}


PROSE = "Many AHPs (allied health professionals) became leaders without a map."

ABBREVIATED = "The coaching and mentoring of the NHS{National Health Service} Leadership Academy"
"""The first use in its part, which no words in brackets follow."""


@pytest.fixture(scope="module")
def both(real: RealGuide, built: BuildResult) -> Files:
    return Files(real, built)


def place_of(both: Files, start: str) -> int:
    return next(number for number, block in enumerate(both.book) if block.text.startswith(start))


def test_a_lost_paragraph_is_noticed(both: Files) -> None:
    number = place_of(both, PROSE)
    lost = both.unexplained([*both.book[:number], *both.book[number + 1 :]])
    assert [(each.side, each.block.token) for each in lost] == [("workbook", both.book[number].token)]


def test_two_paragraphs_in_the_wrong_order_are_noticed(both: Files) -> None:
    n = place_of(both, PROSE)
    swapped = [*both.book[:n], both.book[n + 1], both.book[n], *both.book[n + 2 :]]
    assert {each.side for each in both.unexplained(swapped)} == {"workbook", "book"}


@pytest.mark.parametrize(
    ("start", "old", "new"),
    [
        (PROSE, "without a map", "with a map"),
        (ABBREVIATED, "{National Health Service}", ""),
        ("Think, or write it down", "page ", "page 1"),
        ("The printed workbook has room for", "for ", "for 1"),
        ("There is a ruled page", "page ", "page 9"),
    ],
)
def test_a_changed_word_is_noticed(both: Files, start: str, old: str, new: str) -> None:
    n = place_of(both, start)
    block = both.book[n]
    changed = replace(block, text=re.sub(rf"{re.escape(old)}(?=\d|\W|$)", new, block.text))
    assert changed != block
    found = both.unexplained([*both.book[:n], changed, *both.book[n + 1 :]])
    assert ("book", changed.text) in [(each.side, each.block.text) for each in found]


def test_a_heading_of_another_level_is_noticed(both: Files) -> None:
    n = next(number for number, block in enumerate(both.book) if block.role == "H2")
    found = both.unexplained([*both.book[:n], replace(both.book[n], role="H3"), *both.book[n + 1 :]])
    assert len(found) == 2
