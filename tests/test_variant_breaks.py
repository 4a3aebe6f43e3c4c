"""Where pages of variants break: tables of high rows, figures with their words, and shapes of one colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.figures import _DrawingPainter
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.components.word_table import grid_look
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.layout.table_grid import GridCell, GridRow, TableGrid
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.syntax.objects import DrawnDocument
from guidepress.formats.pdf.syntax.structure_tree import StructureElement
from guidepress.theme import Theme
from tests.epub_cases import theme
from tests.glyph_boxes import pages
from tests.sample_book import sample_book
from tests.test_variants import built_with, errors, guide_in

ROOM = 400.0


def context_of(own: Theme) -> Context:
    styles = Styles(own, DrawnDocument(), Problems(), "en-GB")
    return Context(sample_book(), styles, IconPainter({}), DrawnDocument(), Problems())


def table(before_break: int) -> TableGrid:
    """A table of eight rows of 60 points."""
    look = replace(grid_look(context_of(theme())), before_break=before_break, page_height=ROOM, unsplit_height=ROOM / 2)
    rows = [GridRow([GridCell([], 0, preferred_height=60.0)], minimum_height=60.0) for _ in range(8)]
    return TableGrid([], rows, [1.0], look)


@pytest.mark.parametrize(("least", "room", "rows"), [(3, 150.0, 0), (1, 150.0, 2), (1, 75.0, 1), (3, 220.0, 3)])
def test_a_layout_says_how_many_rows_stand_before_a_break(least: int, room: float, rows: int) -> None:
    parts = table(least).split(300.0, room)
    first = parts[0] if parts else None
    assert len(first.rows if isinstance(first, TableGrid) else ()) == rows
    assert table(1).minimum_height(300.0) < table(3).minimum_height(300.0)


TALL = """
      - figure: What a meeting stands on
        alt: A tower of boxes, with a beam at its side.
        description: The tower holds the beam.
        diagram:
          size: [120, HEIGHT]
          shapes:
            - {box: A question that can be answered, at: [0, 0], size: [40, HEIGHT], turned: true, tone: soft-1}
            - {box: A long beam, at: [60, 0], size: [60, HEIGHT], tone: accent-1}
"""


@pytest.mark.parametrize("height", [150, 165, 180, 200])
def test_a_high_figure_stands_with_its_caption_and_its_link(height: int, tmp_path: Path) -> None:
    """In large print, where words stand below it too."""
    project = guide_in(tmp_path / "own", "variants: {large: {title: Large, layout: large-print}}\n")
    part = tmp_path / "own" / "source" / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8")
    at = text.index("      - exercise: rating-grid")
    part.write_text(text[:at] + TALL.lstrip("\n").replace("HEIGHT", str(height)) + text[at:], encoding="utf-8")
    result = built_with(project, ("large",))
    assert errors(result) == []
    drawn = [" ".join(page.text.split()) for page in pages(result.files["better-meetings-workbook-large.pdf"])]
    (page,) = (text for text in drawn if "A long beam" in text and "In words" in text)
    assert "1 A question that can be answered" in page


def outline(colours: int) -> str:
    """The outline of a dark shape in a theme with so many colours of accents, of which there are two."""
    own = theme()
    accents = tuple(replace(own.accents[0], accent=f"#0000{at % colours:02}") for at in range(2))
    context = context_of(replace(own, accents=accents))
    canvas = TaggedCanvas(DrawnDocument(), 300.0, 300.0)
    forms = Forms(DrawnDocument(), context.styles.form_font, context.styles.field_style())
    surface = Surface(canvas, forms, context.styles, [])
    return _DrawingPainter(context, surface, StructureElement("Figure"), 0.0, 300.0, 1.0)._tone("accent-1")[2]


def test_dark_shapes_of_one_colour_are_parted_by_the_colour_of_the_paper() -> None:
    assert outline(1) == theme().colours.paper
    assert outline(2) != theme().colours.paper
