"""Parses YAML into three kinds of node, each with its place in the file. No other module imports `yaml`.

Every scalar is text: `no`, `1.10` and `2026-11-01` stay as they are written. Anchors, aliases and tags are errors: a
guide does not need them, and they are the way in which a YAML file can do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from guidepress.core.characters import FORBIDDEN, code_point_name
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import Value
from guidepress.source.pasted_text import report_pasted, tidied
from guidepress.source.yaml_errors import QUOTE, ParserMessage, explain

MAX_DEPTH = 40
"""How deep lists and mappings may be nested."""
MAX_BYTES = 5_000_000
"""Most bytes of one file."""

MAX_NODES = 100_000
"""Most keys, values and lists of one file; a long part of a guide has two thousand."""
_SHOWN = 20
"""Most invisible characters that are reported for one file."""
_CUT = re.compile(r"[ \t]*(#[^\s#]+)")
"""Words that begin with # after a scalar."""
_ENTRY = re.compile(r"[\w-]+:(\s|$)")
"""The first line of an entry of a file."""
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(Value):
    """Text. For a `|` block (`literal` is true) `where` is the first line of its text, at the column of its
    indentation.
    """

    text: str
    where: Where
    literal: bool = False


class Sequence(Value):
    """A list of nodes."""

    items: tuple[YamlNode, ...]
    where: Where


class Mapping(Value):
    """Keys and values in the author's order; each key once."""

    pairs: tuple[tuple[Scalar, YamlNode], ...]
    where: Where


YamlNode = Scalar | Sequence | Mapping


def read(data: bytes, file: str, problems: Problems) -> YamlNode | None:
    """The only document of a file, or None with at least one error in `problems`. `file` is the name for messages."""
    start = Where(file)
    if len(data) > MAX_BYTES:
        problems.error(Code.TOO_LARGE, start, f"the file is larger than {MAX_BYTES // 1_000_000} MB", "split it")
        return None
    text = _decode(data, file, problems)
    if text is None:
        return None
    report_pasted(text, file, problems)
    reader = _NodeBuilder(text, file, problems)
    node = reader.document()
    if node is None and not reader.failed:
        problems.error(Code.YAML_SYNTAX, start, "the file is empty", "write its keys, or delete it")
    following = reader.following_entry()
    while following is not None:
        rest = _NodeBuilder(text, file, problems, following)
        rest.document()
        following = rest.following_entry()
    return None if reader.failed else node


