"""The metadata of the EPUB for libraries, shops and assistive technology."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidepress.core.values import Value, walk
from guidepress.document.blocks import Figure
from guidepress.document.book import Book
from guidepress.text.reading_ease import measure, sentences, words

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The exact string from EPUB Accessibility 1.1, 4.2. It must not be translated."""
READING_SPEED = 238
"""Words per minute: the mean silent reading rate of English non-fiction (Brysbaert 2019)."""
SENTENCE_END = re.compile(r"[.!?…][”’)]*$")
"""The end of a line of prose. Lines with another end are headings and labels; they do not count for reading ease."""
READING_EASE = "se: https://standardebooks.org/vocab/1.0"
"""The vocabulary with a term for reading ease; schema.org has none."""
HAZARDS = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")
"""The values of schema:accessibilityHazard."""
FEATURES = (
    "ARIA",
    "alternativeText",
    "displayTransformability",
    "pageBreakMarkers",
    "pageNavigation",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
"""The values of schema:accessibilityFeature."""


class Meta(Value):
    """One `meta` element, or a Dublin Core element if `name` begins with "dc:"."""

    name: str
    value: str
    id: str = ""
    refines: str = ""
    scheme: str = ""


def metadata(book: Book, text: str) -> list[Meta]:
    """All metadata except identifier, main title, language and modification date, which the package writes.

    `text` is the text of the book with one line for each block; it is used for counts.
    """
    return [*_about(book), *_people(book), *_access(book), *_counts(book, text)]


def _about(book: Book) -> Iterator[Meta]:
    if book.subtitle:
        yield Meta("dc:title", book.subtitle, id="subtitle")
        yield Meta("title-type", "subtitle", refines="#subtitle")
        yield Meta("display-seq", "2", refines="#subtitle")
    yield Meta("dc:description", book.description)
    if book.publisher:
        yield Meta("dc:publisher", book.publisher)
    yield Meta("dc:date", book.edition.date)
    if book.rights:
        yield Meta("dc:rights", book.rights)
    yield Meta("schema:bookEdition", book.edition.id)


def _people(book: Book) -> Iterator[Meta]:
    for number, person in enumerate(book.people, start=1):
        name = f"person-{number}"
        yield Meta("dc:creator" if person.role == "aut" else "dc:contributor", person.name, id=name)
        yield Meta("role", person.role, refines=f"#{name}", scheme="marc:relators")


def _access(book: Book) -> Iterator[Meta]:
    figures = [block for block in walk(book.divisions) if isinstance(block, Figure)]
    described = any(figure.leads_to_description for figure in figures)
    yield Meta("schema:accessMode", "textual")
    if figures:
        yield Meta("schema:accessMode", "visual")
    yield Meta("schema:accessModeSufficient", "textual")
    for feature in sorted((*FEATURES, *(("longDescription",) if described else ())), key=str.lower):
        yield Meta("schema:accessibilityFeature", feature)
    for hazard in HAZARDS:
        yield Meta("schema:accessibilityHazard", hazard)
    labels = book.words
    yield Meta("schema:accessibilitySummary", labels.accessibility_summary)
    yield Meta("pageBreakSource", labels.page_source.format(title=book.title, edition=book.edition.id))
    if book.evaluator:
        yield Meta("dcterms:conformsTo", CONFORMS_TO, id="conformance")
        yield Meta("a11y:certifiedBy", book.evaluator, refines="#conformance")


# ------------------------------------------------------------------------------------------------- counts


def _counts(book: Book, text: str) -> Iterator[Meta]:
    count = len(words(text))
    yield Meta("schema:wordCount", str(count))
    yield Meta("schema:timeRequired", f"PT{max(1, round(count / READING_SPEED))}M")
    lines = [line.strip() for line in text.split("\n")]
    prose = [sentence for line in lines if SENTENCE_END.search(line) for sentence in sentences(line)]
    if book.language.partition("-")[0] == "en" and prose:
        yield Meta("se:reading-ease.flesch", f"{measure(prose).flesch:.2f}")
