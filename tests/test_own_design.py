"""A guide may bring layouts, icons and fonts of its own, beside its source. What it does not bring is the tool's."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from guidepress import build, check
from guidepress.core.problems import Code, Problems
from guidepress.formats.web.style import style_sheet
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import build_id
from guidepress.pipeline.watch import snapshot
from guidepress.theme import LAYOUTS, Theme, load_theme
from tests.conftest import HOME, copy_starter

FONTS = Path("assets") / "fonts"
FACES = FONTS / "atkinson-hyperlegible-next"
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M2 2 L22 22"/></svg>'
INK = "#101820"
FEW = f"""\
colours: {{ink: "{INK}", quiet: "#333333", paper: "#ffffff", tint: "#f4f5f7", line: "#767676", rule: "#a9b0ba",
  link: "#123f8c"}}
accents:
  - {{name: slate, accent: "#3d4a5c", soft: "#eef1f5"}}
  - {{name: one, accent: "#123456", soft: "#e9f0ff"}}
  - {{name: two, accent: "#005a3c", soft: "#e4f5eb"}}
fonts:
  regular: atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular.ttf
  semibold: atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_600SemiBold.ttf
  bold: atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_700Bold.ttf
  form: atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular-form.ttf
"""
"""A theme with three accents."""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The starter without the icon that it brings."""
    folder = tmp_path / "guide"
    copy_starter(folder)
    shutil.rmtree(folder / "assets" / "icons")
    change(folder / "source" / "guide.yaml", "icon: table", "icon: pencil")
    return folder


def put(guide: Path, name: str, content: str | bytes) -> Path:
    path = guide / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def project_of(guide: Path, design: Path | None = None) -> Project:
    return Project(guide / "source", HOME / "layouts", guide / "output", design)


def theme_of(project: Project) -> tuple[Theme | None, list[str]]:
    problems = Problems()
    theme = load_theme(project.layout_folders, project.asset_folders, problems)
    return theme, [str(problem) for problem in problems]


def said_of(guide: Path) -> list[str]:
    return [str(problem) for problem in check(guide)]