def _decode(data: bytes, file: str, problems: Problems) -> str | None:
    """The text of a file with line feeds as line ends, or None after an error."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8 in your editor"
        problems.error(Code.NOT_UTF8, Where(file, line), "the file is not saved as UTF-8", hint)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if FORBIDDEN.search(text) is None:
        return text
    for match in islice(FORBIDDEN.finditer(text), _SHOWN):
        line, start = text.count("\n", 0, match.start()) + 1, text.rfind("\n", 0, match.start())
        _forbidden(Where(file, line, match.start() - start), match.group(), problems)
    return None


def _forbidden(where: Where, character: str, problems: Problems) -> None:
    message = f"the invisible character {code_point_name(character)} is not allowed"
    problems.error(Code.CONTROL_CHARACTER, where, message, "delete it and type the words again")


class _StopError(Exception):
    """Parsing of this file cannot continue; the reason is in the problems."""


class _NodeBuilder:
    """Builds the nodes of one file from the events of the library.

    `first` is the line from which it reads, from 0: 0, or that of the entry after one with an error of syntax.
    """

    def __init__(self, text: str, file: str, problems: Problems, first: int = 0) -> None:
        self.lines = [""] * first + text.split("\n")[first:]
        self.text = "\n".join(self.lines)
        self.first = first
        self.broken_line = -1
        self.file = file
        self.problems = problems
        self.failed = False
        self.count = 0
        self.events: Iterator[Any] = iter(())

    def document(self) -> YamlNode | None:
        """The only document, or None."""
        try:
            self.events = yaml.parse(self.text, Loader=_LOADER)
            node = None
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    if node is not None:
                        self.stop(Code.YAML_SYNTAX, event, "a second document begins here", "take out the line ---")
                    node = self.node(next(self.events), 1)
            return node
        except yaml.MarkedYAMLError as error:
            self.report_syntax_error(error)
        except (yaml.YAMLError, ValueError):  # errors without a place
            self.error(Code.YAML_SYNTAX, Where(self.file), "the file cannot be read as YAML", "")
        except _StopError:
            pass
        return None

    def node(self, event: Any, depth: int) -> YamlNode:
        """The node that this event begins; reads the events up to its end."""
        self.count += 1
        if self.count > MAX_NODES:
            self.stop(Code.TOO_LARGE, event, f"the file has more than {MAX_NODES:,} entries", "split it")
        if depth > MAX_DEPTH:
            self.stop(Code.TOO_DEEP, event, f"lists and mappings stand more than {MAX_DEPTH} deep", "")
        if isinstance(event, yaml.AliasEvent):
            hint = f"write the words out, or {QUOTE}"
            self.error(Code.YAML_ALIAS, self.where(event), f"*{event.anchor} is not allowed", hint)
            return Scalar("*", self.where(event))
        self.check_anchor_and_tag(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), self.where(event))
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.pairs(depth)), self.where(event))
        return self.scalar(event)

    def check_anchor_and_tag(self, event: Any) -> None:
        """Reports an anchor or a tag."""
        if event.anchor is not None:
            hint = f"write the words out, or {QUOTE}"
            self.error(Code.YAML_ALIAS, self.where(event), f"&{event.anchor} is not allowed", hint)
        if event.tag is not None:
            self.error(Code.YAML_TAG, self.where(event), "a word that begins with ! is not allowed here", QUOTE)

    def items(self, depth: int) -> Iterator[YamlNode]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, YamlNode]]:
        seen: dict[str, Where] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                hint = f"a key is a word; if these brackets are part of the words, {QUOTE}"
                self.error(Code.WRONG_TYPE, key.where, "a list or mapping stands where a key should be", hint)
            elif key.text in seen:
                hint = f"the first stands in line {seen[key.text].line}; keep one of them"
                self.problems.error(Code.DUPLICATE_KEY, key.where, f'"{key.text}" stands here a second time', hint)
            else:
                seen[key.text] = key.where
                yield key, value

    def scalar(self, event: Any) -> Scalar:
        literal = event.style == "|"
        where = self.block_start(event) if literal else self.where(event)
        bad = FORBIDDEN.search(event.value)  # a character written as an escape, "\x00"
        if bad is not None:
            self.failed = True
            _forbidden(where, bad.group(), self.problems)
        value = tidied(event.value)
        if not event.style:  # without quotation marks; the value is None or "", by the library
            self.cut_comment(event)
        return Scalar(value, where, literal)

    def block_start(self, event: Any) -> Where:
        """The start of the text of a `|` block: the line after the `|`, at the column of its indentation."""
        first = event.start_mark.line + 1
        for offset, words in enumerate(event.value.split("\n")):
            if words:
                indent = len(self.lines[first + offset]) - len(words)
                return Where(self.file, first + 1, indent + 1)
        return self.where(event)

    def cut_comment(self, event: Any) -> None:
        """Warns of words after a # that are lost as a comment: `title: Ready #NGO`. A real comment has a space after
        its #.
        """
        mark = event.end_mark
        match = _CUT.match(self.lines[mark.line], mark.column) if event.value else None
        if match is not None:
            where = Where(self.file, mark.line + 1, match.start(1) + 1)
            message = f"{match.group(1)} and what follows it is left out as a comment"
            self.problems.warning(Code.YAML_SYNTAX, where, message, "put the whole line in quotation marks")

    def report_syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        """Reports an error of the library in plain words."""
        position, began = error.problem_mark, error.context_mark
        message = ParserMessage(
            context=error.context or "",
            problem=error.problem or "",
            at=(position.line, position.column) if position else (0, 0),
            began=(began.line, began.column) if began else None,
        )
        explained = explain(message, self.lines)
        line = self.broken_line = min(explained.at[0], len(self.lines) - 1)
        self.error(Code.YAML_SYNTAX, Where(self.file, line + 1, explained.at[1] + 1), explained.message, explained.hint)

    def following_entry(self) -> int | None:
        """After an error of syntax, the line of the next entry of the file, from 0: its key begins in column 1."""
        if self.broken_line < 0:
            return None
        below = range(max(self.broken_line, self.first) + 1, len(self.lines))
        return next((number for number in below if _ENTRY.match(self.lines[number])), None)

    def where(self, event: Any) -> Where:
        line, column = event.start_mark.line, event.start_mark.column
        if line >= len(self.lines):  # after a --- that ends the file
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return Where(self.file, line + 1, column + 1)

    def error(self, code: Code, where: Where, message: str, hint: str) -> None:
        self.failed = True
        self.problems.error(code, where, message, hint)

    def stop(self, code: Code, event: Any, message: str, hint: str) -> None:
        self.error(code, self.where(event), message, hint)
        raise _StopError
