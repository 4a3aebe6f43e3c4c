"""What comes with pasted text is put right where the source is read, for every format, and is said once for a file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from guidepress.core.problems import Code, Problems
from guidepress.source.pasted_text import tidied
from guidepress.source.yaml_reader import Mapping, Scalar, read
from tests.test_fallback_fonts import words_of
from tests.tongues import PART, files_of


@pytest.mark.parametrize(
    ("pasted", "right"),
    [
        ("co\u00adoperate", "cooperate"),
        ("o\ufb03ce, \ufb01nd, \ufb05", "office, find, st"),
        ("zero\u200b width\u2060\ufeff", "zero width"),
        ("\u26a0\ufe0f", "\u26a0"),
        ("cafe\u0301", "café"),
        ("u\u200dp\u200c", "up"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("10\u00a0%, 5\u202fkg, 1\u2009000", "10\u00a0%, 5\u202fkg, 1\u2009000"),
        ("², ⅔ and µ stay", "², ⅔ and µ stay"),
    ],
)
def test_a_text_is_put_right(pasted: str, right: str) -> None:
    assert tidied(pasted) == right
    assert tidied(right) == right


def scalars_of(text: str) -> tuple[dict[str, str], Problems]:
    problems = Problems()
    node = read(text.encode("utf-8"), "source/a.yaml", problems)
    assert isinstance(node, Mapping)
    return {key.text: value.text for key, value in node.pairs if isinstance(value, Scalar)}, problems


def test_keys_and_escapes_are_put_right_too() -> None:
    found, _ = scalars_of('ti\u00adtle: One\nid: two\u200b\nname: "co\\u00adop"\nwords: |\n  \ufb01ne\n')
    assert found == {"title": "One", "id": "two", "name": "coop", "words": "fine\n"}


def test_it_is_said_once_for_a_file_at_the_first_place() -> None:
    _, problems = scalars_of("a: b\nc: d\u00ade\nf: \ufb01\u00ad\n")
    (problem,) = problems
    assert (problem.code, str(problem.where)) == (Code.PASTED_CHARACTERS, "source/a.yaml:2:5")
    assert problem.message == "2 soft hyphens and 1 ligature were put right, in lines 2 and 3"
    assert list(scalars_of("a: cafe\u0301 – “b”\n")[1]) == [], "an accent is no matter for the author"


def test_every_format_has_the_words_as_they_are_meant(tmp_path: Path) -> None:
    pasted = unicodedata.normalize("NFD", PART).replace("Two boxes", "Two bo\u00adxes").replace("Say", "Sa\u200by")
    files = files_of(tmp_path / "pasted", pasted, ("pdf", "epub", "web", "decks"))
    plain = files_of(tmp_path / "plain", unicodedata.normalize("NFC", PART), ("pdf", "epub", "web", "decks"))
    workbook = "better-meetings-workbook.pdf"
    assert words_of(files[workbook]) == words_of(plain[workbook])
    same = [name for name in files if files[name] == plain[name]]
    assert {name.rpartition(".")[2] for name in same} >= {"pdf", "epub", "zip", "pptx"}
