"""The texts of a guide in units that a reader reads at once, and their readability."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from guidepress.core.problems import Problems, Where
from guidepress.core.values import Value
from guidepress.document.authored_text import (
    Line,
    Name,
    Plain,
    Prose,
    Verse,
    parse_line,
    parse_prose,
)
from guidepress.document.blocks import Paragraph
from guidepress.document.inline import Runs, plain, text_runs
from guidepress.document.visit import texts
from guidepress.source.model.blocks import ListBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource
from guidepress.text.reading_ease import Reading, measure, sentences

NAMED = ("code", "key", "menu")
"""The roles of runs that no rule on words looks at."""


class Passage(Value):
    """A paragraph, an item of a list, or a label, without markup."""

    text: str
    where: Where
    role: Literal["prose", "label"]
    """Prose consists of sentences and counts for readability. Titles, labels and single words do not."""
    runs: Runs = ()
    """The same text with its links."""

    @property
    def words(self) -> str:
        """The text without code, keys and menus, which are written as somebody else has named them."""
        return plain(tuple(run for run in text_runs(self.runs) if run.role not in NAMED)) if self.runs else self.text


def passages(value: object) -> Iterator[Passage]:
    """Every text for readers inside a value of the model, in the author's order."""
    if isinstance(value, Prose):
        for block in parse_prose(value, Problems()):
            if isinstance(block, Paragraph) and block.is_code:
                continue  # it is not read as words
            yield from (Passage(plain(runs), where, "prose", runs) for runs, where in texts(block))
    elif isinstance(value, Verse):
        yield from (_line_passage(line, "label") for group in value.groups for line in group)
    elif isinstance(value, ListBlock) and not value.terms:
        for line in (value.list_, *(item.item for item in value.items)):
            yield _line_passage(line, "prose")
        for item in value.items:
            yield from passages(item.items)
    elif isinstance(value, Line | Plain) and not isinstance(value, Name):
        yield _line_passage(value, "label")
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from passages(inner)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from passages(getattr(value, name))


def _line_passage(line: Line | Plain, role: Literal["prose", "label"]) -> Passage:
    runs = parse_line(line, Problems())
    return Passage(plain(runs), line.where, role, runs)


def units(guide: Guide) -> dict[str, tuple[Passage, ...]]:
    """The texts of the guide by the name of their unit: openings, sections, and the words for
    facilitators of a part.
    """
    units: dict[str, tuple[Passage, ...]] = {}
    for part in guide.parts:
        units[part.id] = tuple(passages((part.part, part.opens, part.body)))
        for section in part.sections:
            units[section.id] = tuple(passages((section.title, section.body)))
        units[f"{part.id} (facilitator)"] = tuple(_facilitators(part))
    units["timetables.yaml"] = tuple(passages(guide.timetables))
    units["cards.yaml"] = tuple(passages(guide.cards))
    units["facilitation.yaml"] = tuple(passages(guide.pack))
    units["bibliography.yaml"] = tuple(passages(guide.bibliography))
    units["guide.yaml"] = tuple(passages(guide.about))
    units["words.yaml"] = tuple(passages(guide.words))
    return {name: texts for name, texts in units.items() if texts}


def _facilitators(part: PartSource) -> Iterator[Passage]:
    """The words for facilitators of a part. Each line is a sentence, so all of them count as prose."""
    for facilitate in (part.facilitate, *(section.facilitate for section in part.sections)):
        for passage in passages(facilitate):
            yield Passage(passage.text, passage.where, "prose", passage.runs)


def reading_of(passages: tuple[Passage, ...]) -> Reading | None:
    """The readability of the prose in some passages, or None where there is no prose."""
    prose_sentences = [
        sentence for passage in passages if passage.role == "prose" for sentence in sentences(passage.text)
    ]
    return measure(prose_sentences) if prose_sentences else None
