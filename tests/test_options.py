"""The command line: odd numbers and folders, and the paths that are printed."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from guidepress.cli.checkout import BUILD_PY
from guidepress.cli.commands.request import display_path
from guidepress.cli.main import main, parse_request
from tests.conftest import copy_starter, run_build


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a guide in the folder mine."""
    copy_starter(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said against a command line that is not understood."""
    with pytest.raises(SystemExit) as stop:
        parse_request([*arguments], BUILD_PY)
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said.partition("error: ")[2].strip()


# ------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize("text", ["99999", "65536", "-1", "", " ", "8321 ", "+80", "8_0", "8e3", "80.0", "٣", "0x50"])
def test_what_is_no_port(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "watch", f"--port={text}")
    assert said == f'argument --port: "{text}" is not the number of a port; write 1 to 65535, or 0 for any that is free'


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("1", 1), ("08321", 8321), ("65535", 65535)])
def test_what_is_a_port(text: str, number: int) -> None:
    assert parse_request(["watch", "--port", text], BUILD_PY).port == number


@pytest.mark.parametrize("text", ["24:00", "12:60", ":30", "9:5", "930", "", " ", "-1:00", "9:30:00", "٩:30", "9:30\n"])
def test_what_is_no_time_of_day(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        refused(capsys, "decks", f"--start={text}") == f'argument --start: "{text}" is not a time of day; write 09:30'
    )


@pytest.mark.parametrize(("text", "time"), [("9:30", "09:30"), ("09:30", "09:30"), ("0:00", "00:00"), ("23:59",) * 2])
def test_what_is_a_time_of_day(text: str, time: str) -> None:
    assert parse_request(["decks", "--start", text], BUILD_PY).workshops.starts == {"": time}


def test_a_port_that_is_taken(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["watch", "--port", str(port), "--guide", "mine"], BUILD_PY) == 3
    said = capsys.readouterr().err
    assert f"Nothing was changed: the preview cannot use port {port} (" in said
    assert "What to do: choose another with --port, or leave it out." in said


# ------------------------------------------------------------------------------------------------- folders


@pytest.mark.parametrize("option", ["--guide", "--source", "--layouts"])
@pytest.mark.parametrize("text", ["nowhere", "mine/source/guide.yaml"])
def test_a_folder_that_must_be_there(option: str, text: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "check", option, text)
    assert said.startswith(f"argument {option}: ")
    assert f'"{text}"' in said


@pytest.mark.parametrize("option", ["--guide", "--source", "--layouts", "--output", "new"])
@pytest.mark.parametrize("text", ["", " "])
def test_a_folder_without_a_name(option: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It would be the current folder, and an empty variable in a script would fill it with files."""
    assert "the name of the folder is empty" in refused(capsys, option, text)


@pytest.mark.skipif(sys.platform == "win32", reason="not everybody may make links there")
@pytest.mark.parametrize("option", ["--guide", "--source", "--layouts", "--output", "new"])
def test_a_link_that_leads_round_in_a_circle(option: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "loop").symlink_to("loop")
    assert '"loop"' in refused(capsys, option, "loop")


def test_a_guide_without_a_source(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip: the source, or a folder above, in place of the guide."""
    for folder in ("mine/source", "."):
        said = refused(capsys, "check", "--guide", folder)
        assert said.startswith(f'argument --guide: there is no folder "source" in "{folder}"')
    assert parse_request(["check", "--guide", ".", "--source", "mine/source"], BUILD_PY).output == Path("output")


@pytest.mark.parametrize("folder", ["mine/source", "mine/source/parts/x", "mine/assets/images", "layouts", "assets/x"])
def test_an_output_that_would_be_read_again(folder: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files of one build would be a part of the next."""
    (here / "layouts").mkdir()
    arguments = ["pdf", "--guide", "mine", "--layouts", "layouts", "--output"]
    assert refused(capsys, *arguments, folder).startswith(
        f'argument --output: "{folder}" is a folder that the guide is'
    )
    assert parse_request([*arguments, "mine"], BUILD_PY).output == Path("mine")


def test_what_to_do_names_no_option_that_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "file").touch()
    assert main(["new", "file/x"], BUILD_PY) == 3
    assert "--" not in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------- paths


def test_a_path_as_it_can_be_typed_here(here: Path) -> None:
    for path in (Path("mine/a.pdf"), here / "mine" / "a.pdf", Path("mine/../mine/a.pdf")):
        assert Path(display_path(path)) == Path("mine/a.pdf")
    assert display_path(Path("../elsewhere")) == str(here.parent / "elsewhere")


@pytest.mark.parametrize("guide", ["mine", "deep/mine"])
def test_the_files_are_where_they_are_said_to_be(guide: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not (here / guide).exists():
        copy_starter(here / guide)
    assert main(["pdf", "--guide", guide], BUILD_PY) == 0
    names = [line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert str(Path(guide) / "output" / "better-meetings-workbook.pdf") in names
    assert all((here / name).is_file() for name in names)


def test_files_elsewhere_are_named_in_full(here: Path) -> None:
    (here / "work").mkdir()
    run = run_build("pdf", "--guide", "../mine", "--output", "../out", cwd=here / "work")
    assert f"  {here / 'out' / 'better-meetings-workbook.pdf'}  " in run.stdout


def test_a_new_guide_is_where_it_is_said_to_be(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "deep/fresh"], BUILD_PY) == 0
    said = capsys.readouterr().out.splitlines()
    names = [line.strip() for line in said if line.startswith("  ") and "python" not in line]
    assert len(names) > 5
    assert all((here / name).is_file() for name in names)
    assert said[-1].strip() == f'python build.py --guide "{Path("deep/fresh")}"'


def test_a_mistake_is_where_it_is_said_to_be(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tool has a guide of its own, with files of the same names: these are not meant."""
    part = here / "mine" / "source" / "parts" / "02-meet.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("prompt:", "promt:", 1), encoding="utf-8")
    assert main(["check", "--guide", "mine"], BUILD_PY) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{Path('mine/source/parts/02-meet.yaml')}:")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("source/guide.yaml", "mine/source/guide.yaml"),
        ("assets/images/a.png", "mine/assets/images/a.png"),
        ("layouts/theme.yaml", "look/design/theme.yaml"),
        ("assets/icons/tip.svg", "look/assets/icons/tip.svg"),
        ("part-3.xhtml", "part-3.xhtml"),
        ("", ""),
    ],
)
def test_a_problem_names_a_file_that_can_be_opened(name: str, path: str, here: Path) -> None:
    (here / "look" / "design").mkdir(parents=True)
    console = parse_request(["check", "--guide", "mine", "--layouts", "look/design"], BUILD_PY).console
    assert console.path_of(name) == (str(Path(path)) if path else "")


def test_ids_are_locked_where_it_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine" / "source").rename(here / "mine" / "words")
    places = ["--guide", "mine", "--source", "mine/words"]
    assert main(["lock", *places], BUILD_PY) == 0
    assert capsys.readouterr().out == (
        f"{Path('mine/words/ids.lock')} now holds edition 2026-1: 9 answers; 21 new ids. Commit it.\n"
    )
    lock = here / "mine" / "words" / "ids.lock"
    lock.write_text(
        lock.read_text(encoding="utf-8").replace("places:\n", "places:\n      - welcome.gone\n"), encoding="utf-8"
    )
    assert main(["check", *places], BUILD_PY) == 1
    assert capsys.readouterr().err.startswith(f"{lock.relative_to(here)}:")
