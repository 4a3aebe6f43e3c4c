"""Nodes of YAML built into values by their type hints. Knows nothing of guides or layouts.

The rules
---------
- A field `cut_first` is the key `cut-first`; `for_` is `for`. A field without a default must be written. `where` is
  filled in and is no key.
- `Line`, `Plain` and `str` are text on one line, `Prose` any number of lines; none of them may be empty.
- `int`, `float`, `bool` (`true`, `false`) and `Literal` are checked; so are `NewType`s named in `CHECKS`, and any field
  called `id` or `key`.
- `tuple[X, ...]` is a list. Where X is text, a single text may stand for a list of one.
- `Mapping[str, X]` keeps the author's order. Inside a `Family` its keys are short names, elsewhere any words.
- A class with `SHORT = "field"` may be written as that field's text alone. A class with `BARE = "field"` takes `true`
  for that field: it has no words of its own.
- In a union of classes, the member whose first field is a key of the mapping is meant; where several are, the one
  that knows most of the keys. A `Family` is a base class whose members are told apart by the word under one key.

Reading goes on after an error: what is broken is left out, and `Built.whole` says whether anything was.
"""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Callable, Iterable
from typing import Any, Generic, Literal, NewType, TypeVar, Union, get_args, get_origin

from msgspec import Struct

from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value, is_value
from guidepress.document.authored_text import Line
from guidepress.source import yaml_reader
from guidepress.source.keys import (
    ClassKeys,
    Family,
    KeySpec,
    report_colon,
    report_unknown,
    suggestion,
)
from guidepress.source.scalars import (
    BAD,
    CHECKS,
    KEYS,
    LIST,
    SCALARS,
    TEXT,
    TEXTS,
    one_of,
    report_type,
    short_key,
    word,
)
from guidepress.source.yaml_reader import Scalar, YamlNode

T = TypeVar("T")


class BuildOutcome(Value, Generic[T]):
    """What was built, if it could be; `whole` says that nothing inside had to be left out."""

    value: T | None
    whole: bool


class _Run(Struct):
    """One reading: where problems go, and whether anything was left out."""

    problems: Problems
    whole: bool = True
    short_keys: bool = False
    """Whether the keys of mappings name answers, and so are lower-case words joined by hyphens."""


Reader = Callable[[YamlNode, _Run], Any]


def build(kind: type[T], node: YamlNode, problems: Problems) -> T | None:
    """A `kind` from a node, or None after an error. Errors that leave a usable value are only in `problems`."""
    return _PLAIN.build(kind, node, problems).value


