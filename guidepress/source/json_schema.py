"""JSON Schema (draft-07) of the source files, made from the model: text editors use it to complete and check the
source.

The schema accepts what the loader accepts, and rejects what it rejects, as far as a schema can express it. Rules that
compare several places, and marks inside prose, are for `check`. A schema reads values as YAML 1.2 does: where a number
may stand, it takes `+5`, `0x1F` and `1e3` as numbers, which are errors to the loader; it takes `null` and `~` as no
value, which are words to the loader.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
import types
import typing
from collections import abc
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NewType, Union, get_args, get_origin

from guidepress.core.values import is_value
from guidepress.document.authored_text import Line, Name, Plain, Prose, Verbatim, Verse
from guidepress.source.builder import may_stand_alone
from guidepress.source.keys import ClassKeys, Family
from guidepress.source.labels import ENGLISH, tool_labels
from guidepress.source.loader import builder
from guidepress.source.model.bibliography import BibliographyFile
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.overlay import Overlay
from guidepress.source.model.part import PartSource
from guidepress.source.model.plan import PlanFile
from guidepress.source.model.workshop import CardsFile, PackFile, TimetablesFile
from guidepress.source.scalars import ID, KEY, TYPE_SIZES, VOLUMES

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, tuple[Any, str]] = {
    "guide": (GuideFile, "source/guide.yaml"),
    "part": (PartSource, "a file of source/parts"),
    "timetables": (TimetablesFile, "source/timetables.yaml"),
    "cards": (CardsFile, "source/cards.yaml"),
    "facilitation": (PackFile, "source/facilitation.yaml"),
    "bibliography": (BibliographyFile, "source/bibliography.yaml"),
    "edition": (Overlay, "a file of editions"),
}
"""The name of each schema → the class that it describes, and the file that it is for. The schema of words.yaml is made
by `_words`.
"""

MOST = 999_999_999
"""The largest number: the loader reads at most nine digits."""
_WORD = r"^\s*\S.*\s*$"


def schemas() -> dict[str, str]:
    """The text of every schema, by file name."""
    documents = {name: _Maker().document(kind, title) for name, (kind, title) in FILES.items()}
    documents["words"] = _words()
    return {
        f"{name}.json": json.dumps(documents[name], ensure_ascii=False, indent=1) + "\n" for name in sorted(documents)
    }


def plan_schema() -> str:
    """The text of the schema of plan files, docs/plan.schema.json."""
    return json.dumps(_Maker().document(PlanFile, "A plan file"), ensure_ascii=False, indent=1) + "\n"


def _text(pattern: str = _WORD) -> Schema:
    """The schema of words. A number, `true` and `false` are also words: YAML does not record whether they were meant
    so.
    """
    return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": ["number", "boolean"]}]}


def _name(pattern: str, number: str) -> Schema:
    """The schema of a name. It may look like a number, such as `2019`, or be `true`."""
    text = {"type": "string", "pattern": f"^(?:{pattern})$"}
    return {"anyOf": [text, {"type": number, "minimum": 0}, {"type": "boolean"}]}


BASE: Mapping[str, Schema] = {
    "line": _text(),
    "text": _text(r"\S"),
    "blank-line": _text(r"^\s*(\S.*)?\s*$"),
    "whole": {
        "anyOf": [
            {"type": "integer", "minimum": -MOST, "maximum": MOST},
            {"type": "string", "pattern": "^-?[0-9]{1,9}$"},
        ]
    },
    "number": {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": -MOST - 1, "exclusiveMaximum": MOST + 1},
            {"type": "string", "pattern": r"^-?[0-9]{1,9}(?:\.[0-9]{1,9})?$"},
        ]
    },
    "type-size": {
        "anyOf": [
            {"type": "number", "minimum": TYPE_SIZES[0], "maximum": TYPE_SIZES[1]},
            {"type": "string", "pattern": r"^[0-9]{1,2}(?:\.[0-9]{1,9})?$"},
        ]
    },
    "volume-pages": {
        "anyOf": [
            {"type": "integer", "minimum": VOLUMES[0], "maximum": VOLUMES[1]},
            {"type": "string", "pattern": "^[0-9]{1,4}$"},
        ]
    },
    "boolean": {"enum": [True, False, "true", "false"]},
    "id": _name(ID.pattern, "number"),
    "key": _name(KEY.pattern, "integer"),
    "own-colour": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
    "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
}
"""The definitions on which all others are built."""
SCALARS: Mapping[Any, str] = {
    Line: "line",
    Plain: "line",
    Name: "line",
    str: "line",
    Prose: "text",
    Verbatim: "text",
    Verse: "text",
    int: "whole",
    float: "number",
    bool: "boolean",
}
CHECKED: Mapping[str, str] = {
    "Id": "id",
    "Key": "key",
    "Date": "date",
    "OwnColour": "own-colour",
    "TypeSize": "type-size",
    "VolumePages": "volume-pages",
}


class _Maker:
    """Makes one schema. Each class becomes a definition, so that it is described once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def document(self, kind: type[Any], title: str) -> Schema:
        """The schema of a whole file of this class."""
        body = self.object(builder().class_keys(kind), short_keys=False)
        document = {"$schema": DRAFT, "title": title, **body}
        document["definitions"] = {name: self.definitions[name] for name in sorted(self.definitions)}
        return document

    def schema(self, hint: Any, *, short_keys: bool, alone: bool = True) -> Schema:
        """The schema of a type hint. With `short_keys` (inside an exercise) the keys of mappings are short keys. With
        `alone` (outside a union) the main field of a class may stand for the class.
        """
        origin = get_origin(hint)
        families = builder().families
        if hint in builder().meanings:
            return self.schema(builder().meanings[hint], short_keys=False)
        if hint in SCALARS:
            return self.base(SCALARS[hint])
        if isinstance(hint, NewType):
            return self.base(CHECKED[hint.__name__])
        if origin is Literal:
            return {"enum": list(get_args(hint))}
        if origin is tuple:
            return self.array(get_args(hint), short_keys)
        if origin is abc.Mapping:
            names = BASE["key" if short_keys else "line"]["anyOf"][0]
            entry = self.schema(get_args(hint)[1], short_keys=short_keys)
            return {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": entry}
        if origin in (Union, types.UnionType):
            return self.union([member for member in get_args(hint) if member is not type(None)], short_keys)
        if hint in families:
            return self.family(families[hint])
        return self.reference(typing.cast(type[Any], hint), short_keys, alone)

    def base(self, name: str) -> Schema:
        """A reference to a definition of `BASE`."""
        self.definitions[name] = BASE[name]
        return {"$ref": f"#/definitions/{name}"}

    def array(self, args: tuple[Any, ...], short_keys: bool) -> Schema:
        """The schema of a list; `args` are the arguments of the `tuple` hint."""
        if args[-1] is not Ellipsis:
            items = [self.schema(arg, short_keys=short_keys) for arg in args]
            return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}
        item = self.schema(args[0], short_keys=short_keys)
        whole = {"type": "array", "items": item, "minItems": 1}
        if not may_stand_alone(args[0]):
            return whole
        alone = [option for option in _options(item) if not is_value(args[0]) or not _is_class(option, args[0])]
        return {"anyOf": [*alone, whole]}

    def union(self, members: list[Any], short_keys: bool) -> Schema:
        """The schema of a union: any of its members."""
        if len(members) == 1:
            return self.schema(members[0], short_keys=short_keys)
        member_schemas = [self.schema(member, short_keys=short_keys, alone=False) for member in members]
        options = [option for member_schema in member_schemas for option in _options(member_schema)]
        different = [option for at, option in enumerate(options) if option not in options[:at]]
        return {"anyOf": different} if len(different) > 1 else different[0]

    def family(self, family: Family) -> Schema:
        """The schema of a family: the word under the key of the family chooses the member."""
        members = []
        for name in sorted(family.members):
            class_keys = builder().member_keys(family, name)
            label = f"{family.key} {name}"
            if label not in self.definitions:
                body = self.object(class_keys, short_keys=True)
                body["properties"][family.key] = {"const": name}
                self.definitions[label] = body
            members.append({"$ref": f"#/definitions/{label.replace(' ', '%20')}"})
        return {"anyOf": members}

    def reference(self, kind: type[Any], short_keys: bool, alone: bool) -> Schema:
        """A reference to the definition of a class."""
        assert is_value(kind), f"no rule for {kind!r}"
        class_keys = builder().class_keys(kind)
        if class_keys.family is not None:
            return self.family(class_keys.family)
        name = f"{kind.__name__} of an exercise" if short_keys else kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # placeholder, since a class may contain itself
            self.definitions[name] = self.object(class_keys, short_keys)
        reference: Schema = {"$ref": f"#/definitions/{name.replace(' ', '%20')}"}
        if class_keys.short and alone:
            main = self.key_schema(class_keys, class_keys.short, short_keys)
            return {"anyOf": [*_options(main), reference]}
        return reference

    def key_schema(self, class_keys: ClassKeys, key: str, short_keys: bool) -> Schema:
        """The schema of the value of a key."""
        if key == class_keys.empty:
            return self.base("blank-line")
        return self.schema(class_keys.keys[key].hint, short_keys=short_keys)

    def object(self, class_keys: ClassKeys, short_keys: bool) -> Schema:
        """The schema of a mapping with these keys."""
        descriptions = _descriptions(typing.cast(abc.Hashable, class_keys.kind))
        properties: Schema = {}
        for key, spec in class_keys.keys.items():
            schema = self.key_schema(class_keys, key, short_keys)
            text = descriptions.get(spec.name, "")
            properties[key] = {**schema, "description": text} if text else schema
        required = [key for key, spec in class_keys.keys.items() if spec.required]
        body = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        if required:
            return body
        del body["required"]
        return {**body, "minProperties": 1} if class_keys.short else body  # plain words may stand in its place


