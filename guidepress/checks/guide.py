"""Rules for the whole guide: ids, references, and words that guide.yaml must define.

All texts are parsed here, so that wrong markup is reported even in texts that no output shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from guidepress.checks.bibliography import check_bibliography
from guidepress.checks.block_order import check_order
from guidepress.checks.bounds import check_bounds
from guidepress.checks.counts import check_counts
from guidepress.checks.easy_read import check_sentence
from guidepress.checks.evaluation import check_evaluation, check_shared
from guidepress.checks.ids import check_file_names
from guidepress.checks.labels import check_words
from guidepress.checks.part_numbers import check_numbers
from guidepress.checks.sources import check_sources
from guidepress.checks.workshops import check_workshops
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import (
    Plain,
)
from guidepress.document.markdown_inline import link_problem
from guidepress.document.references import references
from guidepress.exercises.base import Spec
from guidepress.source.keys import suggestion
from guidepress.source.model.bibliography import Work
from guidepress.source.model.blocks import (
    OWN,
    CalloutBlock,
    Citation,
    IndexBlock,
    PlaceBlock,
    RecordingBlock,
    Resource,
    SubResource,
)
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import Audience, CalloutKind, GuideFile
from guidepress.source.model.part import Activity, ActivityStep, Facilitation, Material, OnlineStep
from guidepress.source.model.workshop import CardSet, EvaluationForm, PackSheet, SlotStep, Timetable, TimetableSlot
from guidepress.source.numbering import numbered_things
from guidepress.source.scalars import ID, place_of

FACILITATOR_ONLY = (Activity, CardSet, EvaluationForm, Material, PackSheet, Timetable)
"""Classes with an id that do not appear in a learner's book."""


def check_guide(guide: Guide, problems: Problems) -> None:
    """Reports all problems of the guide as a whole. For a guide that is not `whole`, references are not checked: their
    target may be a thing that could not be read.
    """
    named = list(walk((guide.parts, guide.timetables, guide.cards, guide.pack, guide.bibliography)))
    values = [*walk(guide.about), *named]
    names = _IdTable(problems)
    for value in named:
        names.add(value)
    runs = list(references(values, problems))
    if guide.whole:
        named_things = {*numbered_things(guide), *(work.id for work in guide.bibliography)}
        for run, where in runs:
            if names.check_reference(run.ref, where) and not run.text and run.ref not in named_things:
                message = f'"{run.ref}" has no number, so a reference to it needs words'
                problems.error(Code.BAD_LINK, where, message, f"write [words](#{run.ref})")
        cited = [(one.document, one.where) for one in values if isinstance(one, Citation) and one.document != OWN]
        check_bibliography(guide, [*((run.ref, where) for run, where in runs), *cited], problems)
        check_sources(guide, problems)
        for value in values:
            _references(value, names)
    activities = names.activities()
    for value in values:
        _vocabulary(value, guide, problems)
        _addresses(value, problems)
        check_counts(value, activities, problems)
        check_bounds(value, problems)
        check_sentence(value, problems)
    if guide.whole and not problems.failed:
        check_workshops(guide, problems)
    check_numbers(guide, problems)
    check_order(guide, problems)
    check_file_names(guide, problems)
    check_words(guide.words, guide.about, problems)
    specs = [value for value in named if isinstance(value, Spec)]
    check_shared(guide, specs, problems)
    check_evaluation(guide, specs, problems)


# ------------------------------------------------------------------------------------------------- names


class _IdTable(Struct):
    """Every id of the guide, and the value that has it."""

    problems: Problems
    known: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)

    def activities(self) -> dict[str, Activity]:
        """The activities by id."""
        return {name: value for name, value in self.known.items() if isinstance(value, Activity)}

    def add(self, value: Any) -> None:
        """Adds the id of a value, if it has one. Reports an id that another value has."""
        name = getattr(value, "id", None)
        if not name:
            return
        where = place_of(name, value.where)
        if name in self.known:
            first = self.places[name]
            at = f"line {first.line}" if first.file == where.file else str(first)
            self.problems.error(Code.DUPLICATE_ID, where, f'the id "{name}" is taken', f"it stands in {at} too")
        else:
            self.known[name], self.places[name] = value, where

    def check_reference(self, name: str, where: Where) -> bool:
        """Whether the target of a reference in a text exists and is in the book. If not, it is reported."""
        if name not in self.known:
            self.report_dangling(name, where, "", [key for key in self.known if not self.is_facilitator_only(key)])
        elif self.is_facilitator_only(name) and not self.within_pack(name, where):
            message = f'"{name}" is for facilitators, and stands on no page'
            self.problems.error(Code.DANGLING_REFERENCE, where, message, "refer to a section, block or exercise")
        else:
            return True
        return False

    def is_facilitator_only(self, name: str) -> bool:
        """Whether this id belongs to something that only facilitators see."""
        return isinstance(self.known[name], FACILITATOR_ONLY)

    def within_pack(self, name: str, where: Where) -> bool:
        """Whether one sheet of the facilitator's pack refers to another."""
        return isinstance(self.known[name], PackSheet | EvaluationForm) and self.places[name].file == where.file

    def require(self, name: str, kind: type[Any], noun: str, where: Where) -> None:
        """Reports a name that is not the id of a value of this kind."""
        if not isinstance(self.known.get(name), kind):
            known = [key for key, value in self.known.items() if isinstance(value, kind)]
            self.report_dangling(name, place_of(name, where), f"{noun} ", known)

    def report_dangling(self, name: str, where: Where, noun: str, known: list[str]) -> None:
        """Reports a reference without a target. `known` are the ids that it could mean."""
        hint = suggestion(name, known)
        hint = hint if hint.startswith("did you") else "check the id"
        self.problems.error(Code.DANGLING_REFERENCE, where, f'there is no {noun}"{name}"', hint)


