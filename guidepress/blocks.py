"""The closed sets of what a writer must set: runs, blocks, exercises, drawings, slides; and the Book and the Decks.

Nothing here knows YAML, ReportLab, ebooklib or python-pptx. All values are frozen. A writer handles each member of
`Block`, `Part` of an exercise, `Shape` and `SlideBlock`, and ends its `match` with `assert_never`.

Names
-----
`anchor`  what a cross-reference points to; unique in a book; `""` where nothing points to it.
`key`     the place of a block in the book (an occurrence); unique; made by arrange; the page map knows every key.
`where`   the author's line, for messages; left out of comparisons.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from guidepress.problems import Traced
from guidepress.values import Value

# ------------------------------------------------------------------------------------------------- running text


class Run(Value):
    """A stretch of text with one set of properties. Neighbouring runs of one `link` or `ref` are one link."""

    text: str
    strong: bool = False
    lang: str = ""
    """BCP 47 tag of a phrase in another language."""
    expansion: str = ""
    """The full form, where `text` is an abbreviation."""
    link: str = ""
    """An address outside the book: http, https, mailto or tel."""
    ref: str = ""
    """An anchor in this book."""


class PageRef(Value):
    """The printed page of an anchor: `before` + number + `after`. A format without pages leaves it out."""

    target: str
    before: str = ""
    after: str = ""


Medium = Literal["book", "web", "course", "course-sent"]
"""Where words may differ from those of the printed workbook and its PDF: the EPUB, the web workbook, the package for a
learning system, and the same package where answers are sent to that system."""

Inline = Run | PageRef
Runs = tuple[Inline, ...]


def plain(runs: Runs) -> str:
    """The text of runs as a reader hears it, page numbers left out."""
    return "".join(run.text for run in runs if isinstance(run, Run))


# ------------------------------------------------------------------------------------------------- blocks of prose


class Paragraph(Traced):
    runs: Runs
    role: Literal["body", "opening", "small", "instruction"] = "body"
    key: str = ""


class Heading(Traced):
    """A heading inside a section: level 3, or 4 inside an exercise. Parts (1) and sections (2) carry their own."""

    level: Literal[3, 4]
    runs: Runs
    anchor: str = ""
    key: str = ""


class Item(Value):
    runs: Runs
    inner: tuple[ItemList, ...] = ()


class ItemList(Traced):
    """A list with its lead-in. `columns` is a hint for wide pages only; the reading order is the order of `items`.

    `terms` says that the items are single words or names, to be set close together.
    """

    items: tuple[Item, ...]
    lead: Runs = ()
    ordered: bool = False
    columns: int = 1
    terms: bool = False
    key: str = ""


class Entry(Value):
    """A term with what is said of it: a signpost in the legend, a date in a timeline, a resource, a person."""

    term: Runs
    body: tuple[Block, ...]
    icon: str = ""
    anchor: str = ""
    detail: Runs = ()
    """A quiet second line under the term: publisher and year, a role, a place."""


class EntryList(Traced):
    """Terms with their explanations. `style` says what they are; all of them are definition lists in structure."""

    style: Literal["legend", "glossary", "timeline", "resources", "people"]
    entries: tuple[Entry, ...]
    lead: Runs = ()
    key: str = ""


class Label(Value):
    """What kind of thing an aside is: read first, with an icon from `assets/icons` (its file name without ending)."""

    text: str
    icon: str = ""


class Aside(Traced):
    """Text set apart. A `callout` carries one or two labels; a `status` note one with its date; a `story` a title."""

    role: Literal["callout", "status", "story"]
    labels: tuple[Label, ...]
    body: tuple[Block, ...]
    title: Runs = ()
    kinds: tuple[str, ...] = ()
    """The ids of the callout kinds, for styling."""
    anchor: str = ""
    key: str = ""


class Quotation(Traced):
    body: tuple[Block, ...]
    source: Runs
    key: str = ""


class Table(Traced):
    """A table of words (no fields). The first cell of each row is its header where `row_headers`."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: Runs = ()
    row_headers: bool = True
    weights: tuple[float, ...] = ()
    """How wide the columns are, in proportion; empty: a writer works it out from the words."""
    key: str = ""


class Image(Value):
    """A picture of the project's: PNG or JPEG bytes already checked; `width` and `height` in pixels."""

    name: str
    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


