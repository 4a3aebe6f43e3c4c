"""Prepares .venv from a lock file and starts the tool in it. It needs the standard library only, on a new machine.

The first run creates a folder .venv beside this file, with the packages of the lock file. Later runs start at once and
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
"""A file in .venv during the set-up. If it is there at the start, the set-up was interrupted, and begins again."""
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)(?:\s*;\s*([^\\]*))?", re.MULTILINE)
"""A line of a lock file: name, version and marker of a package."""


class EnvironmentRefusedError(Exception):
    """The environment cannot be made; the text says what to do."""


def main(arguments: list[str]) -> int:
    """Runs one command and returns its exit status.

    `--help` and `--version` run at once, before anything is installed.
    """
    if arguments[:1] != ["test"] and {"-h", "--help", "--version"} & {*arguments}:
        from guidepress.cli.checkout import BUILD_PY
        from guidepress.cli.main import main as run_command

        return run_command(arguments, BUILD_PY)
    try:
        python = prepare(PROJECT, "requirements-test.lock" if arguments[:1] == ["test"] else "requirements.lock")
    except EnvironmentRefusedError as refused:
        print(refused, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("Stopped before everything was set up. Run the same command again to set it up.", file=sys.stderr)
        return 130
    return _run_tool(python, arguments)


def _run_tool(python: str, arguments: list[str]) -> int:
    """Runs the tool in a child process, since Windows has no exec."""
    try:
        command = [python, "-P", "-X", "utf8", "-m", "guidepress.cli.checkout", *arguments]
        return subprocess.run(command, env={**os.environ, "PYTHONPATH": str(PROJECT)}).returncode
    except KeyboardInterrupt:
        return 130


def prepare(project: Path, lock_name: str) -> str:
    """The path of a Python that has every package of the lock file. The environment is set up first if needed.

    Raises EnvironmentRefusedError where the set-up is not possible, KeyboardInterrupt where a person stops it.
    """
    home, lock = project / ".venv", project / lock_name
    wanted = _pinned_packages(lock.read_text(encoding="utf-8"))
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
    """Whether there is a complete environment for this Python version."""
    whole = _python_of(home).exists() and not (home / UNFINISHED).exists()
    return whole and _version_of(home) == _this_version()


def _set_up(home: Path, lock: Path, wheels: Path) -> None:
    """Creates the environment if there is no usable one, and installs the packages."""
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    has_pip = any(package.startswith("pip==") for package in _installed(home))
    unfinished = home / UNFINISHED
    if not _is_usable(home) or (has_ensurepip and not has_pip):
        home.mkdir(exist_ok=True)
        _clear_folder(home)
        unfinished.touch()
        venv.create(home, with_pip=has_ensurepip)
    unfinished.touch()
    try:
        _install(_python_of(home), lock, wheels, has_ensurepip)
    except subprocess.CalledProcessError as error:
        if error.returncode > 0:  # pip ended by itself; it downloads all packages before it installs one
            unfinished.unlink()
        raise
    unfinished.unlink()


def _clear_folder(folder: Path) -> None:
    """Deletes everything in a folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _install(python: Path, lock: Path, wheels: Path, has_ensurepip: bool) -> None:
    """Installs the packages of the lock file with the pip of the environment, or with that of this Python if it has
    none.
    """
    if has_ensurepip:
        pip = [str(python), "-m", "pip"]
    elif importlib.util.find_spec("pip") is not None:
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
    else:
        raise OSError("this Python has neither ensurepip nor pip")
    source = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    command = [*pip, "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *source, "-r", str(lock)]
    # In a process group of its own, so that Ctrl and C do not reach pip, which would print a traceback. `run` ends pip.
    if sys.platform == "win32":
        subprocess.run(command, check=True, creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)
    else:
        subprocess.run(command, check=True, start_new_session=True)


def _advice(project: Path, lock: Path, error: Exception) -> str:
    """The message about packages that could not be installed."""
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
    """The Python version of an environment, from its pyvenv.cfg."""
    try:
        text = (home / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""
    match = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", text, re.MULTILINE)
    return match.group(1) if match else ""


def _pinned_packages(lock: str) -> set[str]:
    """The "name==version" of every package of the lock file that this machine needs."""
    return {
        f"{_normalised(name)}=={version}"
        for name, version, marker in PIN.findall(lock)
        if _marker_applies(marker.strip())
    }


def _marker_applies(marker: str) -> bool:
    """Whether a marker such as "sys_platform == 'win32'" is true here. The lock file has simple markers only."""
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
            return False  # an unknown marker: pip decides, and the package is not required here
        if (values[plain.group(1)] == plain.group(3)) != (plain.group(2) == "=="):
            return False
    return True


def _installed(home: Path) -> set[str]:
    """The "name==version" of every package in an environment, from the names of its .dist-info folders."""
    folders = home.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    records = [record.name.removesuffix(".dist-info") for folder in folders for record in folder.glob("*.dist-info")]
    return {f"{_normalised(name)}=={version}" for name, _, version in (record.rpartition("-") for record in records)}


def _normalised(name: str) -> str:
    """The name of a package in the normalised form of PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()
