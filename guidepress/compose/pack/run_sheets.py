"""Run sheets: each timetable in the form that its facilitator uses on the day."""

from __future__ import annotations

from guidepress.compose.decks.names import workshop_name
from guidepress.compose.pack.activities import step_table
from guidepress.compose.pack.for_people import for_people, group_list
from guidepress.compose.pack.online import instead_of_paper, online_table
from guidepress.compose.pack.pages_to_print import number_ranges, page_ranges
from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet
from guidepress.compose.workshop.schedule import ActivityPlace, TimedSlot, slack_of, slot_name, steps_of, timed_slots
from guidepress.compose.workshop.steps import ONLINE, slot_steps
from guidepress.document.blocks import Heading, ItemList, ListItem, Table
from guidepress.document.book import Block, Division
from guidepress.document.inline import Run, Runs
from guidepress.source import model

OVERVIEW = (8, 2.2, 2.2, 2.4, 2.2)
ROWS = (1.7, 5.2, 1.8, 1.8, 1.75, 1.85, 3.2)
"""The widths of the columns of the tables, in proportion."""


def run_sheet_anchor(timetable: model.Timetable) -> str:
    """The anchor of the run sheet of a timetable."""
    return f"run-sheet.{timetable.id}"


def overview(maker: PackMaker) -> tuple[Block, ...]:
    """A table of all timetables, each with the page of its run sheet."""
    words = maker.words
    labels = (words.pack_workshop, words.pack_start, words.pack_end, words.pack_minutes, words.pack_slack)
    rows = []
    for timetable in maker.guide.timetables:
        slots = timed_slots(timetable)
        slack = sum(slack_of(slot, maker.places) for slot in timetable.slots)
        title = maker.link(maker.arranged.reader.text(timetable.title), run_sheet_anchor(timetable))
        rows.append((title, cell(slots[0].start), cell(slots[-1].end), cell(timetable.minutes), cell(slack or "0")))
    header_runs = tuple((Run(word),) for word in labels)
    return (Table(header_runs, tuple(rows), weights=OVERVIEW, key="run-sheets/table"),) if rows else ()


def run_sheets(maker: PackMaker) -> list[Division]:
    """The run sheets of all timetables."""
    return [run_sheet(timetable, maker) for timetable in maker.guide.timetables]


def run_sheet(timetable: model.Timetable, maker: PackMaker, *, in_kit: bool = False) -> Division:
    """The run sheet of a timetable. A kit counts by itself what to print and to bring."""
    words = maker.words
    title = maker.arranged.reader.text(timetable.title)
    slots = timed_slots(timetable)
    slack = sum(slack_of(slot, maker.places) for slot in timetable.slots)
    facts = words.pack_facts.format(
        start=slots[0].start,
        end=slots[-1].end,
        minutes=maker.minutes(timetable.minutes),
        slack=maker.minutes(slack),
    )
    deck = f"{workshop_name(maker.arranged.book.slug, timetable)}.pptx"
    anchor = run_sheet_anchor(timetable)
    people = group_list(timetable, maker) if in_kit else for_people(timetable, maker)
    blocks = (
        maker.paragraph(f"{facts} {words.pack_deck.format(deck=deck)}."),
        _table(timetable, slots, maker),
        *maker.with_heading(words.pack_about, maker.prose(timetable.description)),
        *(() if in_kit else maker.with_heading(words.pack_print, _print_instructions(timetable, maker))),
        *maker.with_heading(words.pack_for_people.format(people=timetable.people), people),
        *maker.with_heading(words.pack_between, _between(timetable, slots, maker)),
        *maker.with_heading(words.pack_late, _cuts(timetable, maker)),
    )
    return sheet(words.pack_run_sheet.format(title=title), anchor, blocks)


