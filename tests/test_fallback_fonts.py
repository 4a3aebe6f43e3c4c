"""Characters that the typeface lacks come from the fallback fonts, in every format, and only where they are needed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from guidepress import build
from guidepress.core.problems import Code, Problems
from guidepress.theme import load_theme
from tests.conftest import HOME, copy_starter

SIGNS = "✓ → ★ ☐ ☑ ✗ µ ₂ ⅔ ⇒ ① Ⅳ ₽"
GREEK = "Μια καλή συνάντηση έχει μία ερώτηση"
RUSSIAN = "У хорошей встречи есть вопрос"
VIETNAMESE = "Một cuộc họp tốt: ẾCH, KẾT QUẢ, được"
POLISH = "Zażółć gęślą jaźń"
PART = f"""
part: Words → ✓
id: tongues
number: 2
accent: 2
opens: {SIGNS}
facilitate:
  outcomes: ["Say ✓ in {GREEK}"]
sections:
  - title: {GREEK}
    id: tongues.one
    body:
      - text: |
          {SIGNS}

          {GREEK}

          {RUSSIAN}, **{RUSSIAN}**

          {VIETNAMESE}

          {POLISH}
      - figure: {RUSSIAN}
        alt: Two boxes ✓
        diagram:
          size: [120, 24]
          shapes:
            - {{box: Θέμα ✓, at: [0, 4], size: [30, 16], tone: soft-1}}
            - {{box: Вопрос →, at: [45, 4], size: [30, 16], tone: accent-1, strong: true}}
"""
FALLBACK_NAMES = ("NotoSans-Regular", "NotoSans-Bold", "NotoSansMath-Regular", "NotoSansSymbols-Regular")
Files = Mapping[str, bytes]


def files_of(folder: Path, part: str = PART) -> Files:
    """The files of the starter with one more part."""
    copy_starter(folder)
    (folder / "source" / "parts" / "04-tongues.yaml").write_text(part, encoding="utf-8")
    guide = folder / "source" / "guide.yaml"
    text = guide.read_text(encoding="utf-8").replace(
        "parts: [welcome, meet, back]", "parts: [welcome, meet, tongues, back]"
    )
    guide.write_text(text.replace("title: Better meetings", "title: Better meetings → ✓"), encoding="utf-8")
    result = build(folder, ["pdf", "epub", "web", "scorm", "decks", "pack"])
    assert [problem for problem in result.problems if problem.severity.value == "error"] == []
    return result.files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return files_of(tmp_path_factory.mktemp("tongues") / "guide")


# ------------------------------------------------------------------------------------------------- the theme


def test_a_theme_without_the_key_has_the_families_of_the_tool(tmp_path: Path) -> None:
    text = (HOME / "layouts" / "theme.yaml").read_text(encoding="utf-8")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "theme.yaml").write_text(text[: text.index("  # Families")], encoding="utf-8")
    folders = [tmp_path / "layouts", HOME / "layouts"]
    problems = Problems()
    theme, tool = (
        load_theme(folders, HOME / "assets", problems),
        load_theme(HOME / "layouts", HOME / "assets", problems),
    )
    assert list(problems) == []
    assert theme is not None
    assert tool is not None
    assert len(theme.fallback_fonts) > 1
    assert theme.fallback_fonts == tool.fallback_fonts


def test_a_family_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    text = (HOME / "layouts" / "theme.yaml").read_text(encoding="utf-8")
    (tmp_path / "layouts").mkdir()
    own = text[: text.index("  fallback:")] + "  fallback: [none.ttf]\n"
    (tmp_path / "layouts" / "theme.yaml").write_text(own, encoding="utf-8")
    problems = Problems()
    folders = [[tmp_path / name, HOME / name] for name in ("layouts", "assets")]
    assert load_theme(*folders, problems) is None
    (problem,) = problems
    assert (problem.code, problem.where.line) == (Code.MISSING_ASSET, own.count("\n"))


# ------------------------------------------------------------------------------------------------- the workbook


def embedded(data: bytes) -> Iterator[tuple[str, int]]:
    """The name of each embedded font of a PDF, and the size of its file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
                yield str(each.FontName).partition("+")[2], len(each.FontFile2.read_bytes())


def words_of(data: bytes) -> str:
    """The text of a PDF as a reader copies it, on one line."""
    pdf = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)


def test_every_word_can_be_copied_from_the_workbook(files: Files) -> None:
    words = words_of(files["better-meetings-workbook.pdf"])
    for text in (SIGNS, GREEK, RUSSIAN, VIETNAMESE, POLISH, "Θέμα ✓", "Вопрос →"):
        assert text in words


def test_the_workbook_embeds_only_the_letters_that_it_needs(files: Files) -> None:
    found = dict(embedded(files["better-meetings-workbook.pdf"]))
    assert found.keys() >= set(FALLBACK_NAMES)
    assert all(size < 30_000 for name, size in found.items() if name.startswith("Noto"))


def test_a_guide_without_such_letters_embeds_no_other_font(tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    result = build(tmp_path / "guide", ["pdf"])
    names = {name for name, _ in embedded(result.files["better-meetings-workbook.pdf"])}
    assert names
    assert not [name for name in names if not name.startswith("Atkinson")]


def test_a_greek_word_is_set_in_one_font(tmp_path: Path) -> None:
    """The typeface has μ, π and Ω as mathematical signs only."""
    with TTFont(next((HOME / "assets" / "fonts").glob("atk*/*400Regular.ttf"))) as font:
        assert {ord("μ"), ord("Ω")} <= font.getBestCmap().keys() - {ord("α")}
    theme = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert theme is not None
    from guidepress.text.metrics import typeface

    face = typeface(theme.font_chain("regular"))
    assert [text for _, text in face.stretches("Ωμέγα and π")] == ["Ωμέγα", " and ", "π"]
