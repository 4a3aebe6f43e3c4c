"""Text with markup as an author writes it, and its runs and blocks. Other modules parse markup through this one only.

`Line` is one line, `Prose` any number of paragraphs and lists. Both hold the place of their first character, so that a
problem is reported at its own line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from guidepress.core.problems import Problems, Traced, Where
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.inline import Runs, code_runs
from guidepress.document.markdown import Parsed, read_line, read_plain, read_prose

NO_BREAK_SPACE = "\u00a0"


class Line(Traced):
    """One line of prose: text, **strong**, *stressed*, `code`, x^2^, H~2~O, [links](https://…), [references](#id),
    [phrases](lang:cy), [keys](key:), [menus](menu:), [“quotations”](quote:).
    """

    text: str


class Prose(Traced):
    """Paragraphs and lists in Markdown.

    `exact` is true for text from a `|` block of YAML: each line of the text is then a line of the file, indented to
    `where.column`. For other text only the place of its start is known.
    """

    text: str
    exact: bool = False


class Verbatim(Traced):
    """Code: any number of lines, without marks. Every space in it counts. `exact` is as in `Prose`."""

    text: str
    exact: bool = False


class Verse(Traced):
    """Lines whose ends are kept: verse, an address. Each has the marks of a `Line`; an empty line begins a new group.
    `exact` is as in `Prose`.
    """

    text: str
    exact: bool = False

    @property
    def groups(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each group, each with its place. Spaces at its beginning are kept as no-break spaces."""
        groups: list[list[Line]] = [[]]
        for number, text in enumerate(self.text.split("\n")):
            if not text.strip():
                groups.append([])
                continue
            indent = len(text) - len(text.lstrip(" "))
            where = _place(self.where, number, self.exact)
            groups[-1].append(Line(NO_BREAK_SPACE * indent + text.strip(), where=where))
        return tuple(tuple(group) for group in groups if group)


class Plain(Traced):
    """Text without markup: titles, labels, the names of people."""

    text: str


class Name(Plain):
    """The name of a thing of the guide, with its place: an exercise, a scale, a file. It is not read as text."""


Lines = tuple[Line, ...]
KeyedLines = Mapping[str, Line]
"""A short stable key → a line, in the author's order: options, rows, columns."""


def parse_line(line: Line | Plain, problems: Problems) -> Runs:
    """The runs of one line. A `Plain` is one run; marks in it are reported."""
    if isinstance(line, Plain):
        return _report(read_plain(line.text), line.where, False, problems).runs
    return _report(read_line(line.text), line.where, False, problems).runs


def parse_prose(prose: Prose, problems: Problems) -> tuple[Paragraph | ItemList, ...]:
    """The paragraphs and lists of prose, each with its place. For text from a `|` block, that is its own line."""
    parsed = _report(read_prose(prose.text), prose.where, prose.exact, problems)
    return tuple(_placed(block, prose) for block in parsed.blocks)


def unclosed_marks(text: Line | Prose) -> Iterator[tuple[Where, str]]:
    """The stars and backticks of a text that nothing closes, so that they are printed, each with its place."""
    if "*" in text.text or "`" in text.text:
        parsed = read_prose(text.text) if isinstance(text, Prose) else read_line(text.text)
        exact = isinstance(text, Prose) and text.exact
        yield from ((_place(text.where, line, exact), sign) for line, sign in parsed.unclosed)


def parse_code(code: Verbatim) -> Paragraph:
    """The listing of a code block. Empty lines at its beginning and end are left out."""
    lines = code.text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    text = "\n".join(lines[first:])
    return Paragraph(code_runs(text), "code", where=_place(code.where, first, code.exact))


def _report(parsed: Parsed, where: Where, exact: bool, problems: Problems) -> Parsed:
    for finding in parsed.findings:
        problems.error(finding.code, _place(where, finding.line, exact), finding.message, finding.hint)
    return parsed


def _placed(block: Paragraph | ItemList, prose: Prose) -> Paragraph | ItemList:
    """A block whose place in the text is replaced by its place in the file."""
    return _placed_list(block, prose) if isinstance(block, ItemList) else replace(block, where=_in(prose, block.where))


def _placed_list(block: ItemList, prose: Prose) -> ItemList:
    return replace(block, where=_in(prose, block.where), items=tuple(_placed_item(item, prose) for item in block.items))


def _placed_item(item: ListItem, prose: Prose) -> ListItem:
    """An item with the place of its mark: the hyphen or the number."""
    where = _in(prose, item.where)
    if prose.exact:
        line = prose.text.split("\n")[item.where.line]
        where = Where(where.file, where.line, where.column + len(line) - len(line.lstrip()))
    return replace(item, where=where, inner=tuple(_placed_list(inner, prose) for inner in item.inner))


def _in(prose: Prose, where: Where) -> Where:
    return _place(prose.where, where.line, prose.exact)


def _place(where: Where, line: int, exact: bool) -> Where:
    return Where(where.file, where.line + line, where.column) if exact else where