class Figure(Traced):
    """A drawing or an image with its text alternative, long description and table equivalent."""

    content: Drawing | Image
    alt: str
    caption: Runs
    description: tuple[Block, ...] = ()
    table: Table | None = None
    anchor: str = ""
    key: str = ""


class DirectoryEntry(Value):
    """A line of the contents or of an index: a link to `target` and, on paper, its page."""

    runs: Runs
    target: str
    level: int = 1
    number: str = ""


class Directory(Traced):
    """Generated contents or index. Page numbers are the writer's to fill in."""

    role: Literal["contents", "part-contents", "index"]
    entries: tuple[DirectoryEntry, ...]
    key: str = ""


class LogoSlot(Traced):
    """Where a publisher's name and logo stand. Without an image it prints `text` in an empty frame."""

    text: str
    image: Image | None = None
    key: str = ""


class NotesPage(Traced):
    """One ruled page. `answer` fills it. In a book it becomes a short pointer; slides leave it out."""

    heading: Runs
    prompt: Runs
    answer: Field
    pointer: Runs = ()
    """What a reflowable book says instead."""
    anchor: str = ""
    key: str = ""


class Card(Value):
    """A card to cut out. `label` says which set or side it is of, with its number; without `runs` it is blank."""

    label: str
    runs: Runs = ()


class ByMedium(Traced):
    """Prose in the words of each medium: `printed` for paper and the PDF, and for every medium that `others` lacks."""

    printed: tuple[Block, ...]
    others: Mapping[Medium, tuple[Block, ...]]
    key: str = ""

    def blocks(self, medium: Medium) -> tuple[Block, ...]:
        """The blocks that a medium shows."""
        return self.others.get(medium, self.printed)


class CardSheet(Traced):
    """Cards to print and cut: a grid with cut marks on paper, a list elsewhere."""

    cards: tuple[Card, ...]
    key: str = ""


# ------------------------------------------------------------------------------------------------- exercises


class Option(Value):
    key: str
    label: str


class Field(Traced):
    """One answer. `id` is its name everywhere: PDF field, web and SCORM key, answers file.

    A field that stands in two places has one `id` and two `key`s: what is typed in one shows in the other.
    """

    id: str
    kind: Literal["text", "number", "date", "pick", "tick"]
    label: tuple[str, ...]
    """From the question down to the cell, for a tooltip: ("What I have done", "Formal learning")."""
    prompt: Runs = ()
    """The visible label; empty where a column or row header does that work."""
    lines: int = 1
    """Lines to write on; 1 means a single-line box."""
    words: int = 0
    """About how many words are meant; 0: the writer works it out from the size of the box, or says nothing."""
    options: tuple[Option, ...] = ()
    """For `pick`: a drop-down on screen, words to circle on paper."""
    minimum: int | None = None
    maximum: int | None = None
    """For `number`."""
    shares: bool = False
    """Whether this is a further occurrence of a field that belongs to another exercise."""
    compares_with: str = ""
    """The id of the earlier answer that the learner compares this one with."""
    key: str = ""
    hint: Runs = ()
    """What helps to answer, in plain words after the prompt."""


class Choice(Traced):
    """One of many, or some of many. With `many`, each option is an answer of its own: `id` + "." + option key.

    Not `many`: one answer, `id`, whose value is the key of the option; it may be taken back.
    """

    id: str
    label: tuple[str, ...]
    options: tuple[Option, ...]
    many: bool = False
    prompt: Runs = ()
    minimum: int = 0
    maximum: int | None = None
    columns: int = 1
    compares_with: str = ""
    key: str = ""


Cell = Field | Choice | Paragraph


class Column(Value):
    """A column of a grid. Where `options` stand, its cells are Choices over them: one sub-column each on paper."""

    label: Runs
    weight: float = 1.0
    options: tuple[Option, ...] = ()


class Row(Value):
    header: Runs
    """The words of the row: its header. Empty where the learner names the row in the first cell."""
    cells: tuple[Cell, ...]
    label: str = ""
    """What to call the row where it has no header: "Row 3"."""


class RowGroup(Value):
    rows: tuple[Row, ...]
    title: Runs = ()


class FieldGrid(Traced):
    """Fields in rows and columns. `layout` "cards" sets each row as a card of labelled boxes, also on paper."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    caption: str
    """Names the table for a screen reader."""
    row_label: Runs = ()
    """Heads the column of row headers; empty where no row has a header."""
    header_weight: float = 1.0
    layout: Literal["table", "cards"] = "table"
    key: str = ""


class Group(Value):
    """A named group of an exercise's parts, kept together where it can be."""

    title: Runs
    body: tuple[ExercisePart, ...]
    key: str = ""


