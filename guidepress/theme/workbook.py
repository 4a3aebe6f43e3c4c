"""The structure of layouts/workbook.yaml. Lengths are in millimetres, type sizes and strokes in points."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced


class PageLayout(Traced):
    """The page. Margins are mirrored: `inner` is the margin at the binding."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    column: float
    """The maximum width of a line of running text. Boxes, tables and panels take the whole width."""
    head: float
    """The distance from the upper edge to the base line of the running head."""
    foot: float
    """The distance from the lower edge to the base line of the page number."""
    opens: Literal["right", "next"]
    """Where a part begins: on a right-hand page, or on the next page."""
    multiple: int
    """The number of pages is a multiple of this."""
    fill: Literal["blank", "notes"]
    """What stands on a page that only makes a part begin on the right, or the number of pages right: nothing, or a
    page for notes."""
    least: float
    """A section begins on a new page if less than this height is left."""
    empty: float
    """The maximum share of a page that may stay empty so that an exercise stands on one page."""
    tail: float
    """A last page moves to the page before, if it fits there and takes no more than this share of its height."""
    short: float
    """A last page that takes no more than this share of its height gets content from the page before."""
    keeps: float
    """The minimum share of its height that the page before keeps when content moves to a short page."""
    tighten: float
    """The maximum share by which the gaps on a page may shrink so that content fits."""
    runt: float = 0
    """A word that is narrower does not stand alone on the last line of a paragraph, if possible."""


class TextSettings(Traced):
    """How one kind of text is set."""

    font: Literal["regular", "semibold", "bold"]
    size: float
    leading: float
    before: float
    after: float
    colour: Literal["ink", "quiet", "accent", "paper"]
    least: float = 0
    """The size to which titles and drawings shrink where their words do not fit; 0: they keep `size`."""


class TypeScale(Traced):
    """The settings of every kind of text."""

    body: TextSettings
    opening: TextSettings
    easy_read: TextSettings
    small: TextSettings
    instruction: TextSettings
    lead: TextSettings
    item: TextSettings
    term: TextSettings
    entry: TextSettings
    detail: TextSettings
    heading: TextSettings
    subheading: TextSettings
    section: TextSettings
    title: TextSettings
    opener_part: TextSettings
    opener_number: TextSettings
    opener_title: TextSettings
    exercise_number: TextSettings
    exercise_title: TextSettings
    exercise_detail: TextSettings
    card: TextSettings
    card_label: TextSettings
    sign: TextSettings
    """Signs, which shrink together until the words of each fit."""
    sheet_head: TextSettings
    """What stands at the head of a large sheet of paper."""
    prompt: TextSettings
    hint: TextSettings
    label: TextSettings
    cell: TextSettings
    cell_head: TextSettings
    caption: TextSettings
    drawing: TextSettings
    """The minimum type size in drawings. Larger sizes come from the drawing."""
    contents_part: TextSettings
    contents_section: TextSettings
    contents_opener: TextSettings
    running: TextSettings
    folio: TextSettings
    tab: TextSettings
    cover_title: TextSettings
    cover_subtitle: TextSettings
    cover_detail: TextSettings


class ScriptLayout(Traced):
    """Raised and lowered letters, such as x² and H₂O. All are shares of the type size; a layout need not say them."""

    scale: float = 0.7
    """Their type size."""
    up: float = 0.33
    """How far superscript is raised."""
    down: float = 0.14
    """How far subscript is lowered."""


class FootnoteLayout(Traced):
    """Footnotes; a layout need not say how they are set."""

    indent: float = 7.5
    """The room for the number, left of the words."""
    gap: float = 6
    """The space between the text and the notes, with a rule in its middle."""
    rule: float = 40
    """The length of the rule."""
    stroke: float = 0.5
    """The width of the rule, in points."""
    most: float = 0.3
    """A note that takes more than this share of a page is an error."""


