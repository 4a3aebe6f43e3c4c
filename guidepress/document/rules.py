"""The rules by which several formats leave out texts. docs/report.md lists all rules."""

from __future__ import annotations

from guidepress.document.texts import Rule

SLIDES_ONLY = Rule("slides-only", "these shorter words are for slides")
OTHER_LAYOUT = Rule("other-layout", "the same answers stand here in another layout")
OTHER_LAYOUT_ON_PAPER = Rule(OTHER_LAYOUT.name, OTHER_LAYOUT.why, "if-missing")
NOTES_POINTER = Rule("notes-pointer", "the place for notes itself stands here")
SAID_ONCE = Rule("said-once", "words that the guide repeats stand here once", "to-repeats")
TITLE_AS_NAME = Rule("title-as-name", "the title of the exercise names its table", "to-repeats")
SPOKEN_NAME = Rule("spoken-name", "the name of an empty row is read aloud, or left out", "if-missing")
ANSWERS_AT_BACK = Rule("answers-at-back", "the answer stands in the chapter of answers", "to-repeats")
CARDS = Rule("cards", "a table that is set as cards has no head", "if-missing")
COVER_PICTURE = Rule("cover-picture", "the drawing of the cover is a picture here, or has no room", "if-missing")
TOLD_IN_WORDS = Rule("told-in-words", "a text alternative tells the picture", "if-missing")
METADATA = Rule("metadata", "these words are properties of the file", "if-missing")
EASY_READ = Rule("easy-read", "only an easy-read variant of the workbook shows these words", "if-missing")
EASY_READ_INSTEAD = Rule("easy-read-instead", "easy-read sentences stand here in place of these words")
RECORD = Rule("record", "a record of activities is made from answers; the web workbook shows it", "if-missing")
FIGURE_TITLE = Rule("figure-title", "the title of the slide stands for the caption", "if-missing")
FIGURE_ALONE = Rule("figure-alone", "a figure on a slide has no table beside it", "if-missing")
