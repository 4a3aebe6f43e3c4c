"""Runs every validator that is there over the files of builds. One start judges the files of many folders.

What was said is told after every start, so that a run that is stopped leaves what it has, and what it has not.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    to_come: Mapping[str, int] = {}
    """While a run goes on, or where it was stopped: the validators that have not looked at every file, with how many
    files are left.
    """

    @property
    def finished(self) -> bool:
        """Whether every validator that is there has looked at all of its files."""
        return not self.to_come

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts that are not good."""
        return tuple(each for each in self.verdicts if each.findings.outcome == "failed")

    def record(self) -> dict[str, object]:
        """The evidence as a JSON object."""
        return {
            "build": self.build,
            "date": self.date,
            "finished": self.finished,
            "failed_checks": len(self.failed),
            "verdicts": [each.record() for each in self.verdicts],
            "not_run": [{"tool": each.tool, "rules": each.rules, "get": each.get} for each in self.not_run],
            "to_come": [{"tool": tool, "files": count} for tool, count in self.to_come.items()],
            "unjudged_files": list(self.unjudged),
        }


Place = tuple[Path, str]
"""A folder, and the path of a file below it."""
Key = tuple[str, str]
"""What equal files have in common: their SHA-256 and their ending."""
Told = Callable[[Path, Evidence], None]
"""Called with a folder and what was said of its files up to now."""


def now() -> str:
    """The date and time in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _not_told(folder: Path, evidence: Evidence) -> None:
    """Tells nobody."""


def verify(
    folders: Mapping[Path, Checked],
    report: Callable[[str], None],
    validators: Sequence[Validator] = VALIDATORS,
    told: Told = _not_told,
    earlier: Iterable[Verdict] = (),
) -> dict[Path, Evidence]:
    """The evidence of each folder, whose files are as its manifest says. Equal files of several folders are judged
    once. `report` is called with the name of each validator before it runs.

    `told` is called for every folder before the first validator runs, and then after each start of a validator for the
    folders that have something new. `earlier` are verdicts of a run that was stopped: what has the same file, program
    and version is not judged again.
    """
    run = _Run(folders, validators, told)
    run.take_over(earlier)
    for folder in folders:
        told(folder, run.evidence(folder))
    for validator in run.there:
        run.judge(validator, report)
    return {folder: run.evidence(folder) for folder in folders}


class _Run:
    def __init__(self, folders: Mapping[Path, Checked], validators: Sequence[Validator], told: Told) -> None:
        self.folders, self.told, self.began = folders, told, now()
        self.there = {each: version for each in validators if (version := each.version) is not None}
        self.missing = tuple(NotRun(each.name, each.rules, each.get) for each in validators if each not in self.there)
        self.verdicts: dict[Path, list[Verdict]] = {folder: [] for folder in folders}
        self.places = {validator: _places(validator, folders) for validator in self.there}
        """Where each file stands that is still to be judged, for each validator."""
        self.left = Counter(
            (folder, each) for each in self.there for key in self.places[each].values() for folder, _ in key
        )
        """How many files of each folder each validator has still to judge."""

    def take_over(self, earlier: Iterable[Verdict]) -> None:
        """Keeps verdicts of an earlier run on files that are there now, with the time that they have."""
        named = {(each.name, version, each.rules): each for each, version in self.there.items()}
        for verdict in earlier:
            validator = named.get((verdict.tool, verdict.version, verdict.rules))
            key = verdict.sha256, PurePosixPath(verdict.file).suffix
            if validator is not None and key in self.places[validator]:
                self._keep(validator, key, verdict.findings, verdict.date)

    def judge(self, validator: Validator, report: Callable[[str], None]) -> None:
        """Lets a validator judge what is left, and tells after each of its starts."""
        places = self.places[validator]
        if places:
            report(f"{validator.name} {self.there[validator]}: {len(places)} files")
        for some in _in_starts(list(places), validator.at_once):
            concerned = dict.fromkeys(folder for key in some for folder, _ in places[key])
            for key, found in _judged(validator, {key: places[key] for key in some}).items():
                self._keep(validator, key, found, now())
            for folder in concerned:
                self.told(folder, self.evidence(folder))

    def _keep(self, validator: Validator, key: Key, found: Findings, date: str) -> None:
        for folder, path in self.places[validator].pop(key):
            verdict = Verdict(validator.name, self.there[validator], validator.rules, path, key[0], date, found)
            self.verdicts[folder].append(verdict)
            self.left[folder, validator] -= 1

    def evidence(self, folder: Path) -> Evidence:
        """What was said of a folder up to now."""
        checked = self.folders[folder]
        return Evidence(
            checked.build,
            self.began,
            tuple(sorted(self.verdicts[folder], key=lambda each: (each.file, each.tool))),
            self.missing,
            tuple(path for path in checked.files if not any(each.takes(path) for each in self.there)),
            {each.name: count for each in self.there if (count := self.left[folder, each])},
        )


def _places(validator: Validator, folders: Mapping[Path, Checked]) -> dict[Key, list[Place]]:
    """Where each file stands that a validator takes."""
    places: dict[Key, list[Place]] = {}
    for folder, checked in folders.items():
        for path, sha256 in checked.files.items():
            if validator.takes(path):
                places.setdefault((sha256, PurePosixPath(path).suffix), []).append((folder, path))
    return places


def _in_starts(keys: Sequence[Key], size: int) -> Iterator[Sequence[Key]]:
    for begin in range(0, len(keys), size):
        yield keys[begin : begin + size]


def _judged(validator: Validator, places: Mapping[Key, Sequence[Place]]) -> dict[Key, Findings]:
    """The findings in each file, of which the first place is looked at."""
    paths = {key: folder.joinpath(*PurePosixPath(path).parts) for key, ((folder, path), *_) in places.items()}
    with tempfile.TemporaryDirectory(prefix="guidepress-") as scratch:
        found = validator.judge(list(paths.values()), Path(scratch))
    lost = Findings(not_judged="it said nothing about this file")
    return {key: found.get(path, lost) for key, path in paths.items()}
