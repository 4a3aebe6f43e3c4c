"""The keys of a class as an author writes them, and messages about unknown keys."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from guidepress.core.problems import Code, Problems
from guidepress.source import yaml_reader
from guidepress.source.scalars import INVALID, Invalid
from guidepress.source.value_types import Id, Key
from guidepress.source.yaml_reader import Scalar


class Family(Struct, frozen=True):
    """Classes with one base class. The word under `key` chooses the member: `exercise: free-text`. `noun` names the
    family in messages.
    """

    base: Any
    key: str
    members: Mapping[str, type[Any]]
    noun: str
    names: Mapping[str, str] = {}
    """Key → field, for keys that are not called like their fields."""
    fixed: Mapping[str, Any] = {}
    """Field → value, for fields that are not written."""
    optional: frozenset[str] = frozenset()
    """Those of `fixed` that may be written."""


class KeySpec(Struct):
    """One key of a class: the name of its field, its resolved type hint, and its reader once one was made."""

    name: str
    hint: Any
    required: bool
    reader: Any = None


class ClassKeys(Struct, frozen=True):
    """The keys of a class. `short`, `bare` and `empty` are the keys from `SHORT`, `BARE` and `EMPTY`; `has_where` is
    true for `Traced` classes.
    """

    kind: type[Any]
    keys: Mapping[str, KeySpec]
    has_where: bool
    short: str
    bare: str
    empty: str
    family: Family | None
    leading: str
    """The key by which a union chooses this class."""
    fixed: Mapping[str, Any] = {}
    """Field → value, for fields that are not written."""

    @staticmethod
    def of(kind: type[Any], families: Mapping[Any, Family]) -> ClassKeys:
        """The keys of a class. A member of a family among its fields makes it a wrapper of that family."""
        items = {item.name: item for item in fields(kind)}
        has_where = items.pop("where", None) is not None
        keys = {
            key_of(name): KeySpec(name, _field_hint(name, item.type), item.required) for name, item in items.items()
        }
        family = next((families[spec.hint] for spec in keys.values() if spec.hint in families), None)
        return ClassKeys(
            kind=kind,
            keys=keys,
            has_where=has_where,
            short=key_of(getattr(kind, "SHORT", "")),
            bare=key_of(getattr(kind, "BARE", "")),
            empty=key_of(getattr(kind, "EMPTY", "")),
            family=family,
            leading=family.key if family else next(iter(keys), ""),
        )

    def in_family(self, family: Family) -> ClassKeys:
        """The keys of a member of a family that renames some fields, and has values for others."""
        names = {field: key for key, field in family.names.items()}
        left_out = family.fixed.keys() - family.optional
        keys = {}
        for key, spec in self.keys.items():
            if spec.name not in left_out:
                name = names.get(spec.name, key)
                hint = Key if name == "key" else spec.hint
                keys[name] = KeySpec(spec.name, hint, spec.required and spec.name not in family.fixed)
        return replace(self, keys=keys, fixed=family.fixed)

    def count_known(self, keys: list[str]) -> int:
        """How many of these keys belong to the class. A wrapper of a family counts more than any other class."""
        return len(keys) + 1 if self.family else sum(key in self.keys for key in keys)


def key_of(name: str) -> str:
    """The key that an author writes for a field: `for_` is `for`, `cut_first` is `cut-first`."""
    return name.rstrip("_").replace("_", "-")


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint with the known word that is most similar, or with all known words, if there are any."""
    names = list(known)
    if not names:
        return ""
    near = difflib.get_close_matches(word.replace("_", "-").lower(), names, 1, 0.7)
    return f'did you mean "{near[0]}"?' if near else "known here: " + ", ".join(names)


def report_unknown(key: Scalar, known: Iterable[str], problems: Problems) -> str:
    """Reports an unknown key. Returns the known key that was probably meant, to be read instead, or ""."""
    hint = suggestion(key.text, known)
    if " " in key.text.strip():
        hint = "words with a comma or a colon in them need quotation marks"
    problems.error(Code.UNKNOWN_KEY, key.where, f'"{key.text}" is not known here', hint)
    return next((name for name in known if hint == f'did you mean "{name}"?'), "")


def report_colon(node: yaml_reader.Mapping, problems: Problems) -> Invalid:
    """Reports words that became keys through a colon or brackets, where plain words are allowed."""
    if not node.pairs:
        problems.error(Code.WRONG_COUNT, node.where, "no keys stand here", "write words, or take this out")
    else:
        hint = "words with a colon in them need quotation marks"
        message = f'"{node.pairs[0][0].text}" is not known here'
        problems.error(Code.UNKNOWN_KEY, node.pairs[0][0].where, message, hint)
    return INVALID


def _field_hint(name: str, hint: Any) -> Any:
    """The type hint of a field. A `str` field called `id` or `key` is checked as `Id` or `Key`."""
    rule = {"id": Id, "key": Key}.get(name)
    return rule if rule is not None and hint is str else hint
