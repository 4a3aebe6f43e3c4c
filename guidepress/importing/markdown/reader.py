"""Reads a Markdown file into a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from guidepress.importing.html.parsing import LINE, parsed_text
from guidepress.importing.html.reader import Fetch, PageReader
from guidepress.importing.limits import MAX_TEXT_FILE, refuse
from guidepress.importing.log import Log
from guidepress.importing.markdown.fences import BOX, use_fences
from guidepress.importing.markdown.front_matter import front_matter
from guidepress.importing.tree import Document, Place, SourceText

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_KRAMDOWN = re.compile(r"^[ \t]*\{:(.*?)\}[ \t]*$", re.MULTILINE)
_LIQUID = re.compile(r"\{%.*?%\}|\{\{<.*?>\}\}|\{\{%.*?%\}\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\s*\{:?\s*(?:[#.][\w.:-]+\s*)+\}\s*$")
_DIRECTIVE = re.compile(r"\{([\w:-]+)\}\s*(.*)")
_LINE_TO_WRITE = re.compile(r" {0,3}_{12,}\s*")
_ITEM_TO_WRITE = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+_{3,}\s*")
_OPTION = re.compile(r" {0,3}\(?[a-zA-Z][.)]\s+\S")
_ADMONITION = re.compile(r'^(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+"([^"]*)")?[ \t]*$')


def read_markdown(name: str, data: bytes, log: Log, boxes: frozenset[str], fetch: Fetch, path: str = "") -> Document:
    """The document in a Markdown file. `path` is its name in links of other files."""
    if len(data) > MAX_TEXT_FILE:
        refuse(name, f"is larger than {MAX_TEXT_FILE // 1_000_000} MB", "split it")
    text = _text(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    front = front_matter(text)
    lines = text.split("\n")
    text = "\n".join([""] * front.lines + lines[front.lines :])
    text = _without_tags(text, name, log)
    text = with_admonitions(with_own_lines(text))
    root = parsed_text(name, f"<html><body>{rendered(text)}</body></html>")
    page = PageReader(name, path, log, boxes, fetch).page(root)
    place = Place(name, "line 1")
    for other in front.others:
        log.note("metadata", place, other)
    keys = front.known
    return replace(
        page,
        title=keys.get("title", ""),
        title_is_text=True,
        author=keys.get("author") or keys.get("authors", ""),
        language=keys.get("lang") or keys.get("language", ""),
        description=keys.get("description") or keys.get("summary") or keys.get("subtitle", ""),
        texts=(*page.texts, *(SourceText(other, place) for other in front.others), *_title_text(keys, place)),
    )


def _title_text(keys: dict[str, str], place: Place) -> tuple[SourceText, ...]:
    return (SourceText(keys["title"], place),) if keys.get("title") else ()


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _without_tags(text: str, name: str, log: Log) -> str:
    """The text without attributes of Kramdown and tags of site generators, which are reported. Lines stay in place.

    A class behind a quotation makes it a box, as Kramdown does: `{: .callout}`.
    """
    for tag in _LIQUID.finditer(text):
        at = text.count("\n", 0, tag.start()) + 1
        log.note("attributes", Place(name, f"line {at}"), tag.group(), removed=" ")
    lines = _LIQUID.sub(lambda tag: "\n" * tag.group().count("\n"), text).split("\n")
    for number, line in enumerate(lines):
        match = _KRAMDOWN.fullmatch(line)
        if match is None:
            continue
        log.note("attributes", Place(name, f"line {number + 1}"), line.strip(), removed=" ")
        lines[number] = ""
        classes = re.findall(r"\.([\w-]+)", match.group(1))
        start = number - 1
        while classes and start >= 0 and lines[start].startswith(">"):
            start -= 1
        if classes and start < number - 1 and lines[start + 1].startswith(">"):
            lines[start + 1] = f"> [!{classes[0].replace('-', '_')}]  \n{lines[start + 1]}"
    return "\n".join(lines)


def with_own_lines(text: str) -> str:
    """The text with lines to write on, also in lists, as underscores, since they would be rules; and typed options on
    lines of their own, which would be put together.
    """
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if _LINE_TO_WRITE.fullmatch(line):
            lines[at] = line.strip().replace("_", "\\_")
        elif _ITEM_TO_WRITE.fullmatch(line):
            lines[at] = line.replace("_", "\\_")
        elif _OPTION.match(line) and at and _OPTION.match(lines[at - 1]):
            lines[at - 1] = lines[at - 1].rstrip(" \\") + "  "
    return "\n".join(lines)


def with_admonitions(text: str) -> str:
    """The text with boxes of MkDocs (`!!! note "Title"` above indented lines) in the form with colons."""
    lines = text.split("\n")
    made: list[str] = []
    at = 0
    while at < len(lines):
        match = _ADMONITION.match(lines[at])
        if match is None:
            made.append(lines[at])
            at += 1
            continue
        title = f" {match.group(3)}" if match.group(3) else ""
        made.append(f"::: {match.group(2)}{title}")
        at += 1
        body = []
        while at < len(lines) and (lines[at].startswith(("    ", "\t")) or not lines[at].strip()):
            body.append(re.sub(r"^(    |\t)", "", lines[at]))
            at += 1
        blanks = 0
        while body and not body[-1].strip():
            body.pop()
            blanks += 1
        made += [*body, ":::", *[""] * max(blanks - 1, 0)]
    return "\n".join(made)


def rendered(text: str) -> str:
    """The HTML of a Markdown text; each block carries its line in the attribute `LINE`."""
    parser = _parser()
    environment: dict[str, Any] = {}
    tokens = parser.parse(text, environment)
    slugs: dict[str, int] = {}
    _prepare(tokens, slugs, 1)
    return str(parser.renderer.render(tokens, parser.options, environment))


def _prepare(tokens: Sequence[Token], slugs: dict[str, int], first: int) -> None:
    for at, token in enumerate(tokens):
        if token.map and token.nesting >= 0:
            token.attrSet(LINE, str(token.map[0] + first))
        if token.type == "heading_open":
            _name_heading(token, tokens[at + 1], slugs)
        if token.type == "fence" and (match := _DIRECTIVE.match(token.info.strip())):
            _make_box(token, match)


def _name_heading(heading: Token, words: Token, slugs: dict[str, int]) -> None:
    """Gives a heading its id: the one behind its words, as in `## Burns {#cool}` of Pandoc, or one of its words."""
    match = _ATTRIBUTES.search(words.content)
    last = words.children[-1] if words.children else None
    if match is not None and last is not None and last.type == "text" and last.content.endswith(match.group().strip()):
        last.content = last.content.removesuffix(match.group().strip()).rstrip()
        words.content = words.content[: match.start()]
        own = re.search(r"#([\w.:-]+)", match.group())
        if own is not None:
            heading.attrSet("id", own.group(1))
    if not heading.attrGet("id"):
        heading.attrSet("id", _slug(words.content, slugs))


def _make_box(token: Token, match: re.Match[str]) -> None:
    """Makes a directive of MyST (a fence ```{note}) a box with the rendered text in it."""
    kind, title = match.group(1), match.group(2).strip()
    body = re.sub(r"\A(?::[\w-]+:.*\n)+", "", token.content)
    inner = rendered(body)
    head = f'<p class="title">{_parser().renderInline(title)}</p>' if title else ""
    line = (token.map or [0])[0] + 1
    kind = re.sub(r"[^\w-]", "", kind)
    token.type, token.info = "html_block", ""
    token.content = f'<div {BOX}="{kind}" {LINE}="{line}">{head}{inner}</div>'


def _slug(words: str, slugs: dict[str, int]) -> str:
    """The id that GitHub gives a heading with these words."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    base = re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", words).lower()).strip().replace(" ", "-")
    slugs[base] = slugs.get(base, -1) + 1
    return f"{base}-{slugs[base]}" if slugs[base] else base


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # imported late: the other commands need none of this
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin, enabled=True).use(attrs_plugin)
    use_fences(parser)
    return parser
