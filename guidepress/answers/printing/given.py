"""The answers of one person, as a document shows them: in words, whole, each line a paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from guidepress.answers.person import Answer, Person
from guidepress.answers.reading import iso_date
from guidepress.core.clock import written_date
from guidepress.document.answer_names import option_name
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell
from guidepress.document.exercise_parts import Answer as Place
from guidepress.document.exercise_parts import answer_names
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run
from guidepress.document.labels import Labels


class Given(Struct):
    """The answers that have a place in this edition, by their names, and which of them a document has shown."""

    answers: Mapping[str, Answer]
    words: Labels
    shown: set[str] = field(default_factory=set)
    earlier: Mapping[str, str] = field(default_factory=dict)
    """What was answered in places with which others are compared, by their names; without what may not be shown."""

    def text(self, place: Cell) -> str:
        """What was answered in a place, in words; "" where nothing was. The answer counts as shown."""
        if isinstance(place, Paragraph):
            return ""
        if isinstance(place, Choice) and place.many:
            return "\n".join(self.ticked(place))
        answer = self.answers.get(place.id)
        if answer is None:
            return ""
        self.shown.add(place.id)
        return self._in_words(place, answer)

    def named(self, name: str) -> str:
        """The answer with this name in words; "" where there is none. It counts as shown."""
        answer = self.answers.get(name)
        if answer is None:
            return ""
        self.shown.add(name)
        is_date = answer.question is not None and answer.question.kind == "date"
        return date_in_words(answer.value, self.words) if is_date else answer.in_words(self.words)

    def ticked(self, choice: Choice) -> list[str]:
        """The words of the options that were ticked in a choice of several."""
        names = dict(zip(answer_names(choice), choice.options, strict=True))
        ticked = [name for name in names if name in self.answers]
        self.shown.update(ticked)
        return [option_name(names[name], self.words) for name in ticked]

    def is_answered(self, place: Cell) -> bool:
        """Whether something was answered in a place."""
        return not isinstance(place, Paragraph) and any(name in self.answers for name in answer_names(place))

    def _in_words(self, place: Place, answer: Answer) -> str:
        if place.kind == "tick":
            return self.words.answers_ticked
        option = next((option for option in place.options if option.key == answer.value), None)
        if option is not None and place.kind in ("pick", "one"):
            return option_name(option, self.words)
        if isinstance(place, Field) and place.kind == "date":
            return date_in_words(answer.value, self.words)
        return answer.value


def given_by(person: Person, words: Labels) -> Given:
    """The answers of a person that have a place in this edition."""
    placed = {id: answer for id, answer in person.answers.items() if answer.question is not None and answer.offered}
    return Given(placed, words)


def date_in_words(value: str, words: Labels) -> str:
    """A date as people write it, "12 March 2027"; any other text as it is."""
    if value and value == iso_date(value, ()):
        year, month, day = map(int, value.split("-"))
        return written_date(day, month, year, words.months)
    return value


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A paragraph for each line of a text that has words."""
    return tuple(Paragraph((Run(line.strip()),)) for line in text.splitlines() if line.strip())
