"""The public interface for other programs, documented in docs/api.md. Other modules of the package may change at any
time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from guidepress.core.clock import LEAST_PEOPLE, MOST_PEOPLE, is_time
from guidepress.core.problems import Problem, Problems, Severity
from guidepress.core.tool_files import tool_file
from guidepress.core.user_files import output_conflict
from guidepress.core.values import Value
from guidepress.core.workshop_settings import GivenPlan, WorkshopSettings
from guidepress.formats.base import Split
from guidepress.formats.registry import DEFAULT, FORMATS, WORKBOOK
from guidepress.pipeline import build as pipeline
from guidepress.pipeline.folder_lock import folder_lock
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish

__all__ = ["Problem", "Result", "build", "check"]

NAMES = tuple(format.name for format in FORMATS)


class Result(Value):
    """The outcome of a build. With an error among `problems`, `files` is empty. `files` maps a path below the output
    folder, with `/`, to its bytes. `build` is the name of this build in the manifest, computed from all inputs.
    """

    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]
    build: str

    @property
    def ok(self) -> bool:
        """Whether there is no error. There may be warnings."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def check(
    guide: str | Path,
    *,
    layouts: str | Path | None = None,
    start: str | Mapping[str, str] = "",
    people: int = 0,
    plan: str | Path | None = None,
    variants: Iterable[str] = (),
) -> tuple[Problem, ...]:
    """Every mistake in a guide and all advice, in the order of files and lines. Nothing is written.

    `guide` is the folder of the guide, which holds `source/`. `layouts` is a folder with a design that takes precedence
    over the guide's own. `start` is a time of day, such as "09:30", at which every workshop begins, or one for each id
    of a workshop: {"one-day": "10:00"}. `people` is their number, if not that of the timetables. `plan` is a plan
    file, which becomes one more workshop. `variants` are the names of variants of the workbook to check too; "all"
    stands for all that the guide has. Raises ValueError if `start` is not a time of day, or `people` not a number that
    a workshop may have; OSError if the plan cannot be read.
    """
    problems = Problems()
    more = _variants(variants, DEFAULT)
    pipeline.check(_project(guide, None, layouts), problems, workshops=_workshops(start, people, plan), variants=more)
    return tuple(problems)


def build(
    guide: str | Path,
    formats: Iterable[str] = (),
    *,
    output: str | Path | None = None,
    layouts: str | Path | None = None,
    start: str | Mapping[str, str] = "",
    people: int = 0,
    plan: str | Path | None = None,
    split: str = "",
    variants: Iterable[str] = (),
    progress: Callable[[str], None] | None = None,
) -> Result:
    """Builds the named formats ("pdf", "epub", …), or all of them if none is named. The other parameters: see `check`.

    With `output`, the files and the manifest are written into that folder, all or none; without it, nothing is written.
    With `split="parts"`, the workbook is also written as a file for each part. `variants` are the names of variants of
    the workbook to write beside it; "all" stands for all that the guide has. `progress` is called with the name of
    each step when the step begins. Raises ValueError for an unknown format, OSError for an error of the operating
    system, and RefusedError (guidepress.core.os_errors) while another build writes into the same folder.
    """
    chosen = _formats(formats)
    further, more = _split(split, chosen), _variants(variants, chosen)
    project = _project(guide, output, layouts)
    report = progress or (lambda step: None)
    workshops = _workshops(start, people, plan)
    if output is None:
        return _result(pipeline.build(project, chosen, report, workshops, split=further, variants=more))
    with folder_lock(project.output):
        built = pipeline.build(project, chosen, report, workshops, split=further, variants=more)
        if not built.problems.failed and built.guide is not None:
            about = built.guide.about
            whole = chosen == DEFAULT
            publish(built.files, project.output, about.slug, about.edition.id, built.build, whole=whole)
    return _result(built)


def _result(built: pipeline.BuildResult) -> Result:
    return Result(tuple(built.problems), built.files, built.build)


def _project(guide: str | Path, output: str | Path | None, layouts: str | Path | None) -> Project:
    root = Path(guide).resolve()
    design = Path(layouts).resolve() if layouts is not None else None
    target = Path(output).resolve() if output is not None else root / "output"
    for folder in (root, design):
        if folder is not None and not folder.is_dir():
            raise ValueError(f"there is no folder {folder}")
    if output is not None and (conflict := output_conflict(root / "source", design or tool_file("layouts"), target)):
        raise ValueError(conflict)
    return Project(root / "source", tool_file("layouts"), target, design)


def _formats(names: Iterable[str]) -> tuple[str, ...]:
    wanted = [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name not in NAMES:
            raise ValueError(f"{name!r} is not a format; the formats are {', '.join(NAMES)}")
    return tuple(name for name in NAMES if name in wanted) or DEFAULT


def _split(text: str, formats: tuple[str, ...]) -> Split:
    if text not in ("", "parts"):
        raise ValueError(f'{text!r} is nothing that the workbook is split into; write split="parts"')
    if text and WORKBOOK not in formats:
        raise ValueError(f"split is for the workbook, and {WORKBOOK!r} is not among the formats")
    return "parts" if text else ""


def _variants(names: Iterable[str], formats: tuple[str, ...]) -> tuple[str, ...]:
    wanted = (names,) if isinstance(names, str) else tuple(names)
    if wanted and not any(format.takes_variants for format in FORMATS if format.name in formats):
        raise ValueError(f"variants are of the workbook, and {WORKBOOK!r} is not among the formats")
    return wanted


def _workshops(start: str | Mapping[str, str], people: int, plan: str | Path | None) -> WorkshopSettings:
    if people and not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        raise ValueError(f"{people!r} is not a number of people from {LEAST_PEOPLE} to {MOST_PEOPLE}")
    given = GivenPlan(str(plan), Path(plan).read_bytes()) if plan is not None else None
    starts = {"": start} if isinstance(start, str) else start
    return WorkshopSettings({id: _time(time) for id, time in starts.items() if time}, people, given)


def _time(text: str) -> str:
    if not is_time(text):
        raise ValueError(f'{text!r} is not a time of day with two digits for hours, such as "09:30"')
    return text
