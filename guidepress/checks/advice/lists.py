"""Advice on long lists: more than nine items in one column are hard to follow."""

from __future__ import annotations

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Prose, parse_prose
from guidepress.document.visit import lists
from guidepress.source.model.blocks import ListBlock

MOST = 9


def long_lists(subject: Subject, problems: Problems) -> None:
    """Warns of lists in one column with more than `MOST` items."""
    guide = subject.guide
    for value in walk((guide.about, guide.parts, guide.pack)):
        if isinstance(value, ListBlock) and len(value.items) > MOST and value.columns == 1:
            _report(len(value.items), value.where, problems)
        elif isinstance(value, Prose):
            for block in parse_prose(value, Problems()):
                for item_list in lists(block):
                    if len(item_list.items) > MOST:
                        _report(len(item_list.items), item_list.where, problems)


def _report(count: int, where: Where, problems: Problems) -> None:
    hint = "divide it, or write a list block with columns"
    problems.warning(
        Code.LONG_LIST, where, f"this list has {count} items in one column; {MOST} are easy to follow", hint
    )