class Builder:
    """Builds values; keeps the resolved hints of each class."""

    def __init__(self, families: Iterable[Family] = ()) -> None:
        self.families = {family.base: family for family in families}
        self.readers: dict[Any, Reader] = {}
        self.plans: dict[type[Any], ClassKeys] = {}

    def build(self, kind: Any, node: YamlNode, problems: Problems) -> BuildOutcome[Any]:
        """Anything a hint can say, from a node. Never raises for what stands in the node."""
        run = _Run(problems)
        value = self.reader(kind)(node, run)
        return BuildOutcome(None if value is BAD else value, run.whole and value is not BAD)

    def reader(self, hint: Any) -> Reader:
        """What reads a node by this hint."""
        found = self.readers.get(hint)
        if found is None:
            found = self.readers[hint] = self.make(hint)
        return found

    def make(self, hint: Any) -> Reader:
        origin = get_origin(hint)
        if hint in SCALARS:
            return _scalar(SCALARS[hint])
        if isinstance(hint, NewType):
            return _scalar(CHECKS[hint.__name__])
        if origin is Literal:
            return _scalar(one_of(get_args(hint)))
        if origin is tuple:
            return self.tuple_reader(get_args(hint))
        if origin is abc.Mapping:
            return self.mapping_reader(get_args(hint)[1])
        if origin in (Union, types.UnionType):
            return self.union_reader([member for member in get_args(hint) if member is not type(None)])
        if hint in self.families:
            return self.family_reader(self.families[hint])
        if is_value(hint):
            return self.class_reader(hint)
        raise TypeError(f"no rule for {hint!r}")

    # ------------------------------------------------------------------------------------------- lists, mappings

    def tuple_reader(self, args: tuple[Any, ...]) -> Reader:
        if args[-1] is not Ellipsis:
            return self.fixed_reader(args)
        hint = args[0]
        item = self.reader(hint)
        single = hint in TEXTS or isinstance(hint, NewType)

        def read(node: YamlNode, run: _Run) -> Any:
            if single and isinstance(node, Scalar):
                value = item(node, run)
                return BAD if value is BAD else (value,)
            if not isinstance(node, yaml_reader.Sequence):
                return report_type(node, LIST, run.problems)
            if not node.items:
                run.problems.error(Code.WRONG_COUNT, node.where, "this list is empty", "write an entry, or take it out")
                return BAD
            values = [item(entry, run) for entry in node.items]
            kept = tuple(value for value in values if value is not BAD)
            run.whole = run.whole and len(kept) == len(values)
            return kept or BAD

        return read

    def fixed_reader(self, args: tuple[Any, ...]) -> Reader:
        items = [self.reader(arg) for arg in args]

        def read(node: YamlNode, run: _Run) -> Any:
            if not isinstance(node, yaml_reader.Sequence):
                return report_type(node, LIST, run.problems)
            if len(node.items) != len(items):
                message = f"{len(items)} entries are wanted here, not {len(node.items)}"
                run.problems.error(Code.WRONG_COUNT, node.where, message)
                return BAD
            values = tuple(item(entry, run) for item, entry in zip(items, node.items, strict=True))
            return BAD if any(value is BAD for value in values) else values

        return read

    def mapping_reader(self, hint: Any) -> Reader:
        item = self.reader(hint)

        def read(node: YamlNode, run: _Run) -> Any:
            if not isinstance(node, yaml_reader.Mapping):
                return report_type(node, KEYS, run.problems)
            if not node.pairs:
                message, hint = "no keys stand here", "write a key with its value, or take this out"
                run.problems.error(Code.WRONG_COUNT, node.where, message, hint)
                return BAD
            values = {}
            for key, entry in node.pairs:
                name = short_key(key, run.problems) if run.short_keys else word(key, run.problems)
                value = item(entry, run)
                if name is BAD or value is BAD:
                    run.whole = False
                else:
                    values[name] = value
            return values or BAD

        return read

    # ------------------------------------------------------------------------------------------- unions

    def union_reader(self, members: list[Any]) -> Reader:
        if len(members) == 1:
            return self.reader(members[0])
        blocks = [member for member in members if is_value(member) and member not in TEXTS]
        scalars = [self.reader(member) for member in members if _takes(member) is Scalar]
        lists = [self.reader(member) for member in members if _takes(member) is yaml_reader.Sequence]
        mappings = [self.reader(member) for member in members if _takes(member) is yaml_reader.Mapping]
        plans = [self.plan(member) for member in blocks]
        first = [self.block_reader(plans)] if plans else mappings[:1]

        def read(node: YamlNode, run: _Run) -> Any:
            if isinstance(node, Scalar):
                readers = scalars
            else:
                readers = lists[:1] if isinstance(node, yaml_reader.Sequence) else first
            if not readers:
                hint = f'begin with what it is: "{plans[0].leading}: …"' if plans else ""
                return report_type(node, KEYS if first else LIST if lists else TEXT, run.problems, hint)
            for reader in readers[:-1]:
                attempt = reader(node, _Run(Problems()))
                if attempt is not BAD:
                    return attempt
            return readers[-1](node, run)

        return read

    def block_reader(self, members: list[ClassKeys]) -> Reader:
        """Reads the member of a union that a mapping's keys tell."""
        plans = {plan.leading: plan for plan in members}

        def read(node: YamlNode, run: _Run) -> Any:
            assert isinstance(node, yaml_reader.Mapping)
            keys = [key.text for key, _ in node.pairs]
            candidates = [plans[key] for key in keys if key in plans]
            if not candidates:
                where = node.pairs[0][0].where if node.pairs else node.where
                name = keys[0] if keys else ""
                message = f'"{name}" does not begin a block' if name else "this block is empty"
                run.problems.error(Code.UNKNOWN_BLOCK, where, message, suggestion(name, plans))
                return BAD
            best = max(candidates, key=lambda plan: plan.knows(keys))  # the first of the best
            return self.reader(best.kind)(node, run)

        return read

    def family_reader(self, family: Family) -> Reader:
        def read(node: YamlNode, run: _Run) -> Any:
            if not isinstance(node, yaml_reader.Mapping):
                return report_type(node, KEYS, run.problems)
            name = next((value for key, value in node.pairs if key.text == family.key), None)
            if name is None:
                message = f'"{family.key}" is missing here'
                run.problems.error(Code.MISSING_KEY, node.where, message, f"say which {family.noun} this is")
                return BAD
            if not isinstance(name, Scalar):
                return report_type(name, TEXT, run.problems)
            member = family.members.get(name.text)
            if member is None:
                message = f'"{name.text}" is not known as {family.noun}'
                run.problems.error(Code.UNKNOWN_KIND, name.where, message, suggestion(name.text, family.members))
                return BAD
            inner = _Run(run.problems, short_keys=True)
            value = self.reader(member)(node, inner)
            run.whole = run.whole and inner.whole
            return value

        return read

    # ------------------------------------------------------------------------------------------- classes

    def plan(self, kind: type[Any]) -> ClassKeys:
        found = self.plans.get(kind)
        if found is None:
            found = self.plans[kind] = ClassKeys.of(kind, self.families)
        return found

    def class_reader(self, kind: type[Any]) -> Reader:
        plan = self.plan(kind)
        if plan.family is not None:
            return self.wrapper_reader(kind, plan.family)

        def read(node: YamlNode, run: _Run) -> Any:
            if isinstance(node, Scalar) and plan.short:
                key = Scalar(plan.short, node.where)
                node = yaml_reader.Mapping(((key, node),), node.where)
            if not isinstance(node, yaml_reader.Mapping):
                return report_type(node, KEYS, run.problems)
            return self.instance(plan, node, run)

        return read

    def wrapper_reader(self, kind: type[Any], family: Family) -> Reader:
        """Reads a class that only wraps a member of a family and has no key of its own."""
        name = kind.__struct_fields__[0]

        def read(node: YamlNode, run: _Run) -> Any:
            value = self.reader(family.base)(node, run)
            return BAD if value is BAD else kind(**{name: value, "where": node.where})

        return read

    def instance(self, plan: ClassKeys, node: yaml_reader.Mapping, run: _Run) -> Any:
        values: dict[str, Any] = {"where": node.where} if plan.placed else {}
        written = {key.text for key, _ in node.pairs}
        if plan.short and not written & plan.parts.keys():
            return report_colon(node, run.problems)
        tried = set()
        for key, entry in node.pairs:
            name = key.text if key.text in plan.parts else report_unknown(key, plan.parts, run.problems)
            if not name or (name != key.text and name in written):
                continue
            part = plan.parts[name]
            tried.add(name)
            bare = name == plan.bare and isinstance(entry, Scalar) and entry.text == "true"
            value = Line("", where=entry.where) if bare else self.reader_of(part)(entry, run)
            if value is not BAD:
                values[part.name] = value
            elif not part.required:
                run.whole = False
        missing = [name for name, part in plan.parts.items() if part.required and part.name not in values]
        for name in missing:
            if name not in tried:
                run.problems.error(Code.MISSING_KEY, node.where, f'"{name}" is missing here', f'write "{name}: …"')
        return BAD if missing else plan.kind(**values)

    def reader_of(self, part: KeySpec) -> Reader:
        if part.reader is None:
            part.reader = self.reader(part.hint)
        reader: Reader = part.reader
        return reader


def _scalar(read: Callable[[Scalar, Problems], Any]) -> Reader:
    def reader(node: YamlNode, run: _Run) -> Any:
        if isinstance(node, Scalar):
            return read(node, run.problems)
        return report_type(node, TEXT, run.problems)

    return reader


def _takes(hint: Any) -> type[Any]:
    """The sort of node that a member of a union is written as."""
    origin = get_origin(hint)
    if origin is tuple:
        return yaml_reader.Sequence
    if origin is abc.Mapping or (is_value(hint) and hint not in TEXTS):
        return yaml_reader.Mapping
    return Scalar


_PLAIN = Builder()