class CodeLayout(Traced):
    """Listings of code; a layout need not say how they are set."""

    leading: float = 1.35
    """The line height, as a multiple of the type size."""
    padding: float = 3.5
    bar: float = 0.7
    """The width of the bar at the left."""
    hang: float = 1.8
    """The indent of what goes on from a line that is too long, as a multiple of the type size."""
    stroke: float = 0.9
    """The width of the line of the mark before it, in points."""


class KeptLinesLayout(Traced):
    """Lines of verse and addresses; a layout need not say how they are set."""

    hang: float = 6
    """The indent of what goes on from a line that is too long."""


class FieldLayout(Traced):
    """Form fields."""

    pitch: float
    """The distance between lines for handwriting."""
    single: float
    """The height of a box for one line."""
    low: float
    """The minimum height of a box for one line, on a page that is short of room."""
    circle: float
    """The diameter of a circle for one option of several."""
    square: float
    """The side of a box to tick."""
    option_gap: float
    """The space below an option."""
    size: float
    """The type size of typed text, in points."""
    border: float
    """The width of the outline of a box, in points."""
    rule: float
    """The width of a line for handwriting, in points."""
    inset: float
    """The distance between the outline of a box and its lines."""
    margin: float
    """The distance between the outline of a box and the place in which programs type."""
    radius: float
    """The radius of the corners, in points."""
    dots: float
    """The distance between the dots of a dotted notes page."""
    dot: float
    """The diameter of a dot, in points."""
    gap: float
    """The space below a field."""
    word: float
    """The average width of a handwritten word."""
    hint_from: int
    """Boxes with at least this number of lines show how many words they are meant for."""
    grow: float
    """The maximum share of its height by which a box may grow to fill its page."""
    shrink: float
    """The maximum share of its lines that a box may lose so that an exercise fits on its page."""
    bar: float = 2
    """The height of a bar to shade by pen, below the circles of a scale."""
    bar_gap: float = 0.6
    """The distance between the circles and that bar."""


class TableLayout(Traced):
    """Tables and grids of fields."""

    padding: float
    """The padding of a cell."""
    row: float
    """The minimum height of a row with fields."""
    ticks: float
    """The minimum height of a row that holds only circles or boxes to tick."""
    ticks_text: float
    """The least space above and below the words of such a row."""
    before_break: int
    """The minimum number of rows of a table at the foot of a page."""
    tight: float
    """The share of a row's padding that may go so that a table fits on its page."""
    entry: float
    """The preferred minimum width of a column of fields."""
    narrow: float
    """The minimum width of a column of fields if row headers need the room."""
    date: float
    """The minimum width of a column of dates or numbers. The longest date may need more."""
    long: int
    """In a table with at least this number of rows, row headers stand on one line if enough room is left to write."""
    header: float
    """The maximum share of the table's width for the column of row headers."""
    rule: float
    """The width of the line below a row, in points."""
    gap: float
    """The space below a table."""
    card: float
    """The padding of a card."""
    box: float
    """The space around the boxes of a card."""
    beside: float
    """The preferred width of a box that stands beside another one in a card."""
    point: float
    """The side of the square with the number of a row that is a point on a line. A long number makes it larger."""
    line: float
    """The width of that line, in points."""
    arrow: float
    """The length of the arrow head at the end of that line."""
    term: float
    """The maximum width of terms that stand at the left of their definitions."""


class ListLayout(Traced):
    """Lists."""

    indent: float
    bullet: float
    """The width of the bullet."""
    gap: float
    """The space between items that are sentences."""
    column_gap: float
    wrapped: bool
    """Whether an item may have several lines where a list has columns. If not, the list has fewer columns."""


class PanelLayout(Traced):
    """Callouts, examples and stories."""

    padding: float
    bar: float
    """The width of the bar at the left."""
    icon: float
    """The side of the icon."""
    text: float
    """Icons stand at the left of the text if so much width is left to it; otherwise in the upper right corner."""
    gap: float
    """The space above and below a panel."""
    whole: float
    """Panels up to this height are not split."""


