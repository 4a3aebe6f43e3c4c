"""What a timetable needs for its number of people: groups, copies of pages, and everything to bring."""

from __future__ import annotations

from guidepress.compose.pack.sheet_maker import PackMaker
from guidepress.compose.workshop.groups import by_size, groups
from guidepress.compose.workshop.needs import kind_of, works_of
from guidepress.compose.workshop.schedule import slot_name, steps_of
from guidepress.document.blocks import Heading
from guidepress.document.book import Block
from guidepress.document.inline import Run, Runs
from guidepress.source import model


def for_people(timetable: model.Timetable, maker: PackMaker) -> tuple[Block, ...]:
    """A list of the groups of each slot, then a list of the pages and materials with their number."""
    things = maker.runs_list([*_pages(timetable, maker), *_materials(timetable, maker)])
    return (*group_list(timetable, maker), *_below(maker.words.note_materials, things))


def group_list(timetable: model.Timetable, maker: PackMaker) -> tuple[Block, ...]:
    """A list of the groups of each slot."""
    lines = [line for slot in timetable.slots if (line := _groups(slot, timetable.people, maker))]
    return _below(maker.words.pack_groups, maker.text_list(lines))


def _below(heading: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks under a small heading; nothing if there are no blocks."""
    return (Heading(4, (Run(heading),)), *blocks) if blocks else ()


def _groups(slot: model.TimetableSlot, people: int, maker: PackMaker) -> str:
    """How people divide in a slot: "Show me: groups 1 × 4, 2 × 5; threes 2 × 3, 2 × 4"; "" for no groups."""
    words, place = maker.words, maker.places.get(slot.activity or "")
    forms = {"pairs": words.group_pairs, "threes": words.group_threes, "groups": words.group_groups}
    size = place.activity.group_size if place is not None else slot.group_size
    found = []
    for step in works_of(steps_of(slot, maker.places)):
        work = step.work or "groups"
        sizes = by_size(groups(people, work, size)).items()
        counted = ", ".join(words.group_sizes.format(count=count, size=each) for each, count in sizes)
        found.append(forms[work].format(sizes=counted))
    title = place.activity.title.text if place is not None else slot_name(slot, maker.arranged, maker.places)
    return words.group_line.format(title=title, groups="; ".join(found)) if found else ""


def _pages(timetable: model.Timetable, maker: PackMaker) -> list[Runs]:
    """The copies of workbook pages, as one line."""
    pages = {page for item in maker.print_plan.timetable(timetable) for page in item.pages}
    all_pages = len(pages) * timetable.people
    text = maker.words.pack_copies.format(pages=len(pages), all=all_pages)
    return [(Run(text),)] if pages else []


def _materials(timetable: model.Timetable, maker: PackMaker) -> list[Runs]:
    """The materials with their number. Pages stand in the list of pages to print, and slides in the deck."""
    found = maker.needs.of_timetable(timetable)
    needs = (need for need in found if kind_of(need.material) not in ("page", "slide"))
    return [maker.material_words.counted(need.material, need.count) for need in needs]
