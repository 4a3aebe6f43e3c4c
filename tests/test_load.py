"""Reading of source files: nodes, dataclasses by their hints, the folder; and that nothing an author writes raises."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidepress.checks.guide import check_guide
from guidepress.core.problems import (
    NOWHERE,
    Code,
    Problems,
    Traced,
    Where,
)
from guidepress.core.values import Value, walk
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.source import yaml_reader
from guidepress.source.builder import Builder, build
from guidepress.source.keys import Family
from guidepress.source.loader import builder, load
from guidepress.source.model.blocks import CalloutBlock, NotesBlock, TextBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import CardsFile, TimetablesFile
from guidepress.source.scalars import BareWord, place_of
from guidepress.source.yaml_reader import Scalar, Sequence, YamlNode, read

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "cases" / "errors" / "_base"


def nodes(text: str) -> YamlNode:
    problems = Problems()
    node = read(text.encode(), "a.yaml", problems)
    assert node is not None, [str(problem) for problem in problems]
    assert list(problems) == []
    return node


def built(kind: Any, text: str, shapes: Builder | None = None) -> Any:
    """The value of a text that has no problems."""
    problems = Problems()
    found = (shapes or Builder()).build(kind, nodes(text), problems)
    assert [str(problem) for problem in problems] == []
    assert found.whole
    return found.value


def messages(kind: Any, text: str, shapes: Builder | None = None) -> list[str]:
    problems = Problems()
    (shapes or Builder()).build(kind, nodes(text), problems)
    return [str(problem) for problem in problems]


# ------------------------------------------------------------------------------------------------- nodes


def test_scalars_are_text_as_written() -> None:
    node = nodes("[no, 1.10, 2026-11-01, null, ~, 0x10, 'q', \"d\"]")
    assert isinstance(node, Sequence)
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    assert texts == ["no", "1.10", "2026-11-01", "null", "~", "0x10", "q", "d"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: |\n  one\n", (2, 3)),
        ("a: |\n\n  one\n", (2, 3)),
        ("a:\n  - |2\n      one\n", (3, 5)),
        ("a: |-\n      one\n\n      two\n", (2, 7)),
        ("a: one\n", (1, 4)),
        ("a: >\n  one\n", (1, 4)),
    ],
)
def test_a_block_begins_at_its_first_line(text: str, where: tuple[int, int]) -> None:
    """Where the words of a `|` block begin, blank lines included: each line of the text is a line of the file."""
    found = next(value for value in _scalars(nodes(text)) if "one" in value.text)
    assert (found.where.line, found.where.column) == where
    assert found.literal == ("|" in text)


def test_windows_line_ends_and_byte_order_mark_change_nothing() -> None:
    text = "a: |\n  one\n\n  two\nb: three\n"
    problems = Problems()
    assert read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "a.yaml", problems) == nodes(text)


def test_the_python_loader_says_the_same_as_the_c_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C part, messages stay the same. (It takes a few files less: no `?` before a bracket.)"""
    files = sorted((ROOT / "tests" / "cases" / "errors").glob("yaml-*/source/**/*.yaml"))
    with_c = [_outcome(path) for path in files]
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    for path, expected in zip(files, with_c, strict=True):
        if path.parts[-4] != "yaml-syntax-backslash":  # the same message one column further on
            assert _outcome(path) == expected, path


def _outcome(path: Path) -> tuple[YamlNode | None, list[str]]:
    problems = Problems()
    return read(path.read_bytes(), path.name, problems), [str(problem) for problem in problems]


def _scalars(node: YamlNode) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in _scalars(item)]
    return [scalar for _, value in node.pairs for scalar in _scalars(value)]


# ------------------------------------------------------------------------------------------------- shapes


class Leaf(Traced):
    SHORT: ClassVar[str] = "words_"
    words_: Line
    heavy: bool = False


class Tree(Value):
    trunk: Plain
    cut_first: int
    leaves: tuple[Leaf, ...] = ()
    lines: tuple[Line, ...] = ()
    level: Literal[3, 4] = 3
    align: Literal["left", "right"] = "left"
    pair: tuple[float, float] = (0, 0)
    either: Prose | Mapping[str, Line] | None = None
    inner: Tree | None = None


class Stone(Value):
    stone: Line
    trunk: str = ""


class Beast(Value):
    beast: str


class Cat(Beast):
    lives: Mapping[str, int]


FAMILY = Family(Beast, "beast", {"cat": Cat}, "a kind of beast")


def test_hints_are_followed() -> None:
    text = """
trunk: Oak
cut-first: 3
leaves: [one, {words: two, heavy: true}]
lines: single
level: 4
align: right
pair: [1, 2.5]
either: {b: B, a: A}
inner: {trunk: Ash, cut-first: 1, either: Words.}
"""
    tree = built(Tree, text)
    assert tree == Tree(
        trunk=Plain("Oak"),
        cut_first=3,
        leaves=(Leaf(Line("one")), Leaf(Line("two"), heavy=True)),
        lines=(Line("single"),),
        level=4,
        align="right",
        pair=(1.0, 2.5),
        either={"b": Line("B"), "a": Line("A")},
        inner=Tree(Plain("Ash"), 1, either=Prose("Words.")),
    )
    assert list(tree.either) == ["b", "a"]
    assert tree.leaves[1].where == Where("a.yaml", 4, 15)


