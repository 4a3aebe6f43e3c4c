"""Reads a plan file, which is JSON, as one more timetable of a guide. Every problem has its line and column.

JSON is a part of YAML 1.2, so the reader of the source reads it, with the places of its values and the rules of
timetables.yaml. What is not JSON is reported by the reader of JSON, whose messages fit.
"""

from __future__ import annotations

import json

from msgspec.structs import replace

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.workshop_settings import GivenPlan
from guidepress.source import yaml_reader
from guidepress.source.loader import builder
from guidepress.source.model.guide import Guide
from guidepress.source.model.plan import FORMAT, VERSION, PlanFile
from guidepress.source.model.workshop import Timetable, TimetableSlot
from guidepress.source.scalars import place_of

SAVE_AGAIN = "save it again in the planner"


def read_plan(given: GivenPlan, guide: Guide, problems: Problems) -> Timetable | None:
    """The timetable of a plan; None after an error."""
    if not _is_json(given, problems):
        return None
    node = yaml_reader.read(given.data, given.name, problems)
    if node is None or not _is_plan(node, problems):
        return None
    built = builder().build(PlanFile, node, problems)
    plan: PlanFile | None = built.value
    if plan is None or not built.whole:
        return None
    if plan.guide != guide.about.slug:
        message = f'this is a plan for the guide "{plan.guide}", and this guide is "{guide.about.slug}"'
        problems.error(Code.BAD_PLAN, place_of(plan.guide, plan.where), message, "make a plan in this guide's planner")
        return None
    slots = tuple(_slot(slot) for slot in plan.slots)
    minutes = sum(slot.minutes for slot in slots)
    return Timetable(plan.id, plan.title, plan.start, minutes, slots, people=plan.people, where=plan.where)


def _is_json(given: GivenPlan, problems: Problems) -> bool:
    """Whether a file is JSON. Reports where it is not."""
    try:
        json.loads(given.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.error(Code.NOT_UTF8, Where(given.name), "the file is not saved as UTF-8", SAVE_AGAIN)
    except json.JSONDecodeError as error:
        where = Where(given.name, error.lineno, error.colno)
        problems.error(Code.BAD_PLAN, where, f"this is no plan file: {error.msg}", SAVE_AGAIN)
    except RecursionError:
        problems.error(Code.TOO_DEEP, Where(given.name), "lists and keys are nested too deep", SAVE_AGAIN)
    else:
        return True
    return False


def _is_plan(node: yaml_reader.YamlNode, problems: Problems) -> bool:
    """Whether a file says that it is a plan, of the version that is read here. Reports what it is instead."""
    pairs = node.pairs if isinstance(node, yaml_reader.Mapping) else ()
    values = {key.text: value for key, value in pairs if isinstance(value, yaml_reader.Scalar)}
    format, version = values.get("format"), values.get("version")
    if format is None or format.text != FORMAT:
        where = node.where if format is None else format.where
        message = f'this is no plan file: its "format" is not "{FORMAT}"'
        problems.error(Code.BAD_PLAN, where, message, SAVE_AGAIN)
        return False
    if version is not None and version.text.isdigit() and int(version.text) > VERSION:
        message = f"this plan is of version {version.text}, and this tool reads version {VERSION}"
        problems.error(Code.BAD_PLAN, version.where, message, "use the tool that the planner came from, or a newer one")
        return False
    return True


def _slot(slot: TimetableSlot) -> TimetableSlot:
    """A slot without the steps that the plan leaves out."""
    return replace(slot, steps=tuple(step for step in slot.steps if step.minutes != 0))
