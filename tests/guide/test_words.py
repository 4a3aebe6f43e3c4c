"""What the guide's words keep to: abbreviations, marks, spelling, and nothing of 2019 printed as if it were live."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.book import Division
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run, Runs
from guidepress.document.visit import all_runs
from tests.conftest import HOME, RealGuide
from tests.guide.brief import BRIEF
from tests.guide.readability import Passage, avoided, to_avoid, units

SOURCES = sorted((HOME / "source").rglob("*.yaml"))
NOT_SHORT = {"BMJ", "CPD", "PRINCE2", "IMPACT", "SIL", "IT"}
"""Names and codes in capitals that stand for nothing more, or are only ever used as names."""


@pytest.fixture(scope="module")
def texts(real: RealGuide) -> tuple[Passage, ...]:
    """Everything that somebody reads."""
    return tuple(passage for found in units(real.guide).values() for passage in found)


# ------------------------------------------------------------------------------------------------- abbreviations


def prose(value: object) -> Iterator[Runs]:
    """The running text of a division in reading order: paragraphs and lists, prompts and examples of exercises.

    Titles, tables and labels are left out: nothing is expanded there.
    """
    if isinstance(value, Paragraph | ListItem):
        yield value.runs
    if isinstance(value, ItemList):
        yield value.lead
    if isinstance(value, Exercise):
        yield from prose((value.prompt, value.example))
    elif isinstance(value, tuple):
        for one in value:
            yield from prose(one)
    elif isinstance(value, Value) and not isinstance(value, Run):
        for name in value.__struct_fields__:
            yield from prose(getattr(value, name))


def is_in_a_name(runs: Runs, index: int) -> bool:
    """Whether a longer name goes on after an abbreviation: "NHS Leadership Academy", "NHS’s 10 Year Plan"."""
    after = runs[index + 1] if index + 1 < len(runs) else None
    return isinstance(after, Run) and re.match(r"(’s)? (and )?[A-Z0-9]", after.text) is not None


def abbreviations(division: Division, titles: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Each abbreviation in the prose of a part that could be expanded, and whether it is."""
    for runs in prose(division):
        text = "".join(run.text for run in runs if isinstance(run, Run))
        for index, run in enumerate(runs):
            if not isinstance(run, Run) or not run.expansion or run.link or run.ref or is_in_a_name(runs, index):
                continue
            if any(title in text and run.text in title for title in titles):
                continue
            after = runs[index + 1] if index + 1 < len(runs) else None
            short = run.text.removesuffix("s") if run.expansion.endswith("s") else run.text
            yield short, isinstance(after, Run) and after.text == f" ({run.expansion})"


def first_uses(division: Division, titles: tuple[str, ...]) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for short, expanded in abbreviations(division, titles):
        found.setdefault(short, []).append(expanded)
    return found


def test_abbreviations_are_expanded_once_in_each_part(real: RealGuide) -> None:
    titles = tuple(real.arranged.reader.abbreviations.names)
    seen = set()
    for division in real.arranged.book.divisions:
        for short, uses in first_uses(division, titles).items():
            assert uses[0], f"{division.slug}: “{short}” is not expanded where it stands first"
            assert not any(uses[1:]), f"{division.slug}: “{short}” is expanded again"
            seen.add(short)
    assert {"AHP", "NHS", "ICB", "MBA", "HEE"} <= seen


def test_the_test_of_abbreviations_can_fail(real: RealGuide) -> None:
    division = next(one for one in real.arranged.book.divisions if one.slug == "board")
    bare = Paragraph((Run("ICB", expansion="integrated care board"), Run(" again"), Run("ICB", expansion="x")))
    assert first_uses(replace(division, sections=(), opening=(bare,)), ()) == {"ICB": [False, False]}


def test_every_abbreviation_of_the_guide_is_used_and_stands_in_the_glossary(real: RealGuide) -> None:
    forms = real.guide.about.abbreviations
    used = real.arranged.reader.abbreviations.used
    assert set(forms) == used, f"take out of guide.yaml: {sorted(set(forms) - used)}"


