"""An activity when it is run online: a clock of its own, rooms, and texts to paste into the chat."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.compose.pack.sheet_maker import PackMaker, cell, step_time
from guidepress.compose.workshop.steps import ONLINE, RunStep, form_steps, total, with_starts
from guidepress.document.blocks import Heading, Table
from guidepress.document.book import Block
from guidepress.document.inline import LineBreak, Run, Runs
from guidepress.source import model

COLUMNS = (2.1, 6.2, 3.1, 7)
"""The widths of the columns, in proportion."""


def online_form(activity: model.Activity, maker: PackMaker) -> tuple[Block, ...]:
    """The steps of an activity online, and what stands in for paper; nothing for one that has no such form."""
    if activity.online is None:
        return ()
    steps, words = form_steps(activity, ONLINE), maker.words
    title = words.online_title.format(minutes=maker.minutes(total(steps)))
    return (
        Heading(3, (Run(title),)),
        online_table(f"{activity.id}/online", steps, activity.group_size, maker),
        *instead_of_paper(activity, maker),
    )


def instead_of_paper(activity: model.Activity, maker: PackMaker) -> tuple[Block, ...]:
    """What stands in for cards, walls and corners online."""
    instead = activity.online.instead if activity.online is not None else ()
    return (Heading(4, (Run(maker.words.online_instead),)), *maker.list(instead)) if instead else ()


def online_table(key: str, steps: Sequence[RunStep], group_size: int, maker: PackMaker, start: str = "") -> Table:
    """Online steps, each with its rooms and what to paste into the chat. Their times are minutes from 0, or times of
    day with `start`, at which the first of them begins.
    """
    words = maker.words
    header = (words.pack_clock, words.pack_step, words.online_rooms, words.online_chat)
    rows = tuple(
        (
            cell(step_time(passed, step, start)),
            _with_note(step, maker),
            _rooms(step, group_size, maker),
            maker.arranged.runs_with_pages(step.chat) if step.chat is not None else (),
        )
        for passed, step in with_starts(steps)
    )
    return Table(tuple((Run(word),) for word in header), rows, weights=COLUMNS, key=key)


def _with_note(step: RunStep, maker: PackMaker) -> Runs:
    """What people do, and what to know of it."""
    do = maker.arranged.runs_with_pages(step.do)
    return (*do, LineBreak(), *maker.arranged.runs_with_pages(step.note)) if step.note is not None else do


def _rooms(step: RunStep, group_size: int, maker: PackMaker) -> Runs:
    """Where people are in a step: all together, or in rooms of so many."""
    words = maker.words
    sizes = {"pairs": 2, "threes": 3, "groups": group_size}
    if step.work in sizes:
        return cell(words.online_rooms_of.format(size=sizes[step.work]))
    return cell(words.online_alone if step.work == "alone" else words.online_together)
