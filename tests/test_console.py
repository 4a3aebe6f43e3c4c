"""The console: quiet, as JSON, in colour or not, the time left, and the reason of a failed command."""

from __future__ import annotations

import errno
import io
import json
from pathlib import Path

import pytest

from guidepress.cli.console import Console, supports_colour
from guidepress.cli.main import main
from guidepress.cli.progress import Clock, load_times, progress_text, save_times
from guidepress.core.os_errors import PLAIN_REASONS, plain_reason
from guidepress.core.problems import Code, Problems, Where
from tests.conftest import run_build
from tests.test_advice import lay_out as advice_case
from tests.test_errors import lay_out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def two_problems() -> Problems:
    problems = Problems()
    problems.error(Code.UNKNOWN_KEY, Where("source/a.yaml", 3, 4), "wrong", "mend it")
    problems.warning(Code.LONG_LIST, Where("source/b.yaml"), "long")
    return problems


def test_a_finding_is_told_once_whatever_words_it_is_about() -> None:
    problems = Problems()
    for about in ("", "x", "y"):
        problems.error(Code.MISSING_GLYPH, Where("source/a.yaml", 3, 4), "no such letter", "use another", about)
    assert len(list(problems)) == 1


# ------------------------------------------------------------------------------------------------- for machines


def test_json_is_one_object_and_nothing_else(tmp_path: Path) -> None:
    source = lay_out("unknown-key", tmp_path)
    run = run_build("check", "--json", "--source", str(source))
    assert (run.returncode, run.stderr) == (1, "")
    answer = json.loads(run.stdout)
    assert (answer["status"], answer["command"], answer["errors"]) == (1, "check", len(answer["problems"]))
    assert answer["problems"][0].keys() == {"file", "line", "column", "severity", "code", "message", "hint"}
    assert answer["problems"][0]["code"] == "unknown-key"


def test_json_tells_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file", encoding="utf-8")
    run = run_build("pdf", "--json", "--output", str(tmp_path / "output"))
    assert (run.returncode, run.stderr) == (3, "")
    assert "a file stands where a folder is wanted" in json.loads(run.stdout)["refused"]["reason"]


