"""An activity when it is run online: a clock of its own, rooms, and texts to paste into the chat."""

from __future__ import annotations

from guidepress.compose.pack.sheet_maker import PackMaker, cell
from guidepress.document.blocks import Heading, Table
from guidepress.document.book import Block
from guidepress.document.inline import Run, Runs
from guidepress.source import model
from guidepress.source.model.part import OnlineStep

COLUMNS = (2.1, 6.2, 3.1, 7)
"""The widths of the columns, in proportion."""


def online_form(activity: model.Activity, maker: PackMaker) -> tuple[Block, ...]:
    """The steps of an activity online, and what stands in for paper; nothing for one that has no such form."""
    online, words = activity.online, maker.words
    if online is None:
        return ()
    minutes = maker.minutes(sum(step.minutes for step in online.steps))
    title = words.online_title.format(minutes=minutes)
    header = (words.pack_clock, words.pack_step, words.online_rooms, words.online_chat)
    rows, passed = [], 0
    for step in online.steps:
        rows.append(
            (
                cell(f"{passed}–{passed + step.minutes}"),
                maker.arranged.runs_with_pages(step.do),
                _rooms(step, activity, maker),
                maker.arranged.runs_with_pages(step.chat) if step.chat is not None else (),
            )
        )
        passed += step.minutes
    key = f"{activity.id}/online"
    table = Table(tuple((Run(word),) for word in header), tuple(rows), weights=COLUMNS, key=key)
    return (
        Heading(3, (Run(title),)),
        table,
        *((Heading(4, (Run(words.online_instead),)), *maker.list(online.instead)) if online.instead else ()),
    )


def _rooms(step: OnlineStep, activity: model.Activity, maker: PackMaker) -> Runs:
    """Where people are in a step: all together, or in rooms of so many."""
    words = maker.words
    sizes = {"pairs": 2, "threes": 3, "groups": activity.group_size}
    if step.work in sizes:
        return cell(words.online_rooms_of.format(size=sizes[step.work]))
    return cell(words.online_alone if step.work == "alone" else words.online_together)
