"""The account of texts: whatever a format loses is an error, and whatever it leaves out has a rule."""

from __future__ import annotations

import inspect
import io
import pkgutil
import re
import textwrap
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from guidepress import document
from guidepress.core.problems import NOWHERE, Code, Problems, Where
from guidepress.core.values import is_value
from guidepress.document.account import Account, account_for
from guidepress.document.authored_text import Line, Name, Plain, Prose, Verbatim, Verse
from guidepress.document.blocks import ByMedium, Heading, Label, Paragraph
from guidepress.document.inline import PageRef, Run
from guidepress.document.labels import Labels
from guidepress.document.texts import TEXT_FIELDS, Rule, Text, segments, text_steps, texts_of
from guidepress.formats.pptx.shown import RULES
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build, check
from guidepress.pipeline.project import Project
from tests.conftest import HOME, copy_starter
from tests.page_layouts import A5, LETTER, theme_for

# ------------------------------------------------------------------------------------------------- the search

ALWAYS = Rule("always", "never there")
MISSING = Rule("missing", "there or not", "if-missing")
REPEATS = Rule("repeats", "once is enough", "to-repeats")


def account(shown: str, *texts: str | tuple[str, Rule]) -> Account:
    pairs = [(text, None) if isinstance(text, str) else text for text in texts]
    return account_for([Text(words, NOWHERE, (), "part", rule) for words, rule in pairs], shown)


def lost(shown: str, *texts: str | tuple[str, Rule]) -> list[str]:
    return [text.words for text in account(shown, *texts).lost]


def test_a_text_is_found_whatever_the_spaces() -> None:
    assert not lost("One\n  two\tthree", "One two three", "two")


@pytest.mark.parametrize(
    ("shown", "texts", "missing"),
    [
        ("Yes", ["Yes", "No"], ["No"]),
        ("Yesterday", ["Yes"], ["Yes"]),
        ("Eyes", ["yes"], ["yes"]),
        ("1.2 Yes: no", ["Yes"], []),
        ("Yes No Yes", ["Yes", "Yes", "No"], []),
        ("Yes No", ["Yes", "No", "Yes"], ["Yes"]),
        ("b a", ["a", "b"], []),
        ("extraordinary, extraordi nary", ["extraordinary", "extraordinary"], []),
        ("an extraordi narily long word", ["extraordinarily long", "word", "ext"], ["ext"]),
        ("a" * 50 + " " + "x " * 9000 + "b" * 50 + " end", ["b" * 50, "a" * 50, "end"], []),
    ],
    ids=[
        "missing",
        "start-of-a-word",
        "end-of-a-word",
        "number",
        "twice",
        "once-of-two",
        "other-order",
        "once-broken",
        "broken-word",
        "far-away",
    ],
)
def test_a_text_stands_as_often_as_it_is_asked_for(shown: str, texts: list[str], missing: list[str]) -> None:
    assert lost(shown, *texts) == missing


def test_rules_leave_out_what_they_say() -> None:
    result = account("a b", ("a", ALWAYS), ("b", MISSING), ("c", MISSING), ("b", REPEATS), ("b", REPEATS), "b")
    assert [(rule.name, [text.words for text in texts]) for rule, texts in result.left_out.items()] == [
        ("always", ["a"]),
        ("missing", ["c"]),
    ]
    assert not result.lost
    assert lost("a", ("b", REPEATS)) == ["b"], "words that stand nowhere are no repeats"


# ------------------------------------------------------------------------------------------------- the texts


def test_texts_are_cut_where_page_numbers_stand() -> None:
    runs = (Run("see "), Run("mentors", ref="mentors"), PageRef("mentors", " (page ", ")"), Run(", then rest"))
    assert segments(runs) == ["see mentors", ", then rest"]
    assert segments(runs[:2] + runs[3:]) == ["see mentors", ", then rest"]


def test_full_forms_can_be_taken_out() -> None:
    runs = (
        Run("NGOs", expansion="non-governmental organisations"),
        Run(" (non-governmental organisations)"),
        Run(" lead"),
    )
    assert segments(runs) == ["NGOs (non-governmental organisations) lead"]
    assert segments(runs, expanded=False) == ["NGOs lead"]


