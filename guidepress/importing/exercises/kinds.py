"""The kinds of exercise that an import proposes, each with its keys: from the blocks that are to fill in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from guidepress.importing.cues import cues
from guidepress.importing.exercises.fill_in import parts_of, scale_of, words_of
from guidepress.importing.log import Log
from guidepress.importing.outline import Ids as Names
from guidepress.importing.outline import slug
from guidepress.importing.prose import line, plain_words, words_of_line
from guidepress.importing.setting import Setting
from guidepress.importing.tables import cell_line
from guidepress.importing.tidying.paragraphs import without_letters
from guidepress.importing.tree import (
    Blank,
    Block,
    Break,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Place,
    Span,
    Table,
    plain,
)
from guidepress.importing.yaml_text import Marked

Values = dict[str, object]
_TYPED_NUMBER = re.compile(r"(?:(?:question|q)\s*\d{1,2}[.):]|\(?(?:\d{1,2}|[a-j])[.)])\s+(?=\S)", re.IGNORECASE)
LABEL_WORDS = 5
"""Most words of a label that loses its colon: more is a sentence that leads to the box."""
UNIT_WORDS = 3
"""Most words behind a line to write on that say what is written there: a unit, such as "minutes a day"."""
MOST_COLUMNS = 4
"""Most columns to fill in whose boxes have two lines."""
MOST_LINES = 12
"""Most lines of a question."""


class Task(Struct):
    """The kind of an exercise and its own keys."""

    kind: str
    values: Values


class Keys:
    """Short keys from words, each once."""

    def __init__(self) -> None:
        self.names = Names()

    def give(self, words: str, otherwise: str) -> str:
        """A key for these words."""
        return self.names.give(slug(words, 18), otherwise)


def grid(table: Table, setting: Setting) -> Task:
    """A table to fill in, or statements to rate on a scale."""
    header, rows = parts_of(table)
    keys = Keys()
    points = scale_of(table)
    labels = [cell_line(cell, table.place, setting) for cell in header]
    if points is not None:
        name = _scale_name(points, setting)
        values: Values = {"scale": name}
        if labels[0]:
            values["row-label"] = labels[0]
        setting.log.note("exercise-scale", table.place, " | ".join(points), removed=" ".join(points))
        values["rows"] = {keys.give(words_of(row[0]), "row"): cell_line(row[0], table.place, setting) for row in rows}
        return Task("rating-grid", values)
    filled = [at for at in range(len(header)) if words_of(rows[0][at])]
    first = filled[0] if filled else None
    open_columns = [at for at in range(len(header)) if at not in filled]
    columns = {
        keys.give(words_of(header[at]), "column"): labels[at] or f"{cues().words['column']} {at + 1}"
        for at in open_columns
    }
    if first is None:
        return Task("pair-table", {"columns": columns, "blank-rows": len(rows), "lines": _row_lines(columns)})
    values = {}
    if labels[first]:
        values["row-label"] = labels[first]
    row_keys = Keys()
    values["columns"] = columns
    values["rows"] = {
        row_keys.give(words_of(row[first]), "row"): _row_words(row, filled, labels, table.place, setting)
        for row in rows
    }
    extra = [labels[at] for at in filled[1:] if labels[at]]
    if extra and len(rows) > 1:
        added = words_of_line(" ".join(extra * (len(rows) - 1)))
        setting.log.note("table-merged", table.place, ", ".join(extra), added=added)
    values["lines"] = _row_lines(columns)
    return Task("gap-table", values)


def _row_lines(columns: dict[str, str]) -> int:
    """How many lines each box of a row has: one where many stand side by side."""
    return 2 if len(columns) <= MOST_COLUMNS else 1


def _row_words(row: Sequence[object], filled: list[int], labels: list[str], place: Place, setting: Setting) -> str:
    """The words of a row: those of its first column, and of the others with their headers."""
    from guidepress.importing.tree import Cell

    cells = [each for each in row if isinstance(each, Cell)]
    parts = [cell_line(cells[filled[0]], place, setting)]
    parts += [f"{labels[at]}: {cell_line(cells[at], place, setting)}" for at in filled[1:]]
    return "; ".join(part for part in parts if part)


def _scale_name(points: tuple[str, ...], setting: Setting) -> str:
    """The name of the scale with these points, which is declared in guide.yaml."""
    for name, known in setting.scales.items():
        if known == points:
            return name
    name = f"scale-{len(setting.scales) + 1}"
    setting.scales[name] = points
    return name


def checklist(block: ListBlock, setting: Setting) -> Task:
    """Items with a box to tick."""
    keys = Keys()
    items: dict[str, str] = {}
    for item in block.items:
        texts = [each.inlines for each in _paragraphs(item.blocks)]
        words = " ".join(line(inlines, item.place, setting.context) for inlines in texts if plain(inlines))
        if words:
            items[keys.give(words, "item")] = words
    return Task("checklist", {"items": items})


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """All paragraphs of blocks, those of inner lists too."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, ListBlock):
            found += [each for item in block.items for each in _paragraphs(item.blocks)]
    return found


def questions(blocks: Sequence[Block], setting: Setting) -> Task:
    """Questions, each with lines to write on: items of lists, and paragraphs with something to fill in."""
    keys = Keys()
    asked: list[Marked] = []
    had_blank = False
    for inlines, place, blanks in _asked(blocks):
        words = line(inlines, place, setting.context)
        blank = blanks[0] if blanks else Blank("line", lines=3)
        if not words and not blanks:
            continue
        is_unit = had_blank and not blanks and len(words.split()) <= UNIT_WORDS and words[-1] not in "?:."
        had_blank = bool(blanks)
        if is_unit and asked:
            asked[-1]["hint"] = words  # "____ minutes"
            continue
        inlines = as_label(inlines, place, setting.log)
        words = line(inlines, place, setting.context)
        ask = words or blank.label or cues().words["question"]
        if not words:
            setting.log.note("exercise-question", place, "", now=ask, added=ask)
        values: Values = {"key": keys.give(plain(inlines) or ask, "question"), "ask": ask}
        values |= _field(blank, blanks, keys, setting, place)
        asked.append(Marked(values))
    return Task("structured-text", {"questions": asked})


