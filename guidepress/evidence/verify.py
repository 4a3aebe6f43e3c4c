"""Runs every validator that is there over the files of builds. One start judges the files of many folders."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from guidepress.core.values import Value
from guidepress.evidence.book_validators import Ace, Axe, EpubCheck
from guidepress.evidence.deck_validators import OoxmlIntegrity, OpenXmlAudit
from guidepress.evidence.manifest import Checked
from guidepress.evidence.pdf_validators import Outloud, PdfUa, Qpdf, VeraPdf
from guidepress.evidence.verdicts import Findings, Validator, Verdict

VALIDATORS: tuple[Validator, ...] = (
    VeraPdf(),
    PdfUa(),
    Outloud(),
    Qpdf(),
    EpubCheck(),
    Ace(),
    Axe(),
    OpenXmlAudit(),
    OoxmlIntegrity(),
)


class NotRun(Value):
    """A validator that was not there."""

    tool: str
    rules: str
    get: str


class Evidence(Value):
    """What was said of the files of one folder."""

    build: str
    date: str
    verdicts: tuple[Verdict, ...]
    not_run: tuple[NotRun, ...]
    unjudged: tuple[str, ...]
    """Files that no validator that is there takes."""

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts that are not good."""
        return tuple(each for each in self.verdicts if each.findings.outcome == "failed")

    def record(self) -> dict[str, object]:
        """The evidence as a JSON object."""
        return {
            "build": self.build,
            "date": self.date,
            "failed_checks": len(self.failed),
            "verdicts": [each.record() for each in self.verdicts],
            "not_run": [{"tool": each.tool, "rules": each.rules, "get": each.get} for each in self.not_run],
            "unjudged_files": list(self.unjudged),
        }


def now() -> str:
    """The date and time in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def verify(
    folders: Mapping[Path, Checked], report: Callable[[str], None], validators: Sequence[Validator] = VALIDATORS
) -> dict[Path, Evidence]:
    """The evidence of each folder, whose files are as its manifest says. Equal files of several folders are judged
    once. `report` is called with the name of each validator before it runs.
    """
    began = now()
    there = {validator: version for validator in validators if (version := validator.version) is not None}
    missing = tuple(NotRun(each.name, each.rules, each.get) for each in validators if each not in there)
    verdicts: dict[Path, list[Verdict]] = {folder: [] for folder in folders}
    for validator, version in there.items():
        places = _places(validator, folders)
        if not places:
            continue
        report(f"{validator.name} {version}: {len(places)} files")
        for key, found in _judged(validator, places).items():
            for folder, path in places[key]:
                verdict = Verdict(validator.name, version, validator.rules, path, key[0], now(), found)
                verdicts[folder].append(verdict)
    return {
        folder: Evidence(
            checked.build,
            began,
            tuple(sorted(verdicts[folder], key=lambda each: (each.file, each.tool))),
            missing,
            tuple(path for path in checked.files if not any(each.takes(path) for each in there)),
        )
        for folder, checked in folders.items()
    }


Place = tuple[Path, str]
"""A folder, and the path of a file below it."""


def _places(validator: Validator, folders: Mapping[Path, Checked]) -> dict[tuple[str, str], list[Place]]:
    """Where each file stands that a validator takes, by its SHA-256 and its ending."""
    places: dict[tuple[str, str], list[Place]] = {}
    for folder, checked in folders.items():
        for path, sha256 in checked.files.items():
            if validator.takes(path):
                places.setdefault((sha256, PurePosixPath(path).suffix), []).append((folder, path))
    return places


def _judged(validator: Validator, places: Mapping[tuple[str, str], Sequence[Place]]) -> dict[tuple[str, str], Findings]:
    """The findings in each file, of which the first place is looked at."""
    paths = {key: folder.joinpath(*PurePosixPath(path).parts) for key, ((folder, path), *_) in places.items()}
    with tempfile.TemporaryDirectory(prefix="guidepress-") as scratch:
        found = validator.judge(list(paths.values()), Path(scratch))
    lost = Findings(not_judged="it said nothing about this file")
    return {key: found.get(path, lost) for key, path in paths.items()}
