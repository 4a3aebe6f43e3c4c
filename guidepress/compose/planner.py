"""Guide → what its planner knows: activities, workshops, materials and pages, as plain data for the planner's scripts.

The scripts work out clock, groups, materials and pages from this by the rules of `compose/workshop` and
`compose/pack/pages_to_print`; tests/clock holds what both must find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guidepress.compose.book import Arranged
from guidepress.compose.pack.pages_to_print import PrintPlan, referred, referred_in
from guidepress.compose.workshop.card_order import key_lines
from guidepress.compose.workshop.material_words import MaterialWords
from guidepress.compose.workshop.needs import PER, Needs, kind_of, thing_of
from guidepress.compose.workshop.schedule import ActivityPlace, activity_places, shown_lines
from guidepress.compose.workshop.steps import ONLINE, RunStep, exercises_of, form_steps, forms_of
from guidepress.compose.workshop.untimed import untimed_exercises, untimed_words
from guidepress.core.clock import LEAST_PEOPLE, MOST_PEOPLE
from guidepress.core.problems import NOWHERE
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.document.inline import Runs, match_inline
from guidepress.document.page_map import PageMap
from guidepress.document.planner import (
    PlannedActivity,
    PlannedForm,
    PlannedMaterial,
    PlannedPlace,
    PlannedStep,
    PlannedWorkshop,
    Planner,
    PlannerDefaults,
)
from guidepress.document.visit import texts
from guidepress.source import model
from guidepress.source.model.part import Material
from guidepress.source.model.workshop import GROUP_SIZE, PEOPLE, SlotStep


def arrange_planner(guide: model.Guide, arranged: Arranged, pages: PageMap) -> Planner | None:
    """The planner of a guide; None where it has neither an activity nor a timetable. `pages`: of the workbook."""
    return _PlannerMaker(guide, arranged, pages).planner() if guide.timetables or activity_places(guide) else None


class _PlannerMaker:
    def __init__(self, guide: model.Guide, arranged: Arranged, pages: PageMap) -> None:
        self.guide, self.arranged, self.pages = guide, arranged, pages
        self.places = activity_places(guide)
        self.needs = Needs(guide)
        self.materials = MaterialWords(arranged, guide.cards, guide.pack)
        self.print_plan = PrintPlan(self.places, self.needs, arranged, pages)

    def planner(self) -> Planner:
        """The whole planner."""
        book, timetables = self.arranged.book, self.guide.timetables
        people = timetables[0].people if timetables else PEOPLE
        activities = tuple(self._activity(place) for place in self.places.values())
        slots = [slot for timetable in timetables for slot in timetable.slots]
        used = {str(id) for slot in slots for step in slot.steps for id in step.uses}
        named = {id: self._material(self.needs.named(id)) for id in sorted(used)}
        titles = {id: exercise.title for id, exercise in self.arranged.exercises.items()}
        return Planner(
            book.slug,
            book.title,
            book.edition.id,
            book.publisher,
            book.language,
            book.words,
            PlannerDefaults(people, GROUP_SIZE, LEAST_PEOPLE, MOST_PEOPLE),
            tuple(self._workshop(timetable) for timetable in timetables),
            activities,
            named,
            self._places_of([*activities, *slots], [*(m for a in activities for m in a.materials), *named.values()]),
            {str(slot.exercise): titles[slot.exercise] for slot in slots if slot.exercise in titles},
            tuple(self._said(line) for line in self.guide.pack.ground_rules) if self.guide.pack else (),
            tuple(variant.name for variant in self.pages.variants),
            self._texts(slots),
        )

    def _activity(self, place: ActivityPlace) -> PlannedActivity:
        activity = place.activity
        return PlannedActivity(
            activity.id,
            activity.title.text,
            self.arranged.reader.text(place.section.title if place.section else place.part.part),
            activity.group_size,
            tuple(self._form(place, use) for use in forms_of(activity)),
            tuple(self._material(each) for each in self.needs.of_activity(activity)),
            exercises_of(activity),
            tuple(self._paragraphs(activity.say)),
            self._said(activity.cut_first),
        )

    def _form(self, place: ActivityPlace, use: str) -> PlannedForm:
        activity = place.activity
        words = untimed_words(activity, place.facilitation, use)
        instead = activity.online.instead if activity.online is not None and use == ONLINE else ()
        return PlannedForm(
            use,
            tuple(self._step(step, place) for step in form_steps(activity, use)),
            (*untimed_exercises(activity, use), *words),
            referred_in(activity, use),
            tuple(self._said(line) for line in instead),
        )

    def _step(self, step: RunStep, place: ActivityPlace) -> PlannedStep:
        return PlannedStep(
            self._said(step.do),
            self._said(step.note),
            self._said(step.chat),
            step.minutes,
            step.work or "",
            step.turns,
            step.exercise,
            step.uses,
            step.show,
            tuple(self._words_of(step, place)),
            step.cut,
        )

    def _words_of(self, step: RunStep, place: ActivityPlace) -> Iterator[str]:
        """The words that a step shows, and the keys to the cards that it uses."""
        for name in step.show:
            for line in shown_lines(name, place.activity, place.facilitation):
                yield self._said(line)
        for card_set in self.guide.cards:
            if card_set.id in step.uses:
                yield from key_lines(card_set, self.arranged.book.words)

    def _material(self, material: Material) -> PlannedMaterial:
        kind = kind_of(material)
        uncounted = material.bring is not None and material.per is None
        return PlannedMaterial(
            material.name,
            kind,
            f"{kind} {thing_of(material)}",
            said(self.materials.what(material), self.pages),
            "" if uncounted else material.per or PER.get(kind, "room"),
            material.count,
            material.page or "",
            material.entries,
        )

    def _workshop(self, timetable: model.Timetable) -> PlannedWorkshop:
        return PlannedWorkshop(
            timetable.id,
            self.arranged.reader.text(timetable.title),
            timetable.start,
            timetable.people,
            tuple(self._paragraphs(timetable.description)),
            tuple(self._slot(slot) for slot in timetable.slots),
        )

    def _slot(self, slot: model.TimetableSlot) -> Mapping[str, Any]:
        """A slot as it stands in a plan file. What it does not have is left out."""
        kept = {
            "activity": slot.activity,
            "use": slot.use if slot.activity else None,
            "step-minutes": slot.step_minutes,
            "exercise": slot.exercise,
            "break": self._written(slot.break_),
            "title": self._written(slot.title),
            "minutes": slot.minutes,
            "notes": self._written(slot.notes),
            "slack": slot.slack,
            "group-size": slot.group_size if slot.steps else None,
            "steps": tuple(self._slot_step(step) for step in slot.steps),
        }
        return {key: value for key, value in kept.items() if value}

    def _slot_step(self, step: SlotStep) -> Mapping[str, Any]:
        kept = {
            "do": self._written(step.do),
            "minutes": step.minutes,
            "note": self._written(step.note),
            "work": step.work,
            "turns": step.turns,
            "exercise": step.exercise,
            "uses": step.uses,
            "show": step.show,
        }
        return {key: value for key, value in kept.items() if value}

    # ------------------------------------------------------------------------------------------- places

    def _places_of(
        self, users: Iterable[PlannedActivity | model.TimetableSlot], materials: Iterable[PlannedMaterial]
    ) -> dict[str, PlannedPlace]:
        """Every place that a slot may need, by its anchor, in the order of the guide."""
        entries: dict[str, set[int]] = {}
        for material in materials:
            if material.page:
                entries.setdefault(material.page, set()).add(material.entries)
        for anchor in (anchor for user in users for anchor in _anchors(user)):
            entries.setdefault(anchor, set())
        compared = {anchor: tuple(self.print_plan.compared_with(anchor)) for anchor in entries}
        for anchor in [earlier for each in compared.values() for earlier in each]:
            entries.setdefault(anchor, set())
        found = ((anchor, self._place(anchor, counts, compared.get(anchor, ()))) for anchor, counts in entries.items())
        return {anchor: place for anchor, place in found if place is not None}

    def _place(self, anchor: str, entries: Iterable[int], compared: tuple[str, ...]) -> PlannedPlace | None:
        item = self.print_plan.item(anchor, 0)
        if item is None:
            return None
        limited = ((count, self.print_plan.item(anchor, count)) for count in sorted(entries) if count)
        by_count = {str(count): (some.pages, *some.others) for count, some in limited if some is not None}
        return PlannedPlace(item.title, item.number, (item.pages, *item.others), by_count, compared)

    # ------------------------------------------------------------------------------------------- texts

    def _said(self, line: Line | None) -> str:
        return said(self.arranged.runs_with_pages(line), self.pages) if line is not None else ""

    def _paragraphs(self, prose: Prose | None) -> Iterator[str]:
        """The paragraphs and the items of lists of a prose."""
        for block in self.arranged.reader.blocks(prose, expand=False) if prose is not None else ():
            yield from (said(runs, self.pages) for runs, _ in texts(block))

    def _written(self, text: Line | Plain | Prose | None) -> str:
        """A text as its author wrote it, with `{start}` and `{end}` where they stood."""
        return self.guide.with_times.get(text.text, text.text) if text is not None else ""

    def _texts(self, slots: Iterable[model.TimetableSlot]) -> dict[str, str]:
        """The texts of slots that are read otherwise than they are written."""
        found: dict[str, str] = {}
        for text in (value for slot in slots for value in walk(slot)):
            if isinstance(text, Prose):
                written = self._written(text)
                found[written] = "\n".join(self._paragraphs(Prose(written, where=NOWHERE)))
            elif isinstance(text, Line):
                written = self._written(text)
                found[written] = self._said(Line(written, where=NOWHERE))
        return {written: read for written, read in found.items() if written != read}


def _anchors(user: PlannedActivity | model.TimetableSlot) -> tuple[str, ...]:
    if isinstance(user, PlannedActivity):
        return (*user.exercises, *(id for form in user.forms for id in form.refers))
    of_steps = (id for step in user.steps for id in step.exercise)
    return (*((user.exercise,) if user.exercise else ()), *of_steps, *referred(user))


def said(runs: Runs, pages: PageMap) -> str:
    """The text of runs, with the page of each reference."""
    return "".join(
        match_inline(
            inline,
            run=lambda run: run.text,
            page_ref=lambda ref: f"{ref.before}{words}{ref.after}" if (words := pages.page_words(ref.target)) else "",
            line_break=lambda _: " ",
            note=lambda _: "",
        )
        for inline in runs
    )