def test_a_misspelt_key_is_read_as_what_was_meant() -> None:
    problems = Problems()
    tree = Builder().build(Tree, nodes("trank: Oak\ncut_first: x"), problems).value
    assert tree is None
    assert [str(problem) for problem in problems] == [
        'a.yaml:1:1: error unknown-key: "trank" is not known here (did you mean "trunk"?)',
        'a.yaml:2:1: error unknown-key: "cut_first" is not known here (did you mean "cut-first"?)',
        'a.yaml:2:12: error wrong-value: "x" is not a whole number (write digits only, such as 10)',
    ]


def test_what_is_broken_is_left_out_and_said() -> None:
    problems = Problems()
    found = Builder().build(Tree, nodes("trunk: Oak\ncut-first: 1\nlines: [one, [two], three]\nlevel: 5"), problems)
    assert found.value == Tree(Plain("Oak"), 1, lines=(Line("one"), Line("three")))
    assert not found.whole
    assert len(list(problems)) == 2


def test_a_union_is_told_by_its_keys_in_any_order() -> None:
    assert built(Tree | Stone, "{trunk: x, stone: y}") == Stone(Line("y"), "x")
    assert built(Tree | Stone, "{cut-first: 1, trunk: x}") == Tree(Plain("x"), 1)


def test_a_family_is_told_by_the_word_under_its_key() -> None:
    shapes = Builder([FAMILY])
    assert built(Beast, "{lives: {first-one: 1}, beast: cat}", shapes) == Cat("cat", {"first-one": 1})
    assert messages(Beast, "{beast: cat, lives: {First one: 1}}", shapes) == [
        'a.yaml:1:22: error wrong-value: "First one" is not a good key (use lower-case words joined by hyphens)'
    ]


def test_build_knows_no_family() -> None:
    problems = Problems()
    assert build(Leaf, nodes("words"), problems) == Leaf(Line("words"))
    assert not problems.failed


def test_notes_true_is_a_heading_without_words() -> None:
    assert built(NotesBlock, "notes: true") == NotesBlock(Line(""))
    assert built(NotesBlock, "notes: Room") == NotesBlock(Line("Room"))


def test_one_callout_kind_may_stand_for_the_list() -> None:
    assert built(CalloutBlock, "{callout: tip, text: x}") == built(CalloutBlock, "{callout: [tip], text: x}")


def test_words_know_their_place() -> None:
    callout = built(CalloutBlock, "callout: [tip,\n  org]\ntext: x")
    assert callout.callout == ("tip", "org")
    assert place_of(callout.callout[1], NOWHERE) == Where("a.yaml", 2, 3)
    assert place_of("tip", NOWHERE) is NOWHERE


def test_spaces_in_quotation_marks_are_kept_in_a_line() -> None:
    assert built(Mapping[str, Line], 'see: " (page {page})"') == {"see": Line(" (page {page})")}


# ------------------------------------------------------------------------------------------------- the folder


def test_the_order_of_parts_is_that_of_the_guide(tmp_path: Path) -> None:
    source = write(tmp_path, "parts: [two, one]", {"b.yaml": "{part: One, id: one}", "a.yaml": "{part: Two, id: two}"})
    problems = Problems()
    guide = load(source, problems)
    assert guide is not None
    assert [str(problem) for problem in problems] == []
    assert [part.id for part in guide.parts] == ["two", "one"]
    assert guide.parts[0].where == Where("source/parts/a.yaml", 1, 1)
    assert guide.whole


def test_a_link_out_of_the_source_folder_is_not_followed(tmp_path: Path) -> None:
    source = write(tmp_path, "parts: [one]", {"one.yaml": "{part: One, id: one}"})
    secret = tmp_path / "secret.yaml"
    secret.write_text("{part: Secret, id: two}", encoding="utf-8")
    try:
        (source / "parts" / "two.yaml").symlink_to(secret)
    except OSError:
        pytest.skip("this machine makes no links")
    problems = Problems()
    guide = load(source, problems)
    assert guide is not None
    assert [part.id for part in guide.parts] == ["one"]
    assert [str(problem) for problem in problems] == [
        "source/parts/two.yaml:1:1: error path-outside: the file is a link out of the source folder "
        "(put the file itself there)"
    ]


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    source = write(tmp_path, "parts: [one]", {"one.yaml": "{part: One, id: one}"})
    (source / "parts" / "two.yaml").mkdir()
    problems = Problems()
    load(source, problems)
    (problem,) = problems
    assert problem.code is Code.FILE_MISSING
    assert problem.where == Where("source/parts/two.yaml")


