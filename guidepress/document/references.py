"""The references that the texts of a guide hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from guidepress.core.problems import Problems, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Plain, Prose, Verse, parse_line, parse_prose
from guidepress.document.inline import Inline, PageRef, Run, match_inline, text_runs, unchanged
from guidepress.document.visit import map_inlines, texts

T = TypeVar("T")


def _no_page(_: PageRef) -> Inline:
    return Run("")


def with_own_references(divisions: T, elsewhere: Callable[[PageRef], Inline] = _no_page) -> T:
    """Divisions with plain words in place of links to what they do not hold. `elsewhere` says what stands for the page
    of such a place: nothing, if not given.
    """
    anchors = {getattr(value, "anchor", "") for value in walk(divisions)}

    def of_run(run: Run) -> Inline:
        return replace(run, ref="") if run.ref and run.ref not in anchors else run

    def of_page_ref(ref: PageRef) -> Inline:
        return ref if ref.target in anchors else elsewhere(ref)

    def change(inline: Inline) -> Inline:
        return match_inline(inline, run=of_run, page_ref=of_page_ref, line_break=unchanged, note=unchanged)

    changed: T = map_inlines(divisions, change)
    return changed


def references(values: Iterable[Any], problems: Problems) -> Iterator[tuple[Run, Where]]:
    """Each run that refers to an id, in all texts among these values, with the place of its text.

    The texts are parsed for this: what is wrong with their marks is added to `problems`.
    """
    for value in values:
        if isinstance(value, Line | Plain):
            yield from ((run, value.where) for run in text_runs(parse_line(value, problems)) if run.ref)
        elif isinstance(value, Verse):
            yield from references((line for group in value.groups for line in group), problems)
        elif isinstance(value, Prose):
            for block in parse_prose(value, problems):
                for runs, where in texts(block):
                    yield from ((run, where) for run in text_runs(runs) if run.ref)
