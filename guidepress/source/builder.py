"""Builds values from YAML nodes by their type hints. It serves the source and the layouts alike.

The rules
---------
- A field `cut_first` is the key `cut-first`; `for_` is `for`. A field without a default must be written. `where` is
  filled in by the builder and is no key.
- `Line`, `Plain` and `str` are text on one line, `Prose`, `Verbatim` and `Verse` any number of lines; none of them may
  be empty.
- `int`, `float`, `bool` (`true`, `false`) and `Literal` are checked; so are `NewType`s named in `CHECKS`, and any field
  called `id` or `key`.
- `tuple[X, ...]` is a list. Where X is text or a choice of words, a single one may stand for a list of one.
- `Mapping[str, X]` keeps the author's order. Inside a `Family` its keys are short names, elsewhere any words.
- A class with `SHORT = "field"` may be written as that field's text alone. A class with `BARE = "field"` takes `true`
  for that field: the field is then an empty line. One with `EMPTY = "field"` takes a text without words for it.
- In a union of classes, the class is chosen whose first field is a key of the mapping; where several classes fit, the
  one with the most keys in common. A `Family` is a base class; the word under one key names the member.

Building goes on after an error: an invalid value is left out, and `BuildOutcome.whole` is then false.
"""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, Literal, NewType, TypeVar, Union, get_args, get_origin

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
from guidepress.source.node_readers import (
    BuildState,
    NodeReader,
    fixed_list_reader,
    list_reader,
    mapping_reader,
    scalar_reader,
)
from guidepress.source.scalars import CHECKS, INVALID, KEYS, LIST, SCALARS, TEXT, TEXTS, choice_reader, report_type
from guidepress.source.yaml_reader import Scalar, YamlNode

T = TypeVar("T")


class BuildOutcome(Value, Generic[T]):
    """The value that was built, or None; `whole` is true where nothing inside had to be left out."""

    value: T | None
    whole: bool


def build(kind: type[T], node: YamlNode, problems: Problems) -> T | None:
    """A `kind` from a node, or None after an error. Errors that leave a usable value are only in `problems`."""
    return _PLAIN.build(kind, node, problems).value


