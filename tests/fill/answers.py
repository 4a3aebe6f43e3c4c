"""What is answered: a different answer to every question, so that mixed-up fields are seen."""

from __future__ import annotations

from tests.fill.form import Question

SPECIAL = "ŵ ŷ “it’s” – €"
LONG = 2000
_CHARACTER = 7.0
"""Points that a character takes at most, on average."""
_SENTENCE = "A sentence of honest length about a long shift, “said” by gŵyl ŷ people – twice. "

Step = tuple[str, str]
"""A field's name, and what is typed, picked or pressed."""


def steps(asked: dict[str, Question], long: str = "") -> list[Step]:
    """All that is done, in order. One of many is answered twice with different options; the field `long` gets 2,000
    characters."""
    done: list[Step] = []
    for number, question in enumerate(asked.values(), 1):
        if question.kind == "one":
            first, second = number % len(question.states), (number + 1) % len(question.states)
            done += [(question.name, question.states[first]), (question.name, question.states[second])]
        elif question.name == long:
            done.append((question.name, long_answer()))
        else:
            done.append((question.name, answer(question, number)))
    return done


def result(done: list[Step]) -> dict[str, str]:
    """What the fields hold after the steps. A state that is pressed twice running is off again."""
    held: dict[str, str] = {}
    for name, value in done:
        held[name] = value
    return held


def answer(question: Question, number: int) -> str:
    """One answer, as long as its narrowest place allows: text of several lines has a line break."""
    if question.kind == "tick":
        return question.states[0]
    if question.kind == "pick":
        return question.options[1 + number % (len(question.options) - 1)][0]
    room = int(min(widget.width for widget in question.widgets) / _CHARACTER)
    if "12 March 2027" in question.tooltip:
        return _fit(f"{1 + number % 28} March 2027", room)
    line = _fit(f"{number} gyp {SPECIAL}", room)
    return f"{line}\n{_fit(f'{SPECIAL} gyp', room)}" if question.kind == "lines" else line


def long_answer(length: int = LONG) -> str:
    """Exactly so many characters in three paragraphs."""
    text = (_SENTENCE * (length // len(_SENTENCE) + 1))[: length - 1] + "!"
    third = length // 3
    breaks = [text.index(" ", third), text.index(" ", 2 * third)]
    return "".join("\n" if place in breaks else character for place, character in enumerate(text))


def _fit(words: str, room: int) -> str:
    """As many words as there is room for, one at least."""
    kept: list[str] = []
    for word in words.split(" "):
        if kept and len(" ".join([*kept, word])) > room:
            break
        kept.append(word)
    return " ".join(kept)
