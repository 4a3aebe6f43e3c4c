"""The shape of layouts/workbook.yaml: page, type, fields. Lengths in millimetres, type and strokes in points."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced


class PageLayout(Traced):
    """The page. Margins are mirrored: `inner` is at the binding."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    column: float
    """The width of the text; fields may run on to the outer margin."""
    gutter: float
    """Between the text and what stands in the margin beside it."""
    head: float
    """From the upper edge to the base line of the running head."""
    foot: float
    """From the lower edge to the base line of the page number."""
    multiple: int
    """The number of pages is a multiple of this; the rest are notes pages."""
    least: float
    """A section begins on a new page where less than this is left."""
    empty: float
    """An exercise that fits on one page begins a new one, unless more than this part of the page would stay empty."""
    tail: float
    """A last page with no more than this part of its height on it is taken back to the page before, if that can be."""
    short: float
    """A last page with no more than this part of its height on it takes over some of the page before …"""
    keeps: float
    """… which keeps at least this part of its own height."""
    tighten: float
    """By how much the gaps of the page before may close for that, as a part of them."""


class Type(Traced):
    """How one sort of text is set."""

    font: Literal["regular", "semibold", "bold"]
    size: float
    leading: float
    before: float
    after: float
    colour: Literal["ink", "quiet", "accent", "paper"]


class TypeScale(Traced):
    """Every sort of text."""

    body: Type
    opening: Type
    small: Type
    instruction: Type
    lead: Type
    item: Type
    term: Type
    entry: Type
    detail: Type
    heading: Type
    subheading: Type
    section: Type
    title: Type
    opener_part: Type
    opener_number: Type
    opener_title: Type
    exercise_number: Type
    exercise_title: Type
    exercise_detail: Type
    card: Type
    card_label: Type
    prompt: Type
    hint: Type
    label: Type
    cell: Type
    cell_head: Type
    caption: Type
    drawing: Type
    """Sizes are those of the drawing, but none is less than this one."""
    contents_part: Type
    contents_section: Type
    contents_opener: Type
    running: Type
    folio: Type
    tab: Type
    cover_title: Type
    cover_subtitle: Type
    cover_detail: Type


class FieldLayout(Traced):
    """Fields to type and write in."""

    pitch: float
    """Between lines for handwriting."""
    single: float
    """The height of a box of one line."""
    low: float
    """The same where the page is short of room."""
    circle: float
    """One-of-many: the circle's width."""
    square: float
    """A box to tick."""
    option_gap: float
    size: float
    """Of what is typed, in points."""
    border: float
    rule: float
    inset: float
    radius: float
    dots: float
    """Between the dots of a page that fills up the workbook."""
    dot: float
    """Their width, in points."""
    gap: float
    """Below a field."""
    word: float
    """What a handwritten word takes on a line."""
    hint_from: int
    """Boxes of so many lines say how many words are meant."""
    grow: float
    """How much a box may grow to fill its page, as a part of its height."""
    shrink: float
    """How many of its lines a box may give up so that an exercise fits on its page, as a part of them."""


class TableLayout(Traced):
    padding: float
    row: float
    """The least height of a row with fields."""
    ticks: float
    """The least height of a row of circles or boxes alone."""
    tight: float
    """The part of a row's padding that may go, so that a table fits on its page."""
    entry: float
    """The least width of a column of fields."""
    narrow: float
    """The same where row headers take the room."""
    date: float
    """The least width of a column of dates or numbers; the longest date may need more."""
    long: int
    """A table of so many rows keeps its row headers on one line, where that leaves room to write."""
    header: float
    """The most that a column of row headers takes, as a part of the table."""
    rule: float
    gap: float
    card: float
    """The padding of a card."""
    box: float
    """Around the boxes of a card."""
    beside: float
    """The least width of a box of a card that stands beside another."""
    term: float
    """The widest that terms may be to stand at the left of their meanings."""


class ListLayout(Traced):
    indent: float
    bullet: float
    """The bullet's width."""
    gap: float
    """Between items that are sentences."""
    column_gap: float


class PanelLayout(Traced):
    """Callouts, examples, stories."""

    padding: float
    bar: float
    """The rule at the side."""
    icon: float
    gap: float
    whole: float
    """Panels up to this height are not split."""


class OpenerLayout(Traced):
    """The first page of a part."""

    band: float
    """The height of the coloured field."""
    inset: float
    gap: float


class TabLayout(Traced):
    """The tab at the outer edge, at a height of its own for each part."""

    width: float
    height: float
    first: float
    """From the upper edge to the first tab."""
    step: float


class CoverLayout(Traced):
    ground: float
    """The height of the coloured ground from the upper edge."""
    inset: float
    drawing: float
    """The width of the drawing."""
    lift: float
    """From the coloured ground down to the drawing."""
    logo_width: float
    logo_height: float
    accent: int


class CardLayout(Traced):
    """Cards to cut out, in a grid over the whole width."""

    columns: int
    rows: int
    height: float
    padding: float
    mark: float
    """How far the cut marks stand out of the grid."""
    line: float
    """The stroke of cut marks and lines, in points."""
    dash: float
    bar: float
    """The bar at the left of a card."""


class WorkbookLayout(Traced):
    """All measures of the printed page."""

    page: PageLayout
    type: TypeScale
    fields: FieldLayout
    table: TableLayout
    list: ListLayout
    panel: PanelLayout
    opener: OpenerLayout
    tab: TabLayout
    cover: CoverLayout
    cards: CardLayout
