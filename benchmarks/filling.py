"""What filling in workbooks costs: seconds of processor for setting one, and for each person.

    python benchmarks/filling.py [PEOPLE]     14 people, unless another number is given

Every question of the guide in source/ is answered, each by a sentence, a date or a choice; each person has one answer
without a place too, with a letter of their own, so that fonts are cut anew for each.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from guidepress.answers.filling import filled_in  # noqa: E402
from guidepress.answers.guide import questions_of_book  # noqa: E402
from guidepress.answers.reading import GuideQuestions, read_person  # noqa: E402
from guidepress.core.problems import Problems  # noqa: E402
from guidepress.document.questions import Question  # noqa: E402
from guidepress.pipeline.filling import workbook_to_fill  # noqa: E402
from guidepress.pipeline.project import Project  # noqa: E402
from guidepress.pipeline.reading import locked_editions  # noqa: E402

SENTENCE = "Last spring we changed the waiting list, and it took four months to put it right with everybody. "


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
    head = {"format": "guidepress-answers", "version": 1, "guide": guide.slug, "edition": guide.edition, "saved": ""}
    return json.dumps({**head, "answers": answers}).encode()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 14
    folder = Path(tempfile.mkdtemp())
    project, problems = Project(HOME / "source", HOME / "layouts", folder), Problems()
    workbook, lock = workbook_to_fill(project, problems), locked_editions(project, problems)
    assert workbook is not None
    assert lock is not None
    guide = questions_of_book(workbook.book, lock)
    spent = [time.process_time()]
    print(f"start, reading and setting the workbook: {spent[0]:.2f} s")
    for person in range(count):
        (folder / "answers.json").write_bytes(web_file(guide, person))
        answers = filled_in(read_person(folder / "answers.json", guide), guide, workbook.book.words, workbook.fields)
        workbook.fill(answers)
        spent.append(time.process_time())
    print(f"the first person: {spent[1] - spent[0]:.2f} s")
    if count > 1:
        print(f"each of {count - 1} others: {(spent[-1] - spent[1]) / (count - 1):.2f} s")
    print(f"one workbook: {spent[1]:.2f} s; {count}: {spent[-1]:.2f} s")


if __name__ == "__main__":
    main()
