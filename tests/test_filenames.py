"""Names of files: which ids become some, and that the list of reserved ones is that of the files really made."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from guidepress.core.file_names import DEVICES, RESERVED, is_device, reserved_file
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from guidepress.source.loader import load
from guidepress.source.scalars import ID
from tests.conftest import HOME
from tests.test_errors import lay_out

PART = """
part: Zebras
id: zebra
sections:
  - title: Yaks
    id: zebra.yak
    body:
      - {callout: caution, id: zebra.yak.gnu, text: Take care.}
      - {figure: A square, id: zebra.yak.emu, alt: A dark square., description: Four sides., image: IMAGE}
      - {definitions: Words, entries: [{term: Ibex, means: A goat., id: zebra.yak.ibex}]}
      - resources: To read
        entries: [{id: zebra.kudu, title: Kudus, publisher: Nobody, text: Everything on kudus.}]
      - {exercise: free-text, id: zebra.yak.ox, title: Write, for: you, minutes: 5, prompt: Do., slide: Do., lines: 2}
facilitate:
  activity:
    {title: Act, id: zebra.act, full: 1, short: 1, cards: egret, steps: [{do: Act, full: 1, short: 1}]}
"""
RECORD = """
record:
  {title: Mine, about: Words., summary: {title: Work}, statement: {title: Say, parts: [{title: One}]}, evidence: Proof,
   activities: {title: Done, from: [{of: zebra.yak.ox, kind: Work, date: text, what: text}]}}