def _table(timetable: model.Timetable, slots: tuple[TimedSlot, ...], maker: PackMaker) -> Table:
    """A row for each slot. The slide numbers are those of the deck of the timetable."""
    words = maker.words
    header = (
        words.pack_start,
        words.pack_slot,
        words.pack_minutes,
        words.pack_total,
        words.pack_slack,
        words.pack_slides,
        words.pack_pages,
        *(variant.title for variant in maker.print_plan.pages.variants),
    )
    rows = []
    for timed_slot in slots:
        rows.append(
            (
                cell(timed_slot.start),
                _slot_cell(timed_slot.slot, maker),
                cell(timed_slot.slot.minutes),
                cell(timed_slot.total),
                cell(slack_of(timed_slot.slot, maker.places)),
                cell(number_ranges(_slides(timetable, timed_slot, maker))),
                *(cell(pages) for pages in maker.print_plan.columns(maker.print_plan.slot(timed_slot.slot))),
            )
        )
    key = f"{run_sheet_anchor(timetable)}/table"
    weights = (*ROWS, *ROWS[-1:] * (len(header) - len(ROWS)))
    return Table(tuple((Run(word),) for word in header), tuple(rows), weights=weights, key=key)


def _slot_cell(slot: model.TimetableSlot, maker: PackMaker) -> Runs:
    """The name of a slot; for an activity, its title as a link to its sheet."""
    place = maker.places.get(slot.activity or "")
    if place is None:
        return cell(slot_name(slot, maker.arranged, maker.places))
    return (Run(place.activity.title.text, ref=place.activity.id),)


def _slides(timetable: model.Timetable, timed_slot: TimedSlot, maker: PackMaker) -> list[int]:
    deck = maker.decks.get(workshop_name(maker.arranged.book.slug, timetable))
    slides = deck.slides if deck else ()
    return [number for number, slide in enumerate(slides, 1) if slide.key.startswith(f"{timed_slot.key}/")]


def _print_instructions(timetable: model.Timetable, maker: PackMaker) -> tuple[Block, ...]:
    items = maker.print_plan.timetable(timetable)
    pages = page_ranges(items)
    if not pages:
        return (maker.paragraph(maker.words.pack_print_none),)
    line = maker.words.pack_print_line.format(pages=pages)
    variant_lines = [maker.paragraph(each) for each in maker.print_plan.variant_lines(items)]
    item_lines = [maker.print_plan.line(item) for item in items]
    return (maker.paragraph(line), *variant_lines, *maker.text_list(item_lines))


def _places(timetable: model.Timetable, maker: PackMaker) -> list[ActivityPlace]:
    """The activities of a timetable, each once."""
    ids = dict.fromkeys(slot.activity for slot in timetable.slots if slot.activity in maker.places)
    return [maker.places[id] for id in ids if id is not None]


def _between(timetable: model.Timetable, slots: tuple[TimedSlot, ...], maker: PackMaker) -> list[Block]:
    """The notes and the steps of slots. Those of an activity stand on its own sheet, unless the slot changes them or
    they are done online, where the texts for the chat have to be at hand.
    """
    blocks: list[Block] = []
    for timed_slot in slots:
        slot = timed_slot.slot
        place = maker.places.get(slot.activity or "")
        is_online = place is not None and slot.use == ONLINE
        steps = steps_of(slot, maker.places) if slot.step_minutes or is_online else slot_steps(slot)
        if slot.notes is None and not steps:
            continue
        name = slot_name(slot, maker.arranged, maker.places)
        line = maker.words.agenda_line.format(time=timed_slot.start, title=name)
        blocks += [Heading(4, (Run(line),)), *maker.prose(slot.notes)]
        key = f"{run_sheet_anchor(timetable)}/{timed_slot.key}"
        if place is not None and is_online:
            blocks.append(online_table(key, steps, place.activity.group_size, maker, timed_slot.start))
            blocks += instead_of_paper(place.activity, maker)
        elif steps:
            blocks.append(step_table(key, steps, maker, timed_slot.start))
    return blocks


def _cuts(timetable: model.Timetable, maker: PackMaker) -> tuple[Block, ...]:
    """What to cut first in each activity."""
    before, _, after = maker.words.pack_late_line.partition("{what}")
    items = []
    for place in _places(timetable, maker):
        if place.activity.cut_first is not None:
            title = place.activity.title.text
            begin, end = (cell(text.format(title=title)) for text in (before, after))
            items.append(ListItem((*begin, *maker.arranged.runs_with_pages(place.activity.cut_first), *end)))
    return (ItemList(tuple(items)),) if items else ()
