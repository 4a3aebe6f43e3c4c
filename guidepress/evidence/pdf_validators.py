"""The validators of PDF files."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from guidepress.evidence.verdicts import Findings, Validator, none_judged, output_of, package_version, program, scripts

_UA_PART = re.compile(rb"pdfuaid:part[>=]\s*[\"']?(\d)")


class VeraPdf(Validator):
    """veraPDF, by the part of PDF/UA that a file says it follows."""

    name = "veraPDF"
    rules = "PDF/UA-1, or PDF/UA-2 where a file says so"
    endings = (".pdf",)
    get = "in a checkout, with Java and Maven: mvn -q -B -f tests/validators/verapdf/pom.xml package"

    @property
    def version(self) -> str | None:
        library = next(iter(sorted(self._folder().glob("lib/core-*.jar"))), None)
        if library is None or shutil.which("java") is None:
            return None
        return library.stem.removeprefix("core-")

    @staticmethod
    def _folder() -> Path:
        return (scripts() or Path()) / "verapdf" / "target"

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        by_part: dict[str, list[Path]] = {}
        for path in files:
            match = _UA_PART.search(path.read_bytes())
            by_part.setdefault(match.group(1).decode() if match else "1", []).append(path)
        found: dict[Path, Findings] = {}
        for part, group in by_part.items():
            found |= self._judge(f"PDFUA_{part}", group)
        return found

    def _judge(self, flavour: str, files: Sequence[Path]) -> dict[Path, Findings]:
        folder = self._folder()
        classes = os.pathsep.join((str(folder / "classes"), str(folder / "lib" / "*")))
        quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
        run = output_of(["java", *quick, "-cp", classes, "Driver", flavour, *map(str, files)])
        rows = [line.split("\t") for line in run.stdout.splitlines()]
        judged = {row[0] for row in rows if len(row) > 2 and row[2] in ("ok", "failed")}
        failed: dict[str, list[str]] = {}
        for row in rows:
            if len(row) > 4 and row[2] not in ("ok", "failed"):
                failed.setdefault(row[0], []).append(f"{row[1]} {row[2]}: {row[4]} ({row[3]} times)")
        found = none_judged([path for path in files if str(path) not in judged], run)
        return found | {path: Findings(tuple(failed.get(str(path), ()))) for path in files if str(path) in judged}


class Outloud(Validator):
    """outloud, which follows the tags as a screen reader does. What it calls semantic is a guess that a person has to
    judge (it takes the head of a table that goes on for prose that nobody hears), so it is a remark, as warnings are.
    """

    name = "outloud"
    rules = "how tags read aloud"
    endings = (".pdf",)
    get = "python -m pip install outloud"
    at_once = 1

    @property
    def version(self) -> str | None:
        return package_version("outloud") if program("outloud") else None

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        found: dict[Path, Findings] = {}
        guesses = self._guesses()
        for number, path in enumerate(files):
            report = scratch / f"outloud-{number}.json"
            run = output_of([program("outloud") or "outloud", "--json", str(report), "--fail-on", "never", str(path)])
            if not report.is_file():
                found |= none_judged([path], run)
                continue
            entries = list(_entries(json.loads(report.read_text(encoding="utf-8"))))
            failed = [each for each in entries if each["severity"] == "error" and each["rule"] not in guesses]
            found[path] = Findings(
                tuple(map(_words, failed)), tuple(_words(entry) for entry in entries if entry not in failed)
            )
        return found

    @staticmethod
    def _guesses() -> set[str]:
        """The rules that outloud calls semantic. If it does not list them, every error counts as a failed check."""
        rows = [
            line.split() for line in output_of([program("outloud") or "outloud", "--list-rules"]).stdout.splitlines()
        ]
        return {row[0] for row in rows if len(row) > 1 and row[1] == "semantic"}


def _entries(node: Any) -> Iterator[Mapping[str, Any]]:
    """The findings anywhere in a report of outloud."""
    if isinstance(node, dict):
        if "severity" in node and "rule" in node:
            yield node
        for value in node.values():
            yield from _entries(value)
    elif isinstance(node, list):
        for value in node:
            yield from _entries(value)


def _words(entry: Mapping[str, Any]) -> str:
    page = f", page {entry['page']}" if entry.get("page") else ""
    return f"{entry['rule']}{page}: {entry.get('message') or entry.get('evidence') or ''}"[:200]


class PdfUa(Validator):
    """pdfua, a second opinion on PDF/UA-1."""

    name = "pdfua"
    rules = "PDF/UA-1"
    endings = (".pdf",)
    get = "python -m pip install pdfua"
    at_once = 1

    @property
    def version(self) -> str | None:
        return package_version("pdfua") if program("pdfua") else None

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        found: dict[Path, Findings] = {}
        for path in files:
            run = output_of([program("pdfua") or "pdfua", "check", "-f", "json", str(path)])
            try:
                entries = json.loads(run.stdout)["findings"]
            except (ValueError, KeyError, TypeError):
                found |= none_judged([path], run)
                continue
            found[path] = Findings(tuple(json.dumps(entry, ensure_ascii=False)[:200] for entry in entries))
        return found


class Qpdf(Validator):
    """qpdf, which reads the whole structure of a file."""

    name = "qpdf"
    rules = "the structure of the file"
    endings = (".pdf",)
    get = "qpdf.sourceforge.io, or the package qpdf of the system"
    at_once = 1

    @property
    def version(self) -> str | None:
        tool = program("qpdf")
        if tool is None:
            return None
        match = re.search(r"version (\S+)", output_of([tool, "--version"]).stdout)
        return match.group(1) if match else "unknown"

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        found = {}
        for path in files:
            run = output_of([program("qpdf") or "qpdf", "--check", str(path)])
            said = tuple((run.stdout + run.stderr).strip().splitlines()[-5:])
            found[path] = Findings(said) if run.returncode else Findings()
        return found