def test_every_short_form_in_capitals_is_an_abbreviation_of_the_guide(
    real: RealGuide, texts: tuple[Passage, ...]
) -> None:
    known = real.guide.about.abbreviations
    unknown = Counter(
        (short, str(one.where))
        for one in texts
        for short in re.findall(r"(?<![\w#])[A-Z]{2,}\d*(?=s?(?!\w))", one.text)
        if short not in known and short not in NOT_SHORT and not any(short in name.split() for name in known)
    )
    assert not unknown, f"add to abbreviations in guide.yaml: {unknown}"


# ------------------------------------------------------------------------------------------------- marks and spelling


def found_in(texts: tuple[Passage, ...], pattern: str) -> list[str]:
    return [f"{one.where}: {one.text}" for one in texts if re.search(pattern, one.text)]


@pytest.mark.parametrize(
    ("name", "pattern", "wrong"),
    [
        ("straight quotes", r"[\"']", "It's"),
        ("double spaces", r"\S {2,}\S", "two  spaces"),
        ("a space before a stop", r" [,;:.](?!\.)", "a , b"),
        ("dots for an ellipsis", r"\.\.\.", "and..."),
        ("hyphens for dashes", r"\s-\s|--", "now - or"),
        ("italic or underlined", r"(?<!\w)[*_]\w[^*_]*[*_](?!\w)", "an *italic* word"),
        ("an exclamation mark", r"!", "Well done!"),
        ("a handle or an address", r"(?<![\w.])@\w|\w@\w", "@somebody"),
        ("a quotation mark the wrong way round", r"(?<!\w)”(?=\w)|(?<=\w)“", "say ”this“"),
    ],
    ids=lambda value: str(value).replace(" ", "-") if isinstance(value, str) else "",
)
def test_prose_has_no(texts: tuple[Passage, ...], name: str, pattern: str, wrong: str) -> None:
    assert re.search(pattern, wrong), "the test can fail"
    assert not found_in(texts, pattern), name


def test_quotation_marks_close(texts: tuple[Passage, ...]) -> None:
    for one in texts:
        assert one.text.count("“") == one.text.count("”"), f"{one.where}: {one.text}"


def test_no_words_to_avoid(texts: tuple[Passage, ...]) -> None:
    avoid = to_avoid()
    found = []
    for one in texts:
        text = one.text.replace("Open Font License", "")  # a name
        found += [f"{one.where}: “{word}” → {avoid[word]}" for word in avoided(text, avoid)]
    assert not found, "\n".join(found)


# ------------------------------------------------------------------------------------------------- what has aged


def test_nothing_of_2019_is_printed_as_live() -> None:
    for path in SOURCES:
        text = path.read_text(encoding="utf-8").lower()
        for never in map(str, BRIEF["never"]):
            assert never.lower() not in text, f"{path.name}: {never}"


def test_hashtags_keep_their_capitals(real: RealGuide, texts: tuple[Passage, ...]) -> None:
    assert [tag.text for tag in real.guide.about.hashtags] == BRIEF["hashtags"]
    tags = {tag for one in texts for tag in re.findall(r"(?<!\w)#\w+", one.text)}
    assert tags == set(BRIEF["hashtags"])


def test_no_logo_but_the_publishers_own(real: RealGuide) -> None:
    assert real.guide.about.publisher.logo is None
    images = HOME / "assets" / "images"
    names = [path.name.lower() for path in images.rglob("*")] if images.exists() else []
    assert not [name for name in names if "nhs" in name]


def test_links_lead_only_where_they_will_last(real: RealGuide) -> None:
    """Addresses of 2019 are dead or will be. A licence is the one thing that the words link to."""
    links = {link for path in SOURCES for link in re.findall(r"https?://[^\s)\"]+", path.read_text(encoding="utf-8"))}
    assert links == {"https://creativecommons.org/licenses/by/4.0/"}


def test_no_full_form_is_heard_twice_in_a_part(real: RealGuide) -> None:
    """In brackets, or else without being printed; never both, and never at every use."""
    for division in real.arranged.book.divisions:
        heard: list[str] = []
        for runs in all_runs(division):
            for run, after in pairwise((*runs, None)):
                if isinstance(run, Run) and run.expansion:
                    full = run.expansion.removesuffix("s")
                    heard += [full] * (run.expands + (isinstance(after, Run) and after.text == f" ({run.expansion})"))
        assert len(heard) == len(set(heard)), division.anchor