class Sketch(Value):
    """A drawing to write into: on paper and in the fillable PDF only, as one side of an `Alternative`.

    Its `Slot`s hold fields.
    """

    drawing: Drawing
    alt: str
    key: str = ""


class Alternative(Value):
    """The same fields in two shapes: `paper` for a fixed page, `reflow` for a book or a screen."""

    paper: tuple[ExercisePart, ...]
    reflow: tuple[ExercisePart, ...]
    key: str = ""


ExercisePart = Field | Choice | FieldGrid | Group | Sketch | Alternative | Paragraph | ItemList


class Exercise(Traced):
    """An exercise of any kind, lowered. Its heading is level 3: `number` and `title`."""

    id: str
    number: str
    title: str
    audience: Label
    minutes: int
    privacy: str
    """What happens to the answers, in the reader's words: on paper, on slides, and where `privacy_in` has no others."""
    prompt: tuple[Block, ...]
    body: tuple[ExercisePart, ...]
    example: tuple[Block, ...] = ()
    slide: tuple[Runs, ...] = ()
    """The prompts as a slide shows them."""
    privacy_in: Mapping[Medium, str] = {}
    """`privacy` in the words of other media."""
    one_page: bool = False
    """Whether it is to be kept in the hand: on paper it stands on one page, if it can."""
    kind: str = ""
    """Only for tests and indexes; a writer never looks at it."""
    anchor: str = ""
    """Equals `id`."""
    key: str = ""


# ------------------------------------------------------------------------------------------------- drawings


class Box(Value):
    """A rectangle with words in its middle. `tone` is a name of the theme: "ink", "paper", "tint", "accent-1" …"""

    x: float
    y: float
    width: float
    height: float
    text: str = ""
    tone: str = "paper"
    size: float = 4.25
    strong: bool = False
    turned: bool = False
    """Text runs upwards, read from the right-hand side."""


class Ring(Value):
    """A circle, its words at its top inside."""

    x: float
    y: float
    radius: float
    text: str = ""
    tone: str = "paper"
    size: float = 4.25


class Arrow(Value):
    """A straight line from the first point to the second, with a head at the second unless `head` is false."""

    x1: float
    y1: float
    x2: float
    y2: float
    head: bool = True
    tone: str = "ink"


class Caption(Value):
    """Words on a drawing; `x`, `y` is the top of the first line, at the left, middle or right by `align`."""

    x: float
    y: float
    width: float
    text: str
    size: float = 4.25
    align: Literal["left", "middle", "right"] = "left"
    strong: bool = False
    tone: str = "ink"


class Slot(Value):
    """A field that lies on a drawing."""

    x: float
    y: float
    width: float
    height: float
    answer: Field | Choice


Shape = Box | Ring | Arrow | Caption | Slot


class Drawing(Value):
    """Shapes on a canvas, in millimetres as printed; the origin is the top left. Painted in order."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


# ------------------------------------------------------------------------------------------------- the book

Block = (
    Paragraph
    | Heading
    | ItemList
    | EntryList
    | Aside
    | Quotation
    | Table
    | Figure
    | Directory
    | LogoSlot
    | NotesPage
    | CardSheet
    | ByMedium
    | Exercise
)


class Section(Traced):
    """A level 2 heading with its blocks."""

    title: Runs
    anchor: str
    blocks: tuple[Block, ...]
    key: str = ""


class Division(Traced):
    """A level 1 heading with its sections: a part, or a piece of front or back matter.

    A `part` opens on a right-hand page with number, title, `opening`, minutes and its sections;
    others just begin a page.
    """

    role: Literal["contents", "front", "part", "back", "imprint"]
    title: Runs
    anchor: str
    slug: str
    """Names files: "intro", "leap"."""
    number: str = ""
    opening: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    """Blocks before the first section (front and back matter)."""
    sections: tuple[Section, ...] = ()
    notes: tuple[NotesPage, ...] = ()
    """Notes pages at the end of the part."""
    minutes: int = 0
    accent: int = 0
    """Which of the theme's accents; 0 is the neutral one."""
    key: str = ""