def write(folder: Path, parts: str, files: Mapping[str, str]) -> Path:
    """A guide with these parts, in a folder of the test."""
    source = folder / "source"
    (source / "parts").mkdir(parents=True)
    about = (BASE / "source" / "guide.yaml").read_text(encoding="utf-8").replace("parts: [one]", parts)
    (source / "guide.yaml").write_text(about, encoding="utf-8")
    for name, text in files.items():
        (source / "parts" / name).write_text(text, encoding="utf-8")
    return source


# ------------------------------------------------------------------------------------------------- anything at all

KINDS_OF_FILE = (GuideFile, PartSource, CardsFile, TimetablesFile, Mapping[str, Line])
SAMPLES = [
    path.read_bytes()
    for path in sorted((ROOT / "tests" / "cases" / "errors").glob("*/source/**/*.yaml"))
    if path.stat().st_size < 5_000
]
LOOSE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file with bytes changed, taken out, doubled or put in."""
    data = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.integers(0, 12)))
        new = draw(
            st.binary(max_size=6)
            | st.sampled_from(
                [b": ", b"- ", b"\t", b"[", b"{", b"'", b'"', b"|", b"*a", b"&a ", b"!x ", b"#", b"\n", b"\xc2\x85"]
            )
            | st.just(data[start:stop] * 2)
        )
        data = data[:start] + new + data[stop:]
    return data


@LOOSE
@given(mutated(), st.sampled_from(KINDS_OF_FILE))
def test_mutated_files_give_a_value_or_an_error(data: bytes, kind: Any) -> None:
    problems = Problems()
    node = read(data, "a.yaml", problems)
    value = None if node is None else builder().build(kind, node, problems).value
    assert value is not None or problems.failed
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in problems:
        assert problem.where.file == "a.yaml"
        assert 1 <= problem.where.line <= lines
        assert problem.where.column >= 1


TEXTS = st.text(max_size=12) | st.sampled_from(
    ["true", "5", "leap.design", "2026-11-01", "**x**", "[a](#b)", "[a](x:y)", "- a\n- b", "free-text", "tip", "own"]
)
KEYS = st.sampled_from(
    [
        "text",
        "heading",
        "list",
        "items",
        "callout",
        "exercise",
        "id",
        "title",
        "for",
        "minutes",
        "prompt",
        "slide",
        "options",
        "rows",
        "columns",
        "lines",
        "part",
        "sections",
        "body",
        "facilitate",
        "activity",
        "steps",
        "do",
        "full",
        "short",
        "cards",
        "figure",
        "diagram",
        "shapes",
        "at",
        "size",
        "table",
        "header",
        "notes",
        "status",
        "date",
        "entries",
        "then",
        "example",
        "key",
        "ask",
        "label",
        "type",
        "scale",
        "kind",
    ]
) | st.text(max_size=6)
TREES: st.SearchStrategy[YamlNode] = st.recursive(
    st.builds(Scalar, TEXTS, st.just(Where("a.yaml")), st.booleans()),
    lambda inner: (
        st.builds(lambda items: Sequence(tuple(items), Where("a.yaml")), st.lists(inner, max_size=4))
        | st.builds(
            lambda pairs: yaml_reader.Mapping(
                tuple((Scalar(key, Where("a.yaml")), value) for key, value in pairs.items()), Where("a.yaml")
            ),
            st.dictionaries(KEYS, inner, max_size=6),
        )
    ),
    max_leaves=25,
)


@LOOSE
@given(TREES, st.sampled_from((*KINDS_OF_FILE, tuple[TextBlock, ...])))
def test_any_tree_gives_a_value_or_an_error(node: YamlNode, kind: Any) -> None:
    problems = Problems()
    found = builder().build(kind, node, problems)
    assert found.value is not None or problems.failed
    assert found.whole or problems.failed


@LOOSE
@given(st.lists(TREES, max_size=4))
def test_any_body_can_be_checked(blocks: list[YamlNode]) -> None:
    """A guide with any tree for its body is read and checked without raising."""
    problems = Problems()
    about = built(GuideFile, (BASE / "source" / "guide.yaml").read_text(encoding="utf-8"), builder())
    here = Where("a.yaml")
    pairs: dict[str, YamlNode] = {
        "part": Scalar("One", here),
        "id": Scalar("one", here),
        "body": Sequence(tuple(blocks), here),
    }
    node = yaml_reader.Mapping(tuple((Scalar(key, here), value) for key, value in pairs.items()), here)
    part = builder().build(PartSource, node, problems)
    if part.value is not None:
        check_guide(Guide(about, (part.value,), {}, whole=part.whole), problems)
        assert next(iter(walk(part.value))) is part.value


def test_words_compare_as_text() -> None:
    assert BareWord.at(NOWHERE, "a") == "a"
    assert {"a": 1}[BareWord.at(NOWHERE, "a")] == 1