"""
MORE = {
    "timetables.yaml": (
        'timetables: [{id: heron, title: A day, start: "09:00", minutes: 5, slots: [{title: Talk, minutes: 5}]}]'
    ),
    "cards.yaml": "cards: [{id: egret, title: Cards, cards: [one]}]",
    "facilitation.yaml": "{title: Pack, subtitle: Words, sheets: [{sheet: Start, id: crane, body: [text: Words.]}]}",
}


def project(folder: Path, part: str = PART, slug: str = "quail", image: str = "lynx.png") -> Project:
    """A guide in which everything that can have an id has one that no other word holds."""
    source = lay_out("_base", folder)
    (source / "parts" / "01-one.yaml").write_text(part.replace("IMAGE", image), encoding="utf-8")
    for name, text in MORE.items():
        (source / name).write_text(text, encoding="utf-8")
    (id,) = re.findall(r"^id: (.*)$", part, re.MULTILINE)
    guide = source / "guide.yaml"
    text = guide.read_text(encoding="utf-8").replace("slug: small", f"slug: {slug}").replace("[one]", f"[{id}]")
    guide.write_text(text.replace('{id: "1",', "{id: stork,") + (RECORD if part == PART else ""), encoding="utf-8")
    pictures = folder / "assets" / "images"
    pictures.mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(pictures / image)
    return Project(source, HOME / "layouts", folder / "output")


def archives(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The names of all files of each archive, and those of the output itself under ""."""
    found = {"": sorted(files)}
    for name, data in files.items():
        if name.endswith((".zip", ".epub")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                found[name] = archive.namelist()
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    built = build(project(tmp_path_factory.mktemp("names")), DEFAULT, lambda step: None)
    assert list(built.problems) == []
    return built.files


def test_which_ids_name_files(made: dict[str, bytes], tmp_path: Path) -> None:
    """Where another sort of id begins to name files, it needs a rule in check_ids.py. Sections and exercises name pages
    of the web workbook; their ids begin with that of their part and a dot, so no file of the tool has such a name.
    """
    guide = load(project(tmp_path).source, Problems())
    assert guide is not None
    ids = {value.id for value in walk(guide) if getattr(value, "id", "")}
    assert ids >= {"zebra", "zebra.yak", "zebra.yak.ox", "zebra.act", "zebra.kudu", "heron", "egret", "crane", "stork"}
    names = [name for found in archives(made).values() for name in found]
    assert len(names) > 50
    assert {id for id in ids if any(id in name for name in names)} == {"zebra", "zebra.yak", "zebra.yak.ox", "heron"}


def rivals(names: list[str], id: str) -> Iterator[tuple[str, str]]:
    """Each id that would make a file that is there already, with that file; `id` shows how files are named."""
    for pattern in {name for name in names if id in name}:
        before, _, after = pattern.partition(id)
        for name in names:
            stem = name.removeprefix(before).removesuffix(after)
            if name == f"{before}{stem}{after}" and stem != id and ID.fullmatch(stem.lower()):
                yield stem.lower(), PurePosixPath(name).name


def test_the_list_is_that_of_the_files_really_made(made: dict[str, bytes]) -> None:
    found = dict(rival for names in archives(made).values() for rival in rivals(names, "zebra"))
    assert {id: file for id, file in found.items() if not id.startswith("zebra.")} == RESERVED


@pytest.mark.parametrize("id", ["heron", "quail"])
def test_no_timetable_and_no_slug_can_take_the_name_of_another_file(made: dict[str, bytes], id: str) -> None:
    assert [rival for names in archives(made).values() for rival in rivals(names, id)] == []


def test_rivals_are_found_whatever_their_case() -> None:
    names = ["decks/a-zebra.pptx", "decks/a-Notes.pptx", "x/zebra.html", "x/zebra.js", "x/Ox.html", "y/ox.html"]
    assert set(rivals(names, "zebra")) == {("notes", "a-Notes.pptx"), ("ox", "Ox.html")}


def test_every_file_can_be_unpacked_anywhere(made: dict[str, bytes]) -> None:
    for names in archives(made).values():
        assert [name for name, count in Counter(name.lower() for name in names).items() if count > 1] == []
        assert [name for name in names if any(is_device(part) for part in PurePosixPath(name).parts)] == []


@pytest.mark.parametrize("name", ["aux", "AUX", "Con.notes", "com1", "lpt9.a.b", "nul.html"])
def test_devices(name: str) -> None:
    assert is_device(name)


@pytest.mark.parametrize("name", ["auxiliary", "com", "com10", "a.aux", "console", "lpt0"])
def test_names_that_are_no_devices(name: str) -> None:
    assert not is_device(name)


def test_the_list_knows_no_capitals() -> None:
    assert reserved_file("Launch") == reserved_file("launch") == "launch.html"
    assert all(name == name.lower() and ID.fullmatch(name) for name in (*RESERVED, *DEVICES))


@pytest.mark.parametrize("image", ["cover.png", "aux.png", "lynx.PNG"])
def test_a_picture_of_any_name_reaches_the_book(tmp_path: Path, image: str) -> None:
    built = build(project(tmp_path, image=image), DEFAULT, lambda step: None)
    assert list(built.problems) == []
    for path, names in archives(built.files).items():
        assert [name for name in names if is_device(PurePosixPath(name).name)] == []
        if path:
            stem = image.partition(".")[0]
            (found,) = [name for name in names if f"/{stem}-" in name]
            assert re.search(rf"images/{stem}-[0-9a-f]{{8}}\.png$", found)


@pytest.mark.parametrize("id", ["main", "toc", "pages", "landmarks", "q", "open", "tools", "plan"])
def test_an_anchor_is_the_only_one_of_its_name(tmp_path: Path, id: str) -> None:
    """What the tool's own elements are called, no part can be called."""
    part = f"part: A part\nid: {id}\nsections:\n  - {{title: Words, id: words, body: [text: Words.]}}\n"
    built = build(project(tmp_path, part), ("epub", "web", "scorm"), lambda step: None)
    pages = 0
    for path, data in built.files.items():
        if path.endswith((".epub", ".zip")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in (name for name in archive.namelist() if name.endswith("html")):
                    ids = Counter(re.findall(r'\bid="([^"]*)"', archive.read(name).decode("utf-8")))
                    assert [one for one, count in ids.items() if count > 1] == [], (path, name)
                    pages += id in ids
    assert pages >= 3


def test_the_docs_name_every_reserved_word() -> None:
    page = (HOME / "docs" / "problems.md").read_text(encoding="utf-8")
    section = page.partition("## `reserved-id`")[2].partition("\n## ")[0]
    words = set(re.findall(r"`([a-z0-9-]+)`", section))
    assert words - {"parts"} >= {*RESERVED, "aux", "con", "nul", "prn", "com1", "com9", "lpt1", "lpt9"}
    assert words - {"parts"} <= {*RESERVED, *DEVICES}