class Edition(Value):
    id: str
    date: str
    """ISO 8601, the day of publication."""


class Person(Value):
    name: str
    role: str
    """A MARC relator code: aut, edt, pbl …"""


class Words(Value):
    """Every word that the tool itself puts before a reader, from `source/words.yaml`.

    `{braces}` hold what is filled in.
    """

    contents: str
    cover: str
    part: str  # "Part {number}"
    section: str
    page: str  # "page {page}"
    exercise: str  # "Exercise {number}"
    minutes: str  # "{minutes} minutes"
    minute: str  # "1 minute"
    in_this_part: str
    you_will_need: str  # "About {minutes} minutes of exercises"
    example: str  # "For example"
    answer_words: str  # "about {words} words"
    choose_between: str  # "Choose {minimum} to {maximum}."
    choose_exactly: str  # "Choose {maximum}."
    choose_up_to: str  # "Choose up to {maximum}."
    choose_at_least: str  # "Choose at least {minimum}."
    continued: str
    tick_mark: str
    row: str  # "Row {number}"
    entry: str  # "Entry {number}"
    notes: str  # "Notes: {title}"
    notes_numbered: str  # "Notes: {title} ({number})"
    notes_label: str
    notes_pointer: str
    filler_notes: str
    notes_prompt: str
    figure: str  # "Figure {number}"
    description: str
    as_table: str
    write_in_workbook: str  # "Write in your workbook, page {page}, or in your reader's notes."
    workbook_page: str  # "Workbook page {page} · exercise {number}"
    workbook_page_short: str  # "Workbook page {page}"
    see_page: str  # " (page {page})"
    status: str  # "As of {date}"
    edition: str  # "Edition {edition}"
    page_list: str
    landmarks: str
    start_of_text: str
    table_of_contents: str
    date_hint: str
    pick_hint: str
    logo_here: str
    scale: str
    compare: str
    alt_cover: str
    new_window: str
    glossary: str
    first_use: str  # "Where {term} is used first"
    room_for: str  # "The workbook has room for {count}."
    page_source: str  # "{title}: printed workbook, edition {edition}"
    accessibility_summary: str
    published_by: str
    contact: str
    alternative_formats: str
    rights: str
    sources: str
    cite: str
    edition_of: str
    # decks
    slide_of: str  # "{title} ({number} of {total})"
    slide_footer: str  # "{guide} · {part} · {edition}"
    slide_back: str
    slide_opening: str
    slide_overview: str
    slide_figure: str  # "{title}: the figure"
    slide_exercise: str  # "{title}: exercise {number}"
    slide_activity: str  # "Activity: {title}"
    slide_close: str
    slide_why: str
    slide_outcomes: str
    slide_key_points: str
    slide_section_points: str  # "{title}: key points"
    slide_section_talk: str  # "{title}: talk about it"
    slide_talk: str
    slide_debrief: str
    slide_next: str
    slide_of_part: str  # "{title}: {part}"
    slide_agenda: str
    slide_ground_rules: str
    agenda_line: str  # "{time} {title}"
    time_span: str  # "{start} to {end}"
    slot_time: str  # "{span} ({minutes})"
    back_at: str  # "Back at {time}"
    slide_do: str
    slide_minutes: str
    workbook_pages: str  # "Workbook pages {pages} · exercises {numbers}"
    note_plan: str
    note_time: str  # "{full} in full, {short} when time is short."
    note_say: str
    note_steps: str  # "Steps: {minutes}"
    note_steps_short: str  # "When time is short: {minutes}"
    note_clock: str  # "{start}–{end} min: "
    note_time_of_day: str  # "{start} to {end}: "
    note_left_out: str  # "Left out: {steps}"
    note_grouping: str
    note_materials: str
    note_prompts: str
    note_answers: str
    note_watch: str
    note_cut: str
    note_access: str
    note_exercise: str  # "In the workbook: {title}"
    note_privacy: str
    note_example: str
    note_callout: str
    note_description: str
    hint_outcomes: str
    hint_overview: str
    hint_points: str
    hint_list: str
    hint_exercise: str
    hint_talk: str
    hint_debrief: str
    hint_next: str
    hint_agenda: str
    # the facilitator's pack
    pack_run_sheet: str  # "Run sheet: {title}"
    pack_cards: str  # "Cards: {title}"
    pack_card: str  # "{label} {number}"
    pack_card_count: str  # "{title}: {count} cards"
    pack_workshop: str
    pack_activity: str
    pack_part: str
    pack_start: str
    pack_end: str
    pack_minutes: str
    pack_total: str
    pack_slack: str
    pack_slot: str
    pack_slides: str
    pack_pages: str
    pack_full: str
    pack_short: str
    pack_clock: str
    pack_step: str
    pack_know: str
    pack_set: str
    pack_count: str
    pack_time: str
    pack_people: str
    pack_write: str
    pack_facts: str  # "From {start} to {end}: {minutes}. You can give up {slack} of them."
    pack_deck: str  # "Slides: {deck}"
    pack_deck_slides: str  # "{slides} of {deck}"
    pack_about: str
    pack_between: str
    pack_late: str
    pack_late_line: str  # "{title}: first cut {what}"
    pack_print: str
    pack_print_line: str  # "Type this into the print window: {pages}"
    pack_print_exercise: str  # "{pages}: exercise {number}, {title}"
    pack_print_none: str
    pack_workbook_page: str  # " (workbook page {page})"
    hint_ground_rules: str
    hint_break: str
    months: str
    numbered: str  # "{label} {number}"
    labelled: str  # a strong label and what follows it: "{label}: {text}"
    name: str
    rank: str
    answer: str
    place: str  # "Place {number}"
    points_total: str  # "The numbers in each column add up to {total}."
    scale_point: str  # "{label} {means}"
    scale_points: str  # two points of a scale: "{point} · {next}"
    # the web workbook; every word that begins with web_ is also handed to its scripts
    web_skip: str
    web_guide: str
    web_steps: str
    web_previous: str  # "Back: {title}"
    web_next: str  # "Next: {title}"
    web_begin: str
    web_resume: str  # "Go on: {title}"
    web_plain: str
    web_unready: str
    web_kept: str
    web_take_back: str
    web_search: str
    web_search_label: str
    web_search_button: str
    web_needs_script: str
    web_answers: str
    web_answers_about: str
    web_answers_tools: str
    web_print: str
    web_with_empty: str
    web_save_file: str
    web_save_file_about: str
    web_open_file: str
    web_open_file_about: str
    web_clear: str
    web_undo: str
    web_plan: str
    web_plan_choice: str
    web_plan_mine: str
    web_plan_theirs: str
    web_plan_apply: str
    web_cancel: str
    web_clear_question: str
    web_clear_about: str
    web_clear_yes: str
    web_unplaced: str
    web_unplaced_about: str
    web_no_answers: str
    web_saved: str  # "Saved on this device at {time}"
    web_saves: str
    web_not_saved: str
    web_storage_full: str
    web_not_kept: str
    web_not_named: str
    web_changed_elsewhere: str  # "“{label}” was changed in another tab …"
    web_take_theirs: str
    web_keep_mine: str
    web_too_many: str  # "You have chosen {chosen}. Choose no more than {maximum}."
    web_too_few: str  # "You have chosen {chosen}. Choose at least {minimum}."
    web_earlier: str  # "Your answer before: {answer}"
    web_ticked: str
    web_another_row: str
    web_opened: str
    web_not_opened: str
    web_begun: str  # "Exercises begun: {begun} of {count}."
    web_part_title: str  # "Part {number}: {title}"
    web_exercise_title: str  # "{number} {title}"
    web_workbook_page: str  # "Workbook page {page}"
    web_not_answered: str
    web_saved_file: str  # "Your answers are on their way to the file {name}. Look among your downloads."
    web_plan_file: str  # "Answers to edition {edition}, saved on {date}."
    web_plan_fresh: str  # "New: {count}"
    web_plan_same: str  # "The same here and in the file: {count}"
    web_plan_different: str  # "Different here and in the file: {count}"
    web_plan_unplaced: str  # "With no place in this edition: {count}. They are kept, and shown on this page."
    web_plan_unreadable: str  # "That cannot be read and are left out: {count} ({names})"
    web_plan_here: str  # "Here: {answer}"
    web_plan_in_file: str  # "In the file: {answer}"
    web_taken_over: str  # "Answers taken over: {count}."
    web_nothing_new: str
    web_cleared: str
    web_undone: str
    web_file_not_answers: str
    web_file_other_guide: str  # "This file holds answers to another guide: {guide}. Nothing was changed."
    web_file_newer: str
    web_file_too_large: str
    web_copy: str  # "Copy: {label}"
    web_copied: str
    web_not_copied: str
    web_delete: str  # "Delete: {label}"
    web_deleted: str
    web_found_count: str  # "Places found: {count}."
    web_found_first: str  # "Places found: {count}. The first {shown} are shown."
    web_found_none: str  # "Nothing was found for “{query}”. Try fewer words, or another word for the same thing."
    web_search_empty: str
    web_course_frame: str
    web_course_completed: str
    web_course_open: str
    web_course_rule_parts: str
    web_course_rule_answered: str
    web_course_rule_noted: str
    web_course_private: str
    web_course_sent: str
    web_course_stays: str
    web_course_kept: str
    web_course_saves: str
    web_course_answers_about: str
    web_course_left: str  # "Too long for the learning system, and so on this device only: {answers}."
    web_course_some_left: str
    web_course_waiting: str
    web_course_refused: str
    web_course_unread: str
    web_course_unready: str
    web_course_none: str
    web_course_on_device: str
    web_course_unnamed: str
    web_course_another: str


