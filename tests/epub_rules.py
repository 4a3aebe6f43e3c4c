"""Why the book does not say word for word what the workbook says: a name and a reason for each kind of difference.

`Comparison.differences` lines up the two texts block by block; `Comparison.rule` names the rule that explains a block
which stands on one side only. What is never text in one of the files needs no rule: fields, running heads, page numbers
and the word "continued" are no part of the workbook's structure, or are left out by `epub_parity`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from guidepress.core.values import Value, walk
from guidepress.document.answer_names import label_end
from guidepress.document.blocks import ByMedium, NotesPage
from guidepress.document.book import Book
from guidepress.document.exercise import (
    Alternative,
    Column,
    Exercise,
    FieldGrid,
    Row,
    Sketch,
)
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import PageRef, Run, plain
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.components.exercises import sketch_alternative
from tests.epub_parity import Block, squeezed


def bare(text: str) -> str:
    """Without the expansions of abbreviations."""
    return re.sub(r"\{[^}]*\}", "", text)


def pattern(words: str) -> re.Pattern[str]:
    """Words of words.yaml with anything in their braces."""
    return re.compile("(.+)".join(re.escape(piece) for piece in re.split(r"\{[a-z]+\}", words.strip())))


def texts(value: object) -> Iterator[str]:
    """Every text of some blocks, each as one string."""
    if isinstance(value, tuple):
        if value and all(isinstance(each, (Run, PageRef)) for each in value):
            yield squeezed(plain(value))
        else:
            for each in value:
                yield from texts(each)
    elif isinstance(value, Option):
        yield value.label
    elif isinstance(value, Value):
        if isinstance(value, Row):
            yield value.label
        if isinstance(value, Sketch):
            yield sketch_alternative(value)
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))


@dataclass
class Context:
    """What an exercise may set in two ways."""

    paper: set[str]
    """Texts of the sides that only paper shows."""
    heads: set[str]
    """Heads of grids with a scale."""
    options: set[str]
    """Options of fields that are drop-down lists in the workbook."""
    repeated: set[str]
    """Texts of rows that are all alike, of which the book shows the first."""
    rooms: set[int]
    """How many such rows there are."""
    rows: set[str]
    """The titles of groups of rows, and the words of rows."""
    points: set[str]
    """The numbers of rows on a line, and their names."""
    asked: set[str]
    """The columns of grids, each with its options if it has any."""


def context_of(exercise: Exercise, words: Labels) -> Context:
    inside = list(walk(exercise.body))
    sides = [each for each in inside if isinstance(each, Alternative)]
    grids = [each for each in inside if isinstance(each, FieldGrid)]
    answers = [each for each in inside if isinstance(each, (Choice, Field, Column)) and each.options]
    alike = [group for grid in grids for group in grid.groups if not any(row.header for row in group.rows)]
    named = {text for grid in grids for text in texts((grid.row_label, grid.columns))}
    options = {option.label for grid in grids for column in grid.columns for option in column.options}
    scaled = any(column.options for grid in grids for column in grid.columns)
    return Context(
        paper=set(texts(tuple(side.paper for side in sides))),
        heads=named | options | {words.scale, words.answer} if scaled else set(),
        options={option.label for each in answers if isinstance(each, Field) for option in each.options},
        repeated={text for group in alike for row in group.rows for text in (row.label, *texts(row.cells))} | named,
        rooms={len(group.rows) for group in alike},
        rows={
            text
            for grid in grids
            for group in grid.groups
            for text in texts((group.title, *(row.header for row in group.rows)))
        },
        points={
            text
            for grid in grids
            if grid.on_line
            for number, row in enumerate((row for group in grid.groups for row in group.rows), 1)
            for text in (str(number), row.label)
        },
        asked=set(_asked(grids, words)),
    )


def _asked(grids: Sequence[FieldGrid], words: Labels) -> Iterator[str]:
    """What a book asks for each row: the label of a column, and the options of its cells."""
    for grid in grids:
        yield squeezed(plain(grid.row_label))
        for index, column in enumerate(grid.columns):
            label = squeezed(plain(column.label))
            yield label
            for row in (row for group in grid.groups for row in group.rows):
                cell = row.cells[index]
                if isinstance(cell, (Choice, Field)) and cell.options:
                    options = " · ".join(option.label for option in cell.options)
                    yield f"{label}{label_end(label, words)}{options}" if label else options


def _heading(exercise: Exercise) -> str:
    return "H3 " + " ".join(filter(None, (exercise.number, exercise.title)))


@dataclass(frozen=True)
class Difference:
    """A block on one side only."""

    block: Block
    side: str
    """workbook or book"""
    exercise: str
    """The token of the exercise that it stands in or after."""


@dataclass
class Comparison:
    book: Book
    pages: PageMap

    @cached_property
    def words(self) -> Labels:
        return self.book.words

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """The heading of an exercise, as both files have it, to its context."""
        found = [each for each in walk(self.book.divisions) if isinstance(each, Exercise)]
        return {_heading(each): context_of(each, self.words) for each in found}

    @cached_property
    def exercises(self) -> dict[str, str]:
        """The same heading to the exercise's id."""
        found = [each for each in walk(self.book.divisions) if isinstance(each, Exercise)]
        return {_heading(each): each.id for each in found}

    @cached_property
    def notes(self) -> dict[str, NotesPage]:
        found = [each for each in walk(self.book.divisions) if isinstance(each, NotesPage)]
        return {squeezed(plain(each.heading)): each for each in found}

    @cached_property
    def by_medium(self) -> dict[str, set[str]]:
        """What each side says in words of its own."""
        found: dict[str, set[str]] = {"workbook": set(), "book": set()}
        for each in walk(self.book.divisions):
            if isinstance(each, Exercise) and "book" in each.privacy_in:
                found["workbook"].add(each.privacy)
                found["book"].add(each.privacy_in["book"])
            elif isinstance(each, ByMedium) and "book" in each.others:
                found["workbook"].update(texts(each.printed))
                found["book"].update(texts(each.blocks("book")))
        return found

    # -------------------------------------------------------------- one block said in two ways

    def as_compared(self, block: Block, side: str) -> Block:
        """A block without what is said in other words on the other side.

        - page numbers: the workbook adds the page to a reference, where the book has a link; in lists of contents both
          have it. It says so in the alternative of a figure too, if the figure is described elsewhere.
        - expansions: in lists of contents the workbook's entries have none.
        - exercise numbers: the book says the word, the workbook shows a sign.
        - broken words: the workbook breaks a word that is wider than its column; see `Block.letters`.
        - notes pages: their headings are headings only where they head a page.
        """
        text = block.text
        if block.classes & {"TOC", "directory"}:
            text = bare(text)
            if side == "book":
                number = pattern(self.words.page).pattern.replace("(.+)", r"(\d+)")  # a title may hold the word too
                text = re.sub(f"{number}$", r"\1", text)
            return replace(block, text=text)
        if side == "workbook":
            text = squeezed(re.sub(re.escape(self.words.see_page).replace(r"\{page\}", r"\d+"), "", text))
            text = re.sub(self.of_descriptions(), r"\1", text)
        role = "" if block.text in self.notes else block.role
        if role == "H3" and side == "book" and (found := pattern(self.words.exercise).fullmatch(text)):
            text = found.group(1)
        return replace(block, text=text, role=role)

    def of_descriptions(self) -> str:
        """The pages in the link from a figure to its description, in the link back, and behind its alternative."""
        words = self.words
        links = (words.labelled.format(label=label, text=words.page) for label in (words.in_words, words.in_words_back))
        numbered = "|".join(re.escape(link).replace(r"\{page\}", r"\d+") for link in links)
        behind = re.escape(words.alt_in_words).replace(r"\{page\}", r"\d+")
        labels = "|".join(re.escape(label) for label in (words.in_words, words.in_words_back))
        return rf"^(?=(?:{numbered})$)({labels}).*$|(?<=.) {behind}$"

    def differences(self, workbook: Sequence[Block], book: Sequence[Block]) -> list[Difference]:
        """What stands on one side only, or elsewhere in the order, after `as_compared`."""
        ours = [self.as_compared(block, "workbook") for block in workbook]
        theirs = [self.as_compared(block, "book") for block in book]
        matcher = SequenceMatcher(None, [b.letters for b in ours], [b.letters for b in theirs], autojunk=False)
        found: list[Difference] = []
        exercises = self._exercises(ours), self._exercises(theirs)
        for kind, first, last, start, end in matcher.get_opcodes():
            if kind != "equal":
                found += [Difference(ours[n], "workbook", exercises[0][n]) for n in range(first, last)]
                found += [Difference(theirs[n], "book", exercises[1][n]) for n in range(start, end)]
        return found

    def _exercises(self, blocks: Sequence[Block]) -> list[str]:
        """For each block the exercise that it stands in or after."""
        found, last = [], ""
        for block in blocks:
            if block.role in ("H1", "H2", "H3"):
                last = block.token if block.token in self.contexts else ""
            found.append(last)
        return found

    # -------------------------------------------------------------- why

    def rule(self, each: Difference) -> str:
        """The name of the first rule that explains a difference; "" where none does."""
        context = self.contexts.get(each.exercise, NOTHING)
        text = bare(each.block.text)
        for rule in RULES[each.side]:
            if rule.explains(self, each, text, context):
                return rule.name
        return ""


