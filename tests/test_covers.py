"""Long titles on covers: the coloured ground grows with them or the type shrinks, no word is broken, or it is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Code, Problems, Severity
from guidepress.document.drawing import Box, Caption
from guidepress.formats.epub.cover import check_cover, cover_drawing
from guidepress.text.line_break import break_text
from guidepress.text.metrics import FontMetrics
from guidepress.theme import Theme
from tests.decks import theme as own_theme
from tests.glyph_boxes import inside, pages
from tests.making import make_workbook
from tests.sample_book import sample_book

TITLES = {
    "one long word": "Internationalisation",
    "a longer word": "Otorhinolaryngologists",
    "a line": "Developing leaders of volunteer first-aid teams",
    "two lines": "Developing leaders of volunteer first-aid teams: a guide for town councils and charities",
    "a sentence": "Developing leaders of volunteer first-aid teams: a guide for town councils, charities, and all "
    "others who have ever asked how people grow into work that nobody has done before them",
}
SUBTITLE = "A workbook for the people who lead, for those who support them, and for those who wonder whether to begin"


@pytest.fixture(scope="module")
def theme() -> Theme:
    return own_theme()


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_cover_of_the_workbook_holds_its_words(title: str, theme: Theme) -> None:
    problems = Problems()
    made = make_workbook(replace(sample_book(), title=title, subtitle=SUBTITLE), theme, problems)
    assert not problems.failed, list(problems)
    (cover,) = pages(made.data, 0, 1)
    assert set((title + " " + SUBTITLE).split()) <= set(cover.text.split())  # every word in one piece
    grounds = [path for path in cover.paths if path[2] - path[0] > cover.width - 1]
    ground = max(grounds, key=lambda path: path[3] - path[1])
    start = cover.text.index(title.split()[0])
    length = len((title + SUBTITLE).replace(" ", ""))
    assert start == 0
    words = cover.glyphs[:length]
    assert "".join(glyph.character for glyph in words) == (title + SUBTITLE).replace(" ", "")
    assert [glyph for glyph in words if not inside(glyph.box, ground, 0)] == []
    below = [glyph for glyph in cover.glyphs[length:] if glyph.box[3] > ground[1]]
    assert below == []  # the drawing and the publisher stand on paper


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_cover_of_the_book_holds_its_words(title: str, theme: Theme) -> None:
    book = replace(sample_book(), title=title, subtitle=SUBTITLE)
    problems = Problems()
    check_cover(book, theme, problems)
    assert list(problems) == []
    drawing = cover_drawing(book, theme)
    metrics = FontMetrics(theme.font_chain)
    ground = next(shape for shape in drawing.shapes if isinstance(shape, Box))
    captions = [shape for shape in drawing.shapes if isinstance(shape, Caption) and shape.text in (title, SUBTITLE)]
    assert len(captions) == 2
    for caption in captions:
        face = metrics.typeface("bold" if caption.strong else "regular")
        lines = break_text(caption.text, caption.width / caption.size, face.width)
        assert max(map(face.width, lines)) * caption.size <= caption.width
        assert caption.y + len(lines) * caption.size * theme.book.drawing.leading <= ground.height
    foot = drawing.shapes[3]
    assert isinstance(foot, Caption)
    assert foot.y > ground.height


def test_a_title_that_cannot_fit_is_an_error_in_both(theme: Theme) -> None:
    book = replace(sample_book(), title="Otorhinolaryngology" * 4)
    for report in (lambda problems: make_workbook(book, theme, problems), lambda p: check_cover(book, theme, p)):
        problems = Problems()
        report(problems)
        found = [problem for problem in problems if problem.severity is Severity.ERROR]
        assert [(problem.code, problem.about) for problem in found] == [(Code.TOO_LONG, book.title)]
