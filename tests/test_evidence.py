"""Evidence says what was run and no more: verdicts, what was not there, the statement, manifests and signatures."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.cli.main import main
from guidepress.core.problems import Problems
from guidepress.evidence.manifest import check_manifest, has_minisign, sign, signature_fault
from guidepress.evidence.pdf_validators import VeraPdf
from guidepress.evidence.verdicts import Findings, Validator
from guidepress.evidence.verify import VALIDATORS, Evidence, verify
from guidepress.evidence.write import write_evidence
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build
from guidepress.pipeline.documents import theme_of
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish
from guidepress.theme import Theme
from tests.conftest import need
from tests.test_editions import guide_in, named


class Fake(Validator):
    """Stands for a validator: fails every file whose name is in `bad`."""

    endings = (".pdf", ".epub")
    rules = "rules of a test"
    get = "write one"

    def __init__(self, name: str, version: str | None = "1.0", bad: Sequence[str] = ()) -> None:
        self.name, self.there, self.bad = name, version, bad
        self.calls: list[list[str]] = []

    @property
    def version(self) -> str | None:
        return self.there

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        self.calls.append([path.name for path in files])
        return {path: Findings(("no title",) if path.name in self.bad else ()) for path in files}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A guide with the editions a, b, which has the same files but for its name, and c, which names an evaluator."""
    folder = tmp_path_factory.mktemp("evidence")
    overlays = {"a": named("One"), "b": named("Two"), "c": named("Three") + "evaluator: Jo Bloggs\n"}
    made = guide_in(folder, overlays)
    for name in overlays:
        own = replace(made, edition=name, output=made.output / "editions" / name)
        built = build(own, DEFAULT, lambda step: None)
        assert built.guide is not None
        about = built.guide.about
        publish(built.files, own.output, about.slug, about.edition.id, built.build, whole=True)
    return made


@pytest.fixture(scope="module")
def theme(project: Project) -> Theme:
    found = theme_of(project, Problems())
    assert found is not None
    return found


def folder_of(project: Project, name: str, tmp_path: Path) -> Path:
    """A copy of the files of an edition, to write beside them."""
    return Path(shutil.copytree(project.output / "editions" / name, tmp_path / name))


def evidence_of(folder: Path, *validators: Validator) -> Evidence:
    checked = check_manifest(folder)
    assert checked is not None
    return verify({folder: checked}, lambda step: None, validators)[folder]