def _references(value: Any, names: _IdTable) -> None:
    """Checks the keys whose values are ids."""
    match value:
        case Citation() if value.document != OWN:
            names.require(value.document, Work, "work", value.where)
        case PlaceBlock():
            names.require(value.place, CalloutBlock, "callout", value.where)
        case Facilitation():
            for name in value.signposts:
                names.require(name, CalloutBlock, "callout", value.where)
            for name in value.exercises:
                names.require(name, Spec, "exercise", value.where)
        case Activity():
            for name in value.exercises:
                names.require(name, Spec, "exercise", value.where)
            for step in value.steps:
                _exercises(step, names)
            for online_step in value.online.steps if value.online is not None else ():
                _exercises(online_step, names)
            for material in value.materials:
                _material(material, names)
            if value.cards is not None:
                names.require(value.cards, CardSet, "card set", value.where)
        case TimetableSlot():
            if value.activity is not None:
                names.require(value.activity, Activity, "activity", value.where)
            if value.exercise is not None:
                names.require(value.exercise, Spec, "exercise", value.where)
            for slot_step in value.steps:
                _exercises(slot_step, names)
        case Spec():
            earlier, where = _word(getattr(value, "of", ""), value.where)
            if earlier:
                names.require(earlier, Spec, "exercise", where)
        case _:
            pass


def _exercises(step: ActivityStep | OnlineStep | SlotStep, names: _IdTable) -> None:
    for name in step.exercise:
        names.require(name, Spec, "exercise", step.where)
    for name in step.uses:
        if not isinstance(names.known.get(name), Material | CardSet):
            names.check_reference(name, place_of(name, step.where))


def _material(material: Material, names: _IdTable) -> None:
    if material.page is not None:
        names.check_reference(material.page, place_of(material.page, material.where))
    if material.card is not None:
        names.require(material.card, CardSet, "card set", material.where)
    if material.form is not None and not isinstance(names.known.get(material.form), PackSheet | EvaluationForm):
        names.require(material.form, PackSheet, "sheet of the pack", material.where)
    if material.slide is not None:
        names.require(material.slide, CalloutBlock, "callout", material.where)


# ------------------------------------------------------------------------------------------------- vocabulary


def _vocabulary(value: Any, guide: Guide, problems: Problems) -> None:
    """Checks words that guide.yaml must define: callout kinds, audiences, privacy notes, scales."""
    about = guide.about
    wanted: list[tuple[str | Plain, str, Iterable[str]]] = []
    match value:
        case CalloutBlock():
            wanted = [(name, "callout-kinds", about.callout_kinds) for name in value.callout]
        case IndexBlock():
            wanted = [(name, "callout-kinds", about.callout_kinds) for name in value.of]
        case Spec():
            wanted = [(value.for_, "audiences", about.audiences), (value.privacy, "privacy", about.privacy)]
        case _:
            pass
    wanted.append((getattr(value, "scale", ""), "scales", about.scales))
    for word, group, known in wanted:
        name, where = _word(word, value.where)
        if name and name not in known:
            message = f'"{name}" does not stand under {group} in guide.yaml'
            problems.error(Code.WRONG_VALUE, where, message, suggestion(name, known) or f"add it under {group}")


def _word(value: Any, otherwise: Where) -> tuple[str, Where]:
    """A word in the source and its place; "" where there is none."""
    if isinstance(value, Plain):
        return value.text, value.where
    return (value, place_of(value, otherwise)) if isinstance(value, str) else ("", otherwise)


WEB_ADDRESS = "begin it with https:, as in https://www.example.org/workbook/"


def _addresses(value: Any, problems: Problems) -> None:
    """Checks addresses outside prose, and names of icons, which become file names."""
    if isinstance(value, RecordingBlock | Resource | SubResource | Work) and value.link:
        problem = link_problem(value.link)
        if problem:
            where = place_of(value.link, value.where)
            problems.error(Code.BAD_LINK, where, f'"{value.link}" cannot be linked to', problem)
    if isinstance(value, GuideFile) and value.web_workbook:
        address = value.web_workbook
        problem = link_problem(address) if address.startswith(("https:", "http:")) else WEB_ADDRESS
        if problem:
            where = place_of(address, value.where)
            problems.error(Code.BAD_LINK, where, f'"{address}" is no address of web pages', problem)
    if isinstance(value, CalloutKind | Audience) and not ID.fullmatch(value.icon):
        where = place_of(value.icon, value.where)
        hint = "write the name of a file of assets/icons without .svg"
        problems.error(Code.PATH_OUTSIDE, where, f'"{value.icon}" is not the name of an icon', hint)
