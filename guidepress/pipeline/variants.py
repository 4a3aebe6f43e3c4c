"""Which variants of the workbook a build sets, from what, and what becomes of their problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidepress.checks.variants import ALL, check_chosen
from guidepress.compose.book import Arranged
from guidepress.compose.variants import variant_book
from guidepress.core.problems import Code, Problems, Severity
from guidepress.formats.base import VariantDocuments
from guidepress.formats.registry import FORMATS
from guidepress.pipeline.project import Project
from guidepress.source.model import Guide

if TYPE_CHECKING:
    from guidepress.theme import Theme


def variant_documents(
    project: Project,
    guide: Guide,
    arranged: Arranged,
    theme: Theme,
    chosen: Sequence[str],
    formats: Sequence[str],
    problems: Problems,
) -> Sequence[VariantDocuments]:
    """The books and designs of the variants that a build of these formats sets; none after an error.

    They are those that are `chosen` by name, and those whose pages other formats name. `ALL` stands for every variant.
    Every layout that the guide names is looked for, even where nothing is set.
    """
    declared = guide.about.variants
    if not declared and not chosen:
        return ()
    from guidepress.theme.design_files import DesignFiles
    from guidepress.theme.variants import check_layouts, variant_theme

    files = DesignFiles("layouts", project.layout_folders, problems)
    count = len(problems.items)
    check_chosen([name for name in chosen if name != ALL], guide, problems, f"{project.source.name}/guide.yaml")
    check_layouts([(layout.text, layout.where) for each in declared.values() for layout in each.layout], files)
    if len(problems.items) > count:
        return ()
    wanted = {*chosen, *(named_variants(guide) if _names_pages(formats) else ())}
    found = []
    for name, variant in declared.items():
        if name in wanted or ALL in wanted:
            design = variant_theme(theme, [layout.text for layout in variant.layout], variant.type_size, files)
            if design is not None:
                found.append(VariantDocuments(variant_book(arranged.book, name, variant, arranged.easy_read), design))
    return found


def named_variants(guide: Guide) -> Iterator[str]:
    """The names of the variants whose pages are named beside those of the standard workbook."""
    return (name for name, variant in guide.about.variants.items() if variant.name_pages is not None)


def _names_pages(formats: Sequence[str]) -> bool:
    """Whether one of these formats names pages of the workbook."""
    return any("pages" in format.needs for format in FORMATS if format.name in formats)


def add_variant_problems(found: Problems, problems: Problems) -> None:
    """Adds the problems of variants. Examples that do not fit their boxes are warnings."""
    for problem in found.items:
        lenient = problem.code is Code.EXAMPLE_TOO_LONG
        problems.items.append(replace(problem, severity=Severity.WARNING) if lenient else problem)
