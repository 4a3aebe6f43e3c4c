"""Prepares text for line breaking: words with their widths, and inline structure elements for links and abbreviations.

Words are measured once. A page number that is not known yet reserves the width of three digits; what follows it on its
line moves to the left at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from guidepress.core.problems import NOWHERE, Where
from guidepress.core.values import Value
from guidepress.document.inline import Inline, PageRef, Run
from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.page_content import Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class TextStyle(Value):
    """How text is set. Sizes are in points."""

    face: Face
    strong: Face
    size: float
    leading: float
    colour: str
    link: str
    """The colour of links."""
    before: float = 0.0
    after: float = 0.0
    least: float = 0.0
    """The size to which it may shrink so that its words fit; 0: it does not shrink."""
    runt: float = 0.0
    """A word that is narrower does not stand alone on the last line of a paragraph, if possible."""


class FragmentStyle(NamedTuple):
    """The properties that neighbouring words must share to be drawn together."""

    face: Face
    owner: Owner
    link: StructureElement | None
    page_anchor: str = ""
    """The anchor whose page number stands here; "" for ordinary text."""


class MeasuredWord(NamedTuple):
    """Text without a possible line break.

    Its parts may differ in style. `space` is the style of the space before it, if there is one.
    """

    parts: tuple[tuple[str, float, FragmentStyle], ...]
    width: float
    space: FragmentStyle | None
    continues: bool = False
    """Whether it continues the word before it. Both are pieces of a word that is wider than the line."""


class PreparedText(Struct):
    """Words that are ready for line breaking, and the links in them: element, address and text."""

    words: list[MeasuredWord] = []
    links: dict[StructureElement, tuple[str, str]] = {}
    widest: float = 0.0
    """The width of the widest word in points."""


def prepare_text(
    runs: Sequence[Inline], owner: Owner, style: TextStyle, where: Where = NOWHERE, strong: bool = False
) -> PreparedText:
    """The words of runs, with an inline element below `owner` for each link, foreign phrase and abbreviation.

    Bold words have one too, if the standard of the document asks for it.
    Characters that a font lacks are reported at `where`.
    """
    prepared = PreparedText()
    link: StructureElement | None = None
    address = ""
    pending: list[tuple[str, float, FragmentStyle]] = []
    space: FragmentStyle | None = None
    strong_words: StructureElement | None = None
    marks_strong = style.face.document.standard.marks_strong

    def flush() -> None:
        nonlocal space
        if pending:
            width = pending[0][1] if len(pending) == 1 else sum(part[1] for part in pending)
            prepared.words.append(MeasuredWord(tuple(pending), width, space))
            if width > prepared.widest:
                prepared.widest = width
            pending.clear()
        space = None

    for run in runs:
        if isinstance(run, PageRef):
            if run.before.startswith(" "):
                flush()
                space = FragmentStyle(style.face, owner, None)
            _reserve_page_number(run, owner, style, pending, where)
            address = ""
            continue
        target = run.link or (f"#{run.ref}" if run.ref else "")
        if target != address or not target:
            link = None
            if target and isinstance(owner, StructureElement):
                link = owner.new_inline("Link", target=run.ref if not run.link else "")
        address = target
        if link is not None:
            prepared.links[link] = (target, prepared.links.get(link, ("", ""))[1] + run.text)
        base: Owner = link if link is not None else owner
        if marks_strong and run.strong and isinstance(base, StructureElement):
            if strong_words is None or strong_words.parent is not base:
                strong_words = base.new_inline("Strong")
            base = strong_words
        else:
            strong_words = None
        holder = _text_owner(run, base)
        face = style.strong if run.strong or strong else style.face
        fragment_style = FragmentStyle(face, holder, link)
        for index, chunk in enumerate(run.text.replace("\n", " ").split(" ")):
            if index:
                flush()
                space = fragment_style
            if chunk:
                pending.append((chunk, face.width(chunk, where) * style.size, fragment_style))
    flush()
    return prepared


def _text_owner(run: Run, holder: Owner) -> Owner:
    """The owner of a run: a Span within `holder` if the run is read in full or has a language of its own."""
    expansion = run.expansion if run.expands else ""
    if isinstance(holder, StructureElement) and (expansion or run.lang):
        return holder.new_inline("Span", expansion=expansion, lang=run.lang)
    return holder


def _reserve_page_number(
    ref: PageRef, owner: Owner, style: TextStyle, pending: list[tuple[str, float, FragmentStyle]], where: Where
) -> None:
    """Adds a page number with a reserved width. The words directly before and after it stay on its line."""
    fragment_style = FragmentStyle(style.face, owner, None)
    for words in (ref.before.removeprefix(" "), None, ref.after):
        if words is None:
            width = style.face.width("000", where) * style.size
            pending.append(("", width, FragmentStyle(style.face, owner, None, ref.target)))
        elif words:
            pending.append((words, style.face.width(words, where) * style.size, fragment_style))
