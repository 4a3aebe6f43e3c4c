"""Advice on the design: contrast of the theme's colours, and images that no figure shows."""

from __future__ import annotations

from guidepress.checks.advice.base import Subject
from guidepress.checks.easy_read import easy_sentences
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.source.model.blocks import FigureBlock
from guidepress.theme import Theme

TEXT_RATIO, LINE_RATIO = 7.0, 3.0
"""The contrast that WCAG 2.2 requires: 1.4.6 (text, level AAA) and 1.4.11 (lines of boxes and drawings)."""


def _luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, from 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def contrast(subject: Subject, problems: Problems) -> None:
    """Checks every pair of colours in which the formats set text or draw lines, in the theme and in those of the
    variants that are set. What has one place and one message in several themes is said once.
    """
    found = Problems()
    for theme in (subject.theme, *subject.variants):
        if theme is not None:
            _contrast(theme, found)
    problems.items.extend(dict.fromkeys(found.items))


def _contrast(theme: Theme, problems: Problems) -> None:
    colours = theme.colours
    for name, ground in (("paper", colours.paper), ("tint", colours.tint)):
        _pair("ink", colours.ink, name, ground, TEXT_RATIO, colours.where, problems)
        _pair("line", colours.line, name, ground, LINE_RATIO, colours.where, problems)
    _pair("quiet", colours.quiet, "paper", colours.paper, TEXT_RATIO, colours.where, problems)
    _pair("link", colours.link, "paper", colours.paper, TEXT_RATIO, colours.where, problems)
    for accent in theme.accents:
        _pair(accent.name, accent.accent, "paper", colours.paper, TEXT_RATIO, accent.where, problems)
        soft = f"the soft colour of {accent.name}"
        _pair("ink", colours.ink, soft, accent.soft, TEXT_RATIO, accent.where, problems)
        _pair("line", colours.line, soft, accent.soft, LINE_RATIO, accent.where, problems)


def _pair(name: str, colour: str, on: str, ground: str, wanted: float, where: Where, problems: Problems) -> None:
    contrast = contrast_ratio(colour, ground)
    if contrast < wanted:
        message = f"the contrast of {name} on {on} is {contrast:.1f} to 1; {wanted:.0f} to 1 is wanted"
        problems.warning(Code.CONTRAST, where, message, "choose a darker or a lighter colour")


def unused_images(subject: Subject, problems: Problems) -> None:
    """Warns of images in assets/images that no figure and no easy-read sentence shows, and that are no logo."""
    guide = subject.guide
    used = {
        value.image.text for value in walk((guide.parts, guide.pack)) if isinstance(value, FigureBlock) and value.image
    }
    used |= {sentence.picture.text for sentence in easy_sentences(guide) if sentence.picture is not None}
    if guide.about.publisher.logo and not (guide.overlay and guide.overlay.publisher and guide.overlay.publisher.logo):
        used.add(guide.about.publisher.logo.text)
    if not subject.images.is_dir():
        return
    for path in sorted(subject.images.rglob("*")):
        name = path.relative_to(subject.images).as_posix()
        if path.is_file() and name not in used and not path.name.startswith((".", "README")):
            where = Where(f"assets/images/{name}")
            problems.warning(Code.UNUSED_IMAGE, where, "nothing shows this picture", "take it out, or show it")
