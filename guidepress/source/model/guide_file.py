"""The model of source/guide.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Name, Plain, Prose
from guidepress.source.model.blocks import Diagram
from guidepress.source.model.prints import Print, RecordKeys
from guidepress.source.model.stated import Stated
from guidepress.source.value_types import Date, Id, TypeSize, VolumePages


class EditionKeys(Traced):
    """The edition: its id, its date, and who evaluated its accessibility."""

    id: str
    date: Date
    evaluator: str = ""


class Publisher(Traced):
    """The publisher."""

    name: Plain
    contact: Prose | None = None
    logo: Name | None = None


class PersonKeys(Traced):
    """A person with a role in the publication, as a MARC relator code: aut, edt …"""

    name: Plain
    role: str


class CalloutKind(Traced):
    """A kind of callout: its label and icon, whom it is for, and what it means."""

    label: Plain
    icon: str
    for_: Line
    means: Line


class Audience(Traced):
    """A group of readers for whom an exercise is meant."""

    label: Plain
    icon: str


class PrivacyNote(Traced):
    """What happens to the answers of an exercise: `text` on paper, in the PDF and in each medium without a key of its
    own.
    """

    SHORT: ClassVar[str] = "text"
    text: Line
    book: Line | None = None
    """In the EPUB, which has no fields."""
    web: Line | None = None
    """In the web workbook; also in a learning system, unless `course` is given."""
    course: Line | None = None
    """In a learning system to which no answers are sent."""
    course_sent: Line | None = None
    """In a learning system to which the answers are sent. Must be written where `send-answers` is true."""
    private: bool = True
    """Whether answers under this note are private: `answers print` asks before it shows them."""
    states: Stated | None = None
    """What the words state about answers; the build compares it with what is true in each medium."""


class ScalePoint(Traced):
    """A point of a scale. `label` is the header of its column: "1". `means` is its meaning: "not started"."""

    key: Id
    label: Plain
    means: Plain | None = None


class ELearning(Traced):
    """When a learning system counts the guide as completed, and whether it gets the answers."""

    complete_when: Literal["parts-visited", "answered"] = "parts-visited"
    answer: Id | None = None
    """With `answered`: the answer that completes the guide."""
    send_answers: bool = False
    """Whether the learning system stores answers too, as far as they fit."""
    score: Literal["none", "keys"] = "none"
    """With `keys`, the learning system is told how many answers are right, of the questions that have an answer."""


class PathKeys(Traced):
    """Exercises that go together, in an order of their own, for a reader with little time."""

    id: Id
    title: Plain
    minutes: int
    exercises: tuple[Id, ...]
    ends_with: Id | None = None
    """The exercise that comes last, whatever was chosen before."""


Addresses = Literal["none", "address", "qr"]
"""What stands on paper for the address of a link: nothing, the address itself, a QR code."""


class PdfKeys(Traced):
    """Which standard the PDFs follow, whether those with form fields say that they are PDF/A, and what links show."""

    standard: Literal["ua-1", "ua-2"] = "ua-1"
    archive: bool = False
    addresses: Addresses = "none"
    """What stands on paper for the address of a link."""


class DeckKeys(Traced):
    """What slides have."""

    countdown: bool = True
    """Whether each slide with minutes has a bar that empties in that time, once clicked."""


class BrailleKeys(Traced):
    """The table of liblouis for the braille file, where the tool has none for the language."""

    table: str


LeftOut = Literal["cover-drawing", "notes"]
"""What a variant may leave out: the drawing of the cover, the pages for notes."""


class Variant(Traced):
    """A variant of the workbook: the same pages of words and answers in another design."""

    title: Plain
    """What it is called on its cover, in its metadata and in messages."""
    layout: tuple[Name, ...]
    """The names of files in layouts/variants, without `.yaml`. The later go before the earlier."""
    type_size: TypeSize = TypeSize(0)
    """The least type size in points, in place of that of the layout."""
    name_pages: Plain | None = None
    """The words that name the variant beside a page number, where slides, the pack and the book name its pages too."""
    standard_pages: bool = True
    """Whether its exercises and margins name the pages of the standard workbook."""
    leave_out: tuple[LeftOut, ...] = ()
    """What the variant does not show."""
    volumes: VolumePages = VolumePages(0)
    """The most pages of a volume. A variant with more pages is also written in volumes of whole parts; 0: never."""
    addresses: Addresses | None = None
    """What stands on paper for the address of a link; as under `pdf`, if it is not said."""
    easy_read: bool = False
    """Whether sentences under `easy-read` stand in place of the words of parts and exercises that have them."""


Level = Literal["warning", "error", "off"]
"""What advice is in this guide."""


class LevelIn(Traced):
    """The level of advice in one file, or in the part, section or block with an id. Without `in`: everywhere else."""

    level: Level
    in_: str = ""


class GuideFile(Traced):
    """source/guide.yaml."""

    slug: Id
    title: Plain
    subtitle: Plain
    language: str
    description: Plain
    edition: EditionKeys
    publisher: Publisher
    alternative_formats: Prose
    rights: Prose
    people: tuple[PersonKeys, ...]
    audiences: Mapping[str, Audience]
    privacy: Mapping[str, PrivacyNote]
    parts: tuple[Id, ...]
    callout_kinds: Mapping[str, CalloutKind] = {}
    notes_prompts: tuple[Line, ...] = ()
    """The prompts of pages for notes, in turn. Without any, a label of the tool is the prompt of each."""
    scales: Mapping[str, tuple[ScalePoint, ...]] = {}
    abbreviations: Mapping[str, Plain] = {}
    hashtags: tuple[Plain, ...] = ()
    provenance: Prose | None = None
    cite: Prose | None = None
    cover: Diagram | None = None
    web_workbook: str = ""
    """The address at which the pages of the web workbook stand; exercises of the EPUB link to it."""
    e_learning: ELearning | None = None
    pdf: PdfKeys = PdfKeys()
    decks: DeckKeys = DeckKeys()
    braille: BrailleKeys | None = None
    variants: Mapping[str, Variant] = {}
    """Variants of the workbook by their names, which stand in the names of their files."""
    prints: tuple[Print, ...] = ()
    """The documents that are made of answers."""
    record: RecordKeys | None = None
    """The record of activities, such as a regulator asks for."""
    paths: tuple[PathKeys, ...] = ()
    """Short ways through the guide."""
    reported: tuple[Plain, ...] = ()
    """Those whose words the guide reports. A block that names one of them needs a `source`, as does a dated note."""
    names: tuple[Plain, ...] = ()
    """Names that are right as they are spelt: neither abbreviations nor spelling mistakes."""
    spelling: Mapping[str, Plain] = {}
    """Words that are spelt in another way here; `*` at the end stands for any ending. A word that stands for itself is
    right.
    """
    typed_letters: str = ""
    """Letters that people type into the workbook, beside those of its language."""
    checks: Mapping[str, Level | tuple[LevelIn, ...]] = {}
    """The level of each advice code, or its levels by place."""