NOTHING = Context(set(), set(), set(), set(), set(), set(), set(), set())


@dataclass(frozen=True)
class Rule:
    name: str
    reason: str
    explains: Callable[[Comparison, Difference, str, Context], bool]
    """Given the comparison, the difference, its text without expansions, and what its exercise may set in two ways."""


def _cover(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    alt = this.words.alt_cover.format(title=this.book.title, subtitle=this.book.subtitle)
    return text in (this.book.title, alt) and (each.block.page == 1 or each.side == "book")


def _circled(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    return text in (this.words.circle_one, this.words.circle_and_shade, this.words.shade_earlier)


def _fits_a_box(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    return bool(pattern(this.words.answer_words).fullmatch(text))


def _paper(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return text in context.paper


def _head(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return each.block.role == "TH" and text in context.heads


def _of_rows(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return text in context.asked or text in (this.words.for_each, this.words.each_time)


def _bullet(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    return each.block.role == "mark" and "exercise" in each.block.classes


def _repeated(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return text in context.repeated


def _carded(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return text in context.rows


def _point(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return text in context.points and (each.side == "book" or text.isdecimal())


def _room(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    """And the number of rows is right."""
    found = pattern(this.words.room_for).fullmatch(text)
    return found is not None and int(found.group(1)) in context.rooms


def _write(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    """And the page is that of the exercise."""
    found = pattern(this.words.write_in_workbook).fullmatch(text)
    return found is not None and found.group(1) == this.pages.page_words(this.exercises.get(each.exercise, ""))


def _pointer(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    """And the page is that of a notes page."""
    found = re.search(r"\d+", text)
    pages = {this.pages.pages[note.anchor] for note in this.notes.values()}
    return "notes" in each.block.classes and found is not None and int(found.group()) in pages


def _list(this: Comparison, each: Difference, text: str, context: Context) -> bool:
    return "options" in each.block.classes and text in context.options


def _hint(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    return "hint" in each.block.classes and text in (this.words.date_hint, this.words.pick_hint)


def _back(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    return "back" in each.block.classes and bool(pattern(this.words.first_use).fullmatch(text))


def _medium(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    return text in this.by_medium[each.side]


def _privacy(this: Comparison, each: Difference, text: str, _: Context) -> bool:
    """And it is the note of that exercise."""
    notes = {_heading(one): one.privacy for one in walk(this.book.divisions) if isinstance(one, Exercise)}
    return "privacy" in each.block.classes and text == notes.get(each.exercise)


COVER = Rule("cover", "a book has its picture first, then a page with its title", _cover)
MEDIUM = Rule("words of a medium", "what happens to answers is not the same on paper and in a book", _medium)
SCALE = "on paper the options head their columns; in a book they stand once before the rows"
LISTS = "a table with nothing in it but room to write is a list of its rows in a book, after what is asked for each"
CARDS = "a table without room on paper is cards there, under headings; in a book its rows have their own order"
ALIKE = "of rows that are all alike a book shows the first, and says how many there are"
POINTS = "the workbook prints the number of a point on its line, the book its name"
RULES: dict[str, tuple[Rule, ...]] = {
    "workbook": (
        COVER,
        Rule("room on paper", "how many words fit into a box means nothing where there is no box", _fits_a_box),
        Rule("options to circle", "a reading app has no pen", _circled),
        Rule("paper side", "an alternative has a side for paper only", _paper),
        Rule("heads of a scale", SCALE, _head),
        Rule("what is asked for each row", LISTS, _of_rows),
        Rule("rows that are alike", ALIKE, _repeated),
        Rule("points on a line", POINTS, _point),
        Rule("rows as cards", CARDS, _carded),
        MEDIUM,
    ),
    "book": (
        COVER,
        Rule("rows that are alike", ALIKE, _room),
        Rule("write in the workbook", "fields are not printed in a book; it says where they are", _write),
        Rule("notes pages", "a ruled page becomes a pointer to it", _pointer),
        Rule("what is asked for each row", LISTS, _of_rows),
        Rule("rows as a list", LISTS, _bullet),
        Rule("lists to choose from", "the workbook has them in a drop-down list", _list),
        Rule("rows as cards", CARDS, _carded),
        Rule("hints", "the workbook says them in the name of the field", _hint),
        MEDIUM,
        Rule("privacy notes", "the workbook reads one once in a part; it stands at the foot of each page", _privacy),
        Rule("back links", "an entry of the glossary leads back to the first use of its term", _back),
    ),
}
