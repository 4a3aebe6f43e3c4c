"""The small Markdown of prose: runs, paragraphs, lists, their lines, and the marks that are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import (
    Line,
    Plain,
    Prose,
    parse_line,
    parse_prose,
)
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.inline import LineBreak, Run
from guidepress.document.markdown import MAX_TEXT
from guidepress.document.markdown_inline import link_problem
from tests.effort import calls

HERE = Where("a.yaml", 10, 5)


def line(text: str) -> tuple[Run, ...]:
    """The runs of a line that has no problems."""
    problems = Problems()
    runs = parse_line(Line(text, where=HERE), problems)
    assert [str(problem) for problem in problems] == []
    return runs


def prose(text: str, *, exact: bool = True) -> tuple[Paragraph | ItemList, ...]:
    """The blocks of prose that has no problems."""
    problems = Problems()
    blocks = parse_prose(Prose(text, exact, where=HERE), problems)
    assert [str(problem) for problem in problems] == []
    return blocks


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("one", (Run("one"),)),
        ("", ()),
        ("one **two** three", (Run("one "), Run("two", strong=True), Run(" three"))),
        ("**a **b** c**", (Run("a b c", strong=True),)),
        ("[one](https://www.example.org/é?a=b#c)", (Run("one", link="https://www.example.org/%C3%A9?a=b#c"),)),
        (
            "[one](mailto:a@b.org) [two](tel:+44123)",
            (Run("one", link="mailto:a@b.org"), Run(" "), Run("two", link="tel:+44123")),
        ),
        (
            "see [one **two**](#a.b-c).",
            (Run("see "), Run("one ", ref="a.b-c"), Run("two", strong=True, ref="a.b-c"), Run(".")),
        ),
        ("[croeso](lang:cy)", (Run("croeso", lang="cy"),)),
        ("one *two* _three_", (Run("one "), Run("two", emphasis=True), Run(" "), Run("three", emphasis=True))),
        ("*a **b***", (Run("a ", emphasis=True), Run("b", strong=True, emphasis=True))),
        ("`a *b* ^c^`", (Run("a *b* ^c^", role="code"),)),
        ("m^2^ and H~2~O", (Run("m"), Run("2", script="super"), Run(" and H"), Run("2", script="sub"), Run("O"))),
        (r"2^10 \^2^ ~20 to ~30 minutes", (Run("2^10 ^2^ ~20 to ~30 minutes"),)),
        (
            "[Ctrl+S](key:) in [File > Save](menu:)",
            (Run("Ctrl+S", role="key"), Run(" in "), Run("File > Save", role="menu")),
        ),
        (
            "[“Go *on*”](quote:)",
            (Run("“Go ", role="quote"), Run("on", role="quote", emphasis=True), Run("”", role="quote")),
        ),
        ("**[bonjour](lang:fr-CA)**", (Run("bonjour", strong=True, lang="fr-CA"),)),
        (r"5 \* 3 \[a\] \<b>", (Run("5 * 3 [a] <b>"),)),
        ("2 < 3 > 1, 5 * 3 * 2, snake_case, a&b", (Run("2 < 3 > 1, 5 * 3 * 2, snake_case, a&b"),)),
        ("R&amp;D &copy;&nbsp;2026", (Run("R&D ©\u00a02026"),)),
        ("“q” ‘a’ -- ... (c) 'x' \"y\"", (Run("“q” ‘a’ -- ... (c) 'x' \"y\""),)),
        ("- no list, # no heading, 1. no number", (Run("- no list, # no heading, 1. no number"),)),
        ("[not a link]", (Run("[not a link]"),)),
        (" one \t two ", (Run("one two"),)),
    ],
)
def test_lines(text: str, runs: tuple[Run, ...]) -> None:
    assert line(text) == runs


def test_lines_of_a_paragraph_are_joined() -> None:
    (paragraph,) = prose("One **two\nthree** four \nfive  \n")
    assert paragraph == Paragraph((Run("One "), Run("two three", strong=True), Run(" four five")))


def test_a_backslash_ends_a_line() -> None:
    (paragraph,) = prose("One\\\n  two **three** \\\nfour\nfive\\\\\n")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("One"), LineBreak(), Run("two "), Run("three", strong=True), LineBreak(), Run("four five\\"),
    )  # fmt: skip


def test_a_backslash_at_the_end_of_a_paragraph_is_told() -> None:
    problems = Problems()
    parse_prose(Prose("One\\\nTwo\\\n\nThree", exact=True, where=HERE), problems)
    assert [(problem.code, problem.where.line) for problem in problems] == [(Code.MARKUP, 11)]


def test_a_line_cannot_end_inside_a_title() -> None:
    problems = Problems()
    assert parse_line(Line("one\\\ntwo", where=HERE), problems) == (Run("one"), LineBreak(), Run("two"))
    assert [problem.code for problem in problems] == [Code.MARKUP]


@pytest.mark.parametrize("text", ["[no marks](quote:)", "[“half](quote:)"])
def test_a_quotation_has_its_marks(text: str) -> None:
    problems = Problems()
    parse_line(Line(text, where=HERE), problems)
    assert [(problem.code, problem.where) for problem in problems] == [(Code.MARKUP, HERE)]


def test_paragraphs_and_lists_know_their_lines() -> None:
    blocks = prose("One\ntwo.\n\nThree.\n\n- a\n- b\n  c\n  1. d\n  2. e\n\n1. f\n")
    inner = ItemList((ListItem(words("d")), ListItem(words("e"))), ordered=True)
    assert blocks == (
        Paragraph(words("One two.")),
        Paragraph(words("Three.")),
        ItemList((ListItem(words("a")), ListItem(words("b c"), (inner,)))),
        ItemList((ListItem(words("f")),), ordered=True),
    )
    assert [block.where for block in blocks] == [Where("a.yaml", number, 5) for number in (10, 13, 15, 21)]
    assert isinstance(blocks[2], ItemList)
    assert blocks[2].items[1].inner[0].where == Where("a.yaml", 18, 5)


def test_only_the_start_is_known_of_prose_that_is_not_a_block() -> None:
    assert [block.where for block in prose("One.\n\nTwo.", exact=False)] == [HERE, HERE]


def test_items_with_empty_lines_between_are_one_list() -> None:
    assert prose("- a\n\n- b\n") == (ItemList((ListItem(words("a")), ListItem(words("b")))),)


def test_plain_text_is_one_run_as_written() -> None:
    problems = Problems()
    assert parse_line(Plain("5 * 3 [a] _b_ <c>", where=HERE), problems) == words("5 * 3 [a] _b_ <c>")
    assert list(problems) == []


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [("a *word*", True), ("a `word`", True), ("m^2^", True), ("H~2~O", True), ("a^[note]", True), ("a **word**", True),
     ("5 * 3 * 2, a_b_c, ~20, a ^ b", False)],
)  # fmt: skip
def test_plain_text_refuses_every_mark(text: str, is_refused: bool) -> None:
    """It would be printed as it is written."""
    problems = Problems()
    assert parse_line(Plain(text), problems) == (Run(text),)
    assert [problem.code for problem in problems] == [Code.MARKUP] * is_refused


def test_words_stay_where_marks_are_refused() -> None:
    """Nothing is lost: the words are there for the next check to look at."""
    problems = Problems()
    runs = parse_line(Line("one ~~two~~ {.three} [four](javascript:x)", where=HERE), problems)
    assert runs == words("one two  four")
    assert [problem.code for problem in problems] == [Code.BAD_LINK, Code.MARKUP, Code.MARKUP]
    assert {problem.where for problem in problems} == {HERE}


@pytest.mark.parametrize(
    "address",
    ["https://www.example.org", "HTTP://example.org:80/a?b", "mailto:a@b.org", "tel:+44-123", "https://[::1]/"],
)
def test_good_addresses(address: str) -> None:
    assert link_problem(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "www.example.org",
        "//www.example.org",
        "/etc/passwd",
        "../a.html",
        "https:",
        "https:///a",
        "https:a.org",
        "https://a b.org",
        "https://example.com@example.org",
        "https://[a",
        "https://a\u202e.org",
        "https:\\\\a.org",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,a",
        "file:///a",
        "vbscript:a",
        "ftp://a.org",
        "mailto:",
        "mailto:a",
        "tel:",
        "tel:abc",
    ],
)
def test_bad_addresses(address: str) -> None:
    assert link_problem(address)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "*a ",
        "**a",
        "[a](",
        "`",
        "> ",
        "- ",
        "<!--",
        "&",
        "![[",
        "_a_",
        "a^b",
        "~a",
        "\\",
        "a\\\n",
        "a\n",
        "|a\n|-\n",
        "[a]:\n",
        "1. ",
    ],
)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    """The longest text that is read at all, and half of it, of whatever makes a Markdown reader slow."""
    whole = (unit * MAX_TEXT)[:MAX_TEXT]
    half = whole[: MAX_TEXT // 2]
    for read in (lambda text: parse_prose(Prose(text), Problems()), lambda text: parse_line(Line(text), Problems())):
        assert calls(lambda: read(whole)) < 2.2 * calls(lambda: read(half)) + 1000  # noqa: B023 - called at once


def test_longer_texts_are_refused() -> None:
    problems = Problems()
    assert parse_prose(Prose("a" * (MAX_TEXT + 1), where=HERE), problems) == ()
    assert [problem.code for problem in problems] == [Code.TOO_LONG]


MARKS = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "[",
            "](#1)",
            "](x)",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "  ",
            "# ",
            "> ",
            "`",
            "^",
            "~",
            "\\\n",
            "](key:)",
            "](quote:)",
            "<b>",
            "\\",
        ]
    )
    | st.text(max_size=5),
    max_size=15,
).map("".join)


@given(MARKS)
def test_any_text_gives_words_or_problems(text: str) -> None:
    """Nothing raises, and nothing is lost in silence: what has letters keeps them, or there is an error."""
    problems = Problems()
    blocks = parse_prose(Prose(text, exact=True, where=HERE), problems)
    lines = text.count("\n") + 1
    assert all(HERE.line <= problem.where.line < HERE.line + lines for problem in problems)
    assert all(HERE.line <= block.where.line < HERE.line + lines for block in blocks)
    if not problems.failed:
        said = "".join(_texts(block) for block in blocks)
        assert [letter for letter in said if letter.isalpha()] == [letter for letter in text if letter.isalpha()]


def _texts(block: Paragraph | ItemList) -> str:
    if isinstance(block, Paragraph):
        return "".join(run.text for run in block.runs if isinstance(run, Run))
    items = block.items
    return "".join(
        "".join(run.text for run in item.runs if isinstance(run, Run)) + "".join(_texts(inner) for inner in item.inner)
        for item in items
    )


def test_items_of_lists_know_their_place() -> None:
    """In a `|` block each item has the line and the column of its own mark."""
    text = Prose("before\n\n- one\n  1. inner\n- two\n", exact=True, where=Where("source/x.yaml", 10, 5))
    _, found = parse_prose(text, Problems())
    assert isinstance(found, ItemList)
    one, two = found.items
    (inner,) = one.inner[0].items
    assert [(item.where.line, item.where.column) for item in (one, inner, two)] == [(12, 5), (13, 7), (14, 5)]