def archive(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# ------------------------------------------------------------------------------------------------- what it brings


def test_an_icon_of_its_own(guide: Path) -> None:
    change(guide / "source" / "guide.yaml", "icon: pencil", "icon: star")
    put(guide, "assets/icons/star.svg", ICON)
    result = build(guide, ["web"])
    assert result.problems == ()
    pages = archive(result.files["better-meetings-web.zip"])
    assert any(b"M2 2 L22 22" in data for data in pages.values())


def test_an_icon_that_replaces_one_of_the_tool(guide: Path) -> None:
    put(guide, "assets/icons/pencil.svg", ICON)
    theme, said = theme_of(project_of(guide))
    assert said == []
    assert theme is not None
    assert theme.icons["pencil"] == ICON
    assert set(theme.icons) == {path.stem for path in (HOME / "assets" / "icons").glob("*.svg")}


def test_colours_of_its_own_in_every_format(guide: Path) -> None:
    """A theme of three accents, in a guide that uses the fifth: the colours go round, and each format knows them."""
    put(guide, "layouts/theme.yaml", FEW)
    change(guide / "source" / "parts" / "02-meet.yaml", "accent: 1 ", "accent: 5 ")
    result = build(guide)
    assert result.problems == ()
    book, pages = archive(result.files["better-meetings.epub"]), archive(result.files["better-meetings-web.zip"])
    for files in (book, pages):
        text = b"".join(data for name, data in files.items() if name.endswith((".css", ".html", ".xhtml"))).decode()
        assert INK in text
        used, known = set(re.findall(r'"[^"]*\b(accent-\d+)[" ]', text)), set(re.findall(r"\.(accent-\d+)\b", text))
        assert "accent-1" in used
        assert used <= known, files.keys()
    deck = archive(result.files["decks/better-meetings-01-meet.pptx"])
    slots = re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/>', deck["ppt/theme/theme1.xml"].decode())
    assert [name for name, _ in slots] == [
        "dk1",
        "lt1",
        "dk2",
        "lt2",
        *(f"accent{at}" for at in range(1, 7)),
        "hlink",
        "folHlink",
    ]
    assert dict(slots)["dk1"] == INK[1:].upper()
    assert dict(slots)["accent1"] == "123456"


def test_one_layout_file_alone(guide: Path) -> None:
    css = (HOME / "layouts" / "book.css").read_text(encoding="utf-8")
    put(guide, "layouts/book.css", f"{css}\n.own {{ color: {{{{ink}}}}; }}\n")
    result = build(guide, ["epub"])
    assert result.problems == ()
    assert b".own { color: #1c2430; }" in archive(result.files["better-meetings.epub"])["EPUB/book.css"]
    theme, _ = theme_of(project_of(guide))
    tool, _ = theme_of(Project(HOME / "source", HOME / "layouts", guide / "output"))
    assert theme is not None
    assert tool is not None
    assert (theme.workbook, theme.web_css, theme.fonts) == (tool.workbook, tool.web_css, tool.fonts)


def test_a_slide_layout_without_a_place_for_its_words_is_told(guide: Path) -> None:
    deck = (HOME / "layouts" / "deck.yaml").read_text(encoding="utf-8")
    holds = "holds: {title: title, body: points, "
    at = deck.index(holds, deck.index("\n  points:"))
    put(guide, "layouts/deck.yaml", deck[:at] + "holds: {title: title, " + deck[at + len(holds) :])
    put(guide, "layouts/deck.pptx", (HOME / "layouts" / "deck.pptx").read_bytes())
    said = {problem.message.partition(" of the slide")[0] for problem in check(guide) if problem.code != "lost-words"}
    assert said == {'the layout "points" has no place for the body'}
    assert build(guide).files == {}


def test_a_font_under_the_name_of_the_tools(guide: Path) -> None:
    """And a font that its own theme names."""
    bold = (HOME / FACES / "AtkinsonHyperlegibleNext_700Bold.ttf").read_bytes()
    put(guide, f"{FACES.as_posix()}/AtkinsonHyperlegibleNext_600SemiBold.ttf", bold)
    theme, said = theme_of(project_of(guide))
    assert (said, theme and theme.fonts["semibold"]) == ([], bold)
    put(guide, "assets/fonts/own.ttf", bold)
    put(guide, "layouts/theme.yaml", FEW.replace(f"{FACES.name}/AtkinsonHyperlegibleNext_400Regular.ttf", "own.ttf"))
    theme, said = theme_of(project_of(guide))
    assert (said, theme and theme.fonts["regular"]) == ([], bold)


@pytest.mark.parametrize("alike", ["one file", "one name"])
def test_fonts_that_are_alike(guide: Path, alike: str) -> None:
    """A theme may give two roles to one file; two files may give themselves one name. Both are embedded as they are."""
    with TTFont(HOME / FACES / "AtkinsonHyperlegibleNext_700Bold.ttf") as font:
        font["name"].setName("AtkinsonHyperlegibleNext-Regular", 6, 3, 1, 0x409)
        font["name"].setName("AtkinsonHyperlegibleNext-Regular", 6, 1, 0, 0)
        saved = io.BytesIO()
        font.save(saved)
    put(guide, "assets/fonts/bold.ttf", saved.getvalue())
    other = "bold.ttf" if alike == "one name" else f"{FACES.name}/AtkinsonHyperlegibleNext_400Regular.ttf"
    put(guide, "layouts/theme.yaml", FEW.replace(f"{FACES.name}/AtkinsonHyperlegibleNext_700Bold.ttf", other))
    if alike == "one file":
        (guide / "assets" / "fonts" / "bold.ttf").unlink()
    result = build(guide, ["pdf"])
    assert result.problems == ()
    with pikepdf.open(io.BytesIO(result.files["better-meetings-workbook.pdf"])) as workbook:
        named = {
            str(each.BaseFont)
            for each in workbook.objects
            if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }
    regular = {name for name in named if "Next-Regular" in name and name.startswith("/AAAAAA")}
    assert len(regular) == (2 if alike == "one name" else 1), named


def test_a_design_that_is_named_goes_before_the_guides_own(guide: Path, tmp_path: Path) -> None:
    put(guide, "layouts/theme.yaml", FEW)
    put(guide, "layouts/web.css", ".guide {}")
    put(guide, "assets/icons/pencil.svg", ICON)
    put(tmp_path, "look/mine/theme.yaml", FEW.replace(INK, "#000000"))
    theme, said = theme_of(project_of(guide, tmp_path / "look" / "mine"))
    assert said == []
    assert theme is not None
    assert (theme.colours.ink, theme.web_css, theme.icons["pencil"]) == ("#000000", ".guide {}", ICON)
    assert [problem.message for problem in check(guide, layouts=tmp_path / "look" / "mine")] == []


def test_the_checkout_is_searched_once() -> None:
    """Its own layouts are the tool's; a design named on the command line still goes before them."""
    here = Project(HOME / "source", HOME / "layouts", HOME / "output")
    assert (here.layout_folders, here.asset_folders) == ((HOME / "layouts",), (HOME / "assets",))
    other = Project(HOME / "source", HOME / "layouts", HOME / "output", Path("/x/layouts"))
    assert other.layout_folders == (Path("/x/layouts"), HOME / "layouts")


# ------------------------------------------------------------------------------------------------- what follows from it


def test_the_name_of_a_build_follows_what_was_read(guide: Path) -> None:
    """The same design by whatever folder has the same name; a file that is replaced does not count."""
    project = project_of(guide)
    plain = build_id(project.inputs())
    shutil.copytree(HOME / "layouts", guide / "layouts")
    shutil.copytree(HOME / "assets" / "icons", guide / "assets" / "icons")
    assert build_id(project.inputs()) == plain
    for name in ("layouts/theme.yaml", "assets/icons/clock.svg"):
        before = build_id(project.inputs())
        (guide / name).write_text((guide / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert build_id(project.inputs()) != before, name


def test_watch_looks_at_a_design_that_comes_later(guide: Path) -> None:
    project = project_of(guide)
    before = snapshot(project)
    for name in ("layouts/book.css", "assets/icons/star.svg", "assets/fonts/own.ttf", "assets/images/new.png"):
        path = put(guide, name, "x")
        now = snapshot(project)
        assert set(now) - set(before) == {path}
        before = now


# ------------------------------------------------------------------------------------------------- what is told

NO_LAYOUT = "no layout has this name, so it is left out"
NO_FOLDER = "nothing reads a folder of this name"
LEFT_OUT = {
    "layouts/themes.yaml": ("layouts/themes.yaml", f'{NO_LAYOUT} (did you mean "theme.yaml"?)'),
    "layouts/print.css": ("layouts/print.css", f"{NO_LAYOUT} (known here: {', '.join(LAYOUTS)})"),
    "assets/icons/star.png": (
        "assets/icons/star.png",
        "icons are SVG files, so this is left out (save it as a plain .svg, or remove it)",
    ),
    "assets/fonts/own.ttf": (
        "assets/fonts/own.ttf",
        "the theme names no such font, so it is left out (name it under fonts in layouts/theme.yaml, or remove it)",
    ),
    "assets/icon/star.svg": ("assets/icon", f'{NO_FOLDER} (did you mean "icons"?)'),
    "layout/theme.yaml": ("layout", f'{NO_FOLDER} (did you mean "layouts"?)'),
    "layouts/.DS_Store": None,
    "layouts/README.md": None,
    "assets/fonts/OFL.txt": None,
    "assets/drawings/plan.svg": None,
}
WARNINGS = {
    name: f"{told[0]}:1:1: warning unknown-file: {told[1]}" if told is not None else ""
    for name, told in LEFT_OUT.items()
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_nothing_is_left_out_in_silence(name: str, guide: Path) -> None:
    put(guide, name, "x")
    assert said_of(guide) == ([WARNINGS[name]] if WARNINGS[name] else [])
    assert build(guide, ["epub"]).ok


UNNAMED_ICON = (
    "assets/icons/pencl.svg:1:1: warning unknown-file: nothing in the guide names this icon, so it is left out "
    '(did you mean "pencil"?)'
)


def test_an_icon_that_nothing_names_is_told(guide: Path) -> None:
    """It may be misspelt. One with the name of an icon of the tool replaces that."""
    put(guide, "assets/icons/pencl.svg", ICON)
    put(guide, "assets/icons/caution.svg", ICON)
    assert said_of(guide) == [UNNAMED_ICON]


def test_the_page_of_problems_has_these_messages() -> None:
    page = (HOME / "docs" / "problems.md").read_text(encoding="utf-8")
    section = page.partition(f"## `{Code.UNKNOWN_FILE.value}`")[2].partition("\n## ")[0]
    examples = re.findall(r"^    (\S.*)$", section, re.MULTILINE)
    assert examples
    assert set(examples) <= {*WARNINGS.values(), UNNAMED_ICON}


def test_a_layout_without_its_pair_is_told(guide: Path) -> None:
    shutil.copy(HOME / "layouts" / "deck.yaml", put(guide, "layouts/deck.yaml", ""))
    (line,) = said_of(guide)
    assert line.startswith(
        "layouts/deck.yaml:1:1: warning missing-asset: deck.yaml goes with deck.pptx, and the guide "
    )
    shutil.copy(HOME / "layouts" / "deck.pptx", guide / "layouts")
    assert said_of(guide) == []


def test_an_icon_that_is_nowhere_has_its_place(guide: Path) -> None:
    change(guide / "source" / "guide.yaml", "icon: pencil", "icon: pencl")
    change(guide / "source" / "guide.yaml", "icon: group", "icon: zebra")
    first, second = said_of(guide)
    assert re.fullmatch(
        r'source/guide\.yaml:31:11: error missing-asset: there is no icon pencl\.svg '
        r'\(put it in assets/icons; did you mean "pencil"\?\)', first,
    )  # fmt: skip
    assert "there is no icon zebra.svg (put it in assets/icons; known here: audio, " in second


def test_messages_say_whose_file_it_is(guide: Path, tmp_path: Path) -> None:
    tool = tmp_path / "tool"
    shutil.copytree(HOME / "layouts", tool / "layouts")
    shutil.copytree(HOME / "assets", tool / "assets")
    change(tool / "layouts" / "web.yaml", "night:", "nigth:")
    change(tool / "layouts" / "theme.yaml", "ink:", "inc:")
    put(guide, "layouts/theme.yaml", FEW.replace("quiet:", "quite:"))
    _, said = theme_of(Project(guide / "source", tool / "layouts", guide / "output"))
    assert {line.partition(":")[0] for line in said} == {"layouts/theme.yaml", "guidepress/layouts/web.yaml"}
    assert any('"quite" is not known here' in line for line in said)


# ------------------------------------------------------------------------------------------------- what is refused


def only(said: list[str], code: Code, place: str, words: str) -> None:
    assert len(said) == 1, said
    assert said[0].startswith(f"{place}: error {code.value}: "), said
    assert words in said[0], said


@pytest.mark.parametrize("name", ["../../../secret.ttf", "{}/secret.ttf", "sub/../../../secret.ttf"])
def test_a_font_outside_is_refused(name: str, guide: Path, tmp_path: Path) -> None:
    shutil.copy(HOME / FACES / "AtkinsonHyperlegibleNext_700Bold.ttf", tmp_path / "secret.ttf")
    named = name.format(tmp_path.as_posix())
    put(guide, "layouts/theme.yaml", FEW.replace(f"{FACES.name}/AtkinsonHyperlegibleNext_400Regular.ttf", named))
    theme, said = theme_of(project_of(guide))
    assert theme is None
    only(said, Code.PATH_OUTSIDE, "layouts/theme.yaml:8:3", "leads out of assets/fonts")


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are another thing there")
@pytest.mark.parametrize("name", ["layouts/theme.yaml", "layouts/web.css", "assets/icons/star.svg"])
def test_links_out_and_pipes_are_refused(name: str, guide: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "secret", "secret")
    (guide / name).parent.mkdir(parents=True, exist_ok=True)
    (guide / name).symlink_to(secret)
    _, said = theme_of(project_of(guide))
    only(said, Code.PATH_OUTSIDE, f"{name}:1:1", "link" if "icons" in name else "leads out of layouts")
    (guide / name).unlink()
    os.mkfifo(guide / name)
    _, said = theme_of(project_of(guide))
    only(
        said,
        Code.BAD_ASSET if "icons" in name else Code.MISSING_ASSET,
        f"{name}:1:1",
        "it cannot be read" if "icons" in name else "cannot be read",
    )


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (".a { color: {{inkk}}; }", Code.WRONG_VALUE, '"inkk" is not a colour of the theme (did you mean "ink"?)'),
        (".a { color: {{accent-3}}; }", Code.WRONG_VALUE, '"accent-3" is not a colour of the theme'),
        (".a { color: {{accent}}; }", Code.WRONG_VALUE, '"accent" is not a colour of the theme'),
        ("/* {{nothing}} */", Code.WRONG_VALUE, '"nothing" is not a colour of the theme'),
        ("@import 'https://evil.example/x.css';", Code.BAD_ASSET, "loads another file"),
        (".a { background: url( https://evil.example/x.png) }", Code.BAD_ASSET, "loads another file"),
        (".a { background: URL(\n'//evil.example/x.png') }", Code.BAD_ASSET, "loads another file"),
        (r".a { background: u\72 l(//evil.example) }", Code.BAD_ASSET, "loads another file"),
        (r".a { background: u\rl(//evil.example) }", Code.BAD_ASSET, "loads another file"),
        (r"@\69mport '//evil.example'", Code.BAD_ASSET, "loads another file"),
        ('.a { content: "/*" } .b { background: url(//evil.example) } .c { content: "*/" }', Code.BAD_ASSET, "loads"),
        (".a { background: ur/* */l(//evil.example) }", Code.BAD_ASSET, "loads another file"),
        (".a { background: -webkit-image-set('//evil.example' 1x) }", Code.BAD_ASSET, "loads another file"),
        (".a { content: '</style><script>' }", Code.BAD_ASSET, "a style cannot hold </"),
    ],
)  # fmt: skip
def test_a_style_that_does_harm_or_cannot_be_filled(guide: Path, line: str, code: Code, words: str) -> None:
    put(guide, "layouts/theme.yaml", FEW)
    for name in ("book.css", "web.css"):
        put(guide, f"layouts/{name}", f"/* one */\n{line}\n")
        theme, said = theme_of(project_of(guide))
        assert theme is None
        only(said, code, f"layouts/{name}:{1 if '</' in line else 2}:1", words)
        (guide / "layouts" / name).unlink()


def test_a_style_may_do_the_rest(guide: Path) -> None:
    css = (
        "@namespace epub 'http://www.idpf.org/2007/ops';\n"
        ".a::before { content: '\\201C'; background: url( data:image/gif;base64,R0lGODlhAQABAAAAACw=); }\n"
        ".accent-{{number}} { color: {{accent}}; background: {{soft}}; }\n.b { color: {{accent-2}}; } /* 3 < 4 */\n"
    )
    put(guide, "layouts/theme.yaml", FEW)
    put(guide, "layouts/book.css", css)
    put(guide, "layouts/web.css", css + ".n { color: {{night-ink}}; }\n")
    theme, said = theme_of(project_of(guide))
    assert said == []
    assert theme is not None
    assert ".b { color: #005a3c; }" in style_sheet(theme)


def test_a_theme_needs_two_accents(guide: Path) -> None:
    text = "\n".join(line for line in FEW.splitlines() if "name: one" not in line and "name: two" not in line)
    put(guide, "layouts/theme.yaml", text)
    _, said = theme_of(project_of(guide))
    only(said, Code.WRONG_COUNT, "layouts/theme.yaml:1:1", "2 accents at least")


def harm(**changes: Callable[[bytes], bytes] | bytes | None) -> bytes:
    """The tool's deck.pptx with files changed, added or (None) left out. `__` stands for `/`, and `DOT` for a dot."""
    files = archive((HOME / "layouts" / "deck.pptx").read_bytes())
    for name, how in changes.items():
        path = name.replace("__", "/").replace("DOT", ".")
        if how is None:
            del files[path]
        else:
            files[path] = how(files[path]) if callable(how) else how
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return made.getvalue()


RELS = "ppt__slideMasters___rels__slideMaster1DOTxmlDOTrels"
TEMPLATES: dict[str, tuple[bytes, str]] = {
    "no presentation": (harm(**dict.fromkeys(["ppt__slideMasters__slideMaster1DOTxml"])), "it has no slideMaster"),
    "no handout": (harm(**dict.fromkeys(["ppt__handoutMasters__handoutMaster1DOTxml"])), "it has no handoutMaster"),
    "a layout renamed": (
        harm(ppt__slideLayouts__slideLayout1DOTxml=lambda data: re.sub(rb'(<p:cSld name=")[^"]*', rb"\1Mine", data)),
        "its layouts are Mine, ",
    ),
    "a link out": (
        harm(**{RELS: lambda data: data.replace(b"<Relationship ", b'<Relationship TargetMode="External" ', 1)}),
        "it refers to something outside itself",
    ),
    "macros": (harm(ppt__vbaProjectDOTbin=b"x"), "it holds macros"),
    "a document type": (harm(**{RELS: lambda data: b"<!DOCTYPE x>" + data}), "it declares a document type"),
    "broken": (harm(**{RELS: lambda data: data[:-9]}), "it is no whole presentation"),
    "too large": (harm(ppt__mediaDOTxml=b"0" * 100_000_001), "unpacked, it is larger than 100 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_slides_cannot_be_made_of(guide: Path, name: str) -> None:
    data, words = TEMPLATES[name]
    put(guide, "layouts/deck.pptx", data)
    shutil.copy(HOME / "layouts" / "deck.yaml", guide / "layouts")
    theme, said = theme_of(project_of(guide))
    assert theme is None
    only(said, Code.BAD_ASSET, "layouts/deck.pptx:1:1", f"no slides can be made of it: {words}")


def test_a_template_like_the_tools_is_used(guide: Path) -> None:
    mark = b"<!-- of the guide -->"
    data = harm(
        ppt__slideMasters__slideMaster1DOTxml=lambda old: old.replace(b"</p:sldMaster>", mark + b"</p:sldMaster>")
    )
    put(guide, "layouts/deck.pptx", data)
    shutil.copy(HOME / "layouts" / "deck.yaml", guide / "layouts")
    result = build(guide, ["decks"])
    assert result.problems == ()
    deck = archive(result.files["decks/better-meetings-01-meet.pptx"])
    assert mark in deck["ppt/slideMasters/slideMaster1.xml"]


def test_an_older_design_without_a_layout_of_slides_is_an_error(guide: Path) -> None:
    text = (HOME / "layouts" / "deck.yaml").read_text(encoding="utf-8")
    start, end = text.index("  timed-points:"), text.index("\nnotes:")
    put(guide, "layouts/deck.yaml", text[:start] + text[end:])
    put(guide, "layouts/deck.pptx", (HOME / "layouts" / "deck.pptx").read_bytes())
    _, said = theme_of(project_of(guide))
    assert any(
        'layouts/deck.yaml:1:1: error missing-key: the layout "timed-points" is missing' in line for line in said
    )
