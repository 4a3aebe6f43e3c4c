"""Editions of organisations: what an overlay changes, what is wrong in one, and many in one run.

Each folder of tests/cases/editions is an overlay of the starter guide with the words that say what is wrong in it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.checks.advice.design import contrast_ratio
from guidepress.checks.own_colours import nearest
from guidepress.cli.main import main
from guidepress.core.problems import Problems, Severity
from guidepress.core.tool_files import tool_file
from guidepress.document.blocks import LogoSlot
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build, check, compose
from guidepress.pipeline.editions import batch
from guidepress.pipeline.editions.job import ALL_VARIANTS, Job, Outcome, make
from guidepress.pipeline.editions.run import chosen_names, run
from guidepress.pipeline.editions.stores import Folder
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read
from guidepress.source.model import Guide
from guidepress.source.overlays import edition_names, misnamed_files
from tests.conftest import HOME
from tests.edition_proof import faults

CASES = HOME / "tests" / "cases" / "editions"
COLOURS = """colours:
  link: "#0b4f6c"
accents:
  slate: "#22505c"
"""


def guide_in(folder: Path, overlays: Mapping[str, str] | None = None) -> Project:
    """The starter guide with a place for a logo, and these overlays, by name."""
    shutil.copytree(HOME / "starter", folder, dirs_exist_ok=True)
    with (folder / "source" / "parts" / "03-back.yaml").open("a", encoding="utf-8") as part:
        part.write("      - logo: Your organisation’s name or logo\n")
    (folder / "editions").mkdir()
    for name, text in (overlays or {}).items():
        (folder / "editions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Project(folder / "source", tool_file("layouts"), folder / "output")


def named(name: str) -> str:
    return f"publisher:\n  name: {name}\n  contact: Phone {name}.\n"


def files_below(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_what_is_wrong_is_told_at_its_place(case: str, tmp_path: Path) -> None:
    project = replace(guide_in(tmp_path), edition="edition")
    shutil.copytree(CASES / case, project.editions, dirs_exist_ok=True)
    (project.source / "ids.lock").write_text(_lock(), encoding="utf-8")
    problems = Problems()
    compose(project, None, problems, errors_only=True, formats=DEFAULT)
    told = "".join(f"{problem}\n" for problem in problems)
    expected = CASES / case / "expected.txt"
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


def _lock() -> str:
    return "version: 2\nretired:\n  - old.thing\n"


# ------------------------------------------------------------------------------------------------- what it changes


def test_an_overlay_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    overlay = named("Leafshire") + (
        "alternative-formats: Ask Jo.\nevaluator: Jo Bloggs\nwords:\n  meet.question: {title: What do you ask?}\n"
    )
    project = guide_in(tmp_path, {"leafshire": overlay})
    guide, theirs = (_guide(replace(project, edition=name)) for name in ("", "leafshire"))
    assert theirs.about.publisher.name.text == "Leafshire"
    assert theirs.about.alternative_formats.text == "Ask Jo."
    assert theirs.about.edition.evaluator == "Jo Bloggs"
    undone = replace(
        theirs.about,
        publisher=guide.about.publisher,
        alternative_formats=guide.about.alternative_formats,
        edition=guide.about.edition,
    )
    assert undone == guide.about
    before, after = (str(each.parts) for each in (guide, theirs))
    assert after.count("What do you ask?") == 1
    assert guide.parts[0] == theirs.parts[0]
    assert before != after


def test_the_logo_of_an_edition_stands_in_its_folder(tmp_path: Path) -> None:
    project = replace(guide_in(tmp_path, {"leafshire": "publisher: {logo: logo.png}\n"}), edition="leafshire")
    shutil.copytree(HOME / "editions" / "leafshire", project.edition_files)
    problems = Problems()
    found = read(project, problems)
    assert found is not None
    assert not list(problems)
    logo = found[1].book.logo
    assert isinstance(logo, LogoSlot)
    assert logo.image is not None
    assert logo.image.data == (project.edition_files / "logo.png").read_bytes()


def test_a_file_that_cannot_be_an_edition_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody finds out later that an organisation has nothing: its name is no name, or that of a device of Windows."""
    names = ("Hill Trust", "con", "hill")
    project = guide_in(tmp_path, dict.fromkeys(names, "publisher: {nam: X}\n"))
    (project.editions / "dale.yml").write_text("", encoding="utf-8")
    (project.editions / ".draft.yaml").write_text("", encoding="utf-8")
    assert edition_names(project.editions) == ["hill"]
    assert [path.name for path in misnamed_files(project.editions)] == ["Hill Trust.yaml", "con.yaml", "dale.yml"]
    assert main(["editions", "--guide", str(tmp_path), "--workers", "1"]) == 1
    told = capsys.readouterr().err
    for name in ("Hill Trust.yaml", "con.yaml", "dale.yml"):
        assert f"{name}: no edition is made of it, because of its name. Let it end in .yaml" in told


