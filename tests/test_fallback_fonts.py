"""Characters that the typeface lacks come from the fallback fonts, in every format, and only where they are needed."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from guidepress import build
from guidepress.core.problems import Code, Problems
from guidepress.core.zip_files import unzipped
from guidepress.formats.pdf.syntax.fonts import form_font
from guidepress.formats.pdf.syntax.form_letters import form_letters, glyph_name
from guidepress.pipeline.build import BuildResult
from guidepress.theme import load_theme
from tests.conftest import HOME, copy_starter
from tests.tongues import GREEK, PART, POLISH, RUSSIAN, SIGNS, VIETNAMESE, Files, files_of, tongues

FALLBACK_NAMES = ("NotoSans-Regular", "NotoSans-Bold", "NotoSansMath-Regular", "NotoSansSymbols-Regular")


@pytest.fixture(scope="module")
def files() -> Files:
    return tongues("pdf", "epub", "web", "scorm", "decks", "pack")


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


def test_widths_in_the_workbook_are_those_of_its_fonts(files: Files) -> None:
    """Also of a font that does not count in thousandths: Noto Emoji has 2,048 units."""
    units = set()
    with pikepdf.open(io.BytesIO(files["better-meetings-workbook.pdf"])) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/FontDescriptor" in each:
                with TTFont(io.BytesIO(each.FontDescriptor.FontFile2.read_bytes())) as font:
                    scale = 1000 / font["head"].unitsPerEm
                    units.add(font["head"].unitsPerEm)
                    tables = [table.cmap for table in font["cmap"].tables if table.platformID == 1]
                    for code, name in (tables[0] if tables else {}).items():
                        assert float(each.Widths[code]) == pytest.approx(font["hmtx"][name][0] * scale, abs=1)
    assert units == {1000, 2048}


def test_a_guide_without_such_letters_embeds_no_other_font(tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    result = build(tmp_path / "guide", ["pdf"])
    names = {name for name, _ in embedded(result.files["better-meetings-workbook.pdf"])}
    assert names
    assert not [name for name in names if not name.startswith("Atkinson")]


def test_a_font_of_the_guide_may_have_emoji(tmp_path: Path) -> None:
    """Their numbers take more than 16 bits. The font is a star under the name of an owl."""
    folder = tmp_path / "guide"
    theme = (HOME / "layouts" / "theme.yaml").read_text(encoding="utf-8")
    with TTFont(HOME / "assets" / "fonts" / "noto-sans-symbols-2" / "NotoSansSymbols2-Regular.ttf") as font:
        table = CmapSubtable.newSubtable(12)
        table.platformID, table.platEncID, table.language = 3, 10, 0
        table.cmap = {0x1F989: font.getBestCmap()[ord("★")]}
        font["cmap"].tables = [table]
        font.save(tmp_path / "owl.ttf")
    own = theme.replace("  fallback:\n", "  fallback:\n    - owl.ttf\n")

    def with_owl(guide: Path) -> None:
        (guide / "layouts").mkdir()
        (guide / "layouts" / "theme.yaml").write_text(own, encoding="utf-8")
        (guide / "assets" / "fonts").mkdir()
        shutil.move(tmp_path / "owl.ttf", guide / "assets" / "fonts" / "owl.ttf")

    files = files_of(folder, PART.replace("Words →", "An owl 🦉"), ("pdf", "web"), change=with_owl)
    assert "An owl 🦉 ✓" in words_of(files["better-meetings-workbook.pdf"])
    pages = unzipped(files["better-meetings-web.zip"])
    assert b"unicode-range: U+1F989" in style_of(pages)


def test_a_greek_word_is_set_in_one_font(tmp_path: Path) -> None:
    """The typeface has μ, π and Ω as mathematical signs only."""
    with TTFont(next((HOME / "assets" / "fonts").glob("atk*/*400Regular.ttf"))) as font:
        assert {ord("μ"), ord("Ω")} <= font.getBestCmap().keys() - {ord("α")}
    theme = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert theme is not None
    from guidepress.text.metrics import typeface

    face = typeface(theme.font_chain("regular"))
    assert [text for _, text in face.stretches("Ωμέγα and π")] == ["Ωμέγα", " and ", "π"]


# ------------------------------------------------------------------------------------------------- typed answers


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", "Ŵy łódź, naïve – “ok”"),
        ("el", "Γειά σου, Κόσμε· «ΌΧΙ» 5 €"),
        ("uk", "Привіт, їжак Ґава – 5 €"),
        ("sr", "Љубав, ђак, џеп"),
        ("vi", "Một cuộc họp tốt: ẾCH, KẾT QUẢ, ĐƯỜNG"),
        ("cs", "Příliš žluťoučký kůň"),
        ("tr", "İyi bir toplantı, ğ ş"),
        ("lv", "Ķīļu ģērbonis"),
    ],
)
def test_a_form_has_the_letters_of_the_language_of_its_guide(language: str, words: str) -> None:
    with pikepdf.open(io.BytesIO(tongues("pdf", language=language)["better-meetings-workbook.pdf"])) as pdf:
        font = pdf.Root.AcroForm.DR.Font.FF
        assert font.Subtype == "/TrueType", "a viewer encodes typed text by names of letters"
        with TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes())) as file:
            assert set(words) <= set(map(chr, file.getBestCmap()))
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        pairs = dict(re.findall(r"^<(..)> <(....)>$", cmap, re.MULTILINE))
        assert set(words) <= {chr(int(code, 16)) for code in pairs.values()}
        assert len(pairs) == len(set(pairs.values())) <= 255
        widths = [font.Widths[int(code, 16)] for code, letter in pairs.items() if chr(int(letter, 16)) in words]
        assert all(int(width) > 0 for width in widths)


def test_every_letter_of_a_language_has_a_code_of_its_own() -> None:
    theme = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert theme is not None
    files = (theme.fonts["form"], *theme.font_chain("regular"))
    for language in ("el", "ru", "vi", "cs", "sk", "hu", "hr", "sl", "tr", "lt", "lv", "et"):
        letters = form_letters(language)
        font = form_font(files, letters)
        assert set(letters) <= set(font.reverse), language
        assert set(map(chr, range(32, 127))) <= set(font.reverse), language
        assert len({glyph_name(letter) for letter in letters}) == len(letters)
    assert form_letters("en-GB") == form_letters("pl") == form_letters("cy") == ""


def with_typed_letters(letters: str, folder: Path) -> BuildResult:
    """The workbook of the starter with a key `typed-letters`."""
    copy_starter(folder)
    guide = folder / "source" / "guide.yaml"
    guide.write_text(guide.read_text(encoding="utf-8") + f"typed-letters: {letters}\n", encoding="utf-8")
    return build(folder, ["pdf"])


def test_a_guide_can_add_letters_to_its_form(tmp_path: Path) -> None:
    """Maltese, a Greek letter and a Cyrillic one, in an English guide."""
    result = with_typed_letters("ħġżĦĠŻηя", tmp_path / "guide")
    assert list(result.problems) == []
    with pikepdf.open(io.BytesIO(result.files["better-meetings-workbook.pdf"])) as pdf:
        font = pdf.Root.AcroForm.DR.Font.FF
        names = {str(name) for name in font.Encoding.Differences if isinstance(name, pikepdf.Name)}
        assert {"/hbar", "/Hbar", "/gdotaccent", "/zdotaccent", "/eta", "/afii10097", "/wcircumflex"} <= names
        with TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes())) as file:
            assert set("ħġżĦĠŻηя“ŵ€") <= set(map(chr, file.getBestCmap()))


@pytest.mark.parametrize(
    ("letters", "lost"),
    [("aħ漢", "漢"), ("".join(map(chr, range(0x100, 0x17F))) + "".join(map(chr, range(0x410, 0x450))), "")],
)
def test_letters_that_no_form_can_have_are_told_at_their_place(letters: str, lost: str, tmp_path: Path) -> None:
    result = with_typed_letters(letters, tmp_path / "guide")
    (problem,) = result.problems
    line = (tmp_path / "guide" / "source" / "guide.yaml").read_text(encoding="utf-8").count("\n")
    assert (problem.code, problem.where.line, problem.where.column) == (Code.WRONG_VALUE, line, 16)
    told = problem.message.partition("“")[2].partition("”")[0]
    assert told == lost or (not lost and len(told) > 20)
    assert result.files == {}


PICK = """
      - exercise: structured-text
        id: tongues.pick
        title: Pick one
        for: you
        minutes: 5
        prompt: Pick one.
        slide: Pick one.
        questions:
          - {key: one, ask: Which?, type: pick, options: {a: ΝΑΙ, b: Όχι}}
