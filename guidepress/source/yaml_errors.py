"""Explains errors of the YAML library in plain words: the most frequent mistake behind each, and what to do."""

from __future__ import annotations

import re

from guidepress.core.characters import code_point_name
from guidepress.core.values import Value

QUOTE = 'put the words in quotation marks: "…"'
NEIGHBOURS = "check that the line begins exactly under its neighbours, with spaces, and that quotation marks are closed"


OTHER_HYPHENS = "•‣▪●◦·–—−‐‑"
"""What word processors write in place of the hyphen of a list."""
_SPACES = "\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000"
OTHER_SPACE = re.compile(rf"(?: *-)? *(?:[\w-]+:)? *(?P<wrong>[{_SPACES}])")
"""A line with a space of another kind in its indentation, after its hyphen or after its key."""
OTHER_HYPHEN = re.compile(rf" *(?P<wrong>[{OTHER_HYPHENS}])[ {_SPACES}]")
OTHER_ENTRY = re.compile(rf"(?P<hyphen>[{OTHER_HYPHENS}])|-(?P<space>[{_SPACES}])")
"""The start of a text that was meant as the entries of a list."""
LINES_ABOVE = 4
"""The library notices a wrong character some lines later, where a line does not fit."""


class ParserMessage(Value):
    """An error of the YAML library. Positions are (line, column) from 0; `began` is the start of the element that is
    wrong.
    """

    context: str
    problem: str
    at: tuple[int, int]
    began: tuple[int, int] | None


class YamlError(Value):
    """An error in plain words. `at` is (line, column) from 0."""

    at: tuple[int, int]
    message: str
    hint: str


def explain(message: ParserMessage, lines: list[str]) -> YamlError:
    """The error in plain words. `lines` are the lines of the file."""
    at = message.at
    began = message.began or at
    problem, context = message.problem, message.context
    if _character(lines, at) == "\t" or "tab character" in problem or _tab_indents(lines, at[0]):
        return YamlError((at[0], 0), "the line is indented with a tab", "use spaces, two for each step")
    if "mapping values are not allowed" in problem:
        return _colon(at, lines)
    if "quoted scalar" in context and "end of stream" in problem:
        hint = "close it, or put the whole line in double quotation marks if it begins with an apostrophe"
        return YamlError(began, "a quotation mark is opened here and not closed", hint)
    if "escape" in problem:
        hint = "write two backslashes, or use single quotation marks"
        return YamlError(at, "a backslash in double quotation marks has a special meaning", hint)
    if "scanning an alias" in context or "scanning an anchor" in context:
        mark = _character(lines, began)
        return YamlError(began, f"a line may not begin with {mark} by itself", QUOTE)
    if "tag" in problem or "tag" in context:
        return YamlError(began, "a line may not begin with ! by itself", QUOTE)
    if "cannot start any token" in problem:
        return YamlError(at, f"a line may not begin with {_character(lines, at)} by itself", QUOTE)
    return _structure(message, began, lines)


def _lookalike(lines: list[str], last: int) -> YamlError | None:
    """The error of a character that looks like a space or a hyphen of YAML, in this line or shortly above it.

    Only for lines that do not fit: in words, such characters are right.
    """
    for number in range(last, max(-1, last - LINES_ABOVE), -1):
        line = _line(lines, number)
        match = OTHER_SPACE.match(line) or OTHER_HYPHEN.match(line)
        if match is not None:
            return YamlError((number, match.start("wrong")), *lookalike_message(match.group("wrong")))
    return None


def lookalike_message(character: str) -> tuple[str, str]:
    """The message and the hint for a character that looks like a space or a hyphen of YAML."""
    if character.isspace():
        return f"the space here is {code_point_name(character)}, which is no space to YAML", "type an ordinary space"
    return f"“{character}” ({code_point_name(character)}) is no hyphen", "begin each entry of a list with - and a space"


def _structure(message: ParserMessage, began: tuple[int, int], lines: list[str]) -> YamlError:
    """Errors of brackets, keys and indentation."""
    at, problem, context = message.at, message.problem, message.context
    if "block scalar" in context:
        return YamlError(
            at, "words stand beside the | that opens a block", "begin the words on the next line, indented"
        )
    if "flow node" in context:
        return YamlError(
            at, "a value is missing here, or a bracket above is not closed", "put words with # in quotation marks"
        )
    if "flow" in context:
        hint = "close the bracket, put a comma between the entries, and put words with : or # in quotation marks"
        return YamlError(began, "the list or mapping in brackets that begins here does not end well", hint)
    if "could not find expected ':'" in problem:
        hint = 'write "key: words", or indent the line to join it to the one above'
        return _lookalike(lines, at[0]) or YamlError(began, "this line has no key", hint)
    if "directive" in context:
        return YamlError(began, "a line may not begin with % by itself", QUOTE)
    if "sequence entries are not allowed" in problem or "block sequence entries" in problem:
        return YamlError(
            at, "a dash with a space cannot stand here", "begin the list on a line of its own, or " + QUOTE
        )
    if _after_quoted(lines, at):
        hint = "put the whole line in quotation marks; write ’ for an apostrophe, “ and ” for quotation marks inside it"
        return YamlError(at, "words stand after the closing quotation mark", hint)
    bracket = re.search(r":\s+(?P<open>[\[{])[^\]}]*[\]}]\s*\S", _line(lines, at[0]))
    if bracket is not None:
        place = (at[0], bracket.start("open"))
        return YamlError(place, f"words may not begin with {bracket.group('open')} by themselves", QUOTE)
    if "document" in problem:
        return YamlError(at, "a second document begins here", "take out the lines --- and ...")
    return _lookalike(lines, at[0]) or YamlError(at, "this line does not fit the lines above it", NEIGHBOURS)


def _colon(at: tuple[int, int], lines: list[str]) -> YamlError:
    """An error of a colon in a wrong place: mostly a second colon in a line of words."""
    line = _line(lines, at[0])
    if at[1] > 1000:
        return YamlError((at[0], 0), "this key is longer than 1,000 characters", "keys are short words")
    if re.search(r":\s", line[: at[1]]):
        return YamlError(at, "a colon with a space stands in a line without quotation marks", QUOTE)
    misfit = YamlError((at[0], _indent(line)), "this line does not fit the line above it", NEIGHBOURS)
    return _lookalike(lines, at[0]) or misfit


def _after_quoted(lines: list[str], at: tuple[int, int]) -> bool:
    """Whether the words before this place, on the same line, are in quotation marks."""
    return re.search(r"(^|[\s\[{,:-])(\"[^\"]*\"|'[^']*')\s*$", _line(lines, at[0])[: at[1]]) is not None


def _tab_indents(lines: list[str], number: int) -> bool:
    return re.match(r" *\t", _line(lines, number)) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _character(lines: list[str], at: tuple[int, int]) -> str:
    return _line(lines, at[0])[at[1] : at[1] + 1]
