"""What a person may type: one parser a command, and words that match how the tool was started."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from guidepress.cli.arguments import COMMANDS, OPTIONS, overview_parser, split_command
from guidepress.cli.commands.request import Request
from guidepress.cli.invocation import Invocation
from guidepress.cli.main import main, parse_request
from guidepress.formats.registry import DEFAULT
from tests.conftest import HOME, run_build

INSTALLED = Invocation("guidepress")
VALUES = {
    "--workers": "2",
    "--least": "5",
    "--start": "09:30",
    "--people": "14",
    "--plan": __file__,
    "--port": "8400",
    "--scheduler": "tcp://host:8786",
    "--guide-from": "s3://bucket/guide",
    "--store": "s3://bucket/editions",
    "--split": "parts",
    "--format": "pdf",
    "--private": "show",
    "--quick": None,
    "--all-variants": None,
    "--one-person": None,
    "--csv": None,
    "--xlsx": None,
    "--all": None,
    "--quiet": None,
    "--json": None,
}
FOR_SUMMARIES = ("--least",)
FOR_PRINTS = ("--print", "--part", "--format", "--private")


def asked(*words: str, invocation: Invocation = INSTALLED) -> Request:
    return parse_request(list(words), invocation)


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said of words that are not understood."""
    assert main(list(words), INSTALLED) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as the folder of a guide, and is the one at hand."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "guide.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ------------------------------------------------------------------------------------------------- which formats


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("words", "formats"),
    [
        ((), DEFAULT),
        (("build",), DEFAULT),
        (("build", "all"), DEFAULT),
        (("all",), DEFAULT),
        (("epub",), ("epub",)),
        (("build", "epub"), ("epub",)),
        (("build", "epub", "pdf"), ("pdf", "epub")),
        (("pdf", "epub", "pdf"), ("pdf", "epub")),
        (("--quiet", "pdf", "--start", "9:30", "epub"), ("pdf", "epub")),
        (tuple(reversed(DEFAULT)), DEFAULT),
    ],
)
def test_formats_are_those_named_or_all(words: tuple[str, ...], formats: tuple[str, ...]) -> None:
    request = asked(*words)
    assert (request.command, request.formats) == ("build", formats)


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        (["check", "--json"], "check", ["--json"]),
        (["--guide", "check", "check"], "check", ["--guide", "check"]),
        (["--guide=x", "lock"], "lock", ["--guide=x"]),
        (["--json"], "", ["--json"]),
        (["--guide", "new"], "", ["--guide", "new"]),
        ([], "", []),
    ],
)
def test_options_may_stand_before_the_command(words: list[str], command: str, rest: list[str]) -> None:
    assert split_command(words) == (command, rest)


