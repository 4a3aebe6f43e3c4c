"""Run sheets: a timetable as its facilitator needs it on the day."""

from __future__ import annotations

from guidepress import model
from guidepress.arrange_decks.names import workshop_name
from guidepress.arrange_decks.workshop import Place, TimedSlot, slot_name, timed
from guidepress.arrange_pack.making import PackMaker, cell, sheet
from guidepress.arrange_pack.printing import pages_to_type, spans
from guidepress.blocks import Block, Division, Heading, Item, ItemList, Run, Runs, Table

OVERVIEW = (8, 2.2, 2.2, 2.4, 2.2)
ROWS = (1.7, 5.2, 1.8, 1.8, 1.75, 1.85, 3.2)
"""How wide the columns of the tables are, in proportion."""


def slack_of(slot: model.TimetableSlot, make: PackMaker) -> int:
    """Minutes of a slot that may be given up: what an editor says, or what the short form of its activity saves."""
    place = make.places.get(slot.activity or "")
    saved = place.activity.full - place.activity.short if place and slot.use == "full" else 0
    return slot.slack or saved


def run_sheet_anchor(timetable: model.Timetable) -> str:
    return f"run-sheet.{timetable.id}"


def overview(make: PackMaker) -> tuple[Block, ...]:
    """All timetables in one table, each with the page of its run sheet."""
    words = make.words
    header = (words.pack_workshop, words.pack_start, words.pack_end, words.pack_minutes, words.pack_slack)
    rows = []
    for one in make.guide.timetables:
        slots = timed(one, make.start)
        slack = sum(slack_of(slot, make) for slot in one.slots)
        title = make.link(make.arranged.reader.text(one.title), run_sheet_anchor(one))
        rows.append((title, cell(slots[0].start), cell(slots[-1].end), cell(one.minutes), cell(slack or "0")))
    heads = tuple((Run(word),) for word in header)
    return (Table(heads, tuple(rows), weights=OVERVIEW, key="run-sheets/table"),) if rows else ()


def run_sheets(make: PackMaker) -> list[Division]:
    return [_run_sheet(one, make) for one in make.guide.timetables]


def _run_sheet(timetable: model.Timetable, make: PackMaker) -> Division:
    words = make.words
    title = make.arranged.reader.text(timetable.title)
    slots = timed(timetable, make.start)
    slack = sum(slack_of(slot, make) for slot in timetable.slots)
    facts = words.pack_facts.format(
        start=slots[0].start,
        end=slots[-1].end,
        minutes=make.minutes(timetable.minutes),
        slack=make.minutes(slack),
    )
    deck = f"{workshop_name(make.arranged.book.slug, timetable)}.pptx"
    anchor = run_sheet_anchor(timetable)
    blocks = (
        make.paragraph(f"{facts} {words.pack_deck.format(deck=deck)}."),
        _table(timetable, slots, make),
        *make.headed(words.pack_about, make.prose(timetable.description)),
        *make.headed(words.pack_print, _print(timetable, make)),
        *make.headed(words.note_materials, _materials(timetable, make)),
        *make.headed(words.pack_between, _between(slots, make)),
        *make.headed(words.pack_late, _late(timetable, make)),
    )
    return sheet(words.pack_run_sheet.format(title=title), anchor, blocks)


def _table(timetable: model.Timetable, slots: tuple[TimedSlot, ...], make: PackMaker) -> Table:
    """One row a slot; the numbers of its slides are those of the timetable's own deck."""
    words = make.words
    header = (
        words.pack_start,
        words.pack_slot,
        words.pack_minutes,
        words.pack_total,
        words.pack_slack,
        words.pack_slides,
        words.pack_pages,
    )
    rows = []
    for each in slots:
        rows.append(
            (
                cell(each.start),
                _happens(each.slot, make),
                cell(each.slot.minutes),
                cell(each.total),
                cell(slack_of(each.slot, make)),
                cell(spans(_slides(timetable, each, make))),
                cell(pages_to_type(make.printing.slot(each.slot), "–")),
            )
        )
    key = f"{run_sheet_anchor(timetable)}/table"
    return Table(tuple((Run(word),) for word in header), tuple(rows), weights=ROWS, key=key)


def _happens(slot: model.TimetableSlot, make: PackMaker) -> Runs:
    """The name of a slot; of an activity its title, which leads to its sheet."""
    place = make.places.get(slot.activity or "")
    if place is None:
        return cell(slot_name(slot, make.arranged, make.places))
    return (Run(place.activity.title.text, ref=place.activity.id),)


def _slides(timetable: model.Timetable, each: TimedSlot, make: PackMaker) -> list[int]:
    deck = make.decks.get(workshop_name(make.arranged.book.slug, timetable))
    slides = deck.slides if deck else ()
    return [at for at, slide in enumerate(slides, 1) if slide.key.startswith(f"{each.key}/")]


def _print(timetable: model.Timetable, make: PackMaker) -> tuple[Block, ...]:
    needs = make.printing.timetable(timetable)
    pages = pages_to_type(needs)
    if not pages:
        return (make.paragraph(make.words.pack_print_none),)
    line = make.words.pack_print_line.format(pages=pages)
    lines = [make.printing.line(need) for need in needs]
    return (make.paragraph(line), *make.text_list(lines))


def _places(timetable: model.Timetable, make: PackMaker) -> list[Place]:
    """The activities of a timetable, each once."""
    ids = dict.fromkeys(slot.activity for slot in timetable.slots if slot.activity in make.places)
    return [make.places[id] for id in ids if id is not None]


def _materials(timetable: model.Timetable, make: PackMaker) -> tuple[Block, ...]:
    """What each activity needs, and the page of its sheet."""
    items = []
    for place in _places(timetable, make):
        inner = tuple(Item(make.arranged.told(line)) for line in place.activity.materials)
        items.append(Item(make.link(place.activity.title.text, place.activity.id), (ItemList(inner),) if inner else ()))
    return (ItemList(tuple(items)),) if items else ()


def _between(slots: tuple[TimedSlot, ...], make: PackMaker) -> list[Block]:
    """The notes of slots that are no activity."""
    found: list[Block] = []
    for each in slots:
        if each.slot.notes is not None:
            name = slot_name(each.slot, make.arranged, make.places)
            line = make.words.agenda_line.format(time=each.start, title=name)
            found += [Heading(4, (Run(line),)), *make.prose(each.slot.notes)]
    return found


def _late(timetable: model.Timetable, make: PackMaker) -> tuple[Block, ...]:
    """What each activity can spare."""
    before, _, after = make.words.pack_late_line.partition("{what}")
    items = []
    for place in _places(timetable, make):
        if place.activity.cut_first is not None:
            title = place.activity.title.text
            begin, end = (cell(text.format(title=title)) for text in (before, after))
            items.append(Item((*begin, *make.arranged.told(place.activity.cut_first), *end)))
    return (ItemList(tuple(items)),) if items else ()
