"""The report of a build as a web page that needs no other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.pipeline.report.parts import table, whole_page
from guidepress.pipeline.report.words import counted, length_words, size_words

_LEFT_OUT = {"cover-drawing": "the drawing of the cover", "notes": "the pages for notes"}
"""What a variant may leave out, in words."""
FEW = 12
"""How many texts of a rule are listed; report.json has all."""

Record = Mapping[str, Any]


def report_page(record: Record) -> bytes:
    """The page for the content of report.json."""
    title = f"Report: {record['title']}, edition {record['edition']}"
    main = el(
        "main",
        el("h1", title),
        el("p", _verdict(record), class_="verdict"),
        _section("Problems", _problems(record["problems"])),
        _section("What was made", _files(record["formats"])),
        _section("What stands where", _parts(record)),
        _section("What is left out, and why", _rules(record)),
        _section("Boxes and pages", _pages(record["formats"])),
        el("p", f"Build {record['build']}. The same data for programs: report.json.", class_="small"),
    )
    return whole_page(title, main)


def _verdict(record: Record) -> str:
    texts = record["guide_texts"]
    if texts is None:
        return "Only some formats were made, so this report says nothing about the others."
    count = texts["texts"] + _count_left_out(texts)
    return f"Each of the {count:,} texts of the guide stands in an output, or a rule below says why it does not."


def _section(title: str, content: ElementContent) -> Element:
    return el("section", el("h2", title), content)


# ------------------------------------------------------------------------------------------------- problems, files


def _problems(problems: Sequence[Record]) -> Element:
    if not problems:
        return el("p", "The build found no mistake. For advice on the words, run check.")
    rows = [
        (f"{item['file']}:{item['line']}", item["severity"], el("code", item["code"]), _message(item))
        for item in problems
    ]
    return table(("Place", "Kind", "Code", "What is wrong, and what to do"), rows, "Every problem with its place")


def _message(item: Record) -> str:
    return f"{item['message']} ({item['hint']})" if item["hint"] else str(item["message"])


def _files(formats: Sequence[Record]) -> list[Element]:
    """For each format its length and size, with all its files below."""
    rows = [
        (
            f"{format['name']}: {format['title']}",
            length_words(format["units"]),
            counted(len(format["files"]), "file"),
            size_words(sum(file["size"] for file in format["files"])),
        )
        for format in formats
    ]
    items = [
        el("li", el("a", file["path"], href=file["path"]), f" {size_words(file['size'])}")
        for format in formats
        for file in format["files"]
    ]
    overview = table(("Format", "Length", "Files", "Size"), rows, "Every format with its length and size")
    return [overview, el("details", el("summary", f"All {counted(len(items), 'file')}"), el("ul", items))]


# ------------------------------------------------------------------------------------------------- accounts


def _parts(record: Record) -> list[Element]:
    """For each part and format how many texts stand there and how many are left out; then for each deck."""
    of_book = [format for format in record["formats"] if format["name"] != "pack"]
    rows: list[Sequence[ElementContent]] = []
    for part in record["parts"]:
        counts = [_counts(format, part["id"]) for format in of_book]
        if any(counts):
            rows.append((part["title"], *counts))
    tables = [table(("Part", *(format["name"] for format in of_book)), rows, "Texts of each part in each format")]
    others = [format for format in record["formats"] if format["name"] in ("decks", "pack")]
    units = [unit for format in others for unit in format["units"] if unit["texts"]]
    if units:
        lines = [
            (unit["name"], length_words([unit]), _count_words(unit["texts"], _count_left_out(unit))) for unit in units
        ]
        tables.append(table(("For facilitators", "Length", "Texts"), lines, "Texts of each deck and of the pack"))
    return tables


def _counts(format: Record, part: str) -> str:
    accounts = [format["book"]] if "book" in format else format["units"]
    listed = [entry for account in accounts for entry in account["parts"] if entry["part"] == part]
    if not listed:
        return ""
    return _count_words(
        sum(entry["texts"] for entry in listed), sum(sum(entry["left_out"].values()) for entry in listed)
    )


def _count_words(shown: int, left_out: int) -> str:
    return f"{shown:,}, and {left_out:,} left out" if left_out else f"{shown:,}"


def _count_left_out(account: Record) -> int:
    return sum(len(entry["texts"]) for entry in account["left_out"])


def _rules(record: Record) -> list[Element]:
    """For each rule, what it leaves out in each format."""
    groups = [("The guide", record["guide_texts"])] if record["guide_texts"] else []
    groups += [(format["name"], unit) for format in record["formats"] for unit in format["units"]]
    groups += [("the book on slides", format["book"]) for format in record["formats"] if "book" in format]
    listed: list[Element] = []
    for name, why in record["rules"].items():
        entries: list[Element] = []
        for where, account in groups:
            texts = [text for entry in account["left_out"] if entry["rule"] == name for text in entry["texts"]]
            if texts:
                entries.append(_left_out(where, texts))
        if entries:
            listed.append(el("section", el("h3", el("code", name)), el("p", f"{why[0].upper()}{why[1:]}."), entries))
    return listed or [el("p", "Nothing is left out.")]


def _left_out(where: str, texts: Sequence[str]) -> Element:
    items = [el("li", text) for text in texts[:FEW]]
    if len(texts) > FEW:
        items.append(el("li", f"… and {len(texts) - FEW} more, which report.json lists"))
    return el("details", el("summary", f"{where}: {len(texts)}"), el("ul", items))


# ------------------------------------------------------------------------------------------------- pages


def _pages(formats: Sequence[Record]) -> list[Element]:
    """The pages that only fill up, and the boxes that have fewer lines than their author asked for."""
    listed: list[Element] = []
    for format in formats:
        for unit in format["units"]:
            if "filler_pages" not in unit:
                continue
            filler = unit["filler_pages"]
            words = f"{unit.get('variant', format['name'])}: {counted(unit['pages'], 'page')}"
            words += f"; {counted(filler, 'page')} at the end only to make the number even." if filler else "."
            if unit.get("leaves_out"):
                words += (
                    f" It has not, as guide.yaml says: {' and '.join(_LEFT_OUT[name] for name in unit['leaves_out'])}."
                )
            listed.append(el("p", words))
            boxes = unit["reduced_boxes"]
            if boxes:
                rows = [(box["answer"], str(box["page"]), f"{box['lines']} of {box['asked']}") for box in boxes]
                listed.append(table(("Answer", "Page", "Lines"), rows, "Boxes with fewer lines than were asked for"))
    return listed or [el("p", "No format with pages was made.")]
