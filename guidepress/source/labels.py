"""The labels of the tool: its own, from `guidepress/labels/`, and those that a guide changes in its words.yaml."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from string import Formatter

from guidepress.core.problems import Problems
from guidepress.core.tool_files import PACKAGE
from guidepress.document.authored_text import KeyedLines, Line
from guidepress.document.labels import Labels
from guidepress.source import scalars, yaml_reader
from guidepress.source.keys import key_of

FOLDER = PACKAGE / "labels"
ENGLISH = "en"


def labels_of(words: KeyedLines, language: str) -> Labels:
    """The labels of a guide in this language: those of its words.yaml, and the tool's for all others."""
    own = {key: line.text for key, line in words.items()}
    texts = {**tool_labels(ENGLISH), **tool_labels(file_language(language)), **own}
    return Labels(**{name: texts[key_of(name)] for name in Labels.__struct_fields__})


def file_language(language: str) -> str:
    """The code of the tool's labels for a language tag: its own file, that of the language alone, or English."""
    files = {path.stem for path in FOLDER.glob("*.yaml")}
    return next((code for code in (language, language.partition("-")[0]) if code in files), ENGLISH)


@functools.cache
def tool_labels(code: str) -> Mapping[str, str]:
    """The texts of one file of labels, by key. Raises ValueError where the file of the tool is broken."""
    path = FOLDER / f"{code}.yaml"
    problems = Problems()
    node = yaml_reader.read(path.read_bytes(), f"guidepress/labels/{path.name}", problems)
    pairs = node.pairs if isinstance(node, yaml_reader.Mapping) else ()
    lines = {key.text: scalars.line(value, problems) for key, value in pairs if isinstance(value, yaml_reader.Scalar)}
    if problems.items or not lines or len(lines) < len(pairs):
        raise ValueError(f"{path.name}: {problems.items}")
    return {key: line.text for key, line in lines.items() if isinstance(line, Line)}


@functools.cache
def placeholders(key: str) -> tuple[str, ...]:
    """What is filled in for the braces of a label, by the English text of the tool."""
    return tuple(dict.fromkeys(names_in_braces(tool_labels(ENGLISH)[key])))


def names_in_braces(text: str) -> Iterator[str]:
    """What stands between braces, with everything that `str.format` would make more of than a name.

    Raises ValueError where a brace is not closed.
    """
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f":{form}" if form else "") + (f"!{conversion}" if conversion else "")
