"""The report of a build: its figures are those of the files, and its page is as accessible as any other."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html
from pptx import Presentation

from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.project import Project
from tests.conftest import HOME, copy_starter, need
from tests.test_web_pages import Size, findings
from tests.validators.epub import has_browser


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    root = tmp_path_factory.mktemp("report") / "guide"
    copy_starter(root)
    part = root / "source" / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("number: ", "notes: 2\nnumber: ", 1), encoding="utf-8")
    return build(Project(root / "source", HOME / "layouts", root / "output"), DEFAULT, lambda step: None)


@pytest.fixture(scope="module")
def report(built: BuildResult) -> Any:
    return json.loads(built.files["report.json"])


def test_every_file_of_every_format_is_listed(built: BuildResult, report: Any) -> None:
    listed = {file["path"]: file["size"] for format in report["formats"] for file in format["files"]}
    extra = {"report.json", "report.html", "pages.json"}
    assert listed == {path: len(data) for path, data in built.files.items() if path not in extra}
    assert [format["name"] for format in report["formats"]] == list(DEFAULT)


def test_lengths_are_those_of_the_files(built: BuildResult, report: Any) -> None:
    for format in report["formats"]:
        for unit in format["units"]:
            name = unit["name"]
            if name in ("workbook", "pack"):
                file = next(file["path"] for file in format["files"])
                with pikepdf.open(io.BytesIO(built.files[file])) as pdf:
                    assert unit["pages"] == len(pdf.pages)
            elif "slides" in unit:
                deck = Presentation(io.BytesIO(built.files[f"decks/{name}.pptx"]))
                assert unit["slides"] == len(deck.slides)


def test_rules_have_a_reason_and_stand_in_the_docs(report: Any) -> None:
    used = {entry["rule"] for format in report["formats"] for unit in format["units"] for entry in unit["left_out"]}
    assert used <= report["rules"].keys()
    page = (HOME / "docs" / "report.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in report["rules"])


def test_a_format_alone_speaks_of_itself_only(tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    project = Project(tmp_path / "guide" / "source", HOME / "layouts", tmp_path / "output")
    report = build(project, ("epub",), lambda step: None).report
    assert [format["name"] for format in report["formats"]] == ["epub"]
    assert report["guide_texts"] is None


def test_the_page_tells_all(built: BuildResult, report: Any) -> None:
    page = html.fromstring(built.files["report.html"].decode("utf-8"))
    words = " ".join(page.text_content().split())
    for part in report["parts"]:
        if part["id"] not in ("back",):
            assert part["title"] in words
    assert all(f"{name}" in words for name in report["rules"])
    links = set(page.xpath("//a/@href"))
    assert links == {file["path"] for format in report["formats"] for file in format["files"]}


def test_the_page_is_accessible(built: BuildResult, tmp_path: Path) -> None:
    need("axe", has_browser("axe-core"))
    (tmp_path / "report.html").write_bytes(built.files["report.html"])
    phone, night = (
        Size("phone", 320, 640, axe=True, quick=True),
        Size("night", 1280, 900, dark=True, axe=True, quick=True),
    )
    assert findings(tmp_path, phone, night) == []
