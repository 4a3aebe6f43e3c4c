"""Guide → Book: the source of an author becomes the document that formats set.

Numbers, anchors, keys, expanded abbreviations, lowered exercises and generated lists are determined here, once for all
formats. Words for facilitators are left out; `arrange_decks` uses them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from guidepress.compose.book import generated
from guidepress.compose.book.answer_chapter import add_answers
from guidepress.compose.book.blocks import BodyArranger
from guidepress.compose.book.citations import sources_of, with_bibliography
from guidepress.compose.book.completing import complete
from guidepress.compose.book.course import course_of
from guidepress.compose.book.diagrams import drawing_of
from guidepress.compose.book.exercises import FieldLookup, GuideLowering
from guidepress.compose.book.figure_descriptions import move_descriptions
from guidepress.compose.book.guide_index import GuideIndex, index_guide
from guidepress.compose.book.paths import paths_of, with_paths
from guidepress.compose.book.record import record_of
from guidepress.compose.book.running_text import Abbreviations, ProseReader
from guidepress.compose.book.thing_names import thing_names
from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.document.blocks import Aside, Figure, NotesPage, Paragraph
from guidepress.document.book import (
    Book,
    BrailleChoice,
    Division,
    Edition,
    PdfChoice,
    Person,
    Section,
)
from guidepress.document.easy_read import EasyLine
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answer_names, answers_of
from guidepress.document.fields import Choice, Field
from guidepress.document.footnotes import numbered_footnotes
from guidepress.document.inline import Runs, plain
from guidepress.document.labels import Labels
from guidepress.source import model
from guidepress.source.labels import labels_of
from guidepress.source.scalars import place_of

__all__ = ["Arranged", "arrange"]


class Arranged(Value):
    """The book, and the parts of it that decks and the pack use."""

    book: Book
    exercises: Mapping[str, Exercise]
    callouts: Mapping[str, Aside]
    figures: Mapping[str, Figure]
    fields: Mapping[str, Field | Choice]
    """Every answer by its id, in the order of the book. Further places of a shared field are left out."""
    reader: ProseReader
    easy_read: Mapping[str, tuple[EasyLine, ...]]
    """The easy-read sentences of parts and exercises, by their ids. Variants of the workbook alone show them."""

    def runs(self, line: Line | Plain) -> Runs:
        """The runs of a facilitator's line on a slide: abbreviations are marked, not expanded; references have no page
        numbers.
        """
        return self.reader.runs(line, pages=False)

    def runs_with_pages(self, line: Line | Plain) -> Runs:
        """The runs of a facilitator's line in notes and in the pack: like `runs`, with the page of each reference."""
        return self.reader.runs(line)


def arrange(
    guide: model.Guide,
    images: Path,
    problems: Problems,
    keep: Collection[str] = (),
    whole: model.Guide | None = None,
) -> Arranged:
    """The book of a guide. `images` is the folder of its images. A Book is returned even if problems are added.

    A part or section is left out, with a warning, if its only content is a generated list that is empty. It is kept if
    it has words for facilitators, or if its id is in `keep`. `whole`: the guide whose figures and tables have numbers,
    if `guide` holds other parts than its own.
    """
    words = labels_of(guide.words, guide.about.language)
    index = index_guide(guide)
    reader = ProseReader(_abbreviations(guide, index), words, problems, thing_names(whole or guide, words))
    lowering = GuideLowering(guide, index, reader, FieldLookup(guide, index, words))
    body = BodyArranger(guide, index, reader, lowering, images)
    lowering.arrange_inside = body.inside
    arranged = tuple(_division(part, body, words) for part in guide.parts)
    with_answers = add_answers(arranged, words)
    described = move_descriptions(with_answers, words)
    listed = with_bibliography(described, guide.bibliography, sources_of(guide.parts), reader)
    divisions = complete(listed, reader, {*keep, *_ids_with_facilitation(guide)}, problems)
    about = guide.about
    paths = paths_of(about, body.exercises, problems)
    divisions = with_paths(divisions, paths, body.exercises, words, problems)
    answers = _answers(body, divisions, problems)
    book = Book(
        slug=about.slug,
        title=about.title.text,
        subtitle=about.subtitle.text,
        language=about.language,
        description=about.description.text,
        edition=Edition(about.edition.id, about.edition.date),
        publisher=about.publisher.name.text,
        people=tuple(Person(person.name.text, person.role) for person in about.people),
        rights=" ".join(_plain_text(reader, about.rights)),
        identifier=f"urn:guidepress:{about.slug}:{about.edition.id}",
        hashtags=tuple(tag.text for tag in about.hashtags),
        logo=generated.logo(guide, words.logo_here, "cover/logo", body.logo_image),
        cover=drawing_of(about.cover, problems) if about.cover else None,
        divisions=divisions,
        words=words,
        evaluator=about.edition.evaluator,
        course=course_of(about, divisions, answers, problems),
        paths=paths,
        typed_letters=about.typed_letters,
        pdf=PdfChoice(about.pdf.standard, about.pdf.archive, about.pdf.addresses),
        braille=_braille(about),
        has_footnotes=reader.notes_met,
        web_workbook=f"{about.web_workbook.rstrip('/')}/" if about.web_workbook else "",
        record=record_of(about, reader),
    )
    return Arranged(book, body.exercises, body.callouts, body.figures, answers, reader, body.easy_read)


