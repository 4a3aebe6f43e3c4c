"""The shape of source/guide.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.source.model.blocks import Diagram
from guidepress.source.value_types import Date, Id


class EditionKeys(Traced):
    id: str
    date: Date
    evaluator: str = ""


class Publisher(Traced):
    name: Plain
    contact: Prose | None = None
    logo: Plain | None = None


class PersonKeys(Traced):
    name: Plain
    role: str


class CalloutKind(Traced):
    label: Plain
    icon: str
    for_: Line
    means: Line


class Audience(Traced):
    label: Plain
    icon: str


class PrivacyNote(Traced):
    """What happens to the answers of an exercise: `text` on paper, in the PDF and wherever no other key has words."""

    SHORT: ClassVar[str] = "text"
    text: Line
    book: Line | None = None
    """In the EPUB, which has nothing to write into."""
    web: Line | None = None
    """In the web workbook; also in a learning system, unless `course` says something else."""
    course: Line | None = None
    """In a learning system that is sent no answers."""
    course_sent: Line | None = None
    """In a learning system that is sent the answers too. Must be written where `send-answers` is true."""


class ScalePoint(Traced):
    """`label` is what stands over the column: "1". `means` is what it stands for: "not started"."""

    key: Id
    label: Plain
    means: Plain | None = None


class ELearning(Traced):
    """When a learning system counts the guide as completed, and what it is sent."""

    complete_when: Literal["parts-visited", "answered"] = "parts-visited"
    answer: Id | None = None
    """With `answered`: the answer that completes the guide."""
    send_answers: bool = False
    """Whether the learning system keeps answers too, as far as they fit."""


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
    callout_kinds: Mapping[str, CalloutKind]
    audiences: Mapping[str, Audience]
    privacy: Mapping[str, PrivacyNote]
    parts: tuple[Id, ...]
    scales: Mapping[str, tuple[ScalePoint, ...]] = {}
    abbreviations: Mapping[str, Plain] = {}
    hashtags: tuple[Plain, ...] = ()
    provenance: Prose | None = None
    cite: Prose | None = None
    cover: Diagram | None = None
    e_learning: ELearning | None = None
    names: tuple[Plain, ...] = ()
    """Names that are spelt as they are: neither abbreviations nor misspelt."""
    checks: Mapping[str, Literal["warning", "error", "off"]] = {}
    """How much an advice code of `problems` counts."""
