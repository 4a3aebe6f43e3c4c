"""Measures the commands for answers beside tools that read forms, in one run, and prints a table.

    python benchmarks/answers.py [PEOPLE] [--runs N]     14 people and one run, unless other numbers are given

Every question of the guide in source/ is answered, each by a sentence, a date or a choice; each person has one answer
without a place too, with a letter of their own, so that fonts are cut anew for each. Each run is a whole cold process.
pdftk is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from measure import Use, median, run

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from guidepress.answers.guide import questions_of_book  # noqa: E402
from guidepress.answers.reading import GuideQuestions  # noqa: E402
from guidepress.core.problems import Problems  # noqa: E402
from guidepress.document.questions import Question  # noqa: E402
from guidepress.pipeline.project import Project  # noqa: E402
from guidepress.pipeline.reading import read_with_lock  # noqa: E402

SENTENCE = "Last spring we changed the waiting list, and it took four months to put it right with everybody. "
PYPDF = """\
import sys, pypdf
for name in sys.argv[1:]:
    assert pypdf.PdfReader(name).get_fields()
"""
PDFTK = "for file in filled/*.pdf; do pdftk $file dump_data_fields_utf8 > /dev/null; done"
Command = Sequence[str | Path]


def answer(question: Question, number: int) -> dict[str, Any]:
    """An answer to a question."""
    if question.options:
        value: str | bool = list(question.options)[number % len(question.options)]
    else:
        value = {"text": SENTENCE, "number": "4", "date": "2027-03-12", "tick": True}[question.kind]
    return {"value": value, "label": question.label}


def web_file(guide: GuideQuestions, person: int) -> bytes:
    """The file of answers of a person, by number from 0."""
    answers = {name: answer(question, person) for name, question in guide.questions.items()}
    answers["old.question"] = {"value": SENTENCE + chr(0x3B1 + person % 17), "label": "What did you want?"}
    head = {
        "format": "guidepress-answers",
        "version": 1,
        "guide": guide.slug,
        "edition": guide.edition,
        "saved": "2026-11-22T10:00:00.000Z",
    }
    return json.dumps({**head, "answers": answers}).encode()


def write_people(folder: Path, count: int) -> list[Path]:
    """A file of answers for each person."""
    found = read_with_lock(Project(HOME / "source", HOME / "layouts", folder / "output"), Problems())
    assert found is not None
    _, arranged, lock = found
    guide = questions_of_book(arranged.book, lock)
    files = [folder / f"person-{number}.json" for number in range(count)]
    for number, file in enumerate(files):
        file.write_bytes(web_file(guide, number))
    return files


def commands(folder: Path, files: Sequence[Path]) -> Iterator[tuple[str, Command]]:
    """What is measured, by its name. The first fills in the workbooks that the others read."""
    ours = [sys.executable, "-X", "utf8", "-m", "guidepress", "answers"]
    guide = ["--source", HOME / "source"]
    yield "`answers fill`", [*ours, "fill", *files, "--to", folder / "filled", *guide]
    filled = sorted((folder / "filled").glob("*.pdf"))
    yield "`answers read --csv`", [*ours, "read", *filled, "--csv", "--to", folder / "read", *guide]
    yield "pypdf: the fields alone", [sys.executable, "-c", PYPDF, *filled]
    if shutil.which("pdftk"):
        yield "pdftk: the fields alone", ["sh", "-c", PDFTK]
    for what, shown in (("print", "print --format pdf"), ("summary", "summary --format pdf")):
        more = ["--private", "show"] if what == "print" else []
        yield f"`answers {shown}`", [*ours, what, *filled, "--format", "pdf", *more, "--to", folder / what, *guide]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", type=int, nargs="?", default=14)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    files = write_people(folder, options.people)
    environment = {"PYTHONPATH": str(HOME)}
    found: dict[str, Use] = {}
    for name, command in commands(folder, files):
        found[name] = median([run(command, folder, environment) for _ in range(options.runs)])
    print(f"| {options.people} people | wall s / CPU s / peak MiB | CPU s each |")
    print("|---|---|---|")
    for name, use in found.items():
        figures = f"{use.wall:.2f} / {use.cpu:.2f} / {use.memory:.0f}"
        print(f"| {name} | {figures} | {use.cpu / options.people:.3f} |")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
