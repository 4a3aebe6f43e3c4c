"""A small book by hand with every block and every part of an exercise, for the tests of the writers."""

from __future__ import annotations

import struct
import zlib

from guidepress.compose.book.figure_descriptions import move_descriptions
from guidepress.document.blocks import (
    Aside,
    Card,
    CardSheet,
    Directory,
    DirectoryEntry,
    Entry,
    EntryList,
    Figure,
    Heading,
    Image,
    ItemList,
    Label,
    ListItem,
    LogoSlot,
    NotesPage,
    Paragraph,
    Quotation,
    Table,
)
from guidepress.document.book import (
    Block,
    Book,
    Division,
    Edition,
    Person,
    Section,
)
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Slot,
)
from guidepress.document.exercise import (
    Alternative,
    Column,
    Exercise,
    FieldGrid,
    Group,
    Row,
    RowGroup,
    Sketch,
)
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import PageRef, Run
from guidepress.document.labels import Labels

R = Run
LOREM = "Take a moment with this question. There is no right answer, and you can come back to it whenever you like. "
SCALE = tuple(Option(key, label) for key, label in (("one", "1"), ("two", "2"), ("three", "3"), ("four", "4")))
YOU = Label("For you", "person")
PRIVACY = "Do not write anything that identifies a patient. Your answers stay in your copy."


def words() -> Labels:
    """The words of the tool, each its own name where the pattern does not matter."""
    patterns = {
        "part": "Part {number}",
        "page": "page {page}",
        "labelled": "{label}: {text}",
        "alt_in_words": "In words on page {page}.",
        "exercise": "Exercise {number}",
        "minutes": "{minutes} minutes",
        "minute": "1 minute",
        "you_will_need": "About {minutes} minutes of exercises",
        "answer_words": "about {words} words",
        "option_means": "{label}, {means}",
        "spoken_parts": "{part}. {next}",
        "listed_options": "{option}, {next}",
        "filler_notes": "More notes: {title}",
        "see_page": " (page {page})",
        "edition": "Edition {edition}",
        "alt_cover": "Cover: {title}. {subtitle}.",
        "date_hint": "for example 12 March 2027",
        "months": "January February March April May June July August September October November December",
    }
    names = Labels.__struct_fields__
    plain = {name: name.replace("_", " ").capitalize() for name in names}
    return Labels(**{**plain, **{name: text for name, text in patterns.items() if name in names}})


def picture() -> Image:
    """A PNG of 60 × 30 pixels in one colour."""
    row = b"\0" + b"\x20\x60\x90" * 60
    head = struct.pack(">IIBBBBB", 60, 30, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(row * 30)), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n"
    for name, body in chunks:
        data += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return Image("sample.png", "image/png", data, 60, 30)


def drawing() -> Drawing:
    return Drawing(
        120,
        60,
        (
            Box(0, 40, 90, 18, "Foundations", "accent-1", strong=True),
            Box(95, 0, 20, 58, "Behaviours and characteristics", "soft-2", turned=True),
            Ring(40, 20, 16, "Close", "paper"),
            Arrow(5, 35, 80, 5),
            Arrow(5, 38, 80, 38, head=False, tone="accent-3"),
            Caption(60, 0, 30, "Growing", align="middle"),
        ),
    )


def inline() -> Paragraph:
    return Paragraph(
        (
            R("Some words are "),
            R("strong", strong=True),
            R(", some are "),
            R("a link to a page elsewhere with words enough to take two lines", link="https://www.example.org/a"),
            R(", some lead to "),
            R("the leaps of faith", ref="leap"),
            PageRef("leap", " (page ", ")"),
            R(", and an "),
            R("NGO", expansion="non-governmental organisation", expands=True),
            R(" may say "),
            R("croeso i’r gweithlyfr, ŵyth ŷd", lang="cy"),
            R(". "),
            R("Another link", link="https://www.example.org/b"),
            R(" ends the paragraph."),
        ),
        key="b.inline",
    )


