"""The keys of a class as an author writes them, and what to say of a key that is not one of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from guidepress.core.problems import Code, Problems
from guidepress.source import yaml_reader
from guidepress.source.scalars import INVALID, Invalid
from guidepress.source.value_types import Id, Key
from guidepress.source.yaml_reader import Scalar


class Family(Struct, frozen=True):
    """Classes of one base, told apart by the word under `key`: `exercise: free-text`. `noun` names it in messages."""

    base: type[Any]
    key: str
    members: Mapping[str, type[Any]]
    noun: str


class KeySpec(Struct):
    """One key of a class: its field, the resolved hint, and its reader once it has been asked for."""

    name: str
    hint: Any
    required: bool
    reader: Any = None


class ClassKeys(Struct, frozen=True):
    """The keys of a class."""

    kind: type[Any]
    keys: Mapping[str, KeySpec]
    has_where: bool
    short: str
    bare: str
    family: Family | None
    leading: str
    """The key by which a union tells this class."""

    @staticmethod
    def of(kind: type[Any], families: Mapping[Any, Family]) -> ClassKeys:
        items = {item.name: item for item in fields(kind)}
        has_where = items.pop("where", None) is not None
        keys = {key_of(name): KeySpec(name, _named(name, item.type), item.required) for name, item in items.items()}
        family = next((families[spec.hint] for spec in keys.values() if spec.hint in families), None)
        return ClassKeys(
            kind=kind,
            keys=keys,
            has_where=has_where,
            short=key_of(getattr(kind, "SHORT", "")),
            bare=key_of(getattr(kind, "BARE", "")),
            family=family,
            leading=family.key if family else next(iter(keys), ""),
        )

    def count_known(self, keys: list[str]) -> int:
        """How many of these keys it knows; a member of a family is always meant where its key stands."""
        return len(keys) + 1 if self.family else sum(key in self.keys for key in keys)


def key_of(name: str) -> str:
    """The key an author writes for a field: `for_` is `for`, `cut_first` is `cut-first`."""
    return name.rstrip("_").replace("_", "-")


def suggestion(word: str, known: Iterable[str]) -> str:
    """What may have been meant, or else all that is known."""
    names = list(known)
    near = difflib.get_close_matches(word.replace("_", "-").lower(), names, 1, 0.7)
    return f'did you mean "{near[0]}"?' if near else "known here: " + ", ".join(names)


def report_unknown(key: Scalar, known: Iterable[str], problems: Problems) -> str:
    """Reports a key that is not known. Returns the key that was probably meant, to be read instead, or ""."""
    hint = suggestion(key.text, known)
    if " " in key.text.strip():
        hint = "words with a comma or a colon in them need quotation marks"
    problems.error(Code.UNKNOWN_KEY, key.where, f'"{key.text}" is not known here', hint)
    return next((name for name in known if hint == f'did you mean "{name}"?'), "")


def report_colon(node: yaml_reader.Mapping, problems: Problems) -> Invalid:
    """Reports words that a colon, or brackets, made into keys where plain words would do."""
    if not node.pairs:
        problems.error(Code.WRONG_COUNT, node.where, "no keys stand here", "write words, or take this out")
    else:
        hint = "words with a colon in them need quotation marks"
        message = f'"{node.pairs[0][0].text}" is not known here'
        problems.error(Code.UNKNOWN_KEY, node.pairs[0][0].where, message, hint)
    return INVALID


def _named(name: str, hint: Any) -> Any:
    """The hint of a field; one called `id` or `key` is checked as a name even where it is only `str`."""
    rule = {"id": Id, "key": Key}.get(name)
    return rule if rule is not None and hint is str else hint
