"""The tool installed from its wheel, in an environment that holds nothing else, makes what a checkout makes.

The packages come from a folder `wheels/` beside build.py if there is one, and otherwise from the index, which is asked
only where validators are required.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import PATIENCE
from tests.conftest import HOME, REQUIRED, need
from tests.test_build import hashes

PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WHEELS = HOME / "wheels"
EPOCH = "1700000000"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

# ------------------------------------------------------------------------------------------------- what it needs


def test_the_packages_are_those_that_the_lock_file_is_made_from() -> None:
    listed = (HOME / "requirements.in").read_text(encoding="utf-8").splitlines()
    wanted = {canonicalize_name(line.split()[0]) for line in listed if line and not line.startswith("#")}
    assert {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]} == wanted


def test_the_locked_versions_are_within_the_bounds() -> None:
    locked = dict(PIN.findall((HOME / "requirements.lock").read_text(encoding="utf-8")))
    for text in PROJECT["dependencies"]:
        requirement = Requirement(text)
        assert any(bound.operator == ">=" for bound in requirement.specifier), text
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), text


# ------------------------------------------------------------------------------------------------- the wheel


def wheel_of(project: Path, target: Path) -> Path:
    """The wheel of a project folder, built without a network."""
    need("hatchling", importlib.util.find_spec("hatchling") is not None)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    run = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(HOME, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_is_the_same_bytes_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    """From a copy with other file times, which lies below another path."""
    names = ["guidepress", "layouts", "assets", "schema", "starter"]
    for name in names:
        shutil.copytree(HOME / name, tmp_path / "copy" / name, copy_function=shutil.copyfile)
    for name in (".gitignore", "LICENSE", "README.md", "pyproject.toml"):
        shutil.copyfile(HOME / name, tmp_path / "copy" / name)
    again = wheel_of(tmp_path / "copy", tmp_path / "again")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_tool_and_nothing_of_the_guide(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = {name for name in package.namelist() if ".dist-info/" not in name}
    wanted = {path.relative_to(HOME).as_posix() for path in (HOME / "guidepress").rglob("*") if path.is_file()}
    wanted = {name for name in wanted if "__pycache__" not in name}
    for folder in ("layouts", "assets/fonts", "assets/icons", "schema", "starter"):
        files = [path for path in (HOME / folder).rglob("*") if path.is_file()]
        assert files
        wanted |= {f"guidepress/data/{path.relative_to(HOME).as_posix()}" for path in files}
    assert names == wanted
    assert "guidepress/labels/en.yaml" in names
    assert "guidepress/py.typed" in names


# ------------------------------------------------------------------------------------------------- installed


class Installed:
    """An environment with the wheel and the locked packages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scripts = folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *words: str, cwd: Path, program: str = "guidepress") -> subprocess.CompletedProcess[str]:
        """Runs a program of the environment as a person does, with no trace of the checkout."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GUIDEPRESS"))}
        env["XDG_CACHE_HOME"] = str(self.folder / "cache")
        command = [str(self.scripts / program), *words]
        return subprocess.run(
            command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE
        )

    def files(self) -> set[str]:
        """What stands in the environment, but for modules that Python compiled."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*"))
        return {name for name in found if "__pycache__" not in name}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """As docs/organisations.md says: the locked packages with their hashes, then the wheel alone."""
    need("pip", importlib.util.find_spec("pip") is not None)
    need("the folder wheels/ with the packages of requirements.lock", WHEELS.is_dir() or REQUIRED)
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=False)
    made = Installed(home)
    python = made.scripts / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install", "--quiet"]
    source = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []
    for what in (
        [*source, "--require-hashes", "-r", str(HOME / "requirements.lock")],
        ["--no-index", "--no-deps", str(wheel)],
    ):
        run = subprocess.run([*pip, *what], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
    return made


@pytest.fixture(scope="module")
def guide(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new guide, begun in an empty folder, checked and built there; the environment is as it was."""
    before, empty = installed.files(), tmp_path_factory.mktemp("empty")
    begun = installed.run("new", "my-guide", cwd=empty)
    assert (begun.returncode, begun.stderr) == (0, "")
    assert begun.stdout.endswith('\n  guidepress build --guide "my-guide"\n')
    folder = empty / "my-guide"
    checked = installed.run("check", cwd=folder)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "No mistakes were found.\n", "")
    made = installed.run("build", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert installed.files() == before
    return folder


def test_an_installed_tool_makes_what_a_checkout_makes(guide: Path, tmp_path: Path) -> None:
    """Every format, and the manifest with the name of the build."""
    shutil.copytree(guide / "source", tmp_path / "guide" / "source")
    shutil.copytree(guide / "assets", tmp_path / "guide" / "assets")
    command = [sys.executable, str(HOME / "build.py"), "--guide", str(tmp_path / "guide")]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    made = hashes(guide / "output")
    assert made == hashes(tmp_path / "guide" / "output")
    endings = {Path(name).suffix for name in made}
    assert {".pdf", ".epub", ".zip", ".pptx", ".json", ".txt"} <= endings
    assert sum(name.endswith(".zip") for name in made) == 2  # pages, and the package for learning systems


def test_several_formats_from_another_folder(guide: Path, installed: Installed, tmp_path: Path) -> None:
    run = installed.run("build", "pdf", "epub", "--guide", str(guide), "--output", str(tmp_path / "out"), cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    made, everything = hashes(tmp_path / "out"), hashes(guide / "output")
    assert {Path(name).suffix for name in made} == {".pdf", ".epub", ".json", ".html"}
    named = {"manifest.json", "report.json", "report.html"}  # these tell of the formats that were made
    assert all(made[name] == everything[name] for name in made if name not in named)


def test_it_says_what_it_is_and_has_no_tests(installed: Installed, tmp_path: Path) -> None:
    assert installed.run("--version", cwd=tmp_path).stdout == f"guidepress {PROJECT['version']}\n"
    shown = installed.run("--help", cwd=tmp_path).stdout
    assert "  guidepress build epub " in shown
    assert "build.py" not in shown
    assert "guidepress test" not in shown
    refused = installed.run("test", cwd=tmp_path)
    assert refused.returncode == 2
    assert "test is for the tool's own repository" in refused.stderr
    lost = installed.run("build", cwd=tmp_path)
    assert lost.returncode == 2
    assert "this folder holds no guide (source/guide.yaml)" in lost.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_is_a_module_and_a_library_too(installed: Installed, guide: Path, tmp_path: Path) -> None:
    run = installed.run("-m", "guidepress", "--version", cwd=tmp_path, program="python")
    assert run.stdout == f"guidepress {PROJECT['version']}\n"
    code = "import guidepress, sys; print(guidepress.check(sys.argv[1]), guidepress.__file__)"
    run = installed.run("-c", code, str(guide), cwd=tmp_path, program="python")
    assert run.stdout.startswith(f"() {installed.folder}"), run.stderr


def test_pipx_runs_it_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """As docs/organisations.md says: in an environment that pipx makes, with the locked versions as constraints."""
    need("pipx", importlib.util.find_spec("pipx") is not None)
    need("the index of packages", REQUIRED)
    pins = PIN.findall((HOME / "requirements.lock").read_text(encoding="utf-8"))
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in pins), encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GUIDEPRESS"))}
    env["PIPX_HOME"] = str(tmp_path / "pipx")
    env["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    pipx = [sys.executable, "-m", "pipx", "run", f"--pip-args=-c {constraints}", "--spec", str(wheel), "guidepress"]
    for words in (["new", "my-guide"], ["check", "--guide", "my-guide"], ["build", "epub", "--guide", "my-guide"]):
        run = subprocess.run([*pipx, *words], cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8")
        assert run.returncode == 0, run.stdout + run.stderr
    assert list((tmp_path / "my-guide" / "output").glob("*.epub"))
