"""The evaluation form of a guide: one source, and a PDF, a page and a sheet of the pack that ask the same."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from guidepress import build
from guidepress.answers.guide import books_of_guide
from guidepress.answers.reading import read_person
from guidepress.core.problems import Problems
from guidepress.document.field_names import answer_id
from guidepress.pipeline.build import BuildResult
from guidepress.pipeline.project import Project
from guidepress.source.ids_lock import read_lock
from tests import PATIENCE
from tests.conftest import HOME, need, run_build
from tests.docs_examples import marked
from tests.fill import by_pypdf
from tests.fill.form import questions
from tests.pdf_reading import transcript
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.validators import NODE_MODULES
from tests.validators.epub import BROWSERS, has_browser
from tests.validators.pdf import has_verapdf, verapdf

NAMES = {
    "evaluation.hour.heard.rating",
    "evaluation.hour.use.rating",
    "evaluation.hour.change",
}
FORM, PAGE, PACK = (f"better-meetings-{name}" for name in ("evaluation.pdf", "evaluation.html", "facilitator-pack.pdf"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The guide that `new` begins with."""
    root = tmp_path_factory.mktemp("evaluation") / "guide"
    shutil.copytree(HOME / "starter", root)
    return Project(root / "source", HOME / "layouts", root / "output")


@pytest.fixture(scope="module")
def built(project: Project) -> BuildResult:
    result = build(project.source.parent, ["evaluation", "pack"])
    assert not list(result.problems), "\n".join(map(str, result.problems))
    return result


