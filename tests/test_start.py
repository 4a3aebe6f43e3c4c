"""`build.py` before the tool runs: a Python that is too old, a set-up that is cut off, and two set-ups at once."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

import environment
from environment import UNFINISHED, EnvironmentRefusedError, prepare
from guidepress.pipeline.folder_lock import folder_lock
from tests.conftest import HOME

LOCK = "requirements.lock"
STOPPED = "Stopped before everything was set up. Run the same command again to set it up."

# ------------------------------------------------------------------------------------------------- an old Python

KNOWN_TO_ALL = (
    ast.Module, ast.Expr, ast.Constant, ast.Name, ast.Load, ast.Attribute, ast.Subscript, ast.Slice, ast.Tuple,
    ast.Call, ast.BinOp, ast.Add, ast.Compare, ast.Lt, ast.Eq, ast.If, ast.Try, ast.ExceptHandler, ast.Import,
    ast.ImportFrom, ast.alias,
)  # fmt: skip
"""What a file may be made of that every Python since 2.7 reads."""


def too_new(source: str) -> list[str]:
    """What an old Python would stumble over."""
    found = [ast.unparse(node) or type(node).__name__ for node in ast.walk(ast.parse(source)) if is_new(node)]
    return found if source.isascii() else [*found, "letters outside ASCII"]


def is_new(node: ast.AST) -> bool:
    future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
    return future or not isinstance(node, KNOWN_TO_ALL)


def test_an_old_python_can_read_its_message() -> None:
    """It reads the whole file before it runs the first line."""
    assert too_new((HOME / "build.py").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ["from __future__ import annotations", "f'{a}'", "def a(b: int): pass", "a: int = 1", "(a := 1)", "'é'"]
)
def test_what_an_old_python_cannot_read_is_noticed(line: str) -> None:
    assert too_new(f"import sys\n{line}\n")


def test_the_message_is_the_first_thing_that_happens() -> None:
    """Everything before it is a docstring or an import of what every Python has."""
    first, second, third, *_ = ast.parse((HOME / "build.py").read_text(encoding="utf-8")).body
    assert isinstance(first, ast.Expr)
    assert ast.unparse(second) == "import sys"
    assert isinstance(third, ast.If)
    assert ast.unparse(third.test) == "sys.version_info < (3, 11)"


# ------------------------------------------------------------------------------------------------- a set-up

FAKE_PIP = """
import os, sys
from pathlib import Path
if os.environ.get("PIP_WAITS"):
    print("pip has begun", flush=True)
    sys.stdin.read()
packages = Path(sys.argv[sys.argv.index("--python") + 1]).parent.parent / "lib" / "python3" / "site-packages"
(packages / "nothing-1.0.dist-info").mkdir(parents=True, exist_ok=True)
sys.exit(int(os.environ.get("PIP_ENDS", "0")))
"""
NO_ENSUREPIP = "import sys; sys.modules['ensurepip'] = None"
"""As on Debian: the environment is made without pip, which is quick, and this Python's pip fills it."""

MODULES = ("__init__", "core/__init__", "core/os_errors", "pipeline/__init__", "pipeline/folder_lock")
COPIED = ("build.py", "environment.py", *(f"guidepress/{name}.py" for name in MODULES))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the pretended pip lays out an environment of POSIX")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tool in a folder of its own, with one package to install and a pip that is pretended."""
    root = tmp_path / "tool"
    for name in COPIED:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, root / name)
    (root / "guidepress" / "cli").mkdir()
    (root / "guidepress" / "cli" / "checkout.py").write_text("print('the tool runs')", encoding="utf-8")
    (root / LOCK).write_text("nothing==1.0\n", encoding="utf-8")
    fakes = tmp_path / "fakes"
    (fakes / "pip").mkdir(parents=True)
    (fakes / "pip" / "__init__.py").touch()
    (fakes / "pip" / "__main__.py").write_text(FAKE_PIP, encoding="utf-8")
    (fakes / "sitecustomize.py").write_text(NO_ENSUREPIP, encoding="utf-8")
    return root


