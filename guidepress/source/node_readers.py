"""Readers of YAML nodes for scalars, lists and mappings. A reader turns one node into one value.

A reader adds problems to its `BuildState` and returns `INVALID` where it has no value. In a list or a mapping, an
invalid entry is left out and the rest is kept; `BuildState.whole` is then false.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from guidepress.core.problems import Code, Problems
from guidepress.source import yaml_reader
from guidepress.source.scalars import INVALID, KEYS, LIST, TEXT, report_type, short_key, word
from guidepress.source.yaml_reader import Scalar, YamlNode


class BuildState(Struct):
    """The state of one call of `Builder.build`: where problems go, and whether anything was left out."""

    problems: Problems
    whole: bool = True
    short_keys: bool = False
    """Whether the keys of mappings are parts of answer names, and so must be lower-case words joined by hyphens."""


NodeReader = Callable[[YamlNode, BuildState], Any]


def scalar_reader(read: Callable[[Scalar, Problems], Any]) -> NodeReader:
    """A reader for a scalar, from a function of `scalars`. Any other node is an error."""

    def reader(node: YamlNode, state: BuildState) -> Any:
        if isinstance(node, Scalar):
            return read(node, state.problems)
        return report_type(node, TEXT, state.problems)

    return reader


def list_reader(item: NodeReader, *, single: bool) -> NodeReader:
    """A reader for a list of any length above 0. With `single`, one scalar is read as a list of one item."""

    def read(node: YamlNode, state: BuildState) -> Any:
        if single and isinstance(node, Scalar):
            value = item(node, state)
            return INVALID if value is INVALID else (value,)
        if not isinstance(node, yaml_reader.Sequence):
            return report_type(node, LIST, state.problems)
        if not node.items:
            state.problems.error(Code.WRONG_COUNT, node.where, "this list is empty", "write an entry, or take it out")
            return INVALID
        values = [item(entry, state) for entry in node.items]
        kept = tuple(value for value in values if value is not INVALID)
        state.whole = state.whole and len(kept) == len(values)
        return kept or INVALID

    return read


def fixed_list_reader(items: Sequence[NodeReader]) -> NodeReader:
    """A reader for a list of exactly these items, in their order."""

    def read(node: YamlNode, state: BuildState) -> Any:
        if not isinstance(node, yaml_reader.Sequence):
            return report_type(node, LIST, state.problems)
        if len(node.items) != len(items):
            message = f"{len(items)} entries are wanted here, not {len(node.items)}"
            state.problems.error(Code.WRONG_COUNT, node.where, message)
            return INVALID
        values = tuple(item(entry, state) for item, entry in zip(items, node.items, strict=True))
        return INVALID if any(value is INVALID for value in values) else values

    return read


def mapping_reader(item: NodeReader) -> NodeReader:
    """A reader for a mapping from words to items, in the author's order. A mapping without keys is an error."""

    def read(node: YamlNode, state: BuildState) -> Any:
        if not isinstance(node, yaml_reader.Mapping):
            return report_type(node, KEYS, state.problems)
        if not node.pairs:
            message, hint = "no keys stand here", "write a key with its value, or take this out"
            state.problems.error(Code.WRONG_COUNT, node.where, message, hint)
            return INVALID
        values = {}
        for key, entry in node.pairs:
            name = short_key(key, state.problems) if state.short_keys else word(key, state.problems)
            value = item(entry, state)
            if name is INVALID or value is INVALID:
                state.whole = False
            else:
                values[name] = value
        return values or INVALID

    return read
