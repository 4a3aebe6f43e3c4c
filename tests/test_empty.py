"""Whatever comes out empty: the starter with something taken away, in every format. Nothing may crash or stand bare."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest

from guidepress.core.problems import ADVICE, Code, Problem, Problems
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build, check
from guidepress.pipeline.project import Project
from tests.conftest import HOME, copy_starter, need
from tests.validators.epub import epubcheck, has_epubcheck

Change = Callable[[Path], None]
"""Takes the folder `source` of a fresh starter."""

PACK = """
title: Pack
subtitle: for the tests
sheets:
  - {sheet: Run sheets, id: pack.runs, followed-by: run-sheets, body: [text: By the clock.]}
  - {sheet: Activities, id: pack.activities, followed-by: activities, body: [text: In full and in short.]}
  - {sheet: Cards, id: pack.cards, followed-by: cards, body: [text: Cut them.]}
"""


def _change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def _last_part(source: Path) -> Path:
    return source / "parts" / "03-back.yaml"


def _no_abbreviation(source: Path) -> None:
    _change(source / "parts" / "02-meet.yaml", "NGOs", "doctors")


def _no_abbreviation_in_a_part_of_its_own(source: Path) -> None:
    _no_abbreviation(source)
    _change(source / "guide.yaml", "[welcome, meet, back]", "[welcome, meet, back, words]")
    words = "part: Abbreviations\nid: words\nrole: back\nbody:\n  - glossary: abbreviations\n"
    (source / "parts" / "04-words.yaml").write_text(words, encoding="utf-8")
    _change(_last_part(source), "glossary: abbreviations", "text: Words.")
    _change(_last_part(source), "title: Abbreviations", "title: Words we use")


def _glossary_before_its_words(source: Path) -> None:
    _change(source / "parts" / "01-welcome.yaml", "- legend:", "- glossary: abbreviations\n      - legend:")


def _no_callout_to_list(source: Path) -> None:
    kind = "  rare: {label: Rare, icon: pencil, for: Nobody, means: Nothing}\n"
    _change(source / "guide.yaml", "callout-kinds:\n", f"callout-kinds:\n{kind}")
    _change(_last_part(source), "glossary: abbreviations", "index: callouts\n        of: rare")


def _no_exercise_to_list(source: Path) -> None:
    _only(source, "part: Lists\nid: back\nbody:\n  - index: exercises\n")


def _nothing_but_contents(source: Path) -> None:
    _only(source, "part: Contents\nid: back\nrole: front\nbody:\n  - contents: parts\n")


def _nothing_at_all(source: Path) -> None:
    _only(source, "part: Words\nid: back\nrole: back\nbody:\n  - glossary: abbreviations\n")


def _only(source: Path, part: str) -> None:
    """A guide of one part."""
    for path in (*(source / "parts").glob("*.yaml"), source / "cards.yaml", source / "timetables.yaml"):
        path.unlink()
    _change(source / "guide.yaml", "[welcome, meet, back]", "[back]")
    _last_part(source).write_text(part, encoding="utf-8")


def _a_part_of_nothing(source: Path) -> None:
    _change(source / "guide.yaml", "[welcome, meet, back]", "[welcome, meet, none, back, bare]")
    (source / "parts" / "04-none.yaml").write_text("part: None\nid: none\nfacilitate: {}\n", encoding="utf-8")
    (source / "parts" / "05-bare.yaml").write_text("part: Bare\nid: bare\nrole: back\n", encoding="utf-8")


def _facilitation_without_an_activity(source: Path) -> None:
    part = source / "parts" / "02-meet.yaml"
    before, after = part.read_text(encoding="utf-8").split("  activity:\n")
    part.write_text(before + after[after.index("  next:\n") :], encoding="utf-8")
    _change(source / "timetables.yaml", "{activity: meet.activity, minutes: 15}", "{title: Talk, minutes: 15}")
    (source / "cards.yaml").unlink()


def _a_pack_of_nothing(source: Path) -> None:
    _facilitation_without_an_activity(source)
    (source / "timetables.yaml").unlink()
    (source / "facilitation.yaml").write_text(PACK, encoding="utf-8")


def _a_pack_without_facilitation(source: Path) -> None:
    part = source / "parts" / "02-meet.yaml"
    part.write_text(part.read_text(encoding="utf-8").partition("# Words for the facilitator")[0], encoding="utf-8")
    for name in ("cards.yaml", "timetables.yaml"):
        (source / name).unlink()
    (source / "facilitation.yaml").write_text(PACK, encoding="utf-8")


GONE = "so it is left out"
NOTHING = [
    "the guide has no timetable, so nothing follows this sheet",
    "the guide has no activity, so nothing follows this sheet",
    "the guide has no set of cards, so nothing follows this sheet",
]
CHANGES: dict[Change, list[str]] = {
    _no_abbreviation: [f"this glossary has no entry, {GONE}, and “Abbreviations” with it"],
    _no_abbreviation_in_a_part_of_its_own: [f"this glossary has no entry, {GONE}, and “Abbreviations” with it"],
    _glossary_before_its_words: [],
    _no_callout_to_list: [f"this index has no entry, {GONE}, and “Abbreviations” with it"],
    _no_exercise_to_list: [f"this index has no entry, {GONE}"],
    _nothing_but_contents: [f"this table of contents has no entry, {GONE}"],
    _a_part_of_nothing: [],
    _facilitation_without_an_activity: [],
    _a_pack_of_nothing: NOTHING,
    _a_pack_without_facilitation: NOTHING,
}
"""What each change is warned of."""
NAMES = [change.__name__.removeprefix("_") for change in CHANGES]


def _project(change: Change, folder: Path) -> Project:
    copy_starter(folder / "guide")
    (folder / "guide" / "source" / "facilitation.yaml").unlink()  # a case that wants a pack brings its own
    change(folder / "guide" / "source")
    return Project(folder / "guide" / "source", HOME / "layouts", folder / "output")


def _but_advice(problems: Problems) -> list[Problem]:
    return [problem for problem in problems if problem.code not in ADVICE]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Every file of every guide. `check` and the build say the same of each."""
    files = {}
    for name, (change, expected) in zip(NAMES, CHANGES.items(), strict=True):
        project = _project(change, tmp_path_factory.mktemp(name))
        checked = Problems()
        check(project, checked)
        built = build(project, DEFAULT, lambda step: None)
        said = _but_advice(checked)
        assert [problem.message for problem in said] == expected, name
        assert {problem.code for problem in said} <= {Code.EMPTY_BLOCK}, name
        assert said == _but_advice(built.problems), name
        files[name] = built.files
    return files


