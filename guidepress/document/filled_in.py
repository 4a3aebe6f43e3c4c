"""What one person answered, as plain data for a format that fills it in."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.core.values import Value


class KeptAnswer(Value):
    """An answer that has no place among the questions. It is shown with its question, as a field of its own."""

    id: str
    """The name of its field, which no answer of the guide has."""
    question: str
    """What was asked, in words."""
    value: str
    """What was answered, in words."""
    place: str = ""
    """The answer in whose place it stood, if the guide still asks that."""


class KeptGroup(Value):
    """Kept answers that have no place for the same reason."""

    title: str
    answers: tuple[KeptAnswer, ...]


class FilledIn(Value):
    """The answers of one person. `values` are by the names of answers: text, the key of an option, or a state.

    A tick may have any value.
    """

    values: Mapping[str, str]
    kept: tuple[KeptGroup, ...] = ()


class Filled(Value):
    """A workbook that is filled in."""

    data: bytes
    cut: tuple[str, ...]
    """The names of the answers of which a place shows only the beginning. Their values are whole."""
    missing: int
    """How many characters are drawn as □, since no font has them, each answer counted once. The values hold them."""