def written_date(day: int, month: int, year: int, months: str) -> str:
    """A date as the tool writes it and as it asks for it: "12 March 2027". `months` are those of the `Words`."""
    return f"{day} {months.split()[month - 1]} {year}"


class Course(Traced):
    """What the guide is to a learning system: when it is completed, and whether answers go there."""

    complete: Literal["parts-visited", "answered"]
    parts: tuple[str, ...]
    """The slugs of the divisions that count as parts, in the order of the book."""
    answer: str = ""
    """With "answered": the name of the answer that completes the guide."""
    send: bool = False


class Book(Value):
    """The whole workbook or book, ready to be set."""

    slug: str
    title: str
    subtitle: str
    language: str
    description: str
    edition: Edition
    publisher: str
    people: tuple[Person, ...]
    rights: str
    identifier: str
    """Stable for an edition: a urn."""
    hashtags: tuple[str, ...]
    logo: LogoSlot
    cover: Drawing | None
    divisions: tuple[Division, ...]
    words: Words
    evaluator: str = ""
    """Who evaluated the book's accessibility; empty where nobody has."""
    course: Course | None = None
    """None for what is not for learners: the facilitator's pack."""


# ------------------------------------------------------------------------------------------------- the decks


class Points(Value):
    """Short lines, one idea each."""

    items: tuple[Runs, ...]
    ordered: bool = False
    columns: int = 1
    """Two for single words and names; such a slide has the layout "columns"."""
    start: int = 1
    """The first number of an ordered list that goes on from the slide before."""