def _pages(files: dict[str, bytes], ending: str) -> Iterator[str]:
    """The text of each page of an archive."""
    for path, data in files.items():
        if path.endswith(ending):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    if name.endswith("html"):
                        yield archive.read(name).decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_bare(made: dict[str, dict[str, bytes]], name: str) -> None:
    pages = [*_pages(made[name], ".epub"), *_pages(made[name], "-web.zip")]
    assert len(pages) > 5
    for page in pages:
        assert re.findall(r"<(ol|ul|dl|table|nav)>\s*</\1>|<(ol|ul|dl|nav)/>", page) == []
        assert re.findall(r"<section[^>]*>\s*<h2[^>]*>[^<]*</h2>\s*</section>", page) == []
    for path, data in made[name].items():
        assert data, path
        if path.endswith(".pdf"):
            assert len(pypdf.PdfReader(io.BytesIO(data)).pages) > 0


@pytest.mark.parametrize("name", ["no_abbreviation", "no_abbreviation_in_a_part_of_its_own"])
def test_no_way_leads_to_what_is_left_out(made: dict[str, dict[str, bytes]], name: str) -> None:
    """Neither the contents nor the navigation name it, in any format."""
    files = made[name]
    reader = pypdf.PdfReader(io.BytesIO(files["better-meetings-workbook.pdf"]))
    said = [page.extract_text() for page in reader.pages] + [str(reader.outline)]
    said += [*_pages(files, ".epub"), *_pages(files, "-web.zip"), *_pages(files, "-scorm12.zip")]
    assert not [text for text in said if "Abbreviations" in text]
    assert any("About this workbook" in text for text in said)


def test_a_glossary_lists_what_is_used_after_it(made: dict[str, dict[str, bytes]]) -> None:
    (page,) = [page for page in _pages(made["glossary_before_its_words"], ".epub") if 'id="welcome.begin"' in page]
    assert 'id="glossary.ngo"' in page


def test_a_guide_with_nothing_in_it_is_an_error(tmp_path: Path) -> None:
    project, checked = _project(_nothing_at_all, tmp_path), Problems()
    check(project, checked)
    assert next(str(problem) for problem in checked) == (
        "source/parts/03-back.yaml:1:1: error empty-block: nothing else stands in any part, so nothing is left "
        "(write something in one of them)"
    )
    built = build(project, DEFAULT, lambda step: None)
    assert built.files == {}
    assert list(built.problems) == list(checked)


def test_epubcheck_has_nothing_to_say(made: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    need("EPUBCheck", has_epubcheck())
    books = []
    for name, files in made.items():
        books.append(tmp_path / f"{name}.epub")
        books[-1].write_bytes(files["better-meetings.epub"])
    assert dict(zip(NAMES, epubcheck(books, tmp_path), strict=True)) == {name: [] for name in NAMES}
