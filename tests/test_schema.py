"""The JSON Schema of the source: current, and of one mind with the loader about every file, whole or broken."""

from __future__ import annotations

import copy
import difflib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidepress.core.problems import NOWHERE, Problems
from guidepress.source.json_schema import FILES, schemas
from guidepress.source.labels import ENGLISH, tool_labels
from guidepress.source.loader import builder
from guidepress.source.yaml_reader import Mapping, Scalar, Sequence, YamlNode
from tests.conftest import HOME, LONG
from tests.test_source_format import write_guide

SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schemas().items()}
VALIDATORS = {name: fastjsonschema.compile(schema) for name, schema in SCHEMAS.items()}
EXAMPLES = 10_000 if LONG else 400


def name_of(path: Path) -> str:
    return "part" if path.parent.name == "parts" else path.stem


# ------------------------------------------------------------------------------------------------- YAML 1.2

NOTHING = re.compile(r"|~|null|Null|NULL")
YES_NO = re.compile(r"true|True|TRUE|false|False|FALSE")
WHOLE = re.compile(r"[-+]?[0-9]+")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def value_of(node: yaml.Node) -> Any:
    """What an editor makes of a node: YAML 1.2, core schema (yaml.org/spec/1.2.2, 10.3.2)."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    text: str = node.value
    if node.style:
        return text
    if NOTHING.fullmatch(text):
        return None
    if YES_NO.fullmatch(text):
        return text.lower() == "true"
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text


def values(text: str) -> Any:
    node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert node is not None
    return value_of(node)


def written(value: Any) -> YamlNode:
    """The nodes of a value that was written with quotation marks where they are needed."""
    if isinstance(value, dict):
        return Mapping(tuple((Scalar(key, NOWHERE), written(item)) for key, item in value.items()), NOWHERE)
    if isinstance(value, list):
        return Sequence(tuple(map(written, value)), NOWHERE)
    if value is None:
        return Scalar("", NOWHERE)
    return Scalar(str(value).lower() if isinstance(value, bool) else str(value), NOWHERE)


# ------------------------------------------------------------------------------------------------- the two opinions


def schema_accepts(name: str, value: Any) -> bool:
    try:
        VALIDATORS[name](value)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def loader_accepts(name: str, value: Any) -> bool:
    from guidepress.document.authored_text import KeyedLines

    problems = Problems()
    kind = FILES[name][0] if name in FILES else KeyedLines
    built = builder().build(kind, written(value), problems)
    if name == "words" and built.value is not None:
        return not problems.failed and built.value.keys() <= tool_labels(ENGLISH).keys()
    return built.value is not None and not problems.failed


# ------------------------------------------------------------------------------------------------- the files


def test_the_schema_is_current() -> None:
    """Run python tools/make_schema.py after a change of the model."""
    folder = HOME / "schema"
    assert sorted(path.name for path in folder.iterdir()) == sorted(schemas())
    for name, text in schemas().items():
        assert (folder / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("path", sorted((HOME / "source").rglob("*.yaml")), ids=lambda path: path.name)
def test_the_real_guide_is_accepted(path: Path) -> None:
    VALIDATORS[name_of(path)](values(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any]]:
    """(schema, value) of each file of the guide that is made of the examples of docs/source/."""
    source = write_guide(tmp_path_factory.mktemp("examples")).source
    return [(name_of(path), values(path.read_text(encoding="utf-8"))) for path in sorted(source.rglob("*.yaml"))]


def test_the_examples_of_the_docs_are_accepted(examples: list[tuple[str, Any]]) -> None:
    assert {name for name, _ in examples} >= {"guide", "part", "words", "timetables", "cards"}
    for name, value in examples:
        VALIDATORS[name](value)
        assert loader_accepts(name, value), name


# ------------------------------------------------------------------------------------------------- broken files

STRANGE: list[Any] = [
    None,
    True,
    False,
    0,
    7,
    -1,
    2.5,
    "",
    "  ",
    "words",
    "Two words",
    "a.b-c",
    "a line\nand another",
    "true",
    "off",
]
STRANGE += ["2026-02-30", "2026-02-28", "10", [], {}, ["one"], {"one": "two"}, [["one"]], 10_000_000_000, "Ünï code"]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) inside a value."""
    found = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        found.append((value, key))
        found += places(inner)
    return found


def broken(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """A copy with one to three places changed: dropped, replaced, renamed, doubled, wrapped."""
    changed = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 3))):
        found = places(changed)
        if not found:
            break
        container, key = found[draw(st.integers(0, len(found) - 1))]
        how = draw(st.sampled_from(["drop", "replace", "rename", "double", "wrap", "unwrap", "take"]))
        if how == "drop":
            del container[key]
        elif how == "replace":
            container[key] = copy.deepcopy(draw(st.sampled_from(STRANGE)))
        elif how == "rename" and isinstance(container, dict):
            container[draw(st.sampled_from(["unknown", "id", "text", "Key", "a key", "items", ""]))] = container.pop(
                key
            )
        elif how == "double" and isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        elif how == "wrap":
            container[key] = [container[key]]
        elif how == "unwrap" and isinstance(container[key], list) and container[key]:
            container[key] = container[key][0]
        elif how == "take":
            other, name = found[draw(st.integers(0, len(found) - 1))]
            taken = other[name] if name in other or (isinstance(other, list) and name < len(other)) else "gone"
            container[key] = copy.deepcopy(taken)
    return changed


@given(data=st.data())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_schema_and_loader_are_of_one_mind(examples: list[tuple[str, Any]], data: st.DataObject) -> None:
    small = [(name, piece) for name, value in examples for piece in pieces(name, value)]
    name, value = small[data.draw(st.integers(0, len(small) - 1))]
    changed = broken(value, data.draw)
    assert schema_accepts(name, changed) == loader_accepts(name, changed), "\n".join(difference(value, changed))


def difference(before: Any, after: Any) -> Iterator[str]:
    """What was changed, as lines of JSON."""
    old, new = (json.dumps(value, indent=1, ensure_ascii=False).splitlines() for value in (before, after))
    return difflib.unified_diff(old, new, lineterm="")


def pieces(name: str, value: Any) -> list[Any]:
    """A file, and for a part each of its sections alone, so that a change is more often found near the surface."""
    if name != "part":
        return [value]
    return [{**value, "sections": [section]} for section in value.get("sections", ())] or [value]


def test_the_comparison_can_fail(examples: list[tuple[str, Any]]) -> None:
    name, value = next((name, value) for name, value in examples if name == "part")
    for change in ({"prat": "x"}, {"id": "Not An Id"}, {"sections": "none"}, {"notes": "two"}):
        assert not schema_accepts(name, {**value, **change})
        assert not loader_accepts(name, {**value, **change})
