"""Prepares .venv from a lock file and starts the tool in it. Standard library only: it runs on a fresh machine.

The first run fills a folder .venv beside this file with the packages of the lock file; later runs start at once and
need no network.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from guidepress.core.os_errors import RefusedError
from guidepress.pipeline.folder_lock import folder_lock

PROJECT = Path(__file__).resolve().parent
UNFINISHED = "guidepress-unfinished"
"""A file in .venv while it is being set up. Where a start finds it, the set-up was cut off, and is begun anew."""
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)(?:\s*;\s*([^\\]*))?", re.MULTILINE)


class EnvironmentRefusedError(Exception):
    """The environment cannot be made; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Runs one command and returns its exit status.

    `--help` and `--version` are answered at once, before anything is installed.
    """
    if arguments[:1] != ["test"] and {"-h", "--help", "--version"} & {*arguments}:
        from guidepress.cli.checkout import BUILD_PY
        from guidepress.cli.main import main as answer

        return answer(arguments, BUILD_PY)
    try:
        python = prepare(PROJECT, "requirements-test.lock" if arguments[:1] == ["test"] else "requirements.lock")
    except EnvironmentRefusedError as refused:
        print(refused, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("Stopped before everything was set up. Run the same command again to set it up.", file=sys.stderr)
        return 130
    return _hand_over(python, arguments)


def _hand_over(python: str, arguments: list[str]) -> int:
    """Runs the tool in a child process (there is no exec on Windows)."""
    try:
        command = [python, "-X", "utf8", "-m", "guidepress.cli.checkout", *arguments]
        return subprocess.run(command, env={**os.environ, "PYTHONPATH": str(PROJECT)}).returncode
    except KeyboardInterrupt:
        return 130


def prepare(project: Path, lock_name: str) -> str:
    """The path of a Python that has every package of the lock file, set up first where it is not there yet.

    Raises EnvironmentRefusedError where the machine does not let it happen, KeyboardInterrupt where a person stops it.
    """
    home, lock = project / ".venv", project / lock_name
    wanted = _wanted(lock.read_text(encoding="utf-8"))
    if _is_usable(home) and wanted <= _installed(home):
        return str(_python_of(home))
    print(f"Setting up {home} from {lock.name}. This happens once.", file=sys.stderr, flush=True)
    try:
        with folder_lock(project):
            _set_up(home, lock, project / "wheels")
    except RefusedError as error:
        raise EnvironmentRefusedError(
            f"Another start is setting up {home}. Wait until it is done, then run this again."
        ) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise EnvironmentRefusedError(_advice(project, lock, error)) from error
    missing = wanted - _installed(home)
    if missing:
        raise EnvironmentRefusedError(
            f"{home} still lacks {', '.join(sorted(missing))}. Delete the folder and run this again."
        )
    return str(_python_of(home))


def _is_usable(home: Path) -> bool:
    """Whether there is an environment of this Python version whose set-up came to its end."""
    whole = _python_of(home).exists() and not (home / UNFINISHED).exists()
    return whole and _version_of(home) == _this_version()


def _set_up(home: Path, lock: Path, wheels: Path) -> None:
    """Makes the environment where there is none that can be used, and fills it."""
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    has_pip = any(package.startswith("pip==") for package in _installed(home))
    unfinished = home / UNFINISHED
    if not _is_usable(home) or (has_ensurepip and not has_pip):
        home.mkdir(exist_ok=True)
        _empty(home)
        unfinished.touch()
        venv.create(home, with_pip=has_ensurepip)
    unfinished.touch()
    try:
        _fill(_python_of(home), lock, wheels, has_ensurepip)
    except subprocess.CalledProcessError as error:
        if error.returncode > 0:  # pip gave up by itself, and before it installs anything it has fetched everything
            unfinished.unlink()
        raise
    unfinished.unlink()


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _fill(python: Path, lock: Path, wheels: Path, has_ensurepip: bool) -> None:
    """Installs the lock file's packages, by the new environment's pip or, where it has none, by this Python's."""
    if has_ensurepip:
        pip = [str(python), "-m", "pip"]
    elif importlib.util.find_spec("pip") is not None:
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
    else:
        raise OSError("this Python has neither ensurepip nor pip")
    source = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    command = [*pip, "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *source, "-r", str(lock)]
    # Apart from us, so that Ctrl and C reach us alone: pip would answer with a traceback. `run` then ends it.
    if sys.platform == "win32":
        subprocess.run(command, check=True, creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)
    else:
        subprocess.run(command, check=True, start_new_session=True)


def _advice(project: Path, lock: Path, error: Exception) -> str:
    return "\n".join(
        [
            f"The packages that guidepress needs could not be installed: {error}",
            "What helps, one of these:",
            f"- Connect to the internet and run this again. It fetches the packages of {lock.name} once.",
            "- On a machine with internet and the same system and Python version, run",
            f"      python -m pip download --require-hashes -r {lock.name} -d wheels",
            f"  and copy the folder wheels to {project}. It is then used instead of the network.",
            "- On Debian or Ubuntu, if pip is missing: apt install python3-pip python3-venv",
        ]
    )


def _python_of(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _this_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _version_of(home: Path) -> str:
    """The Python version an environment was made for, as in its own record."""
    try:
        text = (home / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", text, re.MULTILINE)
    return found.group(1) if found else ""


def _wanted(lock: str) -> set[str]:
    """The "name==version" of every pin that holds on this machine."""
    return {f"{_plain(name)}=={version}" for name, version, marker in PIN.findall(lock) if _holds(marker.strip())}


def _holds(marker: str) -> bool:
    """Whether a marker such as "sys_platform == 'win32'" is true here. The lock file uses the simple ones only."""
    values = {
        "sys_platform": sys.platform,
        "os_name": os.name,
        "platform_system": {"win32": "Windows", "darwin": "Darwin"}.get(sys.platform, "Linux"),
        "platform_python_implementation": {"cpython": "CPython", "pypy": "PyPy"}[sys.implementation.name],
        "implementation_name": sys.implementation.name,
    }
    for clause in re.split(r"\s+and\s+", marker) if marker else []:
        version = re.fullmatch(r"python(?:_full)?_version\s*(<|>=)\s*'([\d.]+)'", clause)
        if version:
            limit = tuple(int(number) for number in version.group(2).split("."))
            if (sys.version_info[: len(limit)] >= limit) != (version.group(1) == ">="):
                return False
            continue
        plain = re.fullmatch(r"(\w+)\s*(==|!=)\s*'([^']*)'", clause)
        if plain is None or plain.group(1) not in values:
            return False  # not understood: pip decides, and the package is not insisted on
        if (values[plain.group(1)] == plain.group(3)) != (plain.group(2) == "=="):
            return False
    return True


def _installed(home: Path) -> set[str]:
    """The "name==version" of every package in an environment, by the names of its records."""
    folders = home.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    records = [record.name.removesuffix(".dist-info") for folder in folders for record in folder.glob("*.dist-info")]
    return {f"{_plain(name)}=={version}" for name, _, version in (record.rpartition("-") for record in records)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