def as_label(inlines: Inlines, place: Place, log: Log) -> Inlines:
    """What is asked, without a number typed before it and without the colon behind a name: "1. Name:"."""
    words = plain(inlines)
    number = _TYPED_NUMBER.match(words)
    made = without_letters(inlines, number.end()) if number else inlines
    if words.endswith(":") and len(plain(made).split()) <= LABEL_WORDS:
        made = _without_colon(made)
    if made != inlines:
        log.note("form-label", place, words, now=plain(made), removed=number.group() if number else "")
    return made


def _without_colon(inlines: Inlines) -> Inlines:
    """Inlines without the colon at their end, which may stand in a span of its own."""
    made = list(inlines)
    for at in reversed(range(len(made))):
        span = made[at]
        if isinstance(span, Span) and span.text.strip():
            made[at] = replace(span, text=span.text.rstrip().removesuffix(":").rstrip())
            break
    return tuple(made)


def _field(blank: Blank, blanks: list[Blank], keys: Keys, setting: Setting, place: Place) -> Values:
    """The type and room of the field of a question."""
    if blank.kind == "pick" and blank.options:
        names = Keys()
        options = {names.give(each, "option"): plain_words(each) for each in blank.options}
        setting.log.note("exercise-options", place, ", ".join(blank.options), added=" ".join(blank.options))
        return {"type": "pick", "options": options}
    if blank.kind in ("date", "number", "tick"):
        return {"type": blank.kind}
    return {"lines": min(sum(each.lines for each in blanks), MOST_LINES) if blanks else blank.lines}


def _asked(blocks: Sequence[Block]) -> list[tuple[Inlines, Place, list[Blank]]]:
    """What is asked, in order, each with what is to fill in behind it."""
    found: list[tuple[Inlines, Place, list[Blank]]] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                found += _asked_by_lines(_joined(item.blocks), item.place)
        elif isinstance(block, Paragraph):
            parts = _asked_by_lines(block.inlines, block.place)
            if found and parts and not re.search(r"\w", plain(parts[0][0])):  # lines to write on below a question
                words, place, blanks = found[-1]
                sign, _, more = parts.pop(0)
                found[-1] = ((*words, Span(" "), *sign) if plain(sign) else words, place, [*blanks, *more])
            found += parts
    return found


def _joined(blocks: Sequence[Block]) -> Inlines:
    made: list[Inline] = []
    for paragraph in _paragraphs(blocks):
        if made:
            made.append(Span(" "))
        made += paragraph.inlines
    return tuple(made)


def _asked_by_lines(inlines: Inlines, place: Place) -> list[tuple[Inlines, Place, list[Blank]]]:
    """The questions of a paragraph: one for each line, and for each "Name: ____" in it."""
    found: list[tuple[Inlines, Place, list[Blank]]] = []
    words: list[Inline] = []
    blanks: list[Blank] = []

    def finish() -> None:
        nonlocal words, blanks
        text = plain(tuple(words))
        if text or blanks:
            if not re.search(r"\w", text) and found and not blanks:
                found[-1] = ((*found[-1][0], *words), *found[-1][1:])
            else:
                found.append((tuple(words), place, blanks))
        words, blanks = [], []

    for inline in inlines:
        if isinstance(inline, Blank):
            if blanks and (inline.kind != blanks[-1].kind or inline.kind in ("pick", "tick")):
                finish()
            blanks.append(inline)
        elif isinstance(inline, Break):
            finish()
        else:
            is_behind_box = bool(blanks) and blanks[0].kind == "tick" and not plain(tuple(words))
            if blanks and isinstance(inline, Span) and re.search(r"\w", inline.text) and not is_behind_box:
                finish()
            words.append(inline)
    finish()
    return found


def choice(question: Paragraph, options: ListBlock, setting: Setting) -> tuple[Inlines, Values]:
    """The words of a question, and its options, with the right one if the original marks it."""
    keys = Keys()
    made: dict[str, str] = {}
    right = ""
    for item in options.items:
        (paragraph,) = _paragraphs(item.blocks)[:1]
        words = plain(paragraph.inlines)
        marked = _without_mark(words)
        bold = all(each.strong for each in paragraph.inlines if isinstance(each, Span) and each.text.strip())
        key = keys.give(marked, "option")
        made[key] = plain_words(marked)
        if marked != words:
            setting.log.note("answer", item.place, words, removed=words, added=marked)
            right = key
        elif bold and not right and not _all_bold(options):
            right = key
    return as_label(question.inlines, question.place, setting.log), {
        "options": made,
        **({"answer": right} if right else {}),
    }


def _all_bold(options: ListBlock) -> bool:
    spans = [each for item in options.items for p in _paragraphs(item.blocks) for each in p.inlines]
    return all(each.strong for each in spans if isinstance(each, Span) and each.text.strip())


def _without_mark(words: str) -> str:
    """An option without the words that mark it as the right one: "(correct)", a tick."""
    said = "|".join(map(re.escape, cues().right))
    return re.sub(rf"\s*(?:[\[(](?:{said})[\])]|[✓✔])\s*$", "", words, flags=re.IGNORECASE) or words
