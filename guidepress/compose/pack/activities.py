"""A sheet for each activity, with everything that a person needs who has not seen the guide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.compose.decks.names import parts_with_deck
from guidepress.compose.pack.cards import cards_anchor
from guidepress.compose.pack.online import online_form
from guidepress.compose.pack.pages_to_print import number_ranges
from guidepress.compose.pack.sheet_maker import PackMaker, cell, sheet, step_time
from guidepress.compose.workshop.form_words import form_heading, time_words
from guidepress.compose.workshop.schedule import ActivityPlace
from guidepress.compose.workshop.steps import ONLINE, RunStep, forms_of, run_steps, total, with_starts
from guidepress.document.blocks import Entry, EntryList, Heading, Paragraph, Table
from guidepress.document.book import Block, Division
from guidepress.document.inline import Run, Runs
from guidepress.source import model

OVERVIEW = (6.5, 6.5, 2, 2, 4)
STEPS = (2.3, 7.2, 1.8, 9.5)
"""The widths of the columns of the tables, in proportion."""


def overview(maker: PackMaker) -> tuple[Block, ...]:
    """A table of all activities, each with its page. It has a column for other lengths if an activity has any."""
    words, places = maker.words, maker.places.values()
    has_others = any(place.activity.lengths for place in places)
    labels = (words.pack_activity, words.pack_part, words.pack_full, words.pack_short, words.pack_lengths)
    rows = tuple(
        (
            maker.link(place.activity.title.text, place.activity.id),
            cell(maker.arranged.reader.text(place.part.part)),
            cell(place.activity.full),
            cell(place.activity.short),
            *((cell(_other_lengths(place.activity, maker)),) if has_others else ()),
        )
        for place in places
    )
    columns = len(OVERVIEW) - (not has_others)
    header_runs = tuple((Run(word),) for word in labels[:columns])
    return (Table(header_runs, rows, weights=OVERVIEW[:columns], key="activities/table"),) if rows else ()


def _other_lengths(activity: model.Activity, maker: PackMaker) -> str:
    """The lengths beside full and short: "taster: 12 minutes"."""
    form, lengths = maker.words.labelled, activity.lengths.items()
    return ", ".join(form.format(label=name, text=maker.minutes(each)) for name, each in lengths)


def activity_sheets(maker: PackMaker) -> list[Division]:
    """The sheets of all activities."""
    return [activity_sheet(place, maker) for place in maker.places.values()]


def activity_sheet(place: ActivityPlace, maker: PackMaker, forms: Sequence[str] | None = None) -> Division:
    """The sheet of an activity, with the steps of these forms, or of all."""
    words, activity, facilitation = maker.words, place.activity, place.facilitation
    shown = forms_of(activity) if forms is None else forms
    blocks = (
        *maker.line(facilitation.why),
        _facts(place, maker),
        *maker.with_heading(words.slide_outcomes, maker.list(facilitation.outcomes)),
        *maker.with_heading(words.note_materials, maker.material_list(activity)),
        *maker.with_heading(words.note_say, maker.prose(activity.say)),
        *_steps(activity, maker, [form for form in shown if form != ONLINE]),
        *maker.with_heading(words.note_cut, maker.line(activity.cut_first)),
        *maker.with_heading(words.note_prompts, maker.list(activity.prompts)),
        *maker.with_heading(words.note_answers, maker.list(activity.likely_answers)),
        *maker.with_heading(words.key_title, _answers(activity, maker)),
        *maker.with_heading(words.note_watch, maker.list(activity.watch_for)),
        *maker.with_heading(words.note_access, maker.prose(activity.access)),
        *maker.with_heading(words.slide_debrief, maker.list(activity.debrief)),
        *(online_form(activity, maker) if ONLINE in shown else ()),
        *maker.with_heading(words.slide_talk, maker.list(facilitation.discussion)),
        *maker.with_heading(words.slide_next, maker.list(facilitation.next)),
        *maker.with_heading(words.note_afterwards, maker.list(facilitation.afterwards)),
    )
    return sheet(activity.title.text, activity.id, blocks, place.part.accent)


def _facts(place: ActivityPlace, maker: PackMaker) -> EntryList:
    """Time, groups, pages, slides and cards of an activity."""
    words, activity = maker.words, place.activity
    time = time_words(activity, words)
    rows: list[tuple[str, list[Runs]]] = [
        (words.pack_part, [cell(maker.arranged.reader.text(place.part.part))]),
        (words.pack_time, [cell(time)]),
        (words.pack_people, [maker.arranged.runs_with_pages(activity.grouping)] if activity.grouping else []),
        (words.pack_write, [cell(maker.print_plan.line(item)) for item in maker.print_plan.activity(activity)]),
        (words.pack_slides, [cell(_slides(place, maker))]),
        (words.pack_count, [_cards(activity, maker)] if activity.cards else []),
    ]
    entries = tuple(
        Entry((Run(term),), tuple(Paragraph(runs) for runs in lines if runs)) for term, lines in rows if any(lines)
    )
    return EntryList("glossary", entries, key=f"{activity.id}/facts")


def _slides(place: ActivityPlace, maker: PackMaker) -> str:
    """The slides of an activity: "14–18 in ready-to-lead-02-board.pptx"."""
    parts = parts_with_deck(maker.guide, maker.arranged)
    name = next((name for name, (part, _) in parts.items() if part is place.part), "")
    deck = maker.decks.get(name)
    start = f"{place.section.id}/" if place.section else f"{place.part.id}.activity/"
    numbers = [number for number, slide in enumerate(deck.slides if deck else (), 1) if slide.key.startswith(start)]
    return maker.words.pack_deck_slides.format(slides=number_ranges(numbers), deck=f"{name}.pptx") if numbers else ""


def _cards(activity: model.Activity, maker: PackMaker) -> Runs:
    card_set = next((card_set for card_set in maker.guide.cards if card_set.id == activity.cards), None)
    return maker.link(card_set.title.text, cards_anchor(card_set)) if card_set else ()


def _steps(activity: model.Activity, maker: PackMaker, forms: Sequence[str]) -> Iterator[Block]:
    """A table of steps for each form, with its own words. One table is enough where forms are the same."""
    words = maker.words
    shown: list[tuple[RunStep, ...]] = []
    for form in forms:
        steps = run_steps(activity, form)
        if not steps or steps in shown:  # a form that leaves everything out has no table either
            continue
        shown.append(steps)
        yield Heading(3, (Run(form_heading(form, total(steps), words)),))
        yield step_table(f"{activity.id}/{form}", steps, maker)


def step_table(key: str, steps: Sequence[RunStep], maker: PackMaker, start: str = "") -> Table:
    """Steps and the notes for the facilitator. Their times are minutes from 0, or times of day with `start`, at which
    the first of them begins.
    """
    words = maker.words
    header = (words.pack_clock, words.pack_step, words.pack_minutes, words.pack_know)
    rows = tuple(
        (
            cell(step_time(passed, step, start)),
            maker.arranged.runs_with_pages(step.do),
            cell(step.minutes),
            maker.arranged.runs_with_pages(step.note) if step.note else (),
        )
        for passed, step in with_starts(steps)
    )
    return Table(tuple((Run(word),) for word in header), rows, weights=STEPS, key=key)


def _answers(activity: model.Activity, maker: PackMaker) -> tuple[Block, ...]:
    """The answers to the exercises of an activity, each below its number and title."""
    blocks: list[Block] = []
    for exercise in (maker.arranged.exercises.get(id) for id in activity.exercises):
        if exercise is not None and exercise.answer_key is not None:
            name = maker.words.exercise.format(number=exercise.number)
            title = maker.words.labelled.format(label=name, text=exercise.title)
            key = f"{activity.id}/answers/{exercise.id}"
            blocks += [Paragraph((Run(title, strong=True),), key=key), *exercise.answer_key.blocks]
    return tuple(blocks)