def test_check_looks_at_every_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overlays = {
        "hill": "words:\n  meet.nothing: {title: X}\n",
        "dale": "sample: true\ncolours: {link: '#bbbbbb'}\n",
        "moor": named("Moor"),
    }
    guide_in(tmp_path, overlays)
    (tmp_path / "editions" / "Big.yaml").write_text("", encoding="utf-8")
    assert main(["check", "--quick", "--guide", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "hill.yaml:2:3: error dangling-reference" in said.err
    assert "dale.yaml:2:17: error contrast" in said.err
    assert "Big.yaml: no edition is made of it" in said.err
    assert "moor.yaml" not in said.err
    assert "Of 3 editions, keys, ids and colours were looked at." in said.out
    (tmp_path / "source" / "words.yaml").write_text("- X\n", encoding="utf-8")
    assert main(["check", "--quick", "--guide", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "dale.yaml" not in said.err
    assert "were looked at" not in said.out, "the guide itself has mistakes, so no edition was looked at"


def test_the_cover_has_the_name_of_an_organisation_once(tmp_path: Path) -> None:
    project = guide_in(tmp_path, {"hill": named("Hill Trust"), "plain": "sample: true\n"})
    beside = {}
    for name in ("hill", "plain"):
        found = read(replace(project, edition=name), Problems())
        assert found is not None
        beside[name] = found[1].book.publisher_by_logo
    assert beside == {"hill": "", "plain": "Your organisation’s name"}


@pytest.mark.parametrize(
    ("overlay", "text"),
    [("publisher: {name: Hill Trust}\n", "Hill Trust"), ("sample: true\n", "Your organisation’s name or logo")],
)
def test_an_edition_without_a_logo_asks_nobody_for_its_name(tmp_path: Path, overlay: str, text: str) -> None:
    found = read(replace(guide_in(tmp_path, {"hill": overlay}), edition="hill"), Problems())
    assert found is not None
    logo = found[1].book.logo
    assert isinstance(logo, LogoSlot)
    assert (logo.text, logo.image) == (text, None)


def test_an_edition_with_a_name_and_no_logo_can_be_made(tmp_path: Path) -> None:
    """The words that the guide has for its frame then stand nowhere, and are not reported as lost."""
    project = replace(guide_in(tmp_path, {"hill": named("Hill Trust")}), edition="hill")
    imprint = project.source / "parts" / "03-back.yaml"
    text = imprint.read_text(encoding="utf-8").replace("- imprint: true", "- logo: Name here\n      - imprint: true")
    imprint.write_text(text, encoding="utf-8")
    problems = Problems()
    check(project, problems)
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == []
    assert "Name here" in text


def test_a_part_is_added_after_another(tmp_path: Path) -> None:
    project = replace(guide_in(tmp_path, {"ours": "add: [{part: ours, after: welcome}]\n"}), edition="ours")
    shutil.copytree(CASES / "added-parts" / "edition" / "parts", project.edition_files / "parts")
    assert [part.id for part in _guide(project).parts][:3] == ["welcome", "ours", "meet"]


def test_own_colours_reach_the_theme_with_a_pale_one_made_from_the_strong(tmp_path: Path) -> None:
    project = replace(guide_in(tmp_path, {"ours": COLOURS}), edition="ours")
    problems = Problems()
    composer = compose(project, None, problems, errors_only=True, formats=DEFAULT)
    assert composer is not None
    assert not list(problems)
    theme = composer.theme
    assert theme.colours.link == "#0b4f6c"
    assert theme.accents[0].accent == "#22505c"
    assert contrast_ratio(theme.colours.ink, theme.accents[0].soft) >= 7


@pytest.mark.parametrize(("colour", "wanted"), [("#0099ff", 7.0), ("#ffcc00", 4.5), ("#808080", 3.0)])
def test_the_suggested_colour_has_the_contrast(colour: str, wanted: float) -> None:
    found = nearest(colour, [("#ffffff", wanted)])
    assert contrast_ratio(found, "#ffffff") >= wanted


def test_the_suggested_colour_does_for_all_that_stand_on_it() -> None:
    found = nearest("#888888", [("#1c2430", 7.0), ("#7b8490", 3.0)])
    assert contrast_ratio(found, "#1c2430") >= 7
    assert contrast_ratio(found, "#7b8490") >= 3


def test_there_is_no_colour_on_a_ground_of_middle_grey() -> None:
    assert nearest("#0099ff", [("#777777", 7.0)]) == ""


def _guide(project: Project) -> Guide:
    problems = Problems()
    found = read(project, problems)
    assert found is not None, [str(problem) for problem in problems]
    return found[0]


# ------------------------------------------------------------------------------------------------- many in one run


def _run(project: Project, workers: int, names: Sequence[str] = ()) -> dict[str, Outcome]:
    problems = Problems()
    found = read(project, problems)
    assert found is not None
    told: list[Outcome] = []
    run(project, found[0], names or chosen_names(project), workers, told.append)
    assert len({outcome.name for outcome in told}) == len(told)
    return {outcome.name: outcome for outcome in told}


def test_the_bytes_are_those_of_a_build_alone_whatever_the_workers_and_their_order(tmp_path: Path) -> None:
    changed = named("Three") + "words: {meet.question: {title: Why?}}\n"
    overlays = {"a": named("Ashbury"), "b": COLOURS, "c": changed, "d": named("Elmbury")}
    project = guide_in(tmp_path / "guide", overlays)
    together = _run(replace(project, output=tmp_path / "two"), 2)
    assert {outcome.status for outcome in together.values()} == {"made"}
    _run(replace(project, output=tmp_path / "one"), 1, ["c", "d", "a", "b"])
    for name in "abc":
        built = build(replace(project, edition=name), DEFAULT, lambda step: None, variants=ALL_VARIANTS)
        alone = {path: hashlib.sha256(data).hexdigest() for path, data in built.files.items()}
        for folder in ("one", "two"):
            files = files_below(tmp_path / folder / "editions" / name)
            del files["manifest.json"]
            assert files == alone
    manifests = [(tmp_path / folder / "editions" / "a" / "manifest.json").read_bytes() for folder in ("one", "two")]
    assert manifests[0] == manifests[1]
    editions = tmp_path / "two" / "editions"
    proved = {"Phone Ashbury.": "Phone Elmbury.", "Ashbury": "Elmbury"}
    assert faults(editions / "a", editions / "d", proved) == [], "each page of each file differs in the names alone"
    leaked = faults(editions / "a", editions / "d", {"Ashbury": "Phone"})
    assert any("it says “Phone”" in each for each in leaked)
    assert any("it differs in more than the names" in each for each in leaked)


def test_what_is_whole_and_current_is_not_made_again(tmp_path: Path) -> None:
    project = guide_in(tmp_path, {"a": named("One"), "b": named("Two"), "c": named("Three")})

    def statuses() -> dict[str, str]:
        return {name: outcome.status for name, outcome in _run(project, 1).items()}

    assert statuses() == {"a": "made", "b": "made", "c": "made"}
    assert statuses() == {"a": "current", "b": "current", "c": "current"}
    (project.output / "editions" / "a" / "better-meetings.epub").write_bytes(b"cut short")
    (project.editions / "b.yaml").write_text(named("Two, renamed"), encoding="utf-8")
    assert statuses() == {"a": "made", "b": "made", "c": "current"}


def test_one_that_fails_stops_no_other_and_keeps_its_earlier_files(tmp_path: Path) -> None:
    project = guide_in(tmp_path, {"a": named("One"), "b": named("Two")})
    _run(project, 1)
    before = files_below(project.output / "editions" / "a")
    (project.editions / "a.yaml").write_text("leave-out: [nothing]\n", encoding="utf-8")
    (project.editions / "b.yaml").write_text(named("Two, renamed"), encoding="utf-8")
    outcomes = _run(project, 1)
    assert (outcomes["a"].status, outcomes["a"].errors, outcomes["b"].status) == ("failed", 1, "made")
    assert files_below(project.output / "editions" / "a") == before
    page = (project.output / "editions" / "index.html").read_text(encoding="utf-8")
    assert "not made: there are mistakes in its files; the files are those of" in page


def test_a_sample_is_made_only_where_it_is_named(tmp_path: Path) -> None:
    project = guide_in(tmp_path, {"a": "sample: true\n", "b": named("Two"), "UPPER": named("Three")})
    assert edition_names(project.editions) == ["a", "b"]
    assert chosen_names(project) == ["b"]


def _killed(job: Job) -> Outcome:
    """Stands for `make`: the process of edition b ends in the middle."""
    if job.project.edition == "b":
        os._exit(9)
    return Outcome(job.project.edition, "made", job.key)


def test_a_process_that_is_killed_costs_its_own_edition_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = guide_in(tmp_path)
    jobs = [Job(replace(project, edition=name), "", Folder(tmp_path)) for name in "abcdef"]
    monkeypatch.setattr(batch, "make", _killed)
    told: list[Outcome] = []
    batch.Batch(jobs, 2).run(told.append)
    assert {outcome.name: outcome.status for outcome in told} == {
        name: "failed" if name == "b" else "made" for name in "abcdef"
    }


def test_an_edition_that_another_run_writes_is_told_as_failed(tmp_path: Path) -> None:
    from guidepress.pipeline.folder_lock import folder_lock

    project = replace(guide_in(tmp_path, {"a": named("One")}), edition="a")
    with folder_lock(tmp_path / "out" / "a"):
        outcome = make(Job(project, "", Folder(tmp_path / "out")))
    assert outcome.status == "failed"
    assert "another build" in outcome.reason
