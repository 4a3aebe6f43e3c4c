"""The accessibility statement for readers: which file suits whom, what was checked and what was not, and whom to ask.

It says what was run and no more. That files conform to a standard is said only where the edition names an evaluator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.document.authored_text import Prose, parse_prose
from guidepress.document.blocks import ItemList, ListItem, LogoSlot, Paragraph
from guidepress.document.book import Block, Book, Division, Edition, Section
from guidepress.document.inline import Run, Runs, plain
from guidepress.document.labels import Labels
from guidepress.evidence.verify import Evidence
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.pipeline.report.parts import whole_page
from guidepress.source.labels import labels_of

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""What the EPUB of an edition with an evaluator says (EPUB Accessibility 1.1, 4.2)."""


_FOR_READERS = (".pdf", ".epub", ".zip", ".html", ".pptx")


class Topic(Value):
    """A section of the statement: a heading, and paragraphs and lists."""

    heading: str
    blocks: tuple[Paragraph | ItemList, ...]


class Statement(Value):
    """The whole statement, ready to be written as a page or a PDF."""

    title: str
    about: str
    topics: tuple[Topic, ...]
    language: str
    organisation: str
    edition: str
    date: str
    words: Labels


def statement_of(report: Mapping[str, Any], evidence: Evidence) -> Statement:
    """The statement for the content of report.json and the evidence beside it."""
    words, publisher = labels_of({}, report["language"]), report["publisher"]
    maker = _Maker(report, evidence, words)
    organisation, title, edition = publisher["name"], report["title"], report["edition"]
    topics = (
        Topic(words.statement_files, (_list(maker.files()),)),
        Topic(words.statement_open, (_list(maker.how_to_open()),)),
        Topic(words.statement_checked, _paragraphs(maker.checked())),
        Topic(words.statement_evaluated, _paragraphs(maker.evaluated())),
        Topic(words.statement_not_tried, _paragraphs(maker.not_tried())),
        Topic(words.statement_ask, tuple(maker.whom_to_ask())),
    )
    return Statement(
        title=words.statement_title.format(title=title),
        about=words.statement_about.format(organisation=organisation, title=title, edition=edition),
        topics=topics,
        language=report["language"],
        organisation=organisation,
        edition=edition,
        date=evidence.date[:10],
        words=words,
    )


class _Maker:
    def __init__(self, report: Mapping[str, Any], evidence: Evidence, words: Labels) -> None:
        self.report, self.evidence, self.words = report, evidence, words
        self.day = readable_day(evidence.date[:10], words)
        paths = [file["path"] for format in report["formats"] for file in format["files"]]
        slug = report["guide"]
        present = {path for path in paths if "/" not in path}
        self.how: list[str] = []
        self.web = self._one(present, f"{slug}-web.zip", words.statement_web, words.statement_open_web)
        self.epub = self._one(present, f"{slug}.epub", words.statement_epub, words.statement_open_epub)
        self.pdf = self._one(present, f"{slug}-workbook.pdf", words.statement_pdf, words.statement_open_pdf)
        self.variants: list[str] = []
        for name, title in report["variants"].items():
            path, called = f"{slug}-workbook-{name}.pdf", words.statement_variant.format(variant=title)
            self.variants += self._one(present, path, called, words.statement_open_pdf)

    def _one(self, present: set[str], path: str, name: str, how: str) -> list[str]:
        """The name of a file, if it is there. How it is opened is kept."""
        if path not in present:
            return []
        self.how.append(how.format(file=path, name=name))
        return [name]

    def how_to_open(self) -> Iterator[str]:
        """What each file is, and how it is opened."""
        yield from self.how

    def files(self) -> Iterator[str]:
        """For whom which files are."""
        words = self.words
        for whom, files in (
            (words.statement_keyboard, self.web or self.pdf),
            (words.statement_low_vision, [*self.variants, *self.web]),
            (words.statement_screen_reader, [*self.web, *self.epub, *self.pdf]),
            (words.statement_braille, self.epub),
            (words.statement_phone, [*self.epub, *self.web]),
            (words.statement_paper, self.pdf),
        ):
            if files:
                yield words.labelled.format(label=whom, text=f"{words.statement_or.join(files)}.")

    def checked(self) -> Iterator[str]:
        """What programs said."""
        words, evidence = self.words, self.evidence
        judged = [each for each in evidence.verdicts if each.findings.outcome != "not judged"]
        tools = ", ".join(dict.fromkeys(f"{each.tool} {each.version}" for each in judged))
        if not judged:
            yield words.statement_unchecked
        elif evidence.failed:
            yield words.statement_failed.format(date=self.day, tools=tools, count=len(evidence.failed))
        else:
            yield words.statement_passed.format(date=self.day, tools=tools)
        yield words.statement_machines

    def evaluated(self) -> Iterator[str]:
        """Who has evaluated the files, and what the book says on that ground."""
        evaluator = self.report["publisher"]["evaluator"]
        if not evaluator:
            yield self.words.statement_no_evaluator
            return
        yield self.words.statement_evaluator.format(evaluator=evaluator)
        if self.epub:
            yield self.words.statement_conforms.format(standard=STANDARD)

    def not_tried(self) -> Iterator[str]:
        """What was not tried."""
        yield self.words.statement_not_at_hand
        missing = ", ".join(dict.fromkeys(each.tool for each in self.evidence.not_run))
        if missing:
            yield self.words.statement_not_run.format(tools=missing)
        silent = [each for each in self.evidence.verdicts if each.findings.outcome == "not judged"]
        if silent:
            tools = ", ".join(dict.fromkeys(each.tool for each in silent))
            yield self.words.statement_not_judged.format(tools=tools, count=len(silent))
        unseen = [path for path in self.evidence.unjudged if path.endswith(_FOR_READERS) and path != "report.html"]
        if unseen and len(silent) < len(self.evidence.verdicts):
            yield self.words.statement_unjudged.format(files=", ".join(unseen))

    def whom_to_ask(self) -> Iterator[Paragraph | ItemList]:
        """The contact and the other formats, as the edition has them, and the build."""
        publisher = self.report["publisher"]
        for text in (publisher["contact"], publisher["alternative_formats"]):
            if text:
                yield from parse_prose(Prose(text), Problems())
        yield Paragraph(_runs(self.words.statement_made.format(date=self.day, build=self.report["build"])))


