"""What a file holds that somebody filled in, before it is compared with the questions of the guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from guidepress.core.values import Value

FileKind = Literal["PDF", "FDF", "XFDF", "web file"]
MOST_BYTES = 100_000_000
"""The size of the largest file that is read. A filled workbook has 2 to 5 million."""
MOST_FIELDS = 20_000
"""The most fields of one file. The workbook of our guide has about 1,000."""
LONGEST = 500_000
"""The most characters of one answer."""
MOST_CHARACTERS = 20_000_000
"""The most characters of all answers of a file."""
DEEPEST = 30
"""The most levels of a tree of fields."""


class UnreadableError(Exception):
    """A file that cannot be read. `args` are the reason and what to do."""


class ReceivedValue(Value):
    """The value of one field, as the file has it."""

    text: str
    """The words, or the name of a state or option. Never empty."""
    label: str = ""
    """The question in words, if the file has it."""
    shown: str = ""
    """The words of the chosen option, if the file has them."""
    is_tick: bool = False
    """Whether a file of the web workbook has `true` here."""
    is_words: bool = False
    """Whether the file says that this is no tick."""


class Received(Value):
    """The values of a file by the names of the answers."""

    kind: FileKind
    values: Mapping[str, ReceivedValue]
    guide: str = ""
    """The `slug` of the guide; "" where the file does not say."""
    edition: str = ""
    """The id of the edition; "" where the file does not say."""
    saved: str = ""
    """When it was saved, in UTC (ISO 8601); "" where the file does not say."""
    further: Mapping[str, tuple[ReceivedValue, ...]] = {}
    """Other values for names that the file has more than once."""
    done: Mapping[str, str] = {}
    """The exercises that are marked as done, each with the time of the mark in UTC (ISO 8601)."""
    no_answers: tuple[str, ...] = ()
    """The names of entries that are no answers."""


class Gathered(Struct):
    """Gathers the values of a file, by the names of their answers."""

    values: dict[str, ReceivedValue] = field(default_factory=dict)
    further: dict[str, tuple[ReceivedValue, ...]] = field(default_factory=dict)
    characters: int = 0

    def add(self, name: str, value: ReceivedValue) -> None:
        """Adds a value. Raises UnreadableError where there are too many or too long ones."""
        check_size(len(value.text), LONGEST, "characters in one answer")
        self.characters += len(value.text)
        check_size(self.characters, MOST_CHARACTERS, "characters")
        first = self.values.setdefault(name, value)
        check_size(len(self.values), MOST_FIELDS, "fields")
        others = self.further.get(name, ())
        if value.text not in (first.text, *(other.text for other in others)):
            self.further[name] = (*others, value)


def well_formed(text: str) -> str:
    """A text with LF for every line break, in which half a character, as some programs write, is U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def check_size(count: int, most: int, what: str) -> None:
    """Raises UnreadableError for more than a file may hold: `what` is counted."""
    if count > most:
        raise UnreadableError(f"it holds more than {most:,} {what}", "send it to whoever looks after the tool")
