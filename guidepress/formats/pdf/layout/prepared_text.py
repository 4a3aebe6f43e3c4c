"""Prepares text for line breaking: words with their widths, and inline structure elements for links, abbreviations,
stressed words, code and quotations.

Words are measured once. A page number that is not known yet reserves the width of three digits, and of a volume where
there are volumes; what follows it on its line moves to the left at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from guidepress.core.problems import NOWHERE, Where
from guidepress.core.values import Value
from guidepress.document.figure_descriptions import is_description
from guidepress.document.inline import Inline, LineBreak, NoteMark, PageRef, Run
from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.page_content import Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement
from guidepress.theme.workbook import ScriptLayout


class InlineFaces:
    """The fonts and measures of marked words. `make` gives the face of a role of the theme; a face is made when a word
    needs it, so that a document embeds no font for nothing.
    """

    def __init__(
        self, make: Callable[[str], Face], emphasis_role: Callable[[bool], str], code_role: str, script: ScriptLayout
    ) -> None:
        self._make, self._emphasis_role, self._code_role, self.script = make, emphasis_role, code_role, script
        self._faces: dict[str, Face] = {}

    def face_of(self, role: str) -> Face:
        """The face of a role."""
        if role not in self._faces:
            self._faces[role] = self._make(role)
        return self._faces[role]

    def face(self, run: Run, style: TextStyle, strong: bool) -> Face:
        """The face of a run in text of this style. `strong`: all of the text is strong."""
        is_strong = strong or run.strong
        if run.role == "code":
            return self.face_of(self._code_role)
        if run.emphasis:
            return self.face_of(self._emphasis_role(is_strong or style.face.role != "regular"))
        if run.role in ("key", "menu") and style.face.role == "regular" and not is_strong:
            return self.face_of("semibold")
        return style.strong if is_strong else style.face


class Footnote(Struct, eq=False):
    """A footnote that is ready to be set. Lengths are in points."""

    number: str
    anchor: str
    mark_anchor: str
    mark: StructureElement
    """The link from the mark."""
    back_label: str
    """Read aloud for the link back to the mark."""
    element: StructureElement
    """The whole note."""
    back: StructureElement
    """Its number, which is the link back."""
    text: PreparedText
    style: TextStyle
    indent: float
    gap: float
    rule: float
    stroke: float
    where: Where


class FootnoteStyle(Value):
    """How footnotes are set: the style of their words, and measures in points."""

    text: TextStyle
    indent: float
    gap: float
    rule: float
    stroke: float


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
    inline: InlineFaces | None = None
    """How marked words are set; None: as the others."""
    volume_room: str = ""
    """What is as wide as the room that is kept behind a page number for the number of its volume."""
    footnote: FootnoteStyle | None = None
    """How the footnotes of the text are set; None: it has none."""
    hang: float = 0.0
    """The indent of what goes on from a line that is too long, in text whose lines are kept."""


class FragmentStyle(NamedTuple):
    """The properties that neighbouring words must share to be drawn together."""

    face: Face
    owner: Owner
    link: StructureElement | None
    page_anchor: str = ""
    """The anchor whose page number stands here; "" for ordinary text."""
    scale: float = 1.0
    """The type size, as a share of that of the text."""
    shift: float = 0.0
    """How far it is raised, in points; negative: lowered."""
    with_volume: bool = False
    """Whether the number of another volume stands behind that page number."""
    footnote: Footnote | None = None
    """The footnote whose mark this is."""
    anchor: str = ""
    """The anchor that stands here: that of a citation."""

    def width(self, words: str, size: float, where: Where = NOWHERE) -> float:
        """The width of words in points, in text of this size. A character that no font has is reported at `where`."""
        return self.face.width(words, where) * size * self.scale


class MeasuredWord(NamedTuple):
    """Text without a possible line break.

    Its parts may differ in style. `space` is the style of the space before it, if there is one.
    """

    parts: tuple[tuple[str, float, FragmentStyle], ...]
    width: float
    space: FragmentStyle | None
    continues: bool = False
    """Whether it continues the word before it. Both are pieces of a word that is wider than the line."""
    begins_line: bool = False
    """Whether the author begins a line here."""


class PreparedText(Struct):
    """Words that are ready for line breaking, and the links in them: element, address and text."""

    words: list[MeasuredWord] = []
    links: dict[StructureElement, tuple[str, str]] = {}
    has_footnotes: bool = False
    anchors: dict[str, StructureElement] = {}
    """The anchors in the text, each with its link."""
    widest: float = 0.0
    """The width of the widest word in points."""


def prepare_text(
    runs: Sequence[Inline], owner: Owner, style: TextStyle, where: Where = NOWHERE, strong: bool = False
) -> PreparedText:
    """The words of runs, with an inline element below `owner` for each link, foreign phrase and abbreviation.

    So have code, quotations, and raised and lowered letters; bold and stressed words, if the standard of the document
    asks for it.
    Characters that a font lacks are reported at `where`.
    """
    prepared = PreparedText()
    link: StructureElement | None = None
    address = ""
    pending: list[tuple[str, float, FragmentStyle]] = []
    space: FragmentStyle | None = None
    around = _Elements(style.face.document.standard.marks_stress)
    ends_line = False

    def flush() -> None:
        nonlocal space, ends_line
        if pending:
            width = pending[0][1] if len(pending) == 1 else sum(part[1] for part in pending)
            prepared.words.append(MeasuredWord(tuple(pending), width, space, begins_line=ends_line))
            ends_line = False
            if width > prepared.widest:
                prepared.widest = width
            pending.clear()
        space = None

    for run in runs:
        if isinstance(run, LineBreak):
            flush()
            ends_line = True
            continue
        if isinstance(run, NoteMark):
            _add_footnote(run, owner, style, pending, prepared, where)
            address = ""
            continue
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
        scale, shift = _script(run, style)
        holder = _text_owner(run, around.enter(run, base, shift))
        if style.inline is None:
            face = style.strong if run.strong or strong else style.face
        else:
            face = style.inline.face(run, style, strong)
        fragment_style = FragmentStyle(face, holder, link, scale=scale, shift=shift, anchor=run.anchor)
        if run.anchor and link is not None:
            prepared.anchors[run.anchor] = link
        for index, chunk in enumerate(run.text.replace("\n", " ").split(" ")):
            if index:
                flush()
                space = fragment_style
            if chunk:
                pending.append((chunk, face.width(chunk, where) * style.size * scale, fragment_style))
    flush()
    return prepared


def _add_footnote(
    note: NoteMark,
    owner: Owner,
    style: TextStyle,
    pending: list[tuple[str, float, FragmentStyle]],
    prepared: PreparedText,
    where: Where,
) -> None:
    """Adds the mark of a footnote, which stays with the word before it, and prepares the note.

    The note is read where its mark stands: a Reference with the link to it, then the Note (ISO 32000-1, 14.8.4.4). Its
    ID is unique in the document (PDF/UA-1, 7.9).
    """
    look = style.footnote
    if look is None or style.inline is None or not isinstance(owner, StructureElement):
        raise TypeError("a footnote stands in running text only")
    reference = owner.new_inline("Reference")
    link = reference.new_inline("Link", target=note.anchor, refers_to=note.anchor)
    element = owner.new_inline("Note", id=note.anchor, refers_to=note.mark_anchor)
    back = element.new_inline("Lbl").new_inline("Link", target=note.mark_anchor)
    text = prepare_text(note.runs, element, look.text, where)
    footnote = Footnote(
        note.number, note.anchor, note.mark_anchor, link, note.back, element, back, text, look.text, look.indent,
        look.gap, look.rule, look.stroke, where,
    )  # fmt: skip
    script = style.inline.script
    mark = FragmentStyle(style.face, link, link, scale=script.scale, shift=style.size * script.up, footnote=footnote)
    pending.append((note.number, mark.width(note.number, style.size, where), mark))
    prepared.links[link] = (f"#{note.anchor}", note.label)
    prepared.has_footnotes = True
    prepared.anchors.update(text.anchors)


def _script(run: Run, style: TextStyle) -> tuple[float, float]:
    """The type size of a run as a share of that of its text, and how far it is raised, in points."""
    if not run.script or style.inline is None:
        return 1.0, 0.0
    script = style.inline.script
    return script.scale, style.size * (script.up if run.script == "super" else -script.down)


class _Elements:
    """The elements around the words of a text, from the outside in. Neighbouring runs share those that they can."""

    def __init__(self, marks_stress: bool) -> None:
        self._marks_stress = marks_stress
        self._base: Owner | None = None
        self._open: list[tuple[tuple[str, float], StructureElement]] = []

    def enter(self, run: Run, base: Owner, shift: float) -> Owner:
        """The innermost element for a run below `base`. Inside an artifact there are none."""
        if not isinstance(base, StructureElement):
            self._open.clear()
            return base
        wanted = list(self._wanted(run, shift))
        same = 0
        if base is self._base:
            pairs = zip(self._open, wanted, strict=False)
            same = next((at for at, (is_open, tag) in enumerate(pairs) if is_open[0] != tag), len(wanted))
        del self._open[same:]
        self._base = base
        for tag, raised in wanted[len(self._open) :]:
            holder = self._open[-1][1] if self._open else base
            self._open.append(((tag, raised), holder.new_inline(tag, shift=raised)))
        return self._open[-1][1] if self._open else base

    def _wanted(self, run: Run, shift: float) -> Iterator[tuple[str, float]]:
        """The structure types of a run, each with how far its letters are raised."""
        if run.role == "quote":
            yield "Quote", 0.0
        if self._marks_stress and run.strong:
            yield "Strong", 0.0
        if self._marks_stress and run.emphasis:
            yield "Em", 0.0
        if run.role == "code":
            yield "Code", 0.0
        if shift:
            yield "Span", shift


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
            # The volume of a figure has its description, too.
            room = "" if is_description(ref.target) else style.volume_room
            width = style.face.width("000" + room, where) * style.size
            number_style = fragment_style._replace(page_anchor=ref.target, with_volume=bool(room))
            pending.append(("", width, number_style))
        elif words:
            pending.append((words, style.face.width(words, where) * style.size, fragment_style))
