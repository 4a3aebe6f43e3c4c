"""`verify`: lets every validator that is there judge built files, and writes the evidence beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE, SOURCE_ERRORS, USAGE
from guidepress.core.problems import Problems
from guidepress.evidence.manifest import (
    NAME,
    SIGNATURE,
    Checked,
    check_manifest,
    has_minisign,
    sign,
    signature_fault,
)
from guidepress.evidence.verify import VALIDATORS, Evidence, verify
from guidepress.evidence.write import FOLDER, PAGE, unfinished_verdicts, write_evidence
from guidepress.pipeline.documents import theme_of
from guidepress.pipeline.editions.job import folder_of
from guidepress.pipeline.editions.run import renew_index
from guidepress.pipeline.report.words import counted

if TYPE_CHECKING:
    from guidepress.theme import Theme

STOPPED = 130
"""The exit status after Ctrl and C."""


def run(request: Request) -> int:
    """Looks at every folder. The exit status is 1 if a file is not as it was built, or a check failed."""
    console = request.console
    folders = list(_folders(request.files or _default(request)))
    if not folders:
        place = ", ".join(display_path(path) for path in request.files) or display_path(request.output)
        console.report_refusal(f"there is no {NAME} in {place}", "build first, or name the folder of a build")
        return USAGE
    if (request.sign or request.public_key) and not has_minisign():
        console.report_refusal("minisign is not installed", "get it from jedisct1.github.io/minisign")
        return USAGE
    checked = {folder: found for folder in folders if (found := _compared(request, folder)) is not None}
    bad = len(folders) - len(checked)
    if request.manifest:
        return _finish(request, len(folders), bad)
    theme = theme_of(request.project(), Problems())
    if theme is None:
        console.report_refusal("the design of the guide has mistakes", f"run {request.invocation.program} check")
        return SOURCE_ERRORS
    proved = _proved(request, checked, theme)
    for parent in {folder.parent for folder in checked}:
        renew_index(parent)
    if proved is None:
        return STOPPED
    for folder, evidence in proved.items():
        _tell(request, folder, evidence)
    console.record["evidence"] = [
        {"folder": str(folder), "failed": len(each.failed), "verdicts": len(each.verdicts)}
        for folder, each in proved.items()
    ]
    bad += sum(bool(each.failed) for each in proved.values())
    return SOURCE_ERRORS if bad else DONE


def _proved(request: Request, checked: Mapping[Path, Checked], theme: Theme) -> dict[Path, Evidence] | None:
    """The evidence of each folder, which is written as it grows; None where a person stops the run."""
    console = request.console
    earlier = [verdict for folder, found in checked.items() for verdict in unfinished_verdicts(folder, found.build)]
    if earlier:
        found = counted(len(earlier), "verdict")
        console.print_note(f"{found} of the run that was stopped: what still has the same file and program is kept.")
    try:
        with console.progress("verify") as report:
            return verify(checked, report, VALIDATORS, partial(write_evidence, theme=theme), earlier)
    except KeyboardInterrupt:
        console.print_note("Stopped. The evidence says what was not looked at. Run the same command again to go on.")
        return None


def _default(request: Request) -> Sequence[Path]:
    return (request.output, folder_of(request.output, ""))


def _folders(paths: Sequence[Path]) -> Iterator[Path]:
    """Those of these folders that hold a build, and the folders of editions in them."""
    for path in paths:
        if (path / NAME).is_file():
            yield path
        elif path.is_dir():
            yield from sorted(below.parent for below in path.glob(f"*/{NAME}"))


def _compared(request: Request, folder: Path) -> Checked | None:
    """The files of a folder where all are as they were built; else None, and what is not is told."""
    console, found = request.console, check_manifest(folder)
    shown = display_path(folder)
    if found is None:
        console.print_problem(f"{shown}: {NAME} cannot be read; build again")
        return None
    for words, paths in (("is not as it was built", found.changed), ("is missing", found.missing)):
        for path in paths:
            console.print_problem(f"{display_path(folder / path)} {words}; build again")
    fault = signature_fault(folder, request.public_key) if request.public_key else ""
    if fault:
        console.print_problem(f"{shown}: the signature is not good: {fault}")
    if not found.is_whole or fault:
        return None
    signed = ", and signed" if request.public_key else ""
    console.print_line(f"{shown}: all {len(found.files)} files are as they were built{signed}.")
    if request.sign and (fault := sign(folder, request.sign)):
        console.print_problem(f"{shown}: {NAME} could not be signed: {fault}")
        return None
    if request.sign:
        console.print_line(f"{shown}: signed, in {SIGNATURE}.")
    return found


def _finish(request: Request, count: int, bad: int) -> int:
    request.console.record |= {"folders": count, "not_as_built": bad}
    return SOURCE_ERRORS if bad else DONE


def _tell(request: Request, folder: Path, evidence: Evidence) -> None:
    console, shown = request.console, display_path(folder)
    for verdict in evidence.failed:
        first = verdict.findings.failed[0]
        console.print_problem(f"{shown}/{verdict.file}: {verdict.tool}: {len(verdict.findings.failed)} failed: {first}")
    if not evidence.verdicts:
        console.print_line(f"{shown}: no validator was there, so nothing was checked.")
    elif not evidence.failed:
        console.print_line(
            f"{shown}: no failed machine check, by {len({each.tool for each in evidence.verdicts})} programs."
        )
    if evidence.not_run:
        console.print_line(f"{shown}: not run: {', '.join(each.tool for each in evidence.not_run)}.")
    console.print_line(f"{shown}: the evidence is in {display_path(folder / FOLDER / PAGE)}.")