def readable_day(date: str, words: Labels) -> str:
    """A date for people: "12 March 2027"."""
    year, month, day = (int(part) for part in date.split("-"))
    return f"{day} {words.months.split()[month - 1]} {year}"


def _runs(text: str) -> Runs:
    return (Run(text),)


def _paragraphs(texts: Sequence[str] | Iterator[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(_runs(text)) for text in texts)


def _list(texts: Iterator[str]) -> ItemList:
    return ItemList(tuple(ListItem(_runs(text)) for text in texts))


# ------------------------------------------------------------------------------------------------- as a page, as a PDF


def statement_page(statement: Statement) -> bytes:
    """The statement as a web page that needs no other file."""
    sections = [
        el("section", el("h2", topic.heading), [_element(block) for block in topic.blocks])
        for topic in statement.topics
    ]
    main = el("main", el("h1", statement.title), el("p", statement.about, class_="verdict"), sections)
    return whole_page(statement.title, main, statement.language)


def _element(block: Paragraph | ItemList) -> Element:
    if isinstance(block, Paragraph):
        return el("p", _linked(block.runs))
    return el("ul", [el("li", _linked(item.runs)) for item in block.items])


def _linked(runs: Runs) -> list[ElementContent]:
    """Running text with its links."""
    return [el("a", run.text, href=run.link) if isinstance(run, Run) and run.link else plain((run,)) for run in runs]


def statement_book(statement: Statement, slug: str) -> Book:
    """The statement as a document, for the writer of tagged PDFs."""
    sections = tuple(
        Section(_runs(topic.heading), f"statement.{at}", _keyed(topic.blocks, f"statement.{at}"), f"statement.{at}")
        for at, topic in enumerate(statement.topics, 1)
    )
    opening: tuple[Block, ...] = (Paragraph(_runs(statement.about), key="statement.about"),)
    division = Division(
        "back", _runs(statement.title), "statement", "statement", blocks=opening, sections=sections, key="statement"
    )
    return Book(
        slug=f"{slug}-statement",
        title=statement.title,
        subtitle="",
        language=statement.language,
        description="",
        edition=Edition(statement.edition, statement.date),
        publisher=statement.organisation,
        people=(),
        rights="",
        identifier=f"urn:guidepress:{slug}:{statement.edition}:statement",
        hashtags=(),
        logo=LogoSlot("", None, "logo"),
        cover=None,
        divisions=(division,),
        words=statement.words,
    )


def _keyed(blocks: Sequence[Paragraph | ItemList], key: str) -> tuple[Block, ...]:
    from msgspec.structs import replace

    return tuple(replace(block, key=f"{key}/{at}") for at, block in enumerate(blocks, 1))
