"""The paths of a guide: exercises that go together, in an order of their own, for a reader with little time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from guidepress.core.problems import Code, Problems
from guidepress.document.blocks import Directory, DirectoryEntry, Heading
from guidepress.document.book import Block, Division, GuidePath, Section
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run
from guidepress.document.labels import Labels
from guidepress.source.keys import suggestion
from guidepress.source.model.guide_file import GuideFile, PathKeys
from guidepress.source.scalars import place_of

ANCHOR = "in_paths"
"""The anchor of the section that lists the paths. No id of an author has an underscore."""


def paths_of(about: GuideFile, exercises: Mapping[str, Exercise], problems: Problems) -> tuple[GuidePath, ...]:
    """The paths of a guide. Reports ids that no exercise has, and what stands twice."""
    taken: set[str] = set()
    paths = []
    for keys in about.paths:
        if keys.id in taken:
            message = f'two paths are called "{keys.id}"'
            problems.error(Code.DUPLICATE_ID, place_of(keys.id, keys.where), message, "give one of them another id")
        taken.add(keys.id)
        if keys.minutes < 1:
            problems.error(Code.WRONG_VALUE, keys.where, "a path takes a minute at least", "write how many it takes")
        steps = _steps(keys, exercises, problems)
        paths.append(GuidePath(keys.id, keys.title.text, keys.minutes, tuple(steps), where=keys.where))
    return tuple(paths)


def _steps(keys: PathKeys, exercises: Mapping[str, Exercise], problems: Problems) -> Sequence[str]:
    """The ids of the exercises of a path, the one that it ends with last."""
    steps: list[str] = []
    last = () if keys.ends_with is None else (keys.ends_with,)
    for id in (*keys.exercises, *last):
        where = place_of(id, keys.where)
        if id not in exercises:
            message = f'there is no exercise "{id}"'
            hint = suggestion(id, exercises)
            hint = hint if hint.startswith("did you") else "write the id of an exercise"
            problems.error(Code.DANGLING_REFERENCE, where, message, hint)
        elif id in steps:
            problems.error(Code.DUPLICATE_ID, where, f'"{id}" stands twice in this path', "take one of them out")
        else:
            steps.append(id)
    return steps


def with_paths(
    divisions: tuple[Division, ...],
    paths: tuple[GuidePath, ...],
    exercises: Mapping[str, Exercise],
    words: Labels,
    problems: Problems,
) -> tuple[Division, ...]:
    """The divisions with a list of the paths after the contents. Without contents, paths are an error."""
    if not paths:
        return divisions
    blocks = tuple(block for path in paths for block in _blocks(path, exercises, words))
    listed = Section((Run(words.paths),), ANCHOR, blocks, ANCHOR, where=paths[0].where)
    for number, division in enumerate(divisions):
        if (at := _place_in(division)) is not None:
            sections = (*division.sections[:at], listed, *division.sections[at:])
            return (*divisions[:number], replace(division, sections=sections), *divisions[number + 1 :])
    message = "paths stand after the contents, and this guide has none"
    problems.error(Code.MISSING_KEY, paths[0].where, message, 'write a part with "contents", or take the paths out')
    return divisions


def without_paths(division: Division) -> Division:
    """The division without the list of the paths, which is for readers and no part of the division's subject."""
    if all(section.anchor != ANCHOR for section in division.sections):
        return division
    return replace(division, sections=tuple(section for section in division.sections if section.anchor != ANCHOR))


def _place_in(division: Division) -> int | None:
    """Before which section of a division the paths stand; None if it has no contents."""
    groups = (division.blocks, *(section.blocks for section in division.sections))
    return next((at for at, blocks in enumerate(groups) if any(map(_is_contents, blocks))), None)


def _is_contents(block: Block) -> bool:
    return isinstance(block, Directory) and block.role == "contents"


def _blocks(path: GuidePath, exercises: Mapping[str, Exercise], words: Labels) -> tuple[Block, ...]:
    """A heading, and the exercises with their pages."""
    key = f"{ANCHOR}/{path.id}"
    entries = tuple(
        DirectoryEntry((Run(exercises[id].title),), exercises[id].anchor or id, number=exercises[id].number)
        for id in path.steps
    )
    heading = Heading(3, (Run(path.line(words)),), key=f"{key}/heading", where=path.where)
    return heading, Directory("index", entries, f"{key}/steps", where=path.where)
