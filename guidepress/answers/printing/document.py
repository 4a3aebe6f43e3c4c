"""Arranges a document of one person’s answers: title, parts and exercises, what has no place, what is not answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.answers.person import Answer, Person
from guidepress.answers.printing.exercises import exercise_blocks, exercise_name, question, question_list
from guidepress.answers.printing.given import Given, date_in_words, given_by, paragraphs
from guidepress.answers.printing.wanted import Wanted
from guidepress.answers.reading import iso_date
from guidepress.core.values import Value, walk
from guidepress.document.blocks import (
    Directory,
    DirectoryEntry,
    Entry,
    Heading,
    ItemList,
    ListItem,
    NotesPage,
    Paragraph,
)
from guidepress.document.book import Block, Book, Division, Edition, Section
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answer_names, answers_of
from guidepress.document.fields import Choice, Field
from guidepress.document.footnotes import without_footnotes
from guidepress.document.inline import Run, plain
from guidepress.document.questions import names_of
from guidepress.document.references import with_own_references

REST, OPEN = "no_place", "not_answered"
"""Anchors of the last sections. No id of a guide holds an underscore."""
LONGEST_EDITION = 60
"""The most characters of the name of an edition."""


class Printed(Value):
    """A document of answers."""

    document: Book
    answers: int
    """How many answers it shows."""
    left_out: int
    """How many answers it leaves out because they are private."""
    open: int
    """How many of its questions have no answer."""
    differing: int = 0
    """How many questions are answered in two ways, in two files of one person."""
    private_in: tuple[str, ...] = ()
    """The exercises of the answers that are left out."""


def printed(book: Book, person: Person, wanted: Wanted) -> Printed:
    """The document of one person. The same answers give the same document, on whatever day."""
    return PrintMaker(book, person, wanted).make()


class PrintMaker:
    """Makes the document of one person."""

    def __init__(self, book: Book, person: Person, wanted: Wanted) -> None:
        self.book, self.person, self.wanted = book, person, wanted
        self.words = book.words
        self.given = given_by(person, self.words)
        known = names_of(book)
        self.chosen = frozenset().union(*(known.get(name, frozenset()) for name in wanted.names))
        self.homes = self._homes()
        self.private = frozenset(
            place.id
            for exercise in walk(book.divisions)
            if isinstance(exercise, Exercise) and exercise.private
            for place in answers_of(exercise.body)
            if not (isinstance(place, Field) and place.shares)
        )
        """The ids of the answers whose own place is in a private exercise."""
        self.left_out: set[str] = set()
        self.private_in: dict[str, None] = {}
        self.differing = 0
        self.kept = 0
        """How many answers without a place are shown."""
        self.open: list[tuple[str, list[str]]] = []
        """The questions without an answer, by exercise."""
        self.asked: set[str] = set()

    def make(self) -> Printed:
        """The document."""
        parts = [(division, self._sections(division)) for division in self.book.divisions]
        parts = [(division, blocks) for division, blocks in parts if blocks]
        divisions, sections = self._arranged(parts)
        first = [*self._front(divisions), *([] if parts else [Paragraph((Run(self.words.print_nothing),))])]
        last = [*self.without_place(), *self._not_answered()]
        if divisions:
            divisions += [_division(section) for section in last]
        else:
            sections += last
        title = (Run(self.wanted.title),)
        front = Division("front", title, "print", "print", blocks=tuple(first), sections=tuple(sections), key="print")
        document = self.document(without_references((front, *divisions)))
        shown = len(self.given.shown) + self.kept
        asked = {name for name in self.asked if name not in self.given.answers}
        return Printed(document, shown, len(self.left_out), len(asked), self.differing, tuple(self.private_in))

    def document(self, divisions: tuple[Division, ...]) -> Book:
        """A document with these divisions: the book of the guide with a title, an edition and a date of its own."""
        return replace(
            self.book,
            slug=f"{self.book.slug}-{self.wanted.id}",
            title=f"{self.wanted.title} · {self.book.title}",
            subtitle=self.about(),
            description="",
            people=(),
            publisher="",
            identifier=f"{self.book.identifier}:answers:{self.wanted.id}",
            edition=Edition(self._edition(), self.day),
            cover=None,
            course=None,
            record=None,
            divisions=divisions,
        )

    # ------------------------------------------------------------------------------------------------- parts

    def _arranged(self, parts: Sequence[tuple[Division, list[Block]]]) -> tuple[list[Division], list[Section]]:
        """The parts as divisions, each with its accent; or as sections of the first division."""
        if not self.wanted.in_parts:
            return [], [
                Section(division.title, division.slug, tuple(blocks), division.slug) for division, blocks in parts
            ]
        made = []
        for division, blocks in parts:
            title = division.title
            section = Section(title, division.slug, tuple(blocks), division.slug)
            made.append(_division(section, division.accent))
        return made, []

    def _sections(self, division: Division) -> list[Block]:
        """The answered exercises and notes pages of a part."""
        blocks: list[Block] = []
        for item in walk(division):
            if isinstance(item, Exercise):
                blocks += self._exercise(item)
            elif isinstance(item, NotesPage) and self._wants(item.answer.id, ""):
                blocks += self._notes(item)
        return blocks

    def _exercise(self, exercise: Exercise) -> tuple[Block, ...]:
        places = [place for place in answers_of(exercise.body, "reflow") if self._shows(place, exercise)]
        if not places:
            return ()
        hidden = [] if self.wanted.with_private else [each for each in places if self._is_private(each, exercise)]
        private = {name for place in hidden for name in answer_names(place)} & self.given.answers.keys()
        if private:
            self.left_out |= private
            self.private_in[exercise_name(exercise, self.given)] = None
        places = [place for place in places if place not in hidden]
        if not places:
            return ()
        self._note_open(places, exercise)
        shown = {name for place in places for name in answer_names(place)}
        answers = {name: answer for name, answer in self.given.answers.items() if name in shown}
        return exercise_blocks(exercise, Given(answers, self.words, self.given.shown, self._earlier(places)))

    def _earlier(self, places: Sequence[Field | Choice]) -> dict[str, str]:
        """The answers with which those in `places` are compared, as far as the document may show them."""
        names = {place.compares_with for place in places} & self.given.answers.keys()
        hidden = frozenset() if self.wanted.with_private else self.private
        return {name: self.given.answers[name].value for name in names - hidden}

    def _is_private(self, place: Field | Choice, exercise: Exercise) -> bool:
        """Whether answers in a place are private: those of its exercise, or of that in which they were written."""
        return exercise.private or (isinstance(place, Field) and place.shares and place.id in self.private)

    def _notes(self, page: NotesPage) -> list[Block]:
        answer = page.answer
        if not self.wanted.with_private:
            if answer.id in self.given.answers:
                self.left_out.add(answer.id)
                self.private_in[plain(page.heading)] = None
            return []
        text = paragraphs(self.given.text(answer))
        return [Heading(3, page.heading, anchor=answer.id), *text] if text else []

    # ------------------------------------------------------------------------------------------------- choosing

    def _wants(self, id: str, exercise: str) -> bool:
        return not self.wanted.names or id in self.chosen or exercise in self.chosen

    def _shows(self, place: Field | Choice, exercise: Exercise) -> bool:
        """Whether a place is shown. A further place of an answer is, unless its own place is."""
        if not self._wants(place.id, exercise.id):
            return False
        return not (isinstance(place, Field) and place.shares and place.id in self.homes)

    def _homes(self) -> frozenset[str]:
        """The ids of the answers whose own place is in this document."""
        return frozenset(
            place.id
            for exercise in walk(self.book.divisions)
            if isinstance(exercise, Exercise)
            for place in answers_of(exercise.body)
            if self._wants(place.id, exercise.id) and not (isinstance(place, Field) and place.shares)
        )

    # ------------------------------------------------------------------------------------------------- first and last

    def about(self) -> str:
        """Of which guide and edition the answers are, and of which day."""
        date = date_in_words(self.day, self.words)
        return self.words.print_about.format(title=self.book.title, edition=self._edition(), date=date)

    def _edition(self) -> str:
        """The edition that the file of answers names, whatever it is; that of the guide where it names none."""
        named = "".join(letter for letter in self.person.edition if letter.isprintable())
        return named[:LONGEST_EDITION] or self.book.edition.id

    @property
    def day(self) -> str:
        """The day on which the file of answers was saved; that of the edition where its date is none."""
        return iso_date(self.person.saved[:10], ()) or self.book.edition.date

    def _front(self, divisions: Sequence[Division]) -> list[Block]:
        blocks: list[Block] = [Paragraph((Run(self.about()),), "small")]
        if len(divisions) > 1:
            entries = tuple(DirectoryEntry(division.title, division.anchor) for division in divisions)
            blocks.append(Directory("contents", entries, "print/contents"))
        return blocks

    def without_place(self) -> Iterator[Section]:
        """All answers that this document has not shown though it is for all; and those that differ between files.
        Counts both.
        """
        differing = [
            answer
            for name, given in self.person.conflicts.items()
            if self._is_in(given[0]) and self._may_show(given[0])
            for answer in given
        ]
        rest = [] if self.wanted.names else self._rest()
        self.differing = len({answer.id for answer in differing})
        blocks: list[Block] = []
        groups = (
            (self.words.kept_not_asked, [answer for answer in rest if answer.question is None]),
            (self.words.kept_changed, [answer for answer in rest if answer.question is not None]),
            (self.words.kept_differing, differing),
        )
        for title, answers in groups:
            entries = [Entry((Run(_asked(each)),), paragraphs(each.in_words(self.words))) for each in answers]
            if entries:
                blocks += [Heading(3, (Run(title),), anchor=f"{REST}-{len(blocks)}"), question_list(entries)]
        self.kept = len(rest)
        if blocks:
            yield Section((Run(self.words.kept_title),), REST, tuple(blocks), REST)

    def _rest(self) -> list[Answer]:
        """What no exercise has shown, and is not left out."""
        gone = self.given.shown | self.left_out
        rest = [answer for name, answer in self.person.answers.items() if name not in gone]
        if not self.wanted.with_private:
            self.left_out |= {answer.id for answer in rest}
            if rest:
                self.private_in[self.words.kept_title] = None
            return []
        return rest

    def _is_in(self, answer: Answer) -> bool:
        exercise = answer.question.exercise if answer.question is not None else ""
        return self._wants(answer.id, exercise)

    def _may_show(self, answer: Answer) -> bool:
        """Whether an answer that differs may be shown: where private answers are, or its exercise is not private."""
        if self.wanted.with_private:
            return True
        shown = {item.id for item in walk(self.book.divisions) if isinstance(item, Exercise) and not item.private}
        may_show = answer.question is not None and answer.question.exercise in shown
        if not may_show:
            self.left_out.add(answer.id)
        return may_show

    def _note_open(self, places: Sequence[Field | Choice], exercise: Exercise) -> None:
        """Notes what is not answered: the exercise, or those of its questions that stand for themselves."""
        empty = [place for place in places if not self.given.is_answered(place)]
        self.asked |= {place.id for place in empty}
        name = exercise_name(exercise, self.given)
        if len(empty) == len(places):
            self.open.append((name, []))
            return
        alone = {part.id for part in exercise.body if isinstance(part, Field | Choice)}
        labels = [plain(question(place, exercise)) for place in empty if place.id in alone]
        if any(labels):
            self.open.append((name, [label for label in labels if label]))

    def _not_answered(self) -> Iterator[Section]:
        if not self.wanted.lists_unanswered or not self.open:
            return
        listed = ItemList(tuple(ListItem((Run(name),), _inner(labels)) for name, labels in self.open))
        yield Section((Run(self.words.print_not_answered),), OPEN, (listed,), OPEN)


def _division(section: Section, accent: int = 0) -> Division:
    """A section as a division that begins a new page."""
    return Division(
        "back", section.title, section.anchor, section.anchor, blocks=section.blocks, accent=accent, key=section.anchor
    )


def _inner(labels: Sequence[str]) -> tuple[ItemList, ...]:
    """The questions of an exercise as a list within a list."""
    return (ItemList(tuple(ListItem((Run(label),)) for label in labels)),) if labels else ()


def _asked(answer: Answer) -> str:
    """What was asked, on one line: a file of answers may hold any label."""
    return " ".join((answer.numbered_label if answer.label.strip() else answer.id).split())


def without_references(divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """The divisions without footnotes, and without links and pages of the workbook, which this document has not got."""
    return with_own_references(without_footnotes(divisions))
