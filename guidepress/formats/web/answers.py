"""Renders single fields and choices as form controls. Each control names its answer in `data-answer`, for the scripts.

Controls accept no input until the last script has run, since an answer would not be stored before. Text and number
inputs are readonly; other controls stand in a disabled fieldset. The controls themselves are never disabled: Firefox
restores that state after a reload.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.document.answer_names import answer_name, option_text, options_hint, question_name
from guidepress.document.fields import Choice, Field, Option
from guidepress.formats.html.page import PageMaker
from guidepress.formats.html.xml import Element, ElementContent, Node, el

SHORT_OPTION = 3
"""If all options have fewer characters than this, they are points of a scale and stand in one line."""
COLUMN_CLASSES = {2: "two", 3: "three"}
"""The CSS class for a number of columns."""
MEANING = "means"
"""The CSS class of the meaning beside a point of a scale. It shows where the legend would be out of sight."""
READONLY_KINDS = ("text", "number")
"""The kinds of fields whose control supports `readonly` in every browser."""


def question(maker: PageMaker, field: Field, default_prompt: Sequence[Node] = ()) -> Element:
    """A field with its question, its hint and its control. `default_prompt` is used if the field has no prompt."""
    id = maker.label_id()
    words: list[Node] = [*(maker.runs(field.prompt) or default_prompt)]
    hint = el("span", _hint(maker, field), class_="hint", id=f"{id}_hint")
    if words and hint.children:
        words += [" ", hint]
    if field.kind == "tick":
        return disabled_group(field, labelled_option(control(maker, field, id), words), class_="answer")
    label = el("label", words, for_=id, class_="ask") if words else None
    lone_hint = hint if hint.children and not words else None
    kind = "answer long" if is_long(field) else "answer"
    return disabled_group(
        field, label, lone_hint, earlier_answer(field), control(maker, field, id, bool(words)), class_=kind
    )


def disabled_group(field: Field, *content: ElementContent, class_: str | None = None) -> Element:
    """The element around a control.

    If the control cannot be readonly, this is a disabled fieldset, which screen readers do not announce.
    """
    if field.kind in READONLY_KINDS:
        return el("div", *content, class_=class_)
    return el("fieldset", *content, class_=class_, disabled="", role="none")


def is_long(field: Field) -> bool:
    """Whether an answer has several lines. A field with `lines` 0 fills a page."""
    return field.kind == "text" and field.lines != 1


def _hint(maker: PageMaker, field: Field) -> list[Node]:
    hint = maker.runs(field.hint)
    if field.words and field.kind == "text":
        length_hint = maker.site.book.words.answer_words.format(words=field.words)
        return [*hint, *([" "] if hint else []), length_hint]
    return hint


def control(maker: PageMaker, field: Field, id: str, has_label: bool = True) -> Element:
    """The input element of a field.

    If no visible label refers to its `id`, its accessible name is what is asked. The region around it is the exercise.
    """
    name = None if has_label else _field_name(maker, field)
    shared = {"id": id, "data_answer": field.id, "aria_label": name}
    match field.kind:
        case "text":
            if is_long(field):
                rows = min(field.lines or maker.site.theme.web.rows, maker.site.theme.web.rows)
                return el("textarea", **shared, rows=str(rows), autocomplete="off", readonly="")
            # Not an input: a sentence in a narrow cell has to be read as a whole, so the box grows.
            return el("textarea", **shared, rows="1", data_line="", autocomplete="off", readonly="")
        case "number":
            limits = {"min": _number(field.minimum), "max": _number(field.maximum)}
            return el("input", **shared, **limits, type="number", step="1", autocomplete="off", readonly="")
        case "date":
            return el("input", **shared, type="date", autocomplete="off")
        case "pick":
            none, words = el("option", "–", value=""), maker.site.book.words
            offered = [el("option", option_text(option, words), value=option.key) for option in field.options]
            return el("select", none, offered, **shared)
        case "tick":
            return el("input", **shared, type="checkbox")
        case _:
            assert_never(field.kind)


def _field_name(maker: PageMaker, field: Field) -> str:
    """The accessible name of a field without a visible label."""
    words = maker.site.book.words
    name = question_name(field, words)
    return f"{name} ({options_hint(field, words)})" if field.kind == "pick" else name


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def choice(maker: PageMaker, field: Choice, beside: bool = False, legend: Sequence[Node] = ()) -> Element:
    """A choice of one or several options: a group with a visible `legend`, its prompt by default, or with a name only.

    `beside`: the options stand beside each other.
    """
    words = [*(legend or maker.runs(field.prompt))]
    options = _check_boxes(maker, field) if field.many else _radio_buttons(maker, field)
    short = all(len(option.label) < SHORT_OPTION for option in field.options)
    return el(
        "fieldset",
        el("legend", words) if words else None,
        earlier_answer(field),
        el("div", options, class_="options"),
        [_limit(maker, field), _chosen(field)] if field.many else _clear_button(maker),
        class_="scale" if short or beside else COLUMN_CLASSES.get(field.columns),
        aria_label=None if words else question_name(field, maker.site.book.words),
        data_choice=None if field.many else field.id,
        data_many=field.id if field.many else None,
        data_minimum=str(field.minimum) if field.many and field.minimum else None,
        data_maximum=str(field.maximum) if field.many and field.maximum else None,
        disabled="",
    )


def _radio_buttons(maker: PageMaker, field: Choice) -> list[Node]:
    """The options of a choice of one."""
    group = maker.label_id()
    return [
        labelled_option(
            el(
                "input",
                type="radio",
                name=group,
                value=option.key,
                data_answer=field.id,
                aria_label=_with_meaning(maker, field, option),
            ),
            [option.label, " ", el("span", option.means, class_=MEANING)] if option.means else option.label,
        )
        for option in field.options
    ]


def _with_meaning(maker: PageMaker, field: Choice, option: Option) -> str | None:
    """The accessible name of an option whose label, such as "4", does not say what it means; else None."""
    return answer_name(field, maker.site.book.words, option).first if option.means else None


def _check_boxes(maker: PageMaker, field: Choice) -> list[Node]:
    """The options of a choice of several."""
    return [
        labelled_option(el("input", type="checkbox", data_answer=f"{field.id}.{option.key}"), option.label)
        for option in field.options
    ]


def labelled_option(box: Element, words: ElementContent) -> Element:
    """A check box or radio button with its label. A click on the label selects it too."""
    return el("label", box, el("span", words), class_="option")


def _limit(maker: PageMaker, field: Choice) -> Element | None:
    """The message that too few or too many options are chosen. The scripts fill it in.

    It is never hidden, since browsers report changes only of what they have shown to a screen reader before.
    """
    if not field.minimum and field.maximum is None:
        return None
    return el("p", class_="error", data_limit="", id=maker.label_id(), role="status")


def _chosen(field: Choice) -> Element | None:
    """How many of the options that are allowed are chosen. The scripts fill it in."""
    if field.maximum is None:
        return None
    return el("p", class_="count", data_chosen=str(field.maximum), data_live="", role="status")


def _clear_button(maker: PageMaker) -> Element:
    """The button that clears a choice of one."""
    words = maker.site.book.words.web_take_back
    return el("button", words, type="button", data_take_back="", data_live="", hidden="")


def earlier_answer(field: Field | Choice) -> Element | None:
    """The place where the scripts show the answer that this one is compared with."""
    if not field.compares_with:
        return None
    return el("p", class_="earlier", data_earlier=field.compares_with, hidden="")