def prose() -> tuple[Block, ...]:
    """Every block of prose."""
    items = tuple(ListItem((R(f"an item that says something, number {n}"),)) for n in range(1, 5))
    nested = ListItem((R("Programmes"),), (ItemList((ListItem((R("one"),)), ListItem((R("two"),)))),))
    names = ["integrity", "honesty", "empathy", "courage", "patience", "humour", "grit"]
    terms = tuple(ListItem((R(word),)) for word in names)
    status = Aside("status", (Label("As of 1 November 2026"),), (Paragraph((R("Check the edition."),)),))
    return (
        Paragraph((R(LOREM * 3),), key="b.one"),
        inline(),
        Heading(3, (R("What to look for"),), anchor="intro.look", key="b.head"),
        Paragraph((R("Small print."),), role="small"),
        Paragraph((R("Do this now."),), role="instruction"),
        ItemList((*items, nested), lead=(R("People told us:"),), key="b.list"),
        ItemList(terms, lead=(R("What leaders are like:"),), columns=4, terms=True, key="b.terms"),
        ItemList(items, ordered=True, key="b.order"),
        Aside(
            "callout",
            (Label("Caution", "caution"), Label("Organisation support tip", "building")),
            (Paragraph((R(LOREM),)),),
            title=(R("A leap can fail"),),
            anchor="intro.call",
            key="b.call",
        ),
        Aside("story", (Label("A first step"),), (Paragraph((R(LOREM * 2),)),), key="b.story"),
        status,
        Quotation((Paragraph((R("Nobody asked me to lead."),)),), (R("A radiographer, 2018"),), key="b.quote"),
        Table(
            ((R("Band"),), (R("Emphasis"),), (R("Years"),)),
            tuple(((R(f"Band {n}"),), (R("Clinical training and more"),), (R(str(n)),)) for n in range(5, 9)),
            caption=(R("Bands and what they ask"),),
            key="b.table",
        ),
        EntryList(
            "legend",
            (
                Entry((R("Caution"),), (Paragraph((R("A barrier to know of."),)),), icon="caution"),
                Entry((R("Resource"),), (Paragraph((R("Something to read."),)),), icon="book"),
            ),
            lead=(R("The signposts"),),
            key="b.legend",
        ),
        EntryList(
            "timeline",
            (
                Entry((R("June 2018"),), (Paragraph((R("What it found."),)),)),
                Entry((R("2019"),), (Paragraph((R("What followed."),)),)),
            ),
            key="b.time",
        ),
        EntryList(
            "resources",
            (
                Entry(
                    (R("Healthcare Leadership Model"),),
                    (Paragraph((R("Nine dimensions."),)), status),
                    anchor="res.model",
                    detail=(R("An institute of leadership, 2013"),),
                ),
            ),
            key="b.res",
        ),
        EntryList(
            "glossary",
            (
                Entry((R("NGO"),), (Paragraph((R("non-governmental organisation"),)),)),
                Entry((R("HR"),), (Paragraph((R("human resources"),)),)),
            ),
            key="b.glossary",
        ),
        EntryList("people", (Entry((R("A Person"),), (), detail=(R("Head of something"),)),), key="b.people"),
        Figure(
            drawing(),
            "A platform of three layers.",
            (R("Figure 1. A platform"),),
            (Paragraph((R("A long description."),)),),
            Table(
                ((R("Layer"),), (R("Holds"),)),
                (((R("Foundations"),), (R("Practice"),)),),
                (R("As a table"),),
                key="b.figure.table",
            ),
            anchor="intro.figure",
            key="b.figure",
        ),
        Figure(picture(), "A blue field.", (R("Figure 2. A picture"),), key="b.picture"),
    )


def exercises() -> tuple[Exercise, ...]:
    """Every part of an exercise."""

    def field(name: str, lines: int = 1, kind: str = "text", **more: object) -> Field:
        label = name.replace("-", " ").capitalize()
        prompt = (R(label),)
        return Field(f"leap.{name}", kind, (label,), prompt, lines, key=f"f.{name}", **more)  # type: ignore[arg-type]

    text = Exercise(
        "leap.text",
        "5d.1",
        "A step that felt too big",
        YOU,
        10,
        PRIVACY,
        (Paragraph((R(LOREM),)),),
        (
            field("text.story", 8),
            field("text.name"),
            field("text.when", kind="date"),
            field("text.count", kind="number", minimum=0, maximum=10),
            field("text.ready", kind="tick"),
            field("text.day", kind="pick", options=(Option("mon", "Monday"), Option("tue", "Dydd Mawrth ŵ"))),
        ),
        example=(Paragraph((R("An invented answer."),)),),
        anchor="leap.text",
        key="e.text",
    )
    options = tuple(Option(f"o{n}", f"A reason of some words, number {n}") for n in range(1, 6))
    choice = Exercise(
        "leap.pick",
        "5d.2",
        "Why are you here?",
        YOU,
        1,
        PRIVACY,
        (Paragraph((R("Tick all that fit."),)),),
        (
            Choice("leap.pick.many", ("Why are you here?",), options, many=True, minimum=1, maximum=3, key="c.many"),
            Choice("leap.pick.one", ("How sure are you?",), SCALE, prompt=(R("How sure are you?"),), key="c.one"),
            Group((R("Named together"),), (field("pick.extra", 3),), key="g.one"),
        ),
        anchor="leap.pick",
        key="e.pick",
    )
    return text, choice, _grids(), _map(field("text.story", 8))


