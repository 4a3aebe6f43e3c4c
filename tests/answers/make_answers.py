"""Makes the folder of an edition: its workbook filled by five programs, a file of answers, what learning systems keep.

Run it once, when the edition is locked, from the folder of the project, with the files that were built:

    python -m tests.answers.make_answers --workbook workbook.pdf --web web.zip --kept scorm.zip --sent other.zip

`--sent` is a package of the same guide with `send-answers: true`, `--kept` one without. The edition is the last of
source/ids.lock. Needs what .ci/run installs, and pdftk (Debian: pdftk-java). Then write README.md in the folder.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import html

from guidepress.core.problems import Problems
from guidepress.pipeline.publish import json_bytes
from guidepress.source.ids_lock import PublishedEdition, read_lock
from tests.answers import HERE
from tests.answers.kept import answers_in
from tests.answers.plain import Value, plain_answers, typed
from tests.fill import by_mupdf, by_pdfium, by_pdfjs, by_pdftk, by_pypdf
from tests.fill.answers import Step
from tests.fill.form import Question, questions
from tests.validators import NODE_MODULES
from tests.validators.epub import BROWSERS

HOME = HERE.parent.parent
PROGRAMS = {"pdfjs": by_pdfjs, "pdfium": by_pdfium, "mupdf": by_mupdf, "pypdf": by_pypdf, "pdftk": by_pdftk}
SENT_EVERY = 16
"""Every so many answers go to the learning systems, and the first long one, which has no room there."""
PATIENCE = 30_000
"""Milliseconds that a page may take."""
NOT_ON_THE_WEB = "more-notes-"


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("workbook", "web", "kept", "sent"):
        reader.add_argument(f"--{name}", type=Path, required=True)
    files = reader.parse_args()
    edition = _last_edition()
    folder = HERE / edition.id
    folder.mkdir()  # one that is there is never made anew
    asked = questions(files.workbook)
    lines = {name for name, question in asked.items() if question.kind == "lines"}
    areas = _areas(files.web)
    answers = plain_answers(edition, {name for name in lines if name in areas or name.startswith(NOT_ON_THE_WEB)})
    in_workbook = typed(edition, answers, lines - areas)
    with tempfile.TemporaryDirectory() as scratch:
        _fill(files.workbook, asked, {**answers, **in_workbook}, Path(scratch), folder)
        for_pages = {name: value for name, value in answers.items() if not name.startswith(NOT_ON_THE_WEB)}
        _web(files.web, for_pages, Path(scratch), folder)
        for_systems = _some(for_pages)
        _scorm({"sent": files.sent, "kept": files.kept}, for_systems, Path(scratch), folder)
    sent = answers_in(json.loads((folder / "scorm-sent.json").read_text(encoding="utf-8")))
    record = {
        "edition": edition.id,
        "workbook": {"file": "workbook.pdf.gz", "sha256": hashlib.sha256(files.workbook.read_bytes()).hexdigest()},
        "answers": answers,
        "typed": in_workbook,
        "programs": {name: {"file": f"{name}.pdf.gz", "differs": {}} for name in PROGRAMS},
        "web": {"file": "web.json"},
        "scorm": {
            "answered": sorted(for_systems),
            "sent": {"file": "scorm-sent.json", "left": sorted(set(for_systems) - set(sent))},
            "kept": {"file": "scorm-kept.json"},
        },
    }
    (folder / "expected.json").write_bytes(json_bytes(record))


def _last_edition() -> PublishedEdition:
    problems = Problems()
    lock = read_lock((HOME / "source" / "ids.lock").read_bytes(), problems)
    assert lock is not None, list(problems)
    return lock.editions[-1]


def _areas(pages: Path) -> set[str]:
    """The answers that have a box of several lines on the web."""
    with zipfile.ZipFile(pages) as files:
        roots = [html.fromstring(files.read(name)) for name in files.namelist() if name.endswith(".html")]
    return {str(name) for root in roots for name in root.xpath("//textarea/@data-answer")}


def _fill(
    workbook: Path, asked: dict[str, Question], answers: Mapping[str, Value], scratch: Path, folder: Path
) -> None:
    """The workbook, as built and filled by each program, packed."""
    done: list[Step] = []
    for name, value in answers.items():
        done.append((name, asked[name].states[0] if value is True else str(value)))
    _pack(workbook, folder / "workbook.pdf.gz")
    for name, program in PROGRAMS.items():
        target = scratch / f"{name}.pdf"
        program.fill(workbook, target, asked, done)
        _pack(target, folder / f"{name}.pdf.gz")


def _pack(path: Path, target: Path) -> None:
    target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def _some(answers: Mapping[str, Value]) -> dict[str, Value]:
    names = sorted(answers)
    long = next(name for name in names if len(str(answers[name])) > 2000)
    return {name: answers[name] for name in sorted({*names[::SENT_EVERY], long})}


def _web(pages: Path, answers: Mapping[str, Value], scratch: Path, folder: Path) -> None:
    site, saved = scratch / "site", scratch / "saved"
    saved.mkdir()
    zipfile.ZipFile(pages).extractall(site)
    told = _told(answers, scratch)
    where = [_browser(), str(NODE_MODULES), str(site), "[]", str(saved), str(PATIENCE), str(told)]
    found = _node(HERE / "web.mjs", *where)
    assert found == {"answers": ""}, found
    (file,) = saved.iterdir()
    shutil.copyfile(file, folder / "web.json")


def _scorm(packages: Mapping[str, Path], answers: Mapping[str, Value], scratch: Path, folder: Path) -> None:
    for name, package in packages.items():
        zipfile.ZipFile(package).extractall(scratch / "packages" / name)
    told = _told(answers, scratch)
    runtime, ours = HOME / "tests" / "scorm" / "runtime.mjs", str(HERE / "scorm.mjs")
    where = [_browser(), str(NODE_MODULES), str(scratch / "packages"), ours, "", str(told), str(folder)]
    found = _node(runtime, *where)
    assert found == {"sent": [], "kept": []}, found


def _told(answers: Mapping[str, Value], scratch: Path) -> Path:
    path = scratch / "answers.json"
    path.write_bytes(json_bytes(answers))
    return path


def _browser() -> str:
    return next(path for name in BROWSERS if (path := shutil.which(name)))


def _node(script: Path, *arguments: str) -> Any:
    run = subprocess.run(["node", str(script), *arguments], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


if __name__ == "__main__":
    main()