def test_quiet_says_only_what_is_wrong(tmp_path: Path) -> None:
    good = run_build("check", "--quiet", "--source", str(lay_out("_base", tmp_path / "good")), "--guide", str(tmp_path))
    assert good.stdout == ""
    run = run_build(
        "pdf", "--quiet", "--source", str(lay_out("unknown-key", tmp_path / "bad")), "--guide", str(tmp_path)
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert all(": error " in line for line in run.stderr.splitlines())
    assert run.stderr


def test_a_quick_check_never_says_that_nothing_is_wrong(tmp_path: Path) -> None:
    source = str(advice_case("_base", tmp_path).source)
    whole, quick = run_build("check", "--source", source), run_build("check", "--quick", "--source", source)
    assert (whole.returncode, quick.returncode) == (0, 0)
    assert whole.stdout == "No mistakes were found.\n"
    assert "No mistakes" not in quick.stdout
    assert "without --quick" in quick.stdout


# ------------------------------------------------------------------------------------------------- colours


def test_colours_only_on_a_terminal_and_where_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert supports_colour(Terminal())
    assert not supports_colour(io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not supports_colour(Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not supports_colour(Terminal())


def test_a_problem_reads_the_same_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for no_color in ("", "1"):
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("NO_COLOR", no_color)
        stream = Terminal()
        monkeypatch.setattr("sys.stderr", stream)
        assert Console().report_problems(two_problems()) == 1
        said.append(stream.getvalue())
    painted, bare = said
    assert "\x1b[" in painted
    assert "\x1b[" not in bare
    for code in ("\x1b[31;1m", "\x1b[33;1m", "\x1b[2m", "\x1b[0m"):
        painted = painted.replace(code, "")
    assert painted == bare
    assert bare.endswith("1 error, 1 warning.\n")


# ------------------------------------------------------------------------------------------------- time left


def test_much_advice_of_one_code_is_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Errors, and warnings that are no advice, are all listed."""
    problems = Problems()
    for line in range(1, 9):
        where = Where("source/parts/a.yaml", line)
        problems.warning(Code.SPELLING, where, "American spelling")
        problems.error(Code.BAD_LINK, where, "a bad link")
        problems.warning(Code.CHANGED_ID, where, "a changed id")
    Console().report_problems(problems)
    said = capsys.readouterr().err
    assert [said.count(words) for words in ("American", "bad link", "changed id")] == [5, 8, 8]
    assert "… and 3 more warnings of spelling (--all lists them)\n8 errors, 16 warnings.\n" in said
    Console(list_all=True).report_problems(problems)
    said = capsys.readouterr().err
    assert said.count("American") == 8
    assert "--all" not in said
    console = Console(as_json=True)
    console.report_problems(problems)
    assert len(console.record["problems"]) == 24


def test_time_left_is_the_rest_of_the_last_build() -> None:
    clock = Clock({"read": 1.0, "set": 4.0, "bind": 2.0}, began=100)
    clock.begin("read", 100)
    assert clock.left(100.5) == 6.5
    clock.begin("set", 101)
    assert clock.left(103) == 4
    clock.begin("bind", 105)
    assert clock.left(109) == 0
    clock.end(109)
    assert clock.times == {"read": 1.0, "set": 4.0, "bind": 4.0}


def test_time_left_follows_the_pace_of_this_build() -> None:
    clock = Clock({"read": 1.0, "set": 4.0}, began=0)
    clock.begin("read", 0)
    clock.begin("set", 2)
    assert clock.left(2) == 8


def test_nothing_is_said_of_a_step_never_met() -> None:
    clock = Clock({"read": 1.0}, began=0)
    clock.begin("set", 0)
    assert clock.left(1) is None
    assert progress_text("Setting", None) == "Setting"
    assert progress_text("Setting", 0.4) == "Setting – nearly done"
    assert progress_text("Setting", 12.2) == "Setting – about 12 seconds left"
    assert progress_text("Setting", 170) == "Setting – about 3 minutes left"


def test_times_are_kept_if_they_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "times.json"
    monkeypatch.setattr("guidepress.cli.progress.TIMES_FILE", kept)
    assert load_times() == {}
    save_times("pdf", {"read": 1.5})
    save_times("all", {"read": 2.5})
    assert load_times() == {"pdf": {"read": 1.5}, "all": {"read": 2.5}}
    kept.write_text("[broken", encoding="utf-8")
    assert load_times() == {}
    monkeypatch.setattr("guidepress.cli.progress.TIMES_FILE", tmp_path / "no" / "folder.json")
    save_times("pdf", {"read": 1.5})


# ------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize("code", sorted(PLAIN_REASONS))
def test_a_refusal_is_told_in_plain_words(code: int) -> None:
    reason, hint = plain_reason(OSError(code, "as the system says", "output/book.epub"))
    assert reason.endswith(" (output/book.epub)")
    assert "Errno" not in reason + hint


def test_an_unknown_refusal_is_told_as_the_system_does() -> None:
    reason, hint = plain_reason(OSError(errno.EIO, "Input/output error"))
    assert (reason, hint) == ("input/output error", "try again")


def test_a_fault_of_the_tool_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(request: object) -> int:
        raise KeyError("gone")

    monkeypatch.setattr("guidepress.cli.commands.check.run", faulty)
    monkeypatch.delenv("GUIDEPRESS_TRACEBACK", raising=False)
    assert main(["check"]) == 3
    said = capsys.readouterr().err
    assert "the tool itself has a fault (KeyError at test_console.py:" in said
    assert "Traceback" not in said
    monkeypatch.setenv("GUIDEPRESS_TRACEBACK", "1")
    with pytest.raises(KeyError):
        main(["check"])


def test_an_interrupted_command_says_so_by_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(request: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("guidepress.cli.commands.check.run", interrupted)
    assert main(["check"]) == 130
