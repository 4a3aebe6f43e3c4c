"""The web workbook: each block, the pages of a sample and of the real guide, what the scripts are told, the same bytes.

The cases are those of the book, tests/cases/xhtml; `python -m tests.test_web` writes their expected.html anew.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree, html
from msgspec.structs import replace

from guidepress.core.file_names import page_file
from guidepress.core.problems import Problems
from guidepress.core.zip_files import zipped
from guidepress.document.blocks import NotesPage
from guidepress.document.exercise import Exercise
from guidepress.document.page_map import PageMap
from guidepress.formats.html.anchors import anchors
from guidepress.formats.html.html_file import source_hash, without_epub_attributes
from guidepress.formats.html.page import PageMaker
from guidepress.formats.html.xml import serialised
from guidepress.formats.web.page_style import SHARED_POLICY, STATE_STYLE, policy
from guidepress.formats.web.pages import render_block
from guidepress.formats.web.set_site import site_of
from guidepress.formats.web.style import style_sheet
from guidepress.pipeline.build import BuildResult
from tests.conftest import RealGuide
from tests.epub_cases import Case, book, cases, sample, section_of, theme
from tests.making import make_site, script_of
from tests.test_pdf import contrast

HANDLERS = ("on", "style", "srcdoc", "formaction")
TEXT, LINES = 7.0, 3.0
"""Least contrast of words and of lines that mean something: WCAG 2.2, 1.4.6 and 1.4.11."""


def forms() -> list[Case]:
    """The cases with something to write into; the rest is set as in the book."""
    return [case for case in cases() if any(isinstance(one, Exercise | NotesPage) for one in case.blocks)]


def rendered(case: Case) -> str:
    problems = Problems()
    whole = book(section_of(case))
    site = site_of(whole, theme(), PageMap("2026-1", case.pages, case.breaks, len(case.breaks)), problems)
    assert not list(problems)
    nodes = PageMaker(site, "part.html", render_block).blocks(case.blocks)
    return "\n".join(serialised(without_epub_attributes(node)) for node in nodes) + "\n"


@pytest.mark.parametrize("case", forms(), ids=lambda case: case.name)
def test_form_is_set_as_expected(case: Case) -> None:
    assert rendered(case) == case.expected.with_suffix(".html").read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------------- every page


class Site:
    """The files of a web workbook, read back."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.pages = {
            name: html.document_fromstring(data.decode("utf-8"))
            for name, data in files.items()
            if name.endswith(".html")
        }
        self.guide: Any = self.value("guide.js")
        self.guide |= self.added("answers.js")
        self.search: Any = self.value("search-index.js")

    def value(self, name: str) -> object:
        text = script_of(self.files, name).decode("utf-8")
        return json.loads(text[text.index("=") + 1 :].rstrip().removesuffix(";"))

    def added(self, name: str) -> dict[str, Any]:
        """What a script adds to parts of the guide, by the name of the part."""
        text = script_of(self.files, name).decode("utf-8")
        found = re.findall(r"^Object\.assign\(GUIDE\.(\w+), (.*)\);$", text, re.MULTILINE)
        return {part: json.loads(value) for part, value in found}

    def names(self, page: str) -> list[str]:
        return [str(name) for name in self.pages[page].xpath("//@data-answer")]

    def ids(self, page: str) -> list[str]:
        return [str(id) for id in self.pages[page].xpath("//@id")]


@pytest.fixture(scope="module")
def made() -> Site:
    whole, pages = sample()
    problems = Problems()
    files = make_site(whole, theme(), pages, problems)
    assert not list(problems)
    return Site(files)