"""


@pytest.mark.parametrize(("language", "lost"), [("el", []), ("en-GB", list("ΝΑΙΌχι"))])
def test_options_that_a_form_cannot_show_are_told(language: str, lost: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    files_of(folder, PART.rstrip() + PICK, ("pdf",), language)
    warnings = [problem for problem in build(folder, ["pdf"]).problems if problem.code is Code.MISSING_GLYPH]
    assert [problem.message.partition("“")[2][0] for problem in warnings] == sorted(lost, key=ord)
    assert {problem.where.file for problem in warnings} == ({"source/parts/04-tongues.yaml"} if lost else set())


# ------------------------------------------------------------------------------------------------- pages


def style_of(pages: Files) -> bytes:
    """The style sheet of the pages of the web workbook but the first."""
    (style,) = (data for name, data in pages.items() if name.startswith("style-"))
    return style


def glyphs_of(fonts: Files) -> set[str]:
    """The characters of font files."""
    found: set[str] = set()
    for data in fonts.values():
        with TTFont(io.BytesIO(data)) as font:
            found |= set(map(chr, font.getBestCmap()))
    return found


@pytest.mark.parametrize("ending", ["-web.zip", "-scorm12.zip", ".epub"])
def test_pages_bring_the_letters_that_they_need(files: Files, ending: str) -> None:
    (data,) = (data for name, data in files.items() if name.endswith(ending))
    inside = {name.removeprefix("EPUB/"): content for name, content in unzipped(data).items()}
    fonts = {name: content for name, content in inside.items() if name.startswith("fonts/fallback-")}
    assert set("✓→★☐☑✗✅µ₂⅔⇒①Ⅳ₽" + GREEK + RUSSIAN).difference(" ") <= glyphs_of(fonts)
    assert "ộ" in glyphs_of(fonts)
    assert "a" not in glyphs_of(fonts)
    assert sum(map(len, fonts.values())) < 60_000
    style = inside["book.css"] if ending == ".epub" else style_of(inside)
    assert all(f"url({name})".encode() in style for name in fonts)
    notices = {name for name in inside if name.startswith("licences/noto")}
    assert notices == {
        *(f"licences/noto-sans{rest}-OFL.txt" for rest in ("", "-symbols", "-symbols-2", "-math")),
        "licences/noto-emoji-OFL.txt",
    }


def test_a_guide_without_such_letters_brings_no_other_font_in_its_pages(tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    files = build(tmp_path / "guide", ["web", "epub"]).files
    names = [name for file, data in files.items() if file.endswith((".zip", ".epub")) for name in unzipped(data)]
    assert names
    assert not [name for name in names if "fallback" in name or "noto" in name]
