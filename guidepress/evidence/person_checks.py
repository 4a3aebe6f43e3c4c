"""What no program can tell: the list for the person who evaluates the files. docs/editions.md shows it."""

from __future__ import annotations

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "The workbook (PDF)",
        (
            "Listen to ten pages with a screen reader: is anything said twice, too late or not at all?",
            "Move through the boxes of a part with the Tab key alone: is that the order of the page?",
            "Listen to the name of each box: do you know what to type without seeing the page?",
            "Look at each picture and listen to its alternative text: does it tell what the picture is there for?",
            "Print two parts on a printer without colours: can you still tell everything apart?",
        ),
    ),
    (
        "The book (EPUB)",
        (
            "Open it in two reading apps, one with a screen reader. Can you go to a page by its number?",
            "Enlarge the type to 200% and use the app’s night colours: is anything cut off or hard to see?",
            "Read a table and a list on a braille display, or on a simulated one.",
        ),
    ),
    (
        "The web workbook",
        (
            "Do one part with the keyboard alone, and one with speech input. Save your answers, and load them again.",
            "Enlarge a page to 400% in a window of 1280 pixels: do you have to move sideways to read?",
            "Switch on high contrast in the system: are boxes, focus and buttons still to be seen?",
        ),
    ),
    (
        "The slides",
        (
            "Go through a deck in the reading order of the program: does each slide make sense when it is heard?",
            "Look at a slide from the back of a room: can you read its smallest words?",
        ),
    ),
    (
        "The words",
        (
            "Ask two people who do not know the guide to do one exercise: where do they stop, and why?",
            "Ring the number under “Contact” and ask for another format: does somebody answer who knows what to do?",
        ),
    ),
)
"""Heading → what to try. Each is a thing to do and a question about it."""