def _grids() -> Exercise:
    def row(number: int) -> Row:
        id = f"leap.grid.r{number}"
        header = f"Something that a leader does, number {number}"
        cells = (
            Choice(f"{id}.score", ("How solid?", header), SCALE, key=f"c.r{number}"),
            Field(f"{id}.why", "text", ("How solid?", header, "Because"), lines=2, key=f"f.r{number}"),
        )
        return Row((R(header),), cells)

    rating = FieldGrid(
        (Column((R("Scale"),), 1, SCALE), Column((R("Because"),), 1.5)),
        (
            RowGroup(tuple(row(n) for n in range(1, 8)), (R("First"),)),
            RowGroup(tuple(row(n) for n in range(8, 16)), (R("Second"),)),
        ),
        "How solid?",
        (R("What leaders do"),),
        key="g.rating",
    )
    columns = (Column((R("Goal"),)), Column((R("By when"),), 0.5))

    def card(n: int) -> Row:
        return Row(
            (),
            (
                Field(f"leap.plan.r{n}.goal", "text", ("Plan", f"Row {n}", "Goal"), lines=2, key=f"f.goal{n}"),
                Field(f"leap.plan.r{n}.when", "date", ("Plan", f"Row {n}", "By when"), key=f"f.when{n}"),
            ),
            f"Row {n}",
        )

    cards = FieldGrid(columns, (RowGroup((card(1), card(2))),), "Plan", layout="cards", key="g.cards")
    log = FieldGrid(columns, (RowGroup((card(3), card(4))),), "Log", key="g.log")
    return Exercise(
        "leap.grid",
        "5d.3",
        "How solid?",
        YOU,
        15,
        PRIVACY,
        (Paragraph((R(LOREM),)),),
        (Paragraph((R("1 is not started."),), role="instruction"), rating, cards, log),
        anchor="leap.grid",
        key="e.grid",
    )


def _map(story: Field) -> Exercise:
    again = Field(story.id, story.kind, story.label, story.prompt, 6, shares=True, key="f.story.again")
    place = Field("leap.map.place", "text", ("Map", "Place 1"), key="f.place")
    sketch = Sketch(Drawing(120, 40, (Ring(30, 20, 18, "Close"), Slot(60, 10, 50, 12, place))), "A ring and a place.")
    reflow = FieldGrid((Column((R("Who"),)),), (RowGroup((Row((R("Place 1"),), (place,)),)),), "Map")
    return Exercise(
        "leap.map",
        "5d.4",
        "My map",
        YOU,
        5,
        PRIVACY,
        (Paragraph((R(LOREM),)),),
        (Alternative((sketch,), (reflow,), key="a.map"), again),
        anchor="leap.map",
        key="e.map",
    )


def notes(name: str) -> NotesPage:
    answer = Field(f"{name}.notes-1", "text", (f"Notes: {name}",), lines=20, key=f"f.{name}.notes")
    return NotesPage(
        (R(f"Notes: {name}"),), (R("What do I want to remember?"),), answer, anchor=f"{name}.notes", key=f"n.{name}"
    )


def card_sheet() -> CardSheet:
    """More cards than a page holds, the last one blank."""
    written = (
        Card(f"Who is it? {number}", (R(f"Somebody who leads without a title, number {number}"),))
        for number in range(1, 12)
    )
    return CardSheet((*written, Card("Who is it?")), key="b.cards")


def sample_book() -> Book:
    """The whole of it."""
    contents = Directory(
        "contents",
        (
            DirectoryEntry((R("Introduction"),), "intro", 1, "1"),
            DirectoryEntry((R("What this is for"),), "intro.about", 2),
            DirectoryEntry((R("Leaps of faith"),), "leap", 1, "5d"),
            DirectoryEntry((R("Before you jump"),), "leap.overview", 2),
        ),
        key="d.contents",
    )
    index = Directory("index", (DirectoryEntry((R("My map"),), "leap.map", 1, "5d.4"),), key="d.index")
    divisions = (
        Division("contents", (R("Contents"),), "contents", "contents", blocks=(contents,), key="v.contents"),
        Division(
            "part",
            (R("Introduction"),),
            "intro",
            "intro",
            "1",
            (Paragraph((R(LOREM),)),),
            sections=(Section((R("What this is for"),), "intro.about", prose(), "s.about"),),
            notes=(notes("intro"),),
            accent=1,
            key="v.intro",
        ),
        Division(
            "part",
            (R("Leaps of faith"),),
            "leap",
            "leap",
            "5d",
            (Paragraph((R(LOREM),)),),
            sections=(Section((R("Before you jump"),), "leap.overview", (*exercises(), card_sheet()), "s.jump"),),
            notes=(notes("leap"),),
            minutes=31,
            accent=10,
            key="v.leap",
        ),
        Division(
            "imprint",
            (R("Imprint"),),
            "imprint",
            "imprint",
            blocks=(LogoSlot("Your logo", key="b.logo"), Paragraph((R("Edition 2026-1"),), key="b.imp"), index),
            key="v.imprint",
        ),
    )
    return Book(
        "sample",
        "A sample guide",
        "Every block once",
        "en-GB",
        "A guide for tests.",
        Edition("2026-1", "2026-11-22"),
        "A publisher",
        (Person("An author", "aut"),),
        "CC BY 4.0",
        "urn:example:sample:2026-1",
        ("#Sample",),
        LogoSlot("Your logo"),
        drawing(),
        move_descriptions(divisions, words()),
        words(),
    )