@pytest.fixture(scope="module")
def real_site(built: BuildResult) -> Site:
    data = next(data for name, data in built.files.items() if name.endswith("-web.zip"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Site({name: archive.read(name) for name in archive.namelist()})


@pytest.fixture(params=["sample", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue("made" if request.param == "sample" else "real_site")  # type: ignore[no-any-return]


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for page in site.pages:
        ids = site.ids(page)
        assert len(ids) == len(set(ids)), page


def test_every_link_leads_somewhere(site: Site) -> None:
    links = [(page, str(href)) for page, root in site.pages.items() for href in root.xpath("//a/@href")]
    inside = [(page, href) for page, href in links if ":" not in href]
    assert len(inside) > len(site.pages)
    for page, href in inside:
        address, _, fragment = href.partition("#")
        file = address.partition("?")[0]
        assert (file or page) in site.pages, (page, href)
        assert not fragment or fragment in site.ids(file or page), (page, href)


def test_every_file_that_a_page_asks_for_is_there(site: Site) -> None:
    for page, root in site.pages.items():
        for source in root.xpath("//script/@src | //img/@src | //link/@href"):
            assert source in site.files, (page, source)
    (style,) = site.pages["index.html"].xpath("//style/text()")
    assert all(f"url({name})" in style for name in site.files if name.startswith("fonts/"))


def test_a_script_with_another_content_has_another_name(site: Site) -> None:
    for page, root in site.pages.items():
        for source in root.xpath("//script/@src"):
            digest = sha256(site.files[source]).hexdigest()[:8]
            assert source.endswith(f"-{digest}.js"), (page, source)


def test_nothing_is_fetched_from_elsewhere_and_no_text_can_run(site: Site) -> None:
    for page, root in site.pages.items():
        (style,) = root.xpath("//style/text()")
        sheets = [site.files[name].decode() for name in root.xpath("//link[@rel='stylesheet']/@href")] or [style]
        inline = ((), ("italic",), ("italic", "mono"))
        assert sheets[0] in [style_sheet(theme(), inline=roles) for roles in inline]
        shared = SHARED_POLICY.format(style=source_hash(STATE_STYLE))
        wanted = policy(style) if page == "index.html" else shared
        assert root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [wanted], page
        assert not [script for script in root.iter("script") if script.text], page
        attributes = {str(name) for node in root.iter(etree.Element) for name in node.attrib}
        assert not [name for name in attributes if name.startswith(HANDLERS)], page
        assert not root.xpath("//body//style | //base | //object | //embed | //iframe"), page


def test_the_hostile_text_of_the_sample_is_in_the_scripts_data_as_text(made: Site) -> None:
    for name, lines in {"guide.js": 1, "search-index.js": 1, "answers.js": 4}.items():
        text = script_of(made.files, name).decode("utf-8")
        assert "<" not in text
        assert text.count("\n") == lines
    assert any("<script" in entry["text"] for entry in made.search)


def test_every_control_has_a_name(site: Site) -> None:
    for page, root in site.pages.items():
        for box in root.xpath("//input | //textarea | //select"):
            labelled = box.get("aria-label") or root.xpath(f"//label[@for='{box.get('id')}']") if box.get("id") else ""
            around = [one for one in box.iterancestors("label") if one.text_content().strip()]
            assert labelled or around, (page, html.tostring(box))
        for group in root.xpath("//main//fieldset[not(@role='none')]"):
            legend = group.find("legend")
            assert group.get("aria-label") if legend is None else legend.text_content().strip(), page


def test_no_two_controls_are_heard_as_one(site: Site) -> None:
    """Each has a name of its own within the groups and regions around it, which are read when they are entered."""
    for page, root in site.pages.items():
        heard = [_heard(root, box) for box in root.xpath("//main//*[@data-answer]")]
        assert [names for names, count in Counter(heard).items() if count > 1] == [], page


def _heard(root: Any, box: Any) -> tuple[str, ...]:
    """The name of a control, then those of the groups and regions around it, from the inside out."""
    label = next(iter(root.xpath(f"//label[@for='{box.get('id')}']")), None) if box.get("id") else None
    label = next(box.iterancestors("label"), None) if label is None else label
    own = box.get("aria-label") or (label.text_content() if label is not None else "")
    names = [own]
    for around in box.iterancestors("fieldset", "section", "div"):
        named = [*root.xpath(f"//*[@id='{around.get('aria-labelledby')}']"), *around.findall("legend")]
        names.append(around.get("aria-label") or "".join(one.text_content() for one in named))
    return tuple(name.strip() for name in names if name.strip())


def test_radio_buttons_of_two_questions_never_share_a_name(site: Site) -> None:
    seen = 0
    for page, root in site.pages.items():
        groups = [set(one.xpath(".//input[@type='radio']/@name")) for one in root.xpath("//fieldset[@data-choice]")]
        assert all(len(names) == 1 for names in groups), page
        assert len(set().union(*groups)) == len(groups), page
        seen += len(groups)
    assert seen


def test_headings_go_down_one_step_at_a_time(site: Site) -> None:
    for page, root in site.pages.items():
        levels = [int(node.tag[1]) for node in root.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1, page
        assert all(after - before <= 1 for before, after in pairwise(levels)), page


# ------------------------------------------------------------------------------------------------- the real guide


def test_every_answer_of_the_workbook_has_its_place_on_the_web(real: RealGuide, real_site: Site) -> None:
    controls = {name for page in real_site.pages for name in real_site.names(page)}
    assert controls == set(real.arranged.fields)
    assert set(real_site.guide["answers"]) == controls


def test_answers_stand_in_the_order_of_their_pages(real_site: Site) -> None:
    found = list(real_site.guide["answers"])
    order = {page["file"]: list(dict.fromkeys(real_site.names(page["file"]))) for page in real_site.guide["pages"]}
    for page, names in order.items():
        own = [name for name in found if real_site.guide["answers"][name]["file"] == page]
        assert own == [name for name in names if name in own], page


def test_every_exercise_says_its_workbook_page(built: BuildResult, real: RealGuide, real_site: Site) -> None:
    assert built.pages is not None
    told = {id: each["page"] for id, each in real_site.guide["exercises"].items()}
    assert told == {id: built.pages.pages[id] for id in told}
    assert set(told) == set(real.arranged.exercises)
    for id, page in told.items():
        (section,) = real_site.pages[real_site.guide["exercises"][id]["file"]].xpath(f"//section[@id='{id}']")
        assert f"Workbook page {page}" in section.find("ul").text_content()


def test_every_section_can_be_found(real: RealGuide, real_site: Site) -> None:
    found = {entry["file"] for entry in real_site.search if not entry["anchor"]}
    parts = [each for each in real.arranged.book.divisions if each.role == "part"]
    assert {page_file(section.anchor) for part in parts for section in part.sections} <= found
    assert {page_file(id) for id in real.arranged.exercises} <= found
    places = Counter((entry["file"], entry["anchor"]) for entry in real_site.search)
    assert max(places.values()) == 1


def test_the_package_is_small_and_the_same_every_time(real_site: Site, built: BuildResult) -> None:
    name, data = next((name, data) for name, data in built.files.items() if name.endswith("-web.zip"))
    assert len(data) < 3_000_000, name
    whole, pages = sample()
    first, second = (zipped(make_site(whole, theme(), pages, Problems())) for _ in range(2))
    assert first == second


# ------------------------------------------------------------------------------------------------- names and colours


@pytest.mark.parametrize(
    ("slug", "file"),
    [
        ("leap.design", "leap.design.html"),
        ("con", "con_.html"),
        ("con.x", "con_.x.html"),
        ("com1.a.b", "com1_.a.b.html"),
        ("lpt9", "lpt9_.html"),
        ("connect", "connect.html"),
        ("a.con", "a.con.html"),
        ("com10", "com10.html"),
        ("aux-1", "aux-1.html"),
    ],
)
def test_no_page_has_a_name_that_windows_reserves(slug: str, file: str) -> None:
    assert page_file(slug) == file


def test_every_page_has_one_h1_its_title_landmarks_and_its_place(site: Site) -> None:
    for page, root in site.pages.items():
        (heading,) = root.xpath("//h1")
        words = heading.xpath(".//text()[not(ancestor::*[@class='number'])]")
        assert " ".join("".join(words).split()) in root.findtext("head/title"), page
        for landmark in ("header", "main", "footer"):
            assert len(root.xpath(f"//body/{landmark}")) == 1, (page, landmark)
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in root.iter("nav")]
        assert len(names) == len(set(names)), page
        here = root.xpath("//nav[@class='where']//a[@aria-current='page']/@href")
        assert here in ([], [page])
        assert bool(here) == (root.find("body").get("class").split()[0] in ("section", "task")), page


def test_every_anchor_of_a_part_leads_on_from_its_first_page(real: RealGuide, real_site: Site) -> None:
    """As addresses did before there was a page for each section and exercise."""
    for division in real.arranged.book.divisions:
        if division.role != "part":
            continue
        root = real_site.pages[page_file(division.slug)]
        moved = {str(id) for id in root.xpath("//li/@id")}
        moved |= {anchor for names in root.xpath("//li/@data-moved") for anchor in str(names).split()}
        assert set(anchors(division)) <= {*moved, *real_site.ids(page_file(division.slug))}
        for entry in root.xpath("//li[@id]"):
            target = str(entry.xpath("./a/@href")[0])
            assert {entry.get("id"), *(entry.get("data-moved") or "").split()} <= set(real_site.ids(target))


def test_a_part_may_not_take_the_name_of_a_page_of_the_tool() -> None:
    whole, pages = sample()
    divisions = tuple(replace(each, slug="answers") if each.role == "part" else each for each in whole.divisions)
    taken = replace(whole, divisions=divisions)
    problems = Problems()
    make_site(taken, theme(), pages, problems)
    assert [problem.message for problem in problems] == ["the web workbook has another page answers.html"]


def pairs() -> Iterator[tuple[str, str, str, float]]:
    """What stands on what, by day and by night."""
    day, night = theme().colours, theme().web.night
    for name, colours in (("day", day), ("night", night)):
        for ground in (colours.paper, colours.tint):
            yield f"{name} ink", colours.ink, ground, TEXT
            yield f"{name} quiet", colours.quiet, ground, TEXT
            yield f"{name} link", colours.link, ground, TEXT
            yield f"{name} line", colours.line, ground, LINES
    for accent in theme().accents:
        yield f"{accent.name} by day", accent.accent, day.paper, TEXT
        yield f"ink on {accent.name}", day.ink, accent.soft, TEXT
        yield f"link on {accent.name}", day.link, accent.soft, TEXT
        yield f"{accent.name} by night", accent.soft, night.paper, TEXT


@pytest.mark.parametrize(("name", "front", "ground", "least"), list(pairs()))
def test_words_and_lines_stand_out_by_day_and_by_night(name: str, front: str, ground: str, least: float) -> None:
    assert contrast(front, ground) >= least, name


if __name__ == "__main__":
    for each in forms():
        each.expected.with_suffix(".html").write_text(rendered(each), encoding="utf-8", newline="\n")