# ------------------------------------------------------------------------------------------------- which options


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_takes_its_own_options_only(
    command: str, option: str, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "somewhere" / "source").mkdir(parents=True)
    value = VALUES.get(option, "somewhere")
    action = "summary" if option in FOR_SUMMARIES else "print" if option in FOR_PRINTS else "read"
    operands = {"new": ["mine"], "answers": [action, "filled.pdf"], "import": ["old.docx", "--to", "mine"]}
    words = [command, *operands.get(command, []), option, *([value] if value is not None else [])]
    if option in COMMANDS[command].options:
        assert asked(*words).command == command
        return
    said = refusal(capsys, *words)
    assert f"{command} does not take {option}; it is for " in said
    takers = said.rpartition("it is for ")[2].strip().split(" and ")
    assert takers
    assert all(option in COMMANDS[taker].options for taker in takers)


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("option", FOR_PRINTS)
@pytest.mark.parametrize("action", ["read", "fill"])
def test_options_of_documents_are_for_answers_print(
    option: str, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(capsys, "answers", action, "filled.pdf", option, VALUES.get(option) or "plan")
    assert re.search("(is|are) for answers print", said)


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("action", "named", "formats"),
    [
        ("print", "docx, PDF", ("pdf", "docx")),
        ("record", "docx", ("docx",)),
        ("summary", "slides,pdf", ("pdf", "slides")),
        ("print", None, ("pdf", "docx")),
        ("record", None, ("pdf", "docx")),
        ("summary", None, ("pdf", "xlsx", "slides")),
        ("read", None, ()),
    ],
)
def test_each_action_has_its_own_formats(action: str, named: str | None, formats: tuple[str, ...]) -> None:
    words = () if named is None else ("--format", named)
    assert asked("answers", action, "a.json", *words).formats == formats


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("action", "named", "answer"),
    [
        ("print", "odt", 'argument --format: answers print does not write "odt"; write one or more of pdf,docx'),
        ("print", "pdf,slides", 'answers print does not write "slides"'),
        ("record", "xlsx", 'answers record does not write "xlsx"; write one or more of pdf,docx'),
        ("summary", "docx", 'answers summary does not write "docx"; write one or more of pdf,xlsx,slides'),
        ("print", " ,", "argument --format: no format is named"),
        ("read", "pdf", "--format is for answers print, record, summary"),
        ("fill", "", "--format is for answers print, record, summary"),
    ],
)
def test_formats_of_another_action_are_told(
    action: str, named: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer in refusal(capsys, "answers", action, "a.json", "--format", named)


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("port", ["65536", "99999", "-1", "80.5", "eighty", "", "٣", "9" * 5000])
def test_a_port_is_at_most_65535(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is not the number of a port; write 1 to 65535" in refusal(capsys, "watch", f"--port={port}")


@pytest.mark.usefixtures("guide")
def test_ports_at_the_ends_are_taken() -> None:
    """0 is any port that is free."""
    assert [asked("watch", "--port", port).port for port in ("0", "1", "65535")] == [0, 1, 65535]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("pfd",), '"pfd" is neither a command nor a format; did you mean "pdf"?'),
        (("chekc",), 'did you mean "check"?'),
        (("build", "zzz"), "the formats are pdf, "),
        (("build", "check"), "one command at a time"),
        (("pdf", "test"), "test is for the tool's own repository"),
        (("check", "pdf"), "unrecognized arguments: pdf"),
        (("check", "--gui", "x"), "unrecognized arguments: --gui x"),
        (("new",), "new takes a folder, such as: new my-guide"),
        (("new", "a", "b"), "unrecognized arguments: b"),
        (("--start", "25:00"), '"25:00" is not a time of day'),
        (("pdf", "--split", "pages"), 'the workbook is not split into "pages"; write --split parts'),
        (("pdf", "--split", ""), 'the workbook is not split into ""; write --split parts'),
        (("pdf", "--split"), "argument --split: expected one argument"),
        (("epub", "--split", "parts"), "--split is for the workbook; name the format pdf too, or leave out --split"),
        (("check", "--split", "parts"), "check does not take --split; it is for build"),
    ],
)
def test_what_is_not_understood_is_told(
    words: tuple[str, ...], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer in refusal(capsys, *words)


# ------------------------------------------------------------------------------------------------- which guide


def test_the_folder_at_hand_is_the_guide(guide: Path) -> None:
    project = asked("check").project()
    assert (project.source, project.output) == (guide / "source", guide / "output")


def test_a_folder_without_a_guide_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = refusal(capsys, "build")
    assert said.startswith("guidepress: this folder holds no guide (source/guide.yaml); ")
    assert "guidepress new my-guide" in said
    assert list(tmp_path.iterdir()) == []


def test_the_guide_named_goes_before_the_folder_at_hand(guide: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "source").mkdir()
    (other / "words").mkdir()
    assert asked("--guide", str(other)).project().source == other / "source"
    above = asked("build", "--source", str(other / "words")).project()
    assert (above.source, above.output) == (other / "words", other / "output")
    assert asked("--output", str(other)).project().source == guide / "source"


def test_build_py_means_the_guide_of_the_checkout(guide: Path) -> None:
    home = Invocation("python build.py", HOME)
    assert asked(invocation=home).project().output == HOME / "output"
    assert asked("--source", "source", invocation=home).project().output == HOME / "output"
    assert asked("--guide", str(guide), invocation=home).project().output == guide / "output"


# ------------------------------------------------------------------------------------------------- how it was started


def test_help_shows_the_words_that_started_the_tool() -> None:
    for invocation, build in (
        (INSTALLED, "guidepress build"),
        (Invocation("python build.py", HOME), "python build.py"),
    ):
        shown = overview_parser(invocation).format_help()
        assert f"  {build} epub" in shown
        assert f"  {invocation.program} check" in shown
        assert f"Several formats may be named: {build} pdf epub" in shown
        assert all(option in shown for option in (*OPTIONS, "--help", "--version"))
    assert "build.py" not in overview_parser(INSTALLED).format_help()


@pytest.mark.parametrize(
    ("start", "build"),
    [
        (["build.py"], "python build.py"),
        (["-m", "guidepress"], "python -m guidepress build"),
    ],
)
def test_a_new_guide_says_how_to_build_it(start: list[str], build: str, tmp_path: Path) -> None:
    """`build.py` itself would prepare the environment; what it hands over to is the same but for that."""
    module = ["-m", "guidepress.cli.checkout"] if start == ["build.py"] else start
    command = [sys.executable, "-X", "utf8", *module, "new", str(tmp_path / "mine")]
    run = subprocess.run(command, cwd=HOME, capture_output=True, text=True, encoding="utf-8")
    assert run.stdout.endswith(f'  {build} --guide "{tmp_path / "mine"}"\n'), run.stdout + run.stderr


def test_help_of_one_command_names_its_options_only(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["check", "--help"], ["--help", "check"]):
        assert main(words, INSTALLED) == 0
        shown = capsys.readouterr().out
        assert shown.startswith("usage: guidepress check ")
        assert "--port" not in shown


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    text = (HOME / "pyproject.toml").read_text(encoding="utf-8")
    wanted = next(line.split('"')[1] for line in text.splitlines() if line.startswith("version = "))
    assert main(["--version"], INSTALLED) == 0
    assert capsys.readouterr().out == f"guidepress {wanted}\n"


def test_json_names_command_and_formats(tmp_path: Path) -> None:
    assert run_build("new", str(tmp_path / "mine"), "--quiet").returncode == 0
    run = run_build("epub", "--json", "--guide", str(tmp_path / "mine"))
    answer = json.loads(run.stdout)
    assert (answer["command"], answer["formats"]) == ("build", ["epub"])


def test_answers_are_utf8_in_any_locale(tmp_path: Path) -> None:
    """Without -X utf8, as an installed `guidepress` starts."""
    folder = tmp_path / "é’ŵ"
    command = [sys.executable, "-m", "guidepress", "new", str(folder)]
    env = {"PYTHONPATH": str(HOME), "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "PATH": ""}
    run = subprocess.run(command, env=env, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert str(folder) in run.stdout.decode("utf-8")