def test_the_words_of_a_medium_are_chosen() -> None:
    printed, web = Paragraph((Run("on paper"),)), Paragraph((Run("on the web"),))
    block = ByMedium((printed,), {"web": (web,)})

    def there(medium: Any) -> list[str]:
        return [text.words for text in texts_of(block, medium=medium) if text.rule is None]

    assert (there(None), there("web"), there("book")) == (["on paper"], ["on the web"], ["on paper"])


def test_a_text_of_spaces_is_none() -> None:
    assert [text.words for text in texts_of(Label(" \u2003", ""))] == []


def test_a_rule_needs_all_its_steps() -> None:
    heading = Heading(3, (Run("words"),))
    step = (Heading, "runs")
    assert [text.rule for text in texts_of(heading, {(step,): ALWAYS})] == [ALWAYS]
    assert [text.rule for text in texts_of(heading, {((Paragraph, "runs"), step): ALWAYS})] == [None]


NAMES = {
    "Filled.cut FilledIn.values KeptAnswer.id KeptAnswer.place KeptAnswer.question KeptAnswer.value KeptGroup.title",
    "AnswerName.about AnswerName.exercise AnswerName.first Choice.exercise Choice.spoken Field.exercise Field.spoken",
    "Aside.anchor Aside.key Aside.kinds Arrow.tone Box.tone Caption.tone Ring.tone ByMedium.key CardSheet.key",
    "Card.number",
    "Alternative.key Choice.compares_with Choice.id Choice.key Choice.label Directory.key DirectoryEntry.number",
    "DirectoryEntry.target Division.anchor Division.key Division.number Division.slug Edition.date Edition.id",
    "Book.description Book.evaluator Book.hashtags Book.identifier Book.language Book.rights Book.slug",
    "BrailleChoice.table Book.web_workbook Table.anchor RecordPart.answers RecordRows.exercise RecordRows.keys",
    "ActivitySource.date ActivitySource.done ActivitySource.evidence ActivitySource.exercise ActivitySource.kind",
    "ActivitySource.what",
    "GuidePath.id GuidePath.steps GuidePath.title",  # the title stands in a heading, with the minutes
    "Book.typed_letters Course.answer Course.parts Deck.language Deck.name Deck.publisher Entry.anchor Entry.icon",
    "EasyLine.icon",
    # The planner is data: its script shows what is chosen.
    "PlannedActivity.cut PlannedActivity.exercises PlannedActivity.id PlannedActivity.part PlannedActivity.say",
    "PlannedActivity.title PlannedMaterial.id PlannedMaterial.key PlannedMaterial.kind PlannedMaterial.page",
    "PlannedMaterial.per PlannedMaterial.what PlannedPlace.compared PlannedPlace.entries PlannedPlace.number",
    "PlannedPlace.title PlannedForm.instead PlannedForm.refers PlannedForm.untimed PlannedForm.use PlannedStep.chat",
    "PlannedStep.do PlannedStep.exercise PlannedStep.note PlannedStep.show PlannedStep.uses",
    "PlannedStep.words PlannedStep.work PlannedWorkshop.description",
    "PlannedWorkshop.id PlannedWorkshop.slots PlannedWorkshop.start PlannedWorkshop.title Planner.edition",
    "Planner.exercises Planner.ground_rules Planner.language Planner.named Planner.places Planner.publisher",
    "Planner.slug Planner.texts Planner.title Planner.variants",
    "EntryList.key Exercise.anchor Exercise.id Exercise.key Exercise.kind Exercise.number Field.compares_with",
    "KeyedQuestion.names KeyedQuestion.values",
    "Field.id Field.key Field.label FieldGrid.key Figure.anchor Figure.key Finding.hint Finding.message Group.key",
    "Heading.anchor Heading.key Image.media_type Image.name ItemList.key Jump.target Label.icon LogoSlot.key",
    "NoteMark.anchor NoteMark.back NoteMark.label NoteMark.number",
    "NotesPage.anchor NotesPage.key Option.key Option.means PageBreak.block PageBreak.key PageMap.edition",
    "PageMap.pages PageMap.words Parsed.unclosed",
    "PageRef.after PageRef.before PageRef.target Paragraph.key Person.role Pointer.number Pointer.target",
    "Question.exercise Question.id Question.label Question.number Question.options Question.part",
    "Question.part_title Question.title Quotation.key Run.expansion Run.lang Run.link Run.ref Run.text Rule.name",
    "Rule.why Section.anchor Section.key Sketch.key Slide.key Slide.section Table.anchor Table.key Text.part",
    "Text.words Example.text BookVariant.name BookVariant.leaves_out",
    "Run.anchor VectorPath.fill VectorPath.stroke",
    "VariantPages.name VariantPages.one VariantPages.several VariantPages.title",
}
"""The strings of documents that are no texts: ids, files and numbers, what is composed of other texts, and the tool's
own values.
"""