class Builder:
    """Builds values. It makes the reader of each type hint once, and keeps it."""

    def __init__(self, families: Iterable[Family] = (), meanings: Mapping[Any, Any] = MappingProxyType({})) -> None:
        """`meanings`: for a type hint that stands for another: that one. A package can so use types that it may not
        import.
        """
        self.families = {family.base: family for family in families}
        self.meanings = meanings
        self.readers: dict[Any, NodeReader] = {}
        self.keys_by_class: dict[type[Any], ClassKeys] = {}
        self.member_keys_by_name: dict[tuple[str, str], ClassKeys] = {}

    def build(self, kind: Any, node: YamlNode, problems: Problems) -> BuildOutcome[Any]:
        """The value of any type hint from a node. Nothing in the node raises an exception."""
        state = BuildState(problems)
        value = self.reader(kind)(node, state)
        return BuildOutcome(None if value is INVALID else value, state.whole and value is not INVALID)

    def reader(self, hint: Any) -> NodeReader:
        """The reader for this type hint. Raises TypeError for a hint without a rule."""
        reader = self.readers.get(hint)
        if reader is None:
            reader = self.readers[hint] = self.make_reader(hint)
        return reader

    def make_reader(self, hint: Any) -> NodeReader:
        """A new reader for this type hint. Raises TypeError for a hint without a rule."""
        origin = get_origin(hint)
        if hint in self.meanings:
            return self.reader(self.meanings[hint])
        if hint in SCALARS:
            return scalar_reader(SCALARS[hint])
        if isinstance(hint, NewType):
            return scalar_reader(CHECKS[hint.__name__])
        if origin is Literal:
            return scalar_reader(choice_reader(get_args(hint)))
        if origin is tuple:
            return self.tuple_reader(get_args(hint))
        if origin is abc.Mapping:
            return mapping_reader(self.reader(get_args(hint)[1]))
        if origin in (Union, types.UnionType):
            return self.union_reader([member for member in get_args(hint) if member is not type(None)])
        if hint in self.families:
            return self.family_reader(self.families[hint])
        if is_value(hint):
            return self.class_reader(hint)
        raise TypeError(f"no rule for {hint!r}")

    def tuple_reader(self, args: tuple[Any, ...]) -> NodeReader:
        """The reader for `tuple[X, ...]` or `tuple[X, Y]`; `args` are the arguments of the hint."""
        if args[-1] is not Ellipsis:
            return fixed_list_reader([self.reader(arg) for arg in args])
        return list_reader(self.reader(args[0]), single=may_stand_alone(args[0]))

    # ------------------------------------------------------------------------------------------- unions

    def union_reader(self, members: list[Any]) -> NodeReader:
        """The reader for a union: the sort of node, and then the keys of a mapping, choose the member."""
        if len(members) == 1:
            return self.reader(members[0])
        blocks = [member for member in members if is_value(member) and member not in TEXTS]
        scalars = [self.reader(member) for member in members if _node_type(member) is Scalar]
        lists = [self.reader(member) for member in members if _node_type(member) is yaml_reader.Sequence]
        mappings = [self.reader(member) for member in members if _node_type(member) is yaml_reader.Mapping]
        classes = [self.class_keys(member) for member in blocks]
        first = [self.block_reader(classes)] if classes else mappings[:1]

        def read(node: YamlNode, state: BuildState) -> Any:
            if isinstance(node, Scalar):
                readers = scalars
            else:
                readers = lists[:1] if isinstance(node, yaml_reader.Sequence) else first
            if not readers:
                hint = f'begin with what it is: "{classes[0].leading}: …"' if classes else ""
                return report_type(node, KEYS if first else LIST if lists else TEXT, state.problems, hint)
            for reader in readers[:-1]:
                attempt = reader(node, BuildState(Problems()))
                if attempt is not INVALID:
                    return attempt
            return readers[-1](node, state)

        return read

    def block_reader(self, members: list[ClassKeys]) -> NodeReader:
        """The reader for a mapping whose keys choose one class of a union."""
        by_leading = {member.leading: member for member in members}

        def read(node: YamlNode, state: BuildState) -> Any:
            assert isinstance(node, yaml_reader.Mapping)
            keys = [key.text for key, _ in node.pairs]
            candidates = [by_leading[key] for key in keys if key in by_leading]
            if keys and all(keys[0] not in member.keys and member.count_known(keys) == 1 for member in candidates):
                candidates = []  # its first key says what it is, and that cannot stand here
            if not candidates:
                where = node.pairs[0][0].where if node.pairs else node.where
                name = keys[0] if keys else ""
                message = f'"{name}" does not begin a block' if name else "this block is empty"
                state.problems.error(Code.UNKNOWN_BLOCK, where, message, suggestion(name, by_leading))
                return INVALID
            best = max(candidates, key=lambda member: member.count_known(keys))  # of equal counts, the first
            return self.reader(best.kind)(node, state)

        return read

    def family_reader(self, family: Family) -> NodeReader:
        """The reader for a family: the word under `family.key` chooses the member."""

        def read(node: YamlNode, state: BuildState) -> Any:
            if not isinstance(node, yaml_reader.Mapping):
                return report_type(node, KEYS, state.problems)
            name = next((value for key, value in node.pairs if key.text == family.key), None)
            if name is None:
                message = f'"{family.key}" is missing here'
                state.problems.error(Code.MISSING_KEY, node.where, message, f"say which {family.noun} this is")
                return INVALID
            if not isinstance(name, Scalar):
                return report_type(name, TEXT, state.problems)
            member = family.members.get(name.text)
            if member is None:
                message = f'"{name.text}" is not known as {family.noun}'
                state.problems.error(Code.UNKNOWN_KIND, name.where, message, suggestion(name.text, family.members))
                return INVALID
            inner = BuildState(state.problems, short_keys=True)
            if family.fixed:
                value = self.instance(self.member_keys(family, name.text), node, inner)
            else:
                value = self.reader(member)(node, inner)
            state.whole = state.whole and inner.whole
            return value

        return read

    # ------------------------------------------------------------------------------------------- classes

    def class_keys(self, kind: type[Any]) -> ClassKeys:
        """The keys of a class; they are worked out once."""
        keys = self.keys_by_class.get(kind)
        if keys is None:
            keys = self.keys_by_class[kind] = ClassKeys.of(kind, self.families)
        return keys

    def member_keys(self, family: Family, name: str) -> ClassKeys:
        """The keys of a member of a family; they are worked out once."""
        keys = self.member_keys_by_name.get((family.key, name))
        if keys is None:
            keys = self.class_keys(family.members[name])
            keys = self.member_keys_by_name[family.key, name] = keys.in_family(family) if family.fixed else keys
        return keys

    def class_reader(self, kind: type[Any]) -> NodeReader:
        """The reader for a class of values."""
        class_keys = self.class_keys(kind)
        if class_keys.family is not None:
            return self.wrapper_reader(kind, class_keys.family)

        def read(node: YamlNode, state: BuildState) -> Any:
            if isinstance(node, Scalar) and class_keys.short:
                key = Scalar(class_keys.short, node.where)
                node = yaml_reader.Mapping(((key, node),), node.where)
            if not isinstance(node, yaml_reader.Mapping):
                return report_type(node, KEYS, state.problems)
            return self.instance(class_keys, node, state)

        return read

    def wrapper_reader(self, kind: type[Any], family: Family) -> NodeReader:
        """The reader for a class whose only field is a member of a family; the class has no key of its own."""
        name = kind.__struct_fields__[0]

        def read(node: YamlNode, state: BuildState) -> Any:
            value = self.reader(family.base)(node, state)
            return INVALID if value is INVALID else kind(**{name: value, "where": node.where})

        return read

    def instance(self, class_keys: ClassKeys, node: yaml_reader.Mapping, state: BuildState) -> Any:
        """An instance of a class from a mapping, or INVALID where a required key is missing or invalid."""
        values: dict[str, Any] = {"where": node.where} if class_keys.has_where else {}
        written = {key.text for key, _ in node.pairs}
        if class_keys.short and not written & class_keys.keys.keys():
            return report_colon(node, state.problems)
        tried = set()
        for key, entry in node.pairs:
            name = key.text if key.text in class_keys.keys else report_unknown(key, class_keys.keys, state.problems)
            if not name or (name != key.text and name in written):
                continue
            spec = class_keys.keys[name]
            tried.add(name)
            text = entry.text.strip() if isinstance(entry, Scalar) else None
            bare = (name == class_keys.bare and text == "true") or (name == class_keys.empty and text == "")
            value = Line("", where=entry.where) if bare else self.key_reader(spec)(entry, state)
            if value is not INVALID:
                values[spec.name] = value
            elif not spec.required:
                state.whole = False
        missing = [name for name, spec in class_keys.keys.items() if spec.required and spec.name not in values]
        for name in missing:
            if name not in tried:
                state.problems.error(Code.MISSING_KEY, node.where, f'"{name}" is missing here', f'write "{name}: …"')
        return INVALID if missing else class_keys.kind(**{**class_keys.fixed, **values})

    def key_reader(self, spec: KeySpec) -> NodeReader:
        """The reader for the value of one key; it is made when it is first needed."""
        if spec.reader is None:
            spec.reader = self.reader(spec.hint)
        reader: NodeReader = spec.reader
        return reader


def may_stand_alone(hint: Any) -> bool:
    """Whether a list of such values may be written as its only entry: texts, names, words to choose from, and classes
    with `ALONE = True`.
    """
    simple = hint in TEXTS or isinstance(hint, NewType) or get_origin(hint) is Literal
    return simple or (is_value(hint) and bool(getattr(hint, "ALONE", False)))


def _node_type(hint: Any) -> type[Any]:
    """The class of YAML node in which a value of this hint is written."""
    origin = get_origin(hint)
    if origin is tuple:
        return yaml_reader.Sequence
    if origin is abc.Mapping or (is_value(hint) and hint not in TEXTS):
        return yaml_reader.Mapping
    return Scalar


_PLAIN = Builder()
"""The builder of `build`, without families."""