class EasyReadLayout(Traced):
    """Easy-read sentences."""

    picture: float
    """The width and the greatest height of a picture; the side of an icon."""
    gap: float
    """The space between a picture and its sentence."""
    between: float
    """The space between two sentences."""


class DrawingLayout(Traced):
    """Drawings."""

    keyed: bool
    """Whether words that are turned or have no room stand below the drawing, with a number in their place."""


class OpenerLayout(Traced):
    """The first page of a part."""

    ink: Literal["light", "full"]
    """"light": number and title in colour below a bar, inside the margins. "full": both in white on a band of colour
    that extends to the edges of the page."""
    band: float
    """The height of the band, or of the room for number and title. It grows with a long title."""
    most: float
    """The maximum height of the band of a short title, as a share of the page."""
    inset: float
    bar: float
    """The height of the bar of a light opener."""
    gap: float


class TabLayout(Traced):
    """The tab at the outer edge of the page. Each part has its tab at another height."""

    width: float
    bleed: float
    """The part of the width, at the edge of the page, that a printer may not reach."""
    height: float
    first: float
    """The distance from the upper edge to the first tab."""
    step: float
    """The distance between the tops of two tabs."""
    links: bool
    """Whether a tab is a link to the first page of its part, and the page number one to the contents."""


class CoverLayout(Traced):
    """The cover."""

    ground: float
    """The height of the coloured area at the top. It grows with a long title."""
    most: float
    """The maximum height of the area of a short title, as a share of the page."""
    inset: float
    drawing: float
    """The width of the drawing."""
    lift: float
    """The distance from the coloured area down to the drawing."""
    logo_width: float
    logo_height: float
    accent: int
    """The number of the accent."""


class CardRoleLayout(Traced):
    """A kind of cards, other than cards with words. They are cut like those."""

    columns: int
    rows: int
    height: float
    padding: float
    pitch: float = 0
    """The distance of the lines to write on; 0: there are none."""


class CardLayout(Traced):
    """Cards to cut out, in a grid over the full width, at the same place on every page."""

    columns: int
    """The number of cards beside each other."""
    rows: int
    """The number of cards below each other."""
    height: float
    padding: float
    mark: float
    """The length of the cut marks outside the grid."""
    line: float
    """The width of cut marks and lines, in points."""
    dash: float
    """The length of the dashes."""
    bar: float
    """The width of the bar at the left of a card."""
    title: float = 0
    """The room above the grid that is kept for the title of a set, on each page."""
    signs: CardRoleLayout = CardRoleLayout(1, 1, 200, 12)
    heads: CardRoleLayout = CardRoleLayout(1, 2, 100, 10)
    postcards: CardRoleLayout = CardRoleLayout(2, 2, 102, 8, 10)


class QrLayout(Traced):
    """QR codes of addresses; a layout need not say how they are set."""

    module: float = 0.5
    """The side of one of its squares. Less than 0.4 is hard to read for a telephone."""
    quiet: int = 4
    """The width of the empty zone around it, in squares: 4 at least (ISO/IEC 18004, 6.3.8)."""
    column: float = 21
    """The least room for a code at the left of its address, so that addresses stand below one another."""
    gap: float = 2
    """The distance from the code to its address."""


class WorkbookLayout(Traced):
    """The content of layouts/workbook.yaml."""

    page: PageLayout
    type: TypeScale
    fields: FieldLayout
    table: TableLayout
    list: ListLayout
    panel: PanelLayout
    easy_read: EasyReadLayout
    drawing: DrawingLayout
    opener: OpenerLayout
    tab: TabLayout
    cover: CoverLayout
    cards: CardLayout
    script: ScriptLayout = ScriptLayout()
    footnote: FootnoteLayout = FootnoteLayout()
    code: CodeLayout = CodeLayout()
    addresses: QrLayout = QrLayout()
    kept_lines: KeptLinesLayout = KeptLinesLayout()