def test_every_string_of_a_document_is_a_text_or_a_name() -> None:
    """A new field must be in `TEXT_FIELDS`, or in `NAMES`."""
    names = {name for line in NAMES for name in line.split()}
    strings = set()
    for module in pkgutil.iter_modules(document.__path__):
        for kind in vars(import_module(f"guidepress.document.{module.name}")).values():
            if is_value(kind) and kind not in (Labels, Line, Name, Plain, Prose, Verbatim, Verse, Where):
                hints = {name: hint for base in kind.__mro__ for name, hint in inspect.get_annotations(base).items()}
                strings |= {(kind, name) for name in kind.__struct_fields__ if re.search(r"\bstr\b", hints[name])}
    others = {f"{kind.__name__}.{name}" for kind, name in strings - TEXT_FIELDS}
    assert others == names & others, "is this a text that people read?"
    assert names == others, "these fields are gone"


def test_texts_are_looked_for_in_all_other_fields() -> None:
    assert text_steps(Heading) == ((Heading, "runs"),)
    assert set(text_steps(ByMedium)) == {(ByMedium, "printed"), (ByMedium, "others")}


# ------------------------------------------------------------------------------------------------- whole builds


def starter(root: Path) -> Project:
    copy_starter(root)
    return Project(root / "source", HOME / "layouts", root / "output")


def problems_of(project: Project) -> Problems:
    problems = Problems()
    check(project, problems)
    return problems


FORGETFUL: dict[str, tuple[str, Callable[..., Any]]] = {
    "pdf": ("guidepress.formats.pdf.components.prose.item_list", lambda *_: []),
    "web": ("guidepress.formats.html.blocks.item_list", lambda *_: []),
    "epub": ("guidepress.formats.html.blocks.table", lambda *_: ""),
    "decks": ("guidepress.compose.decks.content_slides.list_groups", lambda *_: []),
    "no output": ("guidepress.compose.book.blocks.BodyArranger.prose", lambda *_: ()),
}
"""For each format: a function that forgets what it is given."""


@pytest.mark.parametrize("format", sorted(FORGETFUL))
def test_what_a_format_forgets_is_an_error(format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = starter(tmp_path / "guide")
    part = project.source / "parts" / "02-meet.yaml"
    block = "      - table: Two rows\n        header: [One, Two]\n        rows: [[Left, Right]]\n"
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("    body:\n", "    body:\n" + block, 1), encoding="utf-8")
    assert not list(problems_of(project))
    target, forget = FORGETFUL[format]
    monkeypatch.setattr(target, forget)
    problems = problems_of(project)
    found = [problem for problem in problems if problem.code is Code.LOST_WORDS and format in problem.message]
    assert problems.failed
    assert found
    assert all(problem.where.file.startswith("source/") for problem in found)
    assert not build(project, DEFAULT, lambda step: None).files


@pytest.mark.parametrize("name", ["starter", "own"])
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    project = starter(tmp_path / "guide")
    if name == "own":
        project = Project(HOME / "source", HOME / "layouts", tmp_path / "output")
    problems = problems_of(project)
    assert not problems.failed, "\n".join(map(str, problems))


