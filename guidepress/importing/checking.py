"""Has an imported guide checked, and writes what the checker does not accept in a plainer way."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guidepress.checks.missing_glyphs import script_of
from guidepress.core.problems import Code, Problem, Problems, Severity, Where
from guidepress.core.tool_files import tool_file
from guidepress.importing.account import words_of_value
from guidepress.importing.guide import Files
from guidepress.importing.log import Log
from guidepress.importing.prose import Context, ProseWriter
from guidepress.importing.text_blocks import MAX_LETTERS
from guidepress.importing.tree import Place, Span
from guidepress.importing.yaml_text import Marked, Prose
from guidepress.pipeline.build import check
from guidepress.pipeline.project import Project
from guidepress.source.yaml_reader import Mapping, Scalar, Sequence, YamlNode, read

ROUNDS = 6
"""How often a guide is checked and mended at most."""
MAX_WORD = 30
"""Most letters of a word in a block that was made plain."""
MAX_WORDS = 500
"""Most words of a paragraph in it."""
_LONG = re.compile(rf"\S{{{MAX_WORD + 1},}}")
LACKING = "□"
"""What stands for letters that no font has."""


def write_files(files: Files, folder: Path) -> None:
    """Writes the files of a guide below a folder that is there."""
    for path, text in files.sources().items():
        _write(folder / path, text.encode("utf-8"))
    for name, data in files.pictures.items():
        _write(folder / "assets" / "images" / name, data)
    for name, data in files.unused.items():
        _write(folder / "import" / "unused" / name, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def mend(files: Files, log: Log) -> Problems:
    """Changes files until the checker finds no error, and returns its problems."""
    problems = Problems()
    for _ in range(ROUNDS):
        problems = check_files(files)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if not errors or not _mended(files, errors, log):
            break
    return problems


def check_files(files: Files) -> Problems:
    """The problems of a guide of these files, as `check` finds them."""
    problems = Problems()
    folder = Path(tempfile.mkdtemp(prefix="guidepress-import-"))
    try:
        write_files(files, folder)
        check(Project(folder / "source", tool_file("layouts"), folder / "output"), problems)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return problems


def _mended(files: Files, errors: list[Problem], log: Log) -> bool:
    """Mends what is mended by a rule. Returns whether anything was changed."""
    changed = False
    texts = files.sources()
    lacking = {problem.about for problem in errors if problem.code is Code.MISSING_GLYPH and problem.about}
    for path, values in files.parts.items():
        if lacking:
            changed = _without_letters(values, lacking, Place(path), log) or changed
        lines = {
            problem.where for problem in errors if problem.where.file == path and problem.code is not Code.MISSING_GLYPH
        }
        if lines:
            changed = _plainer(values, texts[path], path, lines, errors, log) or changed
    return changed


def _without_letters(value: object, lacking: set[str], place: Place, log: Log) -> bool:
    """Replaces letters that no font has in every text of a value."""
    scripts = {script_of(each) for each in lacking} - {""}
    signs = {each for each in lacking if not script_of(each)}

    def changed(text: str) -> str:
        bad = [each for each in text if each in signs or (scripts and script_of(each) in scripts)]
        if not bad:
            return text
        pattern = f"[{re.escape(''.join(dict.fromkeys(bad)))}]+"
        log.note("missing-letters", place, text[:120], removed=text, added=re.sub(pattern, LACKING, text))
        return re.sub(pattern, LACKING, text)

    return _replace_texts(value, changed)


def _replace_texts(value: object, change: object) -> bool:
    assert callable(change)
    done = False
    pairs: Iterator[tuple[object, object]] = iter(())
    if isinstance(value, dict):
        pairs = iter(list(value.items()))
    elif isinstance(value, list):
        pairs = iter(list(enumerate(value)))
    for key, item in pairs:
        if isinstance(item, str):
            made = change(str(item))
            if made != item:
                value[key] = type(item)(made)  # type: ignore[index]
                done = True
        else:
            done = _replace_texts(item, change) or done
    return done


def _plainer(values: Marked, text: str, path: str, lines: set[Where], errors: list[Problem], log: Log) -> bool:
    """Writes blocks with an error as plain text."""
    node = read(text.encode("utf-8"), path, Problems())
    changed = False
    if not isinstance(node, Mapping):
        return False
    for body, nodes in _bodies(values, node):
        starts = [each.where.line for each in nodes]
        for where in sorted(lines, reverse=True):
            at = sum(start <= where.line for start in starts) - 1
            end = _end(nodes[at]) if at >= 0 else 0
            if at >= 0 and where.line <= end and at < len(body):
                block = body[at]
                assert isinstance(block, dict)
                if "text" in block and len(block) == 1 and getattr(block, "plain", False):
                    continue
                reason = next((each.message for each in errors if each.where == where), "")
                body[at : at + 1] = _plain_blocks(block, Place(path, f"line {where.line}"), reason, log)
                changed = True
    return changed


def _bodies(values: Marked, node: Mapping) -> Iterator[tuple[list[object], tuple[YamlNode, ...]]]:
    """Each list of blocks of a part, with the nodes of the blocks in its file."""
    keys = {key.text: value for key, value in node.pairs}
    body = values.get("body")
    if isinstance(body, list) and isinstance(keys.get("body"), Sequence):
        yield body, keys["body"].items  # type: ignore[union-attr]
    sections, of_file = values.get("sections"), keys.get("sections")
    if isinstance(sections, list) and isinstance(of_file, Sequence):
        for section, inner in zip(sections, of_file.items, strict=True):
            if isinstance(inner, Mapping):
                yield from _bodies(section, inner)


def _end(node: YamlNode) -> int:
    """The last line of a node."""
    if isinstance(node, Scalar):
        return node.where.line + max(node.text.rstrip("\n").count("\n"), 0) * 3 + 1
    children = node.items if isinstance(node, Sequence) else [each for pair in node.pairs for each in pair]
    return max([node.where.line, *map(_end, children)])


class _Plain(Marked):
    """A block that was made plain already."""

    plain = True


def _plain_blocks(block: dict[str, object], place: Place, reason: str, log: Log) -> list[Marked]:
    """The words of a block as paragraphs without marks, in texts of a moderate length. Words that are too long for a
    line are cut.
    """
    texts = list(words_of_value(block)) or [place.document]
    log.note("plain-block", place, " ".join(texts)[:200], now=reason)
    writer = ProseWriter(Context(lambda link, where: "", Log()))
    made: list[Marked] = []
    group: list[str] = []
    for text in texts:
        cut = _LONG.sub(lambda match: " ".join(re.findall(f".{{1,{MAX_WORD}}}", match.group())), text)
        if cut != text:
            log.note("long-word", place, text[:200], removed=text, added=cut)
        for start in range(0, len(cut.split()), MAX_WORDS):
            words = " ".join(cut.split()[start : start + MAX_WORDS])
            group.append(writer.paragraph((Span(words),), place))
            if sum(map(len, group)) > MAX_LETTERS:
                made.append(_Plain({"text": Prose(writer.finished(group))}))
                group = []
    if group:
        made.append(_Plain({"text": Prose(writer.finished(group))}))
    return made