def _is_class(schema: Schema, kind: Any) -> bool:
    """Whether a schema refers to the definition of a class."""
    name: str = kind.__name__
    return str(schema.get("$ref", "")).rpartition("/")[2].partition("%20")[0] == name


def _options(schema: Schema) -> list[Schema]:
    """The members of a plain `anyOf`, so that no `anyOf` stands inside another."""
    return list(schema["anyOf"]) if schema.keys() == {"anyOf"} else [schema]


def _words() -> Schema:
    """words.yaml holds labels of the tool. Each is described by its text in English."""
    english = tool_labels(ENGLISH)
    properties = {key: {"$ref": "#/definitions/line", "description": text} for key, text in english.items()}
    return {
        "$schema": DRAFT,
        "title": "source/words.yaml",
        "type": "object",
        "properties": properties,
        "minProperties": 1,
        "additionalProperties": False,
        "definitions": {"line": BASE["line"]},
    }


@cache
def _descriptions(kind: Any) -> Mapping[str, str]:
    """The description of each field: the docstring under it, in the class or its base classes."""
    descriptions: dict[str, str] = {}
    bases: list[Any] = [base for base in reversed(kind.__mro__) if is_value(base)]
    for base in bases:
        body = typing.cast(ast.ClassDef, ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]).body
        for field, after in pairwise(body):
            is_field = isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
            if is_field and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                name = typing.cast(ast.Name, typing.cast(ast.AnnAssign, field).target).id
                descriptions[name] = " ".join(str(after.value.value).split())
    return descriptions