def test_slides_are_written_as_they_are_accounted_for(tmp_path: Path) -> None:
    """The account of a deck rests on what is set, since another process writes: here it rests on the file."""
    project = starter(tmp_path / "guide")
    built = build(project, ("decks",), lambda step: None)
    assert built.decks
    for deck in built.decks:
        with zipfile.ZipFile(io.BytesIO(built.files[f"decks/{deck.name}.pptx"])) as package:
            names = [name for name in package.namelist() if re.match(r"ppt/(slides|notesSlides)/[^/]*\.xml", name)]
            roots = [etree.fromstring(package.read(name)) for name in names]
        found = account_for(texts_of(deck, RULES), " ".join(_words_of(root) for root in roots))
        assert not found.lost


def _words_of(root: Any) -> str:
    """The words of a slide or a page of notes: its paragraphs and the alternative texts of its shapes."""
    spaces = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    paragraphs = ["".join(paragraph.xpath(".//a:t/text()", namespaces=spaces)) for paragraph in root.iter("{*}p")]
    return " ".join([*paragraphs, *root.xpath("//@descr")])


def test_a_part_that_holds_more_than_the_contents_stands_on_the_web(tmp_path: Path) -> None:
    """The contents have no page of their own there."""
    project = starter(tmp_path / "guide")
    first = (project.source / "parts" / "01-welcome.yaml").read_text(encoding="utf-8")
    assert "contents: parts" in first
    assert "sections:" in first
    report = build(project, ("web",), lambda step: None).report
    (web,) = report["formats"]
    (unit,) = web["units"]
    assert next(entry["texts"] for entry in unit["parts"] if entry["part"] == "welcome") > 5


INNOCENT = HOME / "tests" / "cases" / "account"
"""Blocks that one format or another shows in other words, order or number than the guide holds them."""


@pytest.mark.parametrize("name", sorted(path.stem for path in INNOCENT.iterdir()))
def test_no_innocent_words_are_called_lost(name: str, tmp_path: Path) -> None:
    project = starter(tmp_path / "guide")
    part = project.source / "parts" / "02-meet.yaml"
    block = textwrap.indent((INNOCENT / f"{name}.yaml").read_text(encoding="utf-8"), " " * 6)
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("    body:\n", f"    body:\n{block}", 1), encoding="utf-8")
    problems = problems_of(project)
    assert not problems.failed, "\n".join(map(str, problems))


@pytest.mark.parametrize("size", [A5, LETTER], ids=["A5", "Letter"])
def test_nothing_is_lost_on_other_pages(size: tuple[float, float], tmp_path: Path) -> None:
    theme_for(tmp_path / "layouts", page=size)
    project = starter(tmp_path / "guide")
    problems = problems_of(replace(project, design=tmp_path / "layouts"))
    assert not problems.failed, "\n".join(map(str, problems))


def test_the_contents_may_have_a_name_of_their_own(tmp_path: Path) -> None:
    project = starter(tmp_path / "guide")
    part = project.source / "parts" / "01-welcome.yaml"
    part.write_text("part: What is inside\nid: welcome\nrole: front\nbody:\n  - contents: parts\n", encoding="utf-8")
    problems = problems_of(project)
    assert not problems.failed, "\n".join(map(str, problems))


def test_a_word_may_stand_twice_on_a_drawing(tmp_path: Path) -> None:
    """Each format shows both, and says so."""
    copy_starter(tmp_path / "guide")
    source = tmp_path / "guide" / "source"
    part = next((source / "parts").glob("02-*.yaml"))
    boxes = [f"{{box: Arm, at: [{left}, 0], size: [20, 20]}}" for left in (0, 80)]
    drawing = f"diagram: {{size: [100, 20], shapes: [{', '.join(boxes)}]}}"
    figure = f"      - {{figure: Two arms, alt: Two boxes, id: meet.arms, {drawing}}}\n"
    section = f"sections:\n  - title: Arms\n    id: meet.arms-section\n    body:\n{figure}"
    part.write_text(part.read_text(encoding="utf-8").replace("sections:\n", section, 1), encoding="utf-8")
    project = Project(source, HOME / "layouts", tmp_path / "out")
    outcome = build(project, ("pdf", "decks", "epub", "web"), lambda step: None)
    assert "\n".join(map(str, outcome.problems)) == ""