@pytest.fixture(scope="module")
def form(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("form") / FORM
    path.write_bytes(built.files[FORM])
    return path


def test_the_three_forms_ask_the_same(built: BuildResult, form: Path, tmp_path: Path) -> None:
    page = html.fromstring(built.files[PAGE])
    (tmp_path / "pack.pdf").write_bytes(built.files[PACK])
    in_pack = {name for name in questions(tmp_path / "pack.pdf") if name.startswith("evaluation.")}
    assert (
        {*questions(form)}
        == NAMES
        == in_pack
        == {box.get("data-answer") for box in page.iter() if box.get("data-answer")}
    )
    said = " ".join(page.text_content().split())
    for words in ("Mark one number in each row.", "I learned what I can use", "What should we change?"):
        assert words in said
        assert words in built_words(form)
        assert words in built_words(tmp_path / "pack.pdf")


def built_words(path: Path) -> str:
    return " ".join(transcript(TaggedPdf(path.read_bytes())).split())


def test_the_form_is_accessible(form: Path) -> None:
    assert faults(TaggedPdf(form.read_bytes())) == []
    assert len(TaggedPdf(form.read_bytes()).pdf.pages) == 1
    need("veraPDF", has_verapdf())
    assert verapdf("PDFUA_1", form) == []


def test_a_filled_form_is_read(project: Project, form: Path, tmp_path: Path) -> None:
    asked = questions(form)
    done = [("evaluation.hour.heard.rating", "three"), ("evaluation.hour.change", "A longer break")]
    by_pypdf.fill(form, tmp_path / "ann.pdf", asked, done)
    found = books_of_guide(project, Problems())
    assert found is not None
    person = read_person(tmp_path / "ann.pdf", found[0])
    assert {name: answer.value for name, answer in person.answers.items()} == dict(done)
    assert (person.edition, person.remarks) == (found[0].edition, ())


FORM_ANSWERS = {"evaluation.hour.change": {"value": "More tea", "label": "What should we change?"}}


@pytest.mark.parametrize("action", ["fill", "print"])
def test_a_form_has_no_place_in_the_workbook(action: str, project: Project, form: Path, tmp_path: Path) -> None:
    """Its answers are no older answers of the workbook, which would be kept on its last pages."""
    (tmp_path / "ann.json").write_text(answers_file(FORM_ANSWERS), encoding="utf-8")
    by_pypdf.fill(form, tmp_path / "ben.pdf", questions(form), [("evaluation.hour.change", "A longer break")])
    guide = ("--guide", str(project.source.parent))
    files = [str(tmp_path / name) for name in ("ann.json", "ben.pdf")]
    done = run_build("answers", action, *files, *guide, "--to", str(tmp_path / "out"), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["people"], (tmp_path / "out").exists()) == (1, 0, False)
    assert [each["reason"] for each in told["unread"]] == [
        "it is an evaluation form, which has no place in the workbook"
    ] * 2
    assert {each["hint"] for each in told["unread"]} == {"answers read and answers summary take it"}


@pytest.mark.parametrize("action", ["fill", "print"])
def test_answers_of_a_form_among_others_are_left_out(action: str, project: Project, tmp_path: Path) -> None:
    answers = {**FORM_ANSWERS, "meet.question.text": {"value": "Why?", "label": "Your question"}}
    (tmp_path / "ann.json").write_text(answers_file(answers), encoding="utf-8")
    words = ("answers", action, str(tmp_path / "ann.json"), "--guide", str(project.source.parent))
    options = ("--private", "show", "--format", "pdf") if action == "print" else ()
    done = run_build(*words, *options, "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "left out, since the evaluation form has no place in the workbook: 1 answer\n" in done.stderr
    assert "1 answer" in done.stdout
    assert "last pages" not in done.stdout
    (made,) = (tmp_path / "out").iterdir()
    assert "More tea" not in "".join(page.extract_text() for page in PdfReader(made).pages)


def answers_file(answers: dict[str, dict[str, str]]) -> str:
    head = {"format": "guidepress-answers", "version": 1, "guide": "better-meetings", "edition": "2026-1"}
    return json.dumps({**head, "saved": "2026-11-27T00:00:00Z", "answers": answers})


def test_its_ids_are_published(project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.source.parent, tmp_path / "guide")
    done = run_build("lock", "--guide", str(tmp_path / "guide"))
    assert done.returncode == 0, done.stderr
    lock = read_lock((tmp_path / "guide" / "source" / "ids.lock").read_bytes(), Problems())
    assert lock is not None
    assert {*NAMES, "evaluation", "evaluation.hour"} <= set(lock.names())
    facilitation = tmp_path / "guide" / "source" / "facilitation.yaml"
    text = facilitation.read_text(encoding="utf-8")
    facilitation.write_text(text.replace("        use: I learned", "        gain: I learned"), encoding="utf-8")
    lost = run_build("check", "--quick", "--guide", str(tmp_path / "guide"))
    assert 'the published id "evaluation.hour.use.rating" is gone from the guide' in lost.stderr


def test_a_guide_without_a_form_has_none(project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.source.parent, tmp_path / "guide")
    facilitation = tmp_path / "guide" / "source" / "facilitation.yaml"
    text = facilitation.read_text(encoding="utf-8")
    facilitation.write_text(text[: text.index("# What people fill in at the end")], encoding="utf-8")
    done = run_build("evaluation", "--guide", str(tmp_path / "guide"), "--output", str(tmp_path / "out"))
    assert "Nothing was made for evaluation: the guide has no evaluation form in facilitation.yaml." in done.stdout


def test_the_example_of_the_docs_is_a_form(project: Project, tmp_path: Path) -> None:
    shutil.copytree(project.source.parent, tmp_path / "guide")
    (example,) = marked("in facilitation.yaml")
    form = example.text.replace("scale: solid", "scale: often")
    facilitation = tmp_path / "guide" / "source" / "facilitation.yaml"
    text = facilitation.read_text(encoding="utf-8")
    facilitation.write_text(text[: text.index("# What people fill in at the end")] + form, encoding="utf-8")
    result = build(tmp_path / "guide", ["evaluation"])
    assert not list(result.problems), "\n".join(map(str, result.problems))


# ------------------------------------------------------------------------------------------------- the page


def test_the_page_asks_nothing_of_any_site(built: BuildResult) -> None:
    """One file: its policy names its style and its script, and there is no other address in it."""
    text = built.files[PAGE].decode("utf-8")
    page = html.fromstring(text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert page.xpath("//*[@src] | //link") == []
    assert not re.search(r"url\((?!data:)|https?://(?!www\.w3\.org)", text)


def test_a_person_fills_it_in(built: BuildResult, project: Project, tmp_path: Path) -> None:
    """In Chromium, with a pointer and a keyboard: the file that it saves is read."""
    need("Chromium with axe", has_browser("axe-core"))
    (tmp_path / PAGE).write_bytes(built.files[PAGE])
    script = HOME / "tests" / "web" / "evaluation.mjs"
    browser = next(path for name in BROWSERS if (path := shutil.which(name)))
    arguments = [browser, str(NODE_MODULES), str(tmp_path / PAGE), str(tmp_path)]
    done = subprocess.run(["node", str(script), *arguments], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["early"] == "Nothing is filled in yet."
    assert re.fullmatch(r"better-meetings-evaluation-[a-z2-9]{6}\.json", seen["file"])
    assert seen["state"] == f"Saved as {seen['file']}. Give this file to the facilitator."
    assert seen["kept"] == 0, "nothing is kept in the browser"
    assert (seen["faults"], seen["narrow"], seen["axe"]) == ([], [], [])
    found = books_of_guide(project, Problems())
    assert found is not None
    person = read_person(tmp_path / seen["file"], found[0])
    assert {name: answer.value for name, answer in person.answers.items()} == {
        "evaluation.hour.heard.rating": "three",
        "evaluation.hour.change": "A longer break,\nand “tea”",
    }
    assert person.saved.endswith("T00:00:00Z"), "the day is enough"
    assert all(answer_id(name) == name for name in person.answers)
