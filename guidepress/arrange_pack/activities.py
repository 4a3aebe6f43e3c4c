"""Each activity in full, as somebody needs it who has never seen the guide."""

from __future__ import annotations

from guidepress import model
from guidepress.arrange_decks.names import has_facilitation, part_name
from guidepress.arrange_decks.workshop import Place
from guidepress.arrange_pack.cards import cards_anchor
from guidepress.arrange_pack.making import PackMaker, cell, sheet
from guidepress.arrange_pack.printing import spans
from guidepress.blocks import Block, Division, Entry, EntryList, Paragraph, Run, Runs, Table

OVERVIEW = (6.5, 6.5, 2, 2)
STEPS = (2.3, 6.6, 1.5, 1.8, 8.6)
"""How wide the columns of the tables are, in proportion."""


def overview(make: PackMaker) -> tuple[Block, ...]:
    """All activities in one table, each with its page."""
    words = make.words
    header = (words.pack_activity, words.pack_part, words.pack_full, words.pack_short)
    rows = tuple(
        (
            make.link(place.activity.title.text, place.activity.id),
            cell(make.arranged.reader.text(place.part.part)),
            cell(place.activity.full),
            cell(place.activity.short),
        )
        for place in make.places.values()
    )
    heads = tuple((Run(word),) for word in header)
    return (Table(heads, rows, weights=OVERVIEW, key="activities/table"),) if rows else ()


def activity_sheets(make: PackMaker) -> list[Division]:
    return [_sheet(place, make) for place in make.places.values()]


def _sheet(place: Place, make: PackMaker) -> Division:
    words, activity = make.words, place.activity
    said = (place.section.facilitate if place.section else place.part.facilitate) or model.Facilitation()
    blocks = (
        *make.line(said.why),
        _facts(place, make),
        *make.headed(words.slide_outcomes, make.list(said.outcomes)),
        *make.headed(words.note_materials, make.list(activity.materials)),
        *make.headed(words.note_say, make.prose(activity.say)),
        *make.headed(words.slide_do, (_steps(activity, make),)),
        *make.headed(words.note_cut, make.line(activity.cut_first)),
        *make.headed(words.note_prompts, make.list(activity.prompts)),
        *make.headed(words.note_answers, make.list(activity.likely_answers)),
        *make.headed(words.note_watch, make.list(activity.watch_for)),
        *make.headed(words.note_access, make.prose(activity.access)),
        *make.headed(words.slide_debrief, make.list(activity.debrief)),
        *make.headed(words.slide_talk, make.list(said.discussion)),
        *make.headed(words.slide_next, make.list(said.next)),
    )
    return sheet(activity.title.text, activity.id, blocks, place.part.accent)


def _facts(place: Place, make: PackMaker) -> EntryList:
    """Time, groups, pages, slides and cards at a glance."""
    words, activity = make.words, place.activity
    time = words.note_time.format(full=make.minutes(activity.full), short=make.minutes(activity.short))
    rows: list[tuple[str, list[Runs]]] = [
        (words.pack_part, [cell(make.arranged.reader.text(place.part.part))]),
        (words.pack_time, [cell(time)]),
        (words.pack_people, [make.arranged.told(activity.grouping)] if activity.grouping else []),
        (words.pack_write, [cell(make.printing.line(need)) for need in make.printing.activity(activity)]),
        (words.pack_slides, [cell(_slides(place, make))]),
        (words.pack_count, [_cards(activity, make)] if activity.cards else []),
    ]
    entries = tuple(
        Entry((Run(term),), tuple(Paragraph(runs) for runs in lines if runs)) for term, lines in rows if any(lines)
    )
    return EntryList("glossary", entries, key=f"{activity.id}/facts")


def _slides(place: Place, make: PackMaker) -> str:
    """ "14–18 in ahp-leadership-02-board.pptx"."""
    parts = [part for part in make.guide.parts if has_facilitation(part)]
    name = part_name(make.arranged.book.slug, parts.index(place.part) + 1, place.part)
    deck = make.decks.get(name)
    start = f"{place.section.id}/" if place.section else f"{place.part.id}.activity/"
    numbers = [at for at, slide in enumerate(deck.slides if deck else (), 1) if slide.key.startswith(start)]
    return make.words.pack_deck_slides.format(slides=spans(numbers), deck=f"{name}.pptx") if numbers else ""


def _cards(activity: model.Activity, make: PackMaker) -> Runs:
    found = next((one for one in make.guide.cards if one.id == activity.cards), None)
    return make.link(found.title.text, cards_anchor(found)) if found else ()


def _steps(activity: model.Activity, make: PackMaker) -> Table:
    """Steps with a running clock from 0, the minutes in full and in short, and what only the facilitator knows."""
    words = make.words
    header = (words.pack_clock, words.pack_step, words.pack_full, words.pack_short, words.pack_know)
    clock, rows = 0, []
    for step in activity.steps:
        rows.append(
            (
                cell(f"{clock}–{clock + step.full}"),
                make.arranged.told(step.do),
                cell(step.full),
                cell(step.short or "0"),
                make.arranged.told(step.note) if step.note else (),
            )
        )
        clock += step.full
    return Table(tuple((Run(word),) for word in header), tuple(rows), weights=STEPS, key=f"{activity.id}/steps")
