"""Single answers → form controls. Each control names its answer in `data-answer`; the scripts do the rest.

No control takes an answer before the last script has opened the page, since nothing would be kept. Boxes for text are
readonly; everything else stands in a disabled fieldset. A control is never disabled itself: Firefox disables it again
after a reload.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.blocks import Choice, Field
from guidepress.markup.sheet import Sheet
from guidepress.markup.xml import Content, Element, Node, el

SHORT = 3
"""Letters: where all options have fewer, they are points of a scale and stand in one line."""
COLUMNS = {2: "two", 3: "three"}
READONLY = ("text", "number")
"""The kinds of fields whose control can be readonly in every browser."""


def question(sheet: Sheet, each: Field, asked: Sequence[Node] = ()) -> Element:
    """A field with its question, its hint and its control. `asked` stands in for a prompt that it lacks."""
    id = sheet.label_id()
    words: list[Node] = [*(sheet.runs(each.prompt) or asked)]
    hint = el("span", _hint(sheet, each), class_="hint", id=f"{id}_hint")
    if words and hint.children:
        words += [" ", hint]
    if each.kind == "tick":
        return closed(each, option(control(sheet, each, id), words), class_="answer")
    label = el("label", words, for_=id, class_="ask") if words else None
    alone = hint if hint.children and not words else None
    kind = "answer long" if is_long(each) else "answer"
    return closed(each, label, alone, earlier(each), control(sheet, each, id, bool(words)), class_=kind)


def closed(each: Field, *content: Content, class_: str | None = None) -> Element:
    """What stands around a control. If it cannot be readonly: a disabled fieldset, which screen readers pass over."""
    if each.kind in READONLY:
        return el("div", *content, class_=class_)
    return el("fieldset", *content, class_=class_, disabled="", role="none")


def is_long(each: Field) -> bool:
    """Whether an answer has lines; 0 stands for a whole page of them."""
    return each.kind == "text" and each.lines != 1


def _hint(sheet: Sheet, each: Field) -> list[Node]:
    hint = sheet.runs(each.hint)
    if each.words and each.kind == "text":
        said = sheet.site.book.words.answer_words.format(words=each.words)
        return [*hint, *([" "] if hint else []), said]
    return hint


def control(sheet: Sheet, each: Field, id: str, named: bool = True) -> Element:
    """The input of a field. Where no visible label has its `id`, its name is the whole way from question to cell."""
    name = None if named else spoken(each.label)
    shared = {"id": id, "data_answer": each.id, "aria_label": name}
    match each.kind:
        case "text":
            if is_long(each):
                rows = min(each.lines or sheet.site.theme.web.rows, sheet.site.theme.web.rows)
                return el("textarea", **shared, rows=str(rows), autocomplete="off", readonly="")
            return el("input", **shared, type="text", autocomplete="off", readonly="")
        case "number":
            limits = {"min": _number(each.minimum), "max": _number(each.maximum)}
            return el("input", **shared, **limits, type="number", step="1", autocomplete="off", readonly="")
        case "date":
            return el("input", **shared, type="date", autocomplete="off")
        case "pick":
            none = el("option", "–", value="")
            return el("select", none, [el("option", one.label, value=one.key) for one in each.options], **shared)
        case "tick":
            return el("input", **shared, type="checkbox")
        case _:
            assert_never(each.kind)


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def choice(sheet: Sheet, each: Choice, beside: bool = False) -> Element:
    """One or some of many, as a group with a name of its own; `beside` each other where there is room."""
    seen = each.prompt != ()
    name = sheet.runs(each.prompt) if seen else [spoken(each.label)]
    legend = el("legend", name, class_=None if seen else "unseen")
    options = _many(sheet, each) if each.many else _one(sheet, each)
    short = all(len(one.label) < SHORT for one in each.options)
    return el(
        "fieldset",
        legend,
        earlier(each),
        el("div", options, class_="options"),
        _limit(sheet, each) if each.many else _take_back(sheet),
        class_="scale" if short or beside else COLUMNS.get(each.columns),
        data_choice=None if each.many else each.id,
        data_many=each.id if each.many else None,
        data_minimum=str(each.minimum) if each.many and each.minimum else None,
        data_maximum=str(each.maximum) if each.many and each.maximum else None,
        disabled="",
    )


def _one(sheet: Sheet, each: Choice) -> list[Node]:
    group = sheet.label_id()
    return [
        option(el("input", type="radio", name=group, value=one.key, data_answer=each.id), one.label)
        for one in each.options
    ]


def _many(sheet: Sheet, each: Choice) -> list[Node]:
    return [option(el("input", type="checkbox", data_answer=f"{each.id}.{one.key}"), one.label) for one in each.options]


def option(box: Element, words: Content) -> Element:
    """A box to tick or a button to choose, with its words: both can be hit."""
    return el("label", box, el("span", words), class_="option")


def _limit(sheet: Sheet, each: Choice) -> Element | None:
    """Where the scripts say that too many are chosen, or too few."""
    if not each.minimum and each.maximum is None:
        return None
    return el("p", class_="error", data_limit="", id=sheet.label_id(), hidden="")


def _take_back(sheet: Sheet) -> Element:
    words = sheet.site.book.words.web_take_back
    return el("button", words, type="button", data_take_back="", data_live="", hidden="")


def earlier(each: Field | Choice) -> Element | None:
    """Where the scripts show the answer that this one is compared with."""
    if not each.compares_with:
        return None
    return el("p", class_="earlier", data_earlier=each.compares_with, hidden="")


def spoken(label: Sequence[str]) -> str:
    """From the question down to the cell, as one name."""
    return " · ".join(label)
