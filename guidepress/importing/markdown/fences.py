"""Boxes between lines of colons (`::: note`, as in Pandoc and Docusaurus): a rule of the Markdown parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPEN = re.compile(r"\s{0,3}:{3,}\s*([^:\s].*?)\s*:*\s*$")
_CLOSE = re.compile(r"\s{0,3}:{3,}\s*$")
_CODE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_CLASS = re.compile(r"\.([\w-]+)")
_TITLE = re.compile(r'title\s*=\s*"([^"]*)"|\[(.*)\]\s*$')
BOX = "data-import-box"


def use_fences(parser: MarkdownIt) -> None:
    """Adds the rule to a parser."""
    parser.block.ruler.before("fence", "import_fence", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = _OPEN.match(_line(state, start))
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    last = _closing(state, start, end)
    kind, title = kind_and_title(match.group(1))
    token = state.push("import_box_open", "div", 1)
    token.map, token.block = [start, last], True
    token.attrs = {BOX: kind}
    if title:
        _push_title(state, title, start)
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "import_box", last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = old_parent, old_max
    token = state.push("import_box_close", "div", -1)
    token.block = True
    state.line = min(last + 1, end)
    return True


def _push_title(state: StateBlock, title: str, line: int) -> None:
    """Adds the title of a box, as an element whose class says so."""
    token = state.push("paragraph_open", "p", 1)
    token.attrs, token.map = {"class": "title"}, [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = title, [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _closing(state: StateBlock, start: int, end: int) -> int:
    """The line that closes the box of this line: boxes may be nested, and lines of code are none."""
    depth, code = 1, ""
    for number in range(start + 1, end):
        text = _line(state, number)
        fence = _CODE.match(text)
        if fence is not None:
            mark = fence.group(1)
            if not code:
                code = mark
            elif mark.startswith(code):
                code = ""
            continue
        if code:
            continue
        if _CLOSE.match(text):
            depth -= 1
            if not depth:
                return number
        elif _OPEN.match(text):
            depth += 1
    return end


def kind_and_title(words: str) -> tuple[str, str]:
    """What a box is called, and its title: `note`, `{.note title="Why"}`, `note[Why]`, `note Why`."""
    found = _TITLE.search(words)
    title = next((each for each in found.groups() if each), "") if found else ""
    if "{" in words:
        inside = words[words.index("{") :]
        kind = next(iter(_CLASS.findall(inside)), "box")
        rest = words[: words.index("{")].strip()
        return (rest.split()[0] if rest and kind == "box" else kind), title
    head, _, rest = words.partition(" ")
    head = head.partition("[")[0]
    return head.strip("{}"), title or rest.strip("\"'").strip()
