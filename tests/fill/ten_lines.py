"""A workbook with one box of ten lines, made by the writer."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.theme import load_theme
from tests.making import make_workbook
from tests.sample_book import LOREM, PRIVACY, YOU, sample_book

NAME = "leap.ten.box"
_HOME = Path(__file__).resolve().parent.parent.parent


def make(target: Path) -> None:
    """Writes the file. Long paragraphs behind the box, which go on overleaf, take the room it could grow into."""
    field = Field(NAME, "text", ("Ten lines",), (Run("Ten lines"),), 10, key="f.ten")
    words = (Paragraph((Run(LOREM),)),)
    exercise = Exercise(
        "leap.ten", "1.1", "Ten lines", YOU, 10, PRIVACY, words, (field,), anchor="leap.ten", key="e.ten"
    )
    behind = tuple(Paragraph((Run(LOREM * 5),), key=f"b.{number}") for number in range(10))
    section = Section((Run("A box"),), "leap.box", (exercise, *behind), "s.box")
    part = Division("part", (Run("Leaps"),), "leap", "leap", "1", words, sections=(section,), accent=1, key="v.leap")
    problems = Problems()
    theme = load_theme(_HOME / "layouts", _HOME / "assets", problems)
    assert theme is not None, list(problems)
    target.write_bytes(make_workbook(replace(sample_book(), divisions=(part,)), theme, problems).data)
