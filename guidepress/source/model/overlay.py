"""The model of a file of editions/: what an organisation changes in the guide. Everything else is the guide's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Name, Plain, Prose
from guidepress.source.model.blocks import StatusNote
from guidepress.source.value_types import Id, OwnColour


class PublisherChanges(Traced):
    """What replaces keys of `publisher` in guide.yaml."""

    name: Plain | None = None
    contact: Prose | None = None
    logo: Name | None = None
    """A PNG or JPEG in the folder of the edition, editions/NAME/."""


class OwnAccent(Traced):
    """An accent in the organisation's colour."""

    SHORT: ClassVar[str] = "accent"
    accent: OwnColour
    """The strong colour."""
    soft: OwnColour | None = None
    """The pale colour that goes with it. If it is not written, it is made from the strong one."""


class AddedPart(Traced):
    """A part that the edition adds. Its file stands in editions/NAME/parts/."""

    part: Id
    """The id in its file."""
    after: Id
    """The part of the guide after which it stands."""


class Overlay(Traced):
    """A file of editions/. Each key changes one thing of the guide; without a key, it is as in the guide."""

    sample: bool = False
    """Whether the organisation is invented. Such an edition is made only if it is named."""
    publisher: PublisherChanges | None = None
    alternative_formats: Prose | None = None
    """Who to ask for other forms of the guide."""
    evaluator: str = ""
    """Who evaluated the accessibility of these files."""
    colours: Mapping[str, OwnColour] = {}
    """Colours of layouts/theme.yaml by their names: ink, link …"""
    accents: Mapping[str, OwnAccent] = {}
    """Accents of layouts/theme.yaml by their names."""
    status: Mapping[str, StatusNote] = {}
    """Status notes of resources, by the ids of the resources."""
    addresses: Mapping[str, str] = {}
    """Web addresses of resources, by their ids."""
    words: Mapping[str, Mapping[str, Prose]] = {}
    """Other words for what has an id: the id, then the keys whose words are replaced."""
    labels: Mapping[str, Line] = {}
    """Other words for labels of the tool, as in words.yaml."""
    names: tuple[Plain, ...] = ()
    """Names that are right as they are spelt, such as a postcode; they are added to those of guide.yaml."""
    leave_out: tuple[Id, ...] = ()
    """The ids of parts that the edition leaves out."""
    add: tuple[AddedPart, ...] = ()
    """Parts that the edition adds."""
    workshops: tuple[Id, ...] = ()
    """The ids of the workshops of the edition. Without the key, it has all."""
