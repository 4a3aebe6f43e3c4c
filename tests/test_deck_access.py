"""Decks can be read by everybody: our own rules on the cases and on the real guide, and proof that each can fail."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from guidepress.core.problems import Problems
from guidepress.document.authored_text import Line, Prose
from guidepress.formats.pptx.theme_colours import palette
from guidepress.pipeline.build import BuildResult
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import Activity, Facilitation
from guidepress.theme import Theme
from tests.conftest import RealGuide
from tests.decks import CASES, arranged_case, page_map, theme
from tests.making import make_deck
from tests.pptx_access import findings, template_findings


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    arranged, (deck,) = arranged_case("whole", tmp_path_factory.mktemp("whole") / "source", Problems())
    return make_deck(deck, theme(), page_map(arranged), Problems())


@pytest.fixture(scope="module")
def real_decks(built: BuildResult) -> dict[str, bytes]:
    """Every deck of the real guide, by its name."""
    return {deck.name: built.files[f"decks/{deck.name}.pptx"] for deck in built.decks}


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("*/leap.yaml")))
def test_a_case_is_accessible(name: str, tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case(name, tmp_path / "source", Problems())
    assert findings(make_deck(deck, theme(), page_map(arranged), Problems())) == []


def test_every_deck_of_the_guide_is_accessible(real_decks: dict[str, bytes]) -> None:
    assert len(real_decks) >= 12
    assert {name: findings(data) for name, data in real_decks.items()} == {name: [] for name in real_decks}


def test_everything_of_the_guide_fits_its_place(built: BuildResult) -> None:
    """On slides, in notes and in fields."""
    assert [str(problem) for problem in built.problems] == []


def test_the_template_sets_no_small_words() -> None:
    assert template_findings(theme().deck_template) == []


# ------------------------------------------------------------------------------------------- the rules can fail


def _strip_language(slide: Any) -> None:
    for properties in slide._element.xpath(".//a:rPr"):
        properties.attrib.pop("lang")


def _strip_note_language(slide: Any) -> None:
    for properties in slide.notes_slide._element.xpath(".//a:rPr"):
        properties.attrib.pop("lang")


def _same_title(slide: Any) -> None:
    slide.shapes.title.text_frame.text = "Key points"


def _no_title(slide: Any) -> None:
    title = slide.shapes.title._element
    title.getparent().remove(title)


def _body_first(slide: Any) -> None:
    tree = slide.shapes._spTree
    tree.append(slide.shapes.title._element)


def _text_box(slide: Any) -> None:
    slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "loose"


def _small(slide: Any) -> None:
    for properties in slide._element.xpath(".//a:rPr"):
        properties.set("sz", "1200")


def _no_footer(slide: Any) -> None:
    for shape in slide._element.xpath(".//p:sp[.//p:ph[@type='ftr']]"):
        shape.getparent().remove(shape)


BREAKS: list[tuple[Callable[[Any], None], str]] = [
    (_strip_language, "no language"),
    (_strip_note_language, "no language"),
    (_same_title, "a second slide"),
    (_no_title, "no title"),
    (_body_first, "not read first"),
    (_text_box, "loose text box"),
    (_small, "12.0 points"),
    (_no_footer, "no ftr"),
]


@pytest.mark.parametrize(("harm", "message"), BREAKS, ids=[harm.__name__.strip("_") for harm, _ in BREAKS])
def test_a_rule_notices_harm(harm: Callable[[Any], None], message: str, whole: bytes) -> None:
    presentation = Presentation(io.BytesIO(whole))
    harm(presentation.slides[2])
    assert any(message in found for found in findings(_saved(presentation)))


def test_rules_notice_figures_tables_and_sections(whole: bytes) -> None:
    presentation = Presentation(io.BytesIO(whole))
    for slide in presentation.slides:
        for described in slide._element.xpath("./p:cSld/p:spTree/p:grpSp//p:cNvPr"):
            described.attrib.pop("descr", None)
        for properties in slide._element.xpath(".//a:tblPr"):
            properties.attrib.pop("firstRow")
    ids = presentation.slides._sldIdLst
    ids.append(ids[0])
    found = "\n".join(findings(_saved(presentation)))
    for message in ("no text alternative", "header row", "sections do not hold", "dates of the package"):
        assert message in found


def _saved(presentation: Any) -> bytes:
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


# ------------------------------------------------------------------------------------------- who sees which words


def hidden_words(said: Facilitation | None) -> Iterator[str]:
    """What a facilitator reads and a room does not."""
    activity = said.activity if said else None
    if activity is None:
        return
    lines: list[Line | None] = [activity.grouping, activity.cut_first]
    lines += [material.bring for material in activity.materials]
    lines += [*activity.prompts, *activity.likely_answers, *activity.watch_for]
    lines += [note for step in activity.steps for note in (step.note, step.short.note)]
    texts = [line.text for line in lines if line]
    texts += [prose.text for prose in (activity.say, activity.access) if isinstance(prose, Prose)]
    yield from (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text) for text in texts)


def _told(guide: Guide) -> Iterator[Facilitation | None]:
    for part in guide.parts:
        yield part.facilitate
        yield from (section.facilitate for section in part.sections)


def _seen(data: bytes) -> str:
    slides = Presentation(io.BytesIO(data)).slides
    return " ".join("".join(slide._element.xpath(".//a:t/text()")) for slide in slides)


def test_no_hidden_word_is_on_a_slide(real: RealGuide, real_decks: dict[str, bytes]) -> None:
    seen = " ".join(_seen(data) for data in real_decks.values())
    hidden = [words for said in _told(real.guide) for words in hidden_words(said) if len(words.split()) > 3]
    assert len(hidden) > 100
    assert [words for words in hidden if " ".join(words.split()) in " ".join(seen.split())] == []


def test_hidden_words_are_in_the_notes(whole: bytes) -> None:
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in Presentation(io.BytesIO(whole)).slides)
    hidden = ("End on support.", "one voice that fills the room", "fear of losing skills", "No names.", "sticky notes")
    for words in hidden:
        assert words in notes
        assert words not in _seen(whole)


# ------------------------------------------------------------------------------------------- colour


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _colour(look: Theme, name: str, accent: int) -> str:
    own = look.accent(accent)
    return {"ink": look.colours.ink, "paper": look.colours.paper, "accent": own.accent, "soft": own.soft}[name]


def test_words_stand_out_from_their_ground_in_every_accent() -> None:
    look = theme()
    faint = []
    for accent in range(len(look.accents)):
        for name, layout in look.deck.layouts.items():
            for role, place in ((role, look.deck.places[place]) for role, place in layout.holds.items()):
                ground = place.fill or layout.ground
                found = contrast(_colour(look, place.colour, accent), _colour(look, ground, accent))
                if found < 7:
                    faint.append(f"{name}/{role}: {found:.2f}")
        assert contrast(look.colours.link, look.accent(accent).soft) >= 7
    assert faint == []


def test_a_palette_keeps_its_own_accent_first_and_falls_back_to_plain_colours() -> None:
    look = theme()
    accents = palette(look, 4, [f"soft-{number}" for number in range(1, 9)])
    assert accents.numbers == (4, 1, 2, 3, 5, 6)
    assert 'val="accent1"' in accents.fill("accent-4")
    assert re.search(r'srgbClr val="[0-9A-F]{6}"', accents.fill("soft-8"))


def test_an_activity_has_words_to_hide() -> None:
    assert {"say", "access", "watch_for"} <= set(Activity.__struct_fields__)