def start(project: Path, **env: str) -> subprocess.Popen[str]:
    """`python build.py` as a terminal starts it: in a group of processes, all of which hear Ctrl and C."""
    return subprocess.Popen(
        [sys.executable, "build.py"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project.parent / "fakes"), **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def runs(project: Path) -> None:
    process = start(project)
    said, wrong = process.communicate()
    assert (process.returncode, said) == (0, "the tool runs\n"), wrong


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@POSIX
def test_ctrl_and_c_while_packages_are_installed(project: Path) -> None:
    process = start(project, PIP_WAITS="1")
    assert first_line(process) == "pip has begun\n"
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    home = project / ".venv"
    assert said.splitlines() == [f"Setting up {home} from {LOCK}. This happens once.", STOPPED]
    assert process.returncode == 130
    (home / "half.txt").touch()
    runs(project)
    assert not (home / "half.txt").exists(), "it is begun anew"
    (home / "whole.txt").touch()
    runs(project)
    assert (home / "whole.txt").exists(), "what is whole is left alone"


@POSIX
def test_a_set_up_that_is_killed(project: Path) -> None:
    """No line of ours runs any more. The next start does as after Ctrl and C."""
    process = start(project, PIP_WAITS="1")
    assert first_line(process) == "pip has begun\n"
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    runs(project)


@POSIX
def test_a_second_start_while_the_first_sets_up(project: Path) -> None:
    first = start(project, PIP_WAITS="1")
    assert first_line(first) == "pip has begun\n"
    second = start(project)
    _, said = second.communicate()
    assert second.returncode == 3
    assert f"Another start is setting up {project / '.venv'}. Wait until it is done" in said
    assert first.communicate()[0] == "the tool runs\n"
    assert first.returncode == 0


@POSIX
def test_a_pip_that_gives_up_leaves_what_was_there(project: Path) -> None:
    """A machine without a network that wants more packages, such as those of the tests, keeps the ones it has."""
    runs(project)
    kept = project / ".venv" / "kept.txt"
    kept.touch()
    (project / LOCK).write_text("nothing==1.0\nmore==1.0\n", encoding="utf-8")
    process = start(project, PIP_ENDS="1")
    _, said = process.communicate()
    assert process.returncode == 3
    assert "could not be installed" in said
    assert "Traceback" not in said
    (project / LOCK).write_text("nothing==1.0\n", encoding="utf-8")
    runs(project)
    assert kept.exists()


def test_ctrl_and_c_while_the_environment_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has a Python by then, and no pip. The next start makes it again."""
    make, made = venv.create, []

    def cut_off(home: Path, **_: Any) -> None:
        make(home, with_pip=False)
        made.append(home)
        if len(made) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(environment, "PROJECT", tmp_path)
    monkeypatch.setattr(venv, "create", cut_off)
    monkeypatch.setattr(environment, "_install", lambda *_: None)
    (tmp_path / LOCK).write_text("", encoding="utf-8")
    assert environment.main(["check"]) == 130
    assert capsys.readouterr().err.splitlines()[1:] == [STOPPED]
    assert (tmp_path / ".venv" / UNFINISHED).exists()
    python = Path(prepare(tmp_path, LOCK))
    assert (python.exists(), len(made)) == (True, 2)
    assert not (tmp_path / ".venv" / UNFINISHED).exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".venv", LOCK]


def test_a_folder_that_another_start_holds(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("", encoding="utf-8")
    with folder_lock(tmp_path), pytest.raises(EnvironmentRefusedError, match="Another start"):
        prepare(tmp_path, LOCK)


def test_ctrl_and_c_before_the_command_has_begun(tmp_path: Path) -> None:
    """While Python loads the tool, an interrupt shows no traceback either."""
    (tmp_path / "argparse.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "guidepress", "check"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(HOME)])},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (130, "")


# ------------------------------------------------------------------------------------------------- where it is started


def test_a_package_of_the_same_name_where_the_person_stands_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as another checkout of the tool."""
    (tmp_path / "guidepress").mkdir()
    (tmp_path / "guidepress" / "__init__.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert environment._run_tool(sys.executable, ["new", "mine"]) == 0
    assert (tmp_path / "mine" / "source" / "guide.yaml").is_file()