class Step(Value):
    text: Runs
    minutes: int
    short: int
    """Minutes when time is short; 0 means left out then."""


class Steps(Value):
    """What a group does, with minutes: a table with a header row."""

    steps: tuple[Step, ...]
    head: tuple[str, str]
    """Labels of the two columns."""


class Statement(Value):
    """One sentence or question, large."""

    runs: Runs


class Pointer(Value):
    """Where the exercise stands in the printed workbook: the writer fills in the page of `target`."""

    target: str
    number: str = ""
    title: str = ""


class Jump(Value):
    """A line of an overview slide that leads to another slide, by that slide's key."""

    text: str
    target: str


class Jumps(Value):
    items: tuple[Jump, ...]


class SignpostText(Value):
    """A callout for the room: its labels and a short text."""

    labels: tuple[Label, ...]
    runs: Runs


SlideBlock = Points | Steps | Statement | Figure | Jumps | SignpostText | Table


class Slide(Traced):
    """One idea. `title` is unique in its deck. `notes` are for the facilitator only."""

    key: str
    layout: Literal["title", "part", "points", "columns", "statement", "figure", "steps", "table", "signpost", "close"]
    title: str
    body: tuple[SlideBlock, ...] = ()
    subtitle: Runs = ()
    pointers: tuple[Pointer, ...] = ()
    minutes: int = 0
    """The clock of the activity, shown large; 0 for none."""
    notes: tuple[Paragraph | ItemList | Heading, ...] = ()
    section: str = ""


class Deck(Value):
    """One file of slides."""

    name: str
    """The file's name without ending: "ahp-leadership-03-found"."""
    title: str
    subtitle: str
    language: str
    edition: Edition
    publisher: str
    accent: int
    slides: tuple[Slide, ...]
    words: Words


Decks = tuple[Deck, ...]
Icons = Mapping[str, str]