def words_of(page: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")).split())


# ------------------------------------------------------------------------------------------------- verdicts


def test_each_verdict_names_tool_version_date_and_hash(project: Project, tmp_path: Path) -> None:
    folder = folder_of(project, "a", tmp_path)
    evidence = evidence_of(folder, Fake("fake"), Fake("absent", None))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    hashes = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    record: dict[str, Any] = evidence.record()
    assert record["build"] == manifest["build"]
    verdicts = record["verdicts"]
    assert {each["file"] for each in verdicts} == {path for path in hashes if path.endswith((".pdf", ".epub"))}
    for each in verdicts:
        assert (each["tool"], each["version"], each["outcome"]) == ("fake", "1.0", "passed")
        assert each["sha256"] == hashes[each["file"]]
        assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", each["date"])
    assert record["not_run"] == [{"tool": "absent", "rules": "rules of a test", "get": "write one"}]
    assert "report.json" in record["unjudged_files"]


def test_one_start_judges_the_files_of_all_folders_and_equal_ones_once(project: Project) -> None:
    folders = {}
    for name in "abc":
        checked = check_manifest(project.output / "editions" / name)
        assert checked is not None
        folders[project.output / "editions" / name] = checked
    fake = Fake("fake")
    found = verify(folders, lambda step: None, [fake])
    (called,) = fake.calls
    assert len(called) == len(set.union(*({*each.files.values()} for each in folders.values())) & _judged(found))
    counts = {len(each.verdicts) for each in found.values()}
    assert len(counts) == 1


def _judged(found: Mapping[Path, Evidence]) -> set[str]:
    return {verdict.sha256 for evidence in found.values() for verdict in evidence.verdicts}


def test_a_validator_that_breaks_off_is_not_taken_for_a_pass(project: Project, theme: Theme, tmp_path: Path) -> None:
    class Silent(Fake):
        def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
            return {}

    folder = folder_of(project, "a", tmp_path)
    evidence = evidence_of(folder, Silent("silent"))
    assert {each.findings.outcome for each in evidence.verdicts} == {"not judged"}
    write_evidence(folder, evidence, theme)
    statement = words_of(folder / "evidence" / "statement.html")
    count = len(evidence.verdicts)
    assert f"Checks that were begun and came to no verdict: {count}. Their programs: silent." in statement
    assert "were not there" not in statement


class Stopped(Fake):
    """A validator with a start for each file, that a person stops at the second."""

    at_once = 1

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        if self.calls:
            raise KeyboardInterrupt
        return super().judge(files, scratch)


def test_a_run_that_is_stopped_leaves_what_it_has_and_goes_on(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(project, "a", tmp_path)
    words = ["verify", "--guide", str(project.source.parent), str(folder)]
    whole = Fake("whole", bad=["better-meetings.epub"])
    monkeypatch.setattr("guidepress.cli.commands.verify.VALIDATORS", [whole, Stopped("slow"), Fake("last")])
    assert main(words) == 130
    record = json.loads((folder / "evidence" / "evidence.json").read_text(encoding="utf-8"))
    (files,) = whole.calls
    assert not record["finished"]
    assert record["to_come"] == [{"tool": "slow", "files": len(files) - 1}, {"tool": "last", "files": len(files)}]
    assert [each["tool"] for each in record["verdicts"]].count("whole") == len(files)
    said = words_of(folder / "evidence" / "index.html")
    assert "This evidence is not whole" in said
    assert "Up to now, 1 machine check failed." in said
    assert "No failed machine check" not in said
    assert not (folder / "evidence" / "statement.html").exists()
    slow, again = Fake("slow"), Fake("whole")
    monkeypatch.setattr("guidepress.cli.commands.verify.VALIDATORS", [again, slow, Fake("last")])
    assert main(words) == 1
    assert again.calls == []
    assert [len(each) for each in slow.calls] == [len(files) - 1]
    assert "1 machine check failed." in words_of(folder / "evidence" / "index.html")
    assert (folder / "evidence" / "statement.html").exists()
    assert main(words) == 0, "a run that was finished is not taken over"
    assert [len(each) for each in again.calls] == [len(files)]


def test_no_more_files_than_a_start_may_have(project: Project) -> None:
    folder = project.output / "editions" / "a"
    checked = check_manifest(folder)
    assert checked is not None
    fake = Fake("fake")
    fake.at_once = 2
    evidence = verify({folder: checked}, lambda step: None, [fake])[folder]
    assert {len(each) for each in fake.calls[:-1]} == {2}
    assert sum(map(len, fake.calls)) == len(evidence.verdicts)


# ------------------------------------------------------------------------------------------------- what is written


def test_nothing_is_claimed_without_an_evaluator(project: Project, theme: Theme, tmp_path: Path) -> None:
    folder = folder_of(project, "a", tmp_path)
    write_evidence(folder, evidence_of(folder, Fake("fake"), Fake("absent", None)), theme)
    said = words_of(folder / "evidence" / "index.html")
    assert "No failed machine check." in said
    assert "no claim of conformance" in said
    assert "What a person still has to look at" in said
    assert "absent" in said
    assert "write one" in said
    statement = words_of(folder / "evidence" / "statement.html")
    assert "nothing here claims that they conform" in statement
    assert "Validators that were not there: absent." in statement
    (unseen,) = re.findall(r"No program looked at these files: (.*?)\. ", statement + " ")
    assert f"{json.loads((folder / 'report.json').read_bytes())['guide']}-scorm12.zip" in unseen
    assert ".epub" not in unseen
    assert "report" not in unseen
    assert "no machine check failed: fake 1.0." in statement
    assert "Phone One." in statement
    assert "WCAG 2.2 Level AA" not in said + statement


def test_the_claim_appears_with_the_evaluator(project: Project, theme: Theme, tmp_path: Path) -> None:
    folder = folder_of(project, "c", tmp_path)
    write_evidence(folder, evidence_of(folder, Fake("fake")), theme)
    assert "Evaluated by Jo Bloggs." in words_of(folder / "evidence" / "index.html")
    statement = words_of(folder / "evidence" / "statement.html")
    assert "Jo Bloggs evaluated the accessibility of these files." in statement
    assert "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" in statement


def test_a_statement_speaks_of_no_book_that_is_not_there(project: Project, theme: Theme, tmp_path: Path) -> None:
    folder = folder_of(project, "c", tmp_path)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    report["formats"] = [each for each in report["formats"] if each["name"] != "epub"]
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    write_evidence(folder, evidence_of(folder, Fake("fake")), theme)
    statement = words_of(folder / "evidence" / "statement.html")
    assert "Jo Bloggs evaluated the accessibility of these files." in statement
    assert "the book" not in statement
    assert "WCAG" not in statement


def test_a_failed_check_is_told_everywhere(project: Project, theme: Theme, tmp_path: Path) -> None:
    folder = folder_of(project, "a", tmp_path)
    write_evidence(folder, evidence_of(folder, Fake("fake", bad=["better-meetings.epub"])), theme)
    said = words_of(folder / "evidence" / "index.html")
    assert "1 machine check failed." in said
    assert "Failed: no title" in said
    assert "Checks that failed: 1." in words_of(folder / "evidence" / "statement.html")


def test_with_no_validator_at_all_nothing_is_said_to_have_passed(
    project: Project, theme: Theme, tmp_path: Path
) -> None:
    folder = folder_of(project, "a", tmp_path)
    write_evidence(folder, evidence_of(folder, Fake("absent", None)), theme)
    assert "No validator was there, so nothing was checked." in words_of(folder / "evidence" / "index.html")
    assert "No program has looked at the files yet." in words_of(folder / "evidence" / "statement.html")


def test_the_statement_is_a_tagged_pdf_too(project: Project, theme: Theme, tmp_path: Path) -> None:
    folder = folder_of(project, "a", tmp_path)
    write_evidence(folder, evidence_of(folder, Fake("fake")), theme)
    data = (folder / "evidence" / "statement.pdf").read_bytes()
    assert b"<pdfuaid:part>1<" in data
    need("veraPDF", VeraPdf().version is not None)
    path = folder / "evidence" / "statement.pdf"
    assert VeraPdf().judge([path], tmp_path)[path] == Findings()


# ------------------------------------------------------------------------------------------------- manifests


def test_a_changed_and_a_missing_file_are_told(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(project, "a", tmp_path)
    words = ["verify", "--guide", str(project.source.parent), "--manifest", str(folder)]
    assert main(words) == 0
    (folder / "better-meetings.epub").write_bytes(b"other")
    (folder / "report.html").unlink()
    capsys.readouterr()
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "better-meetings.epub is not as it was built" in said
    assert "report.html is missing" in said
    assert not (folder / "evidence").exists()


@pytest.mark.parametrize("path", ["../secret", "/etc/hosts", ""])
def test_a_manifest_that_leads_out_of_its_folder_is_not_followed(path: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"")
    folder = tmp_path / "build"
    folder.mkdir()
    entry = {"path": path, "size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    (folder / "manifest.json").write_text(json.dumps({"build": "1", "files": [entry]}), encoding="utf-8")
    checked = check_manifest(folder)
    assert checked is not None
    assert checked.missing == (path,)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"build": 1, "files": [{"path": "a"}]}', '{"files": 1}'])
def test_a_manifest_that_cannot_be_read_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert check_manifest(tmp_path) is None


def test_a_signature_is_made_and_looked_at(project: Project, tmp_path: Path) -> None:
    need("minisign", has_minisign())
    folder = folder_of(project, "a", tmp_path)
    secret, public = tmp_path / "key", tmp_path / "key.pub"
    subprocess.run(["minisign", "-G", "-W", "-s", str(secret), "-p", str(public)], check=True, capture_output=True)
    assert signature_fault(folder, public) != ""
    assert sign(folder, secret) == ""
    assert signature_fault(folder, public) == ""
    (folder / "manifest.json").write_bytes((folder / "manifest.json").read_bytes() + b"\n")
    assert signature_fault(folder, public) != ""


# ------------------------------------------------------------------------------------------------- real validators


def _without_tags(whole: Path, broken: Path) -> None:
    """Writes a PDF as it is, but without its structure tree."""
    with pikepdf.open(whole) as document:
        del document.Root.MarkInfo
        del document.Root.StructTreeRoot
        document.save(broken)


def test_every_real_validator_can_disagree(project: Project, tmp_path: Path) -> None:
    """Each that is there finds nothing in the files of an edition, and something in broken ones."""
    folder = folder_of(project, "a", tmp_path)
    pdf, book = folder / "better-meetings-evaluation.pdf", folder / "better-meetings.epub"
    deck = min((folder / "decks").glob("*.pptx"))
    for validator in VALIDATORS:
        if validator.name in ("Ace", "axe") or validator.version is None:
            continue  # they take minutes; tests of the book and the web pages call them
        whole = next(path for path in (pdf, book, deck) if validator.takes(path.name))
        broken = tmp_path / f"{validator.name}{whole.suffix}"
        broken.write_bytes(whole.read_bytes()[:-400])
        if whole == pdf and validator.name != "qpdf":
            _without_tags(whole, broken)
        scratch = tmp_path / validator.name.lower()
        scratch.mkdir()
        assert validator.judge([whole], scratch)[whole].outcome == "passed", validator.name
        assert validator.judge([broken], scratch)[broken].outcome != "passed", validator.name