def _braille(about: model.GuideFile) -> BrailleChoice:
    """The table that the guide names, with its place; else none, with the place of the language."""
    if about.braille is None:
        return BrailleChoice(where=place_of(about.language, about.where))
    return BrailleChoice(about.braille.table, where=place_of(about.braille.table, about.braille.where))


def _ids_with_facilitation(guide: model.Guide) -> Iterator[str]:
    """The ids of the parts and sections with words for facilitators. Decks are made from their divisions."""
    for part in guide.parts:
        sections = [section.id for section in part.sections if section.facilitate]
        yield from (part.id, *sections) if part.facilitate or sections else ()


def _abbreviations(guide: model.Guide, index: GuideIndex) -> Abbreviations:
    forms = {short: full.text for short, full in guide.about.abbreviations.items()}
    titles = [entry.title.text for entry in index.resources]
    titles += [item.title.text for entry in index.resources for item in entry.items]
    return Abbreviations(forms, tuple(titles))


def _division(part: model.PartSource, body: BodyArranger, words: Labels) -> Division:
    body.reader.abbreviations.new_part()
    title = body.reader.runs(part.part, pages=False)
    name = body.reader.text(part.part)
    opening = body.prose(part.opens, f"{part.id}/opening")
    body.read_easy(part.id, part.easy_read)
    blocks = body.blocks(part.body, part.id, name)
    sections = tuple(
        Section(
            body.reader.runs(section.title, pages=False),
            section.id,
            body.blocks(section.body, section.id, body.reader.text(section.title)),
            section.id,
            where=section.where,
        )
        for section in part.sections
    )
    minutes = sum(
        block.minutes
        for group in (blocks, *(s.blocks for s in sections))
        for block in group
        if isinstance(block, Exercise)
    )
    is_contents = (
        bool(part.body)
        and not (part.opens or part.sections)
        and all(isinstance(b, model.ContentsBlock) for b in part.body)
    )
    is_imprint = any(isinstance(block, model.ImprintBlock) for block in part.body)
    division = Division(
        role="contents" if is_contents else "imprint" if is_imprint else part.role,
        title=title,
        anchor=part.id,
        slug=part.id,
        number=part.number,
        opening=opening,
        blocks=blocks,
        sections=sections,
        notes=generated.division_notes(part, name, words, body.notes_prompt) if part.role == "part" else (),
        minutes=minutes,
        accent=part.accent,
        key=part.id,
        where=part.where,
    )
    division = body.reader.abbreviations.expand_first(division)
    return numbered_footnotes(division, part.id, words) if body.reader.notes_met else division


def _answers(body: BodyArranger, divisions: tuple[Division, ...], problems: Problems) -> Mapping[str, Field | Choice]:
    """Every answer by its id. Two answers with one name, and a name that is a prefix of another, are errors."""
    answers: dict[str, Field | Choice] = {}
    for answer in _all_answers(body, divisions):
        if isinstance(answer, Field) and answer.shares:
            continue
        for id in answer_names(answer):
            if id in answers:
                message = f'two answers are called "{id}"; the first is at {answers[id].where}'
                problems.error(Code.DUPLICATE_ID, answer.where, message, "change a key")
            answers.setdefault(id, answer)
    for id, answer in answers.items():
        words = id.split(".")
        for count in range(1, len(words)):
            shorter = ".".join(words[:count])
            if shorter in answers:
                message = f'the answer "{id}" would stand inside the answer "{shorter}"'
                problems.error(Code.PREFIX_ID, answer.where, message, "change a key")
    return answers


def _all_answers(body: BodyArranger, divisions: tuple[Division, ...]) -> Iterator[Field | Choice]:
    for exercise in body.exercises.values():
        yield from answers_of(exercise.body)
    for division in divisions:
        blocks = (division.blocks, *(section.blocks for section in division.sections), division.notes)
        yield from (page.answer for group in blocks for page in group if isinstance(page, NotesPage))


def _plain_text(reader: ProseReader, prose: Prose) -> Iterator[str]:
    for block in reader.blocks(prose, expand=False):
        if isinstance(block, Paragraph):
            yield plain(block.runs)
