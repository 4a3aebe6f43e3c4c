"""The names of answers for the ear: what a screen reader says where the learner can write, tick or choose.

The words that are new at a place come first, so that a listener can move on after them: the option with its meaning,
then the row or question, then the exercise. The PDF joins all three; the web gives them to the control and to the
groups around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from guidepress.core.values import Value
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.labels import Labels

MOST_EXPLAINED = 8
"""The most words that the options of a drop-down may have together to be read aloud with its name."""


class AnswerName(Value):
    """The name of one place for an answer, in three parts. Parts that there are not are empty."""

    first: str
    """What is new here: the option with its meaning, or what a field asks for."""
    about: str
    """What that belongs to: the row, the question."""
    exercise: str
    """The exercise in which this place stands."""


def answer_name(answer: Field | Choice, words: Labels, option: Option | None = None) -> AnswerName:
    """The name of a field, of a choice, or of one `option` of a choice."""
    parts = answer.spoken or tuple(reversed(answer.label))
    if option is not None:
        parts = (option_name(option, words), *parts)
    return AnswerName(as_sentence(parts[0]), spoken(parts[1:], words), answer.exercise)


def question_name(answer: Field | Choice, words: Labels) -> str:
    """What is asked, without the exercise: the name of the group of a choice, or of a field inside its exercise."""
    name = answer_name(answer, words)
    return spoken((name.first, name.about), words)


def full_name(answer: Field | Choice, words: Labels, option: Option | None = None, hint: str = "") -> str:
    """The three parts of a name as one text, with help for the answer in brackets at its end."""
    name = answer_name(answer, words, option)
    text = spoken((name.first, name.about, name.exercise), words)
    return f"{text} ({hint})" if hint else text


def option_name(option: Option, words: Labels) -> str:
    """The label of an option with its meaning: "4, others would say so"."""
    return words.option_means.format(label=option.label, means=option.means) if option.means else option.label


def option_text(option: Option, words: Labels) -> str:
    """The label of an option with its meaning, where it is read among others: "M mentor"."""
    return words.scale_point.format(label=option.label, means=option.means) if option.means else option.label


def options_hint(field: Field, words: Labels) -> str:
    """The help for a drop-down: its options with their meanings, if these are few words, or else that one is to be
    chosen.
    """
    labels = [option_text(option, words) for option in field.options]
    if not labels or len(" ".join(labels).split()) > MOST_EXPLAINED:
        return words.pick_hint
    return _joined(labels, words.listed_options)


def spoken(parts: Iterable[str], words: Labels) -> str:
    """Parts of a name as sentences: "4, others would say so. See the whole picture". Empty parts are left out."""
    text = ""
    for part in parts:
        if not part:
            continue
        if text and ends_sentence(text):
            text = f"{text} {as_sentence(part)}"
        else:
            text = words.spoken_parts.format(part=text, next=as_sentence(part)) if text else as_sentence(part)
    return text


def as_sentence(text: str) -> str:
    """The text with a capital letter first, unless its first word has capitals of its own ("eHealth")."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a punctuation mark that is no bracket: . ? ! : …"""
    return unicodedata.category(text[-1]) == "Po"


def label_end(label: str, words: Labels) -> str:
    """What stands between a label and the text that follows it: ": ", or a space after a final punctuation mark."""
    if label and ends_sentence(label):
        return " "
    return words.labelled.partition("{label}")[2].partition("{text}")[0]


def _joined(labels: list[str], pattern: str) -> str:
    text = labels[0]
    for label in labels[1:]:
        text = pattern.format(option=text, next=label)
    return text
