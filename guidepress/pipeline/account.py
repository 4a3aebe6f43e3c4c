"""Accounts for every text of a guide: it stands in a document, and in each format of it, or a rule leaves it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from guidepress.checks.early_answers import ANSWERS
from guidepress.compose.book import Arranged
from guidepress.compose.book.paths import without_paths
from guidepress.compose.decks.names import parts_with_deck
from guidepress.compose.decks.slide_rules import SlideRule, printed, signposts_of, why_no_deck, why_not_on_slides
from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.core.values import Value
from guidepress.document import rules as shared
from guidepress.document.account import Account, account_for
from guidepress.document.back_matter import in_place
from guidepress.document.blocks import Aside, Directory, Figure, ItemList, Table
from guidepress.document.book import Block, Book, Division
from guidepress.document.deck import Deck
from guidepress.document.easy_read import EasySentence
from guidepress.document.exercise import Exercise
from guidepress.document.footnotes import footnotes_of, without_footnotes
from guidepress.document.texts import Rule, Rules, Text, segments, texts_of
from guidepress.formats.base import Format, Unit
from guidepress.source.model.blocks import HeadingBlock, LegendBlock, LogoBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.part import Activity, Facilitation, PartSource, SectionSource
from guidepress.source.model.workshop import PackFile, PackSheet, TimetableSlot

UNUSED = Rule("unused", "nothing in the guide uses these words", "if-missing")
IMPRINT = Rule("imprint", "a block imprint prints these words, and the guide has none", "if-missing")
PART_ONLY = Rule("part-only", "outcomes and next steps are shown for a part, not for a section", "if-missing")
NAMED_IN_FRAME = Rule("named-in-frame", "the name of the organisation stands in the frame for its logo", "if-missing")
WITH_QUESTIONS = Rule("with-questions", "they stand with an exercise or a debrief; the activity has none", "if-missing")
ANSWER_BY_KEY = Rule("answer-by-key", "the answer names an option, whose words stand in the answers", "if-missing")
SETTINGS = Rule("settings", "these words only steer the checks", "if-missing")
ABOUT: Mapping[str, Rule] = {
    **dict.fromkeys(GuideFile.__struct_fields__, UNUSED),
    **dict.fromkeys(("rights", "alternative_formats", "publisher", "provenance", "cite"), IMPRINT),
    **dict.fromkeys(("names", "reported", "spelling"), SETTINGS),
    "description": shared.METADATA,
    "abbreviations": Rule("full-form", "a full form stands behind its abbreviation", "if-missing"),
}
"""The rules for the keys of guide.yaml."""
RULES: Rules = {
    **{((GuideFile, name),): rule for name, rule in ABOUT.items()},
    ((Guide, "left_out"),): Rule("not-listed", "guide.yaml does not list the part"),
    ((Guide, "words"),): Rule("labels", "formats print these words of the tool where they need them", "if-missing"),
    ((Guide, "cards"),): UNUSED,
    ((Guide, "bibliography"),): Rule(
        "not-cited", "no text cites the work, or no list of works stands there", "if-missing"
    ),
    ((PackFile, "privacy"),): UNUSED,
    ((PackFile, "ground_rules"),): UNUSED,
    ((TimetableSlot, "break_"),): UNUSED,
    ((SectionSource, "facilitate"), (Facilitation, "outcomes")): PART_ONLY,
    ((SectionSource, "facilitate"), (Facilitation, "next")): PART_ONLY,
    ((Activity, "prompts"),): WITH_QUESTIONS,
    ((Activity, "likely_answers"),): WITH_QUESTIONS,
    ((LogoBlock, "logo"),): NAMED_IN_FRAME,
    ((EasySentence, "say"),): shared.EASY_READ,
    ((EasySentence, "alt"),): shared.EASY_READ,
    **{(step,): ANSWER_BY_KEY for step in ANSWERS},
}
"""The texts of a guide that no document need hold."""
EMPTY = Rule("empty-block", "the list that the tool makes below it has no entry", "if-missing")
RULES_WITH_EMPTY_BLOCKS: Rules = {
    **RULES,
    ((PartSource, "part"),): EMPTY,
    ((SectionSource, "title"),): EMPTY,
    ((PackSheet, "sheet"),): EMPTY,
    ((HeadingBlock, "heading"),): EMPTY,
    ((LegendBlock, "legend"),): EMPTY,
}
"""The same for a guide with an `empty-block`."""
FOR_FACILITATORS = {
    (Guide, "timetables"),
    (Guide, "cards"),
    (Guide, "pack"),
    (PartSource, "facilitate"),
    (SectionSource, "facilitate"),
}
"""What lies below these steps stands in the decks or in the pack."""
IN_WORKBOOK = SlideRule.ANSWERED_IN_WORKBOOK.value
INSIDE_CALLOUT = SlideRule.INSIDE_CALLOUT.value
SLIDE_RULES: Rules = {
    ((Exercise, "body"),): IN_WORKBOOK,
    ((Exercise, "prompt"),): IN_WORKBOOK,
    ((Exercise, "example"),): IN_WORKBOOK,
    ((Exercise, "answer_key"),): IN_WORKBOOK,
    ((Exercise, "audience"),): IN_WORKBOOK,
    ((Figure, "table"),): shared.FIGURE_ALONE,
    **{((Aside, "body"), (Table, name)): INSIDE_CALLOUT for name in ("caption", "header", "rows")},
    **{
        ((Aside, "body"), (Figure, name)): INSIDE_CALLOUT
        for name in ("alt", "caption", "content", "credit", "description")
    },
}
"""The texts of blocks on slides that the slides leave out."""
HINT = "this is a fault of the tool: send the line to whoever looks after it"


class UnitAccount(Value):
    """What became of the texts of one unit, and facts about it for the report."""

    name: str
    account: Account
    facts: Mapping[str, Any]


class Accounts(Value):
    """All accounts of a build."""

    units: Mapping[str, Sequence[UnitAccount]]
    """The accounts of the units of each format, by its name."""
    slides: Account | None
    """The texts of the book on slides; None if no decks were made."""
    whole: Account | None
    """The texts of the guide in all documents; None unless all formats were made."""


def account_for_unit(format: Format[Any], unit: Unit, laid: Any, problems: Problems) -> UnitAccount:
    """Compares what a unit shows with its document. Reports each text that stands nowhere."""
    shown = format.shown(laid)
    account = Account()
    if shown is not None:
        account = account_for(texts_of(shown.document, shown.rules, shown.medium), shown.words)
    _report(account.lost, f"these words stand nowhere in the format {format.name}", problems)
    return UnitAccount(unit.name, account, format.facts(laid))


def account_for_guide(guide: Guide, documents: Iterable[Book | Deck], problems: Problems) -> Account:
    """Looks for each text of the guide in the book, or in the decks and the pack. Reports each that stands nowhere."""
    learners = [document for document in documents if isinstance(document, Book) and document.course is not None]
    facilitators = [document for document in documents if document not in learners]
    texts: dict[bool, list[Text]] = {False: [], True: []}
    empty = any(problem.code is Code.EMPTY_BLOCK for problem in problems.items)
    for text in texts_of(guide, RULES_WITH_EMPTY_BLOCKS if empty else RULES):
        texts[not FOR_FACILITATORS.isdisjoint(text.way)].append(text)
    account = _account_for_authored(texts[False], learners)
    account.add(_account_for_authored(texts[True], facilitators))
    _report(account.lost, "these words stand in no output", problems)
    return account


def account_for_decks(guide: Guide, arranged: Arranged, decks: Sequence[Deck], problems: Problems) -> Account:
    """Looks for each text of each part in the part’s deck. Reports each that stands nowhere and has no rule."""
    names = {part.id: name for name, (part, _) in parts_with_deck(guide, arranged).items()}
    divisions = {division.anchor: without_paths(division) for division in in_place(arranged.book).divisions}
    account = Account()
    for part in guide.parts:
        if part.id in divisions:
            texts = list(_on_slides(part, divisions[part.id], arranged.book.has_footnotes))
            own = [deck for deck in decks if deck.name == names.get(part.id)]
            account.add(_account_for_authored(texts, own, in_pieces=True))
    _report(account.lost, "these words stand nowhere in the decks", problems)
    return account


def _on_slides(part: PartSource, division: Division, has_footnotes: bool) -> Iterator[Text]:
    """The texts of a part, each with the rule by which it is not on slides. Titles lack the colon of a lead-in."""
    of_part = why_no_deck(part, division)
    for title, where in ((division.title, division.where), *((one.title, one.where) for one in division.sections)):
        for words in segments(title, expanded=False):
            yield Text(words, where, (), part.id, of_part and of_part.value)
    signposts = signposts_of(part)
    ruled: list[tuple[Block, SlideRule | None]] = []
    ruled += [(block, SlideRule.RUNNING_TEXT) for block in printed(division.opening)]
    for blocks in (division.blocks, *(section.blocks for section in division.sections)):
        ruled += [(block, why_not_on_slides(block, signposts)) for block in printed(blocks)]
    for block, of_block in ruled:
        if isinstance(block, Directory):
            continue  # it repeats titles, which are looked for where they stand
        rule = of_part or of_block
        if has_footnotes:
            yield from _footnotes(block, part.id)
            block = without_footnotes(block)
        for text in texts_of(block, SLIDE_RULES, expanded=False):
            words = text.words.rstrip(": ") if text.way[-1] == (ItemList, "lead") else text.words
            yield replace(text, words=words, part=part.id, rule=rule.value if rule else text.rule)


def _footnotes(block: Block, part: str) -> Iterator[Text]:
    """The texts of the footnotes of a block: on no slide."""
    for note in footnotes_of(block):
        for words in segments(note.runs, expanded=False):
            yield Text(words, getattr(block, "where", NOWHERE), (), part, SlideRule.FOOTNOTES.value)


def _account_for_authored(texts: Sequence[Text], documents: Sequence[Value], *, in_pieces: bool = False) -> Account:
    """Looks for texts of an author in documents, in which full forms stand behind some abbreviations.

    What is not found without these forms is looked for with them, since an author may write them too.
    """
    account = account_for(texts, _words(documents, expanded=False), in_pieces=in_pieces)
    lost, account.lost = account.lost, []
    if lost:
        account.add(account_for(lost, _words(documents, expanded=True), in_pieces=in_pieces))
    return account


def _words(documents: Sequence[Value], *, expanded: bool) -> str:
    return " ".join(text.words for document in documents for text in texts_of(document, expanded=expanded))


def _report(lost: Iterable[Text], message: str, problems: Problems) -> None:
    for text in lost:
        problems.error(Code.LOST_WORDS, text.where, f'{message}: "{text.words}"', HINT, about=text.words)
