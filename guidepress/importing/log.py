"""What an import changed, guessed or dropped: entries, each by a rule with a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from guidepress.core.values import Value
from guidepress.importing.tree import Place

Kind = Literal["dropped", "guessed", "changed"]


class ImportRule(Value):
    """A rule of the import. `what` says in a sentence what it does, for the report."""

    kind: Kind
    what: str


RULES: Mapping[str, ImportRule] = {
    # characters
    "hidden-characters": ImportRule(
        "changed", "Soft hyphens, zero-width spaces and ligatures were written as letters."
    ),
    "windows-characters": ImportRule("changed", "Quotation marks and dashes of an old character set were put right."),
    "control-characters": ImportRule("dropped", "Characters that nobody sees, and that no format can hold."),
    "symbol-font": ImportRule("changed", "Signs of a symbol font were replaced by the same signs in Unicode."),
    "unknown-symbol": ImportRule("dropped", "Signs of a symbol font for which no other sign is known."),
    "long-word": ImportRule("changed", "Commas and semicolons without a space got one: no line could hold the words."),
    "no-break-spaces": ImportRule("changed", "No-break spaces that only made room were replaced by one space."),
    # shape of the text
    "bold-heading": ImportRule("guessed", "Short lines in bold or large letters were made headings."),
    "heading-level": ImportRule("changed", "Headings of this depth stand as the smallest heading that a guide has."),
    "empty-heading": ImportRule("changed", "Headings without words: what they held stands as text."),
    "typed-number": ImportRule("changed", "Numbers typed before headings were left out: the tool numbers parts."),
    "typed-list": ImportRule("guessed", "Lines that begin with a typed bullet or number were made a list."),
    "tab-table": ImportRule("guessed", "Lines with tabs were made a table."),
    "tabs": ImportRule("changed", "Tabs inside a line were replaced by a space."),
    "list-depth": ImportRule("changed", "Lists deeper than a guide may have stand one level higher."),
    "list-item": ImportRule("changed", "A list was cut where a table, a picture or another block stands in an item."),
    "list-start": ImportRule("changed", "A list begins with a number that a guide cannot begin with."),
    "line-in-line": ImportRule("changed", "A line ended inside a title or a cell, where a guide has one line."),
    "title": ImportRule("guessed", "The title of the guide was taken from here."),
    "one-part": ImportRule("guessed", "The document is short, so it became one part with sections."),
    "part-title": ImportRule("guessed", "Text before the first heading got a title."),
    "contents": ImportRule("dropped", "A table of contents: the tool makes its own."),
    "rule": ImportRule("changed", "Lines across the page were left out."),
    # tables, figures, boxes
    "table-header": ImportRule("guessed", "The first row of a table was taken as its header."),
    "caption": ImportRule("guessed", "A line beside a table or picture was taken as its caption."),
    "table-cell": ImportRule("changed", "Paragraphs, lists or lines of a cell were joined into one line."),
    "table-merged": ImportRule("changed", "Merged cells were divided; where it is needed, their words were repeated."),
    "table-size": ImportRule("changed", "A table was cut into several, since it is longer than one can be."),
    "form-table": ImportRule("guessed", "A table with names and room beside them was taken as a form."),
    "table-layout": ImportRule("changed", "A table that only arranges text on the page was taken apart."),
    "picture-alt": ImportRule("guessed", "A picture has no words for those who do not see it: write them under alt."),
    "picture-caption": ImportRule(
        "guessed", "The title of a picture, which shows under the mouse, became its caption."
    ),
    "picture-decorative": ImportRule("dropped", "Pictures that the original marks as decoration."),
    "picture-format": ImportRule("changed", "Pictures of another format were saved as PNG."),
    "picture-vector": ImportRule(
        "changed", "A vector drawing that a guide cannot hold: its picture in pixels stands there."
    ),
    "picture-unusable": ImportRule(
        "dropped", "Pictures that cannot be used: they lie in import/unused, if they were there."
    ),
    "picture-remote": ImportRule("dropped", "Pictures on the web: the import fetches nothing."),
    "picture-inside": ImportRule("changed", "A picture inside a line, a cell or an item stands behind its text."),
    "drawing": ImportRule("dropped", "A drawing or chart without a picture of it: its words are listed here."),
    "text-box": ImportRule("changed", "A text box stands behind the paragraph to which it was fixed."),
    "box-in-box": ImportRule("changed", "A block inside a box or quotation stands behind it."),
    "formula": ImportRule("changed", "Formulas were written as plain words and signs."),
    "definitions": ImportRule("changed", "A list of terms got a lead-in."),
    # marks inside a line
    "note-mark": ImportRule("changed", "The numbers of footnotes are given anew."),
    "note-repeated": ImportRule("changed", "A footnote with several marks stands there for each of them."),
    "footnote-moved": ImportRule("changed", "A footnote stands in brackets, where a guide can have no footnote."),
    "footnote-blocks": ImportRule("changed", "Paragraphs of a footnote were joined into one."),
    "struck": ImportRule("changed", "Words that were struck out by hand stand without the line."),
    "marks-lost": ImportRule("changed", "Bold, italic, raised or lowered letters could not be kept here."),
    "format-lost": ImportRule("changed", "Underlines, colours and highlights have no place in a guide."),
    "link-lost": ImportRule("changed", "Links that lead nowhere on the web were taken out; their words stay."),
    "link-inside": ImportRule("changed", "A link to a place of the original leads to a part or section here."),
    # what is only in the file
    "deletion": ImportRule("dropped", "Words that a reviewer deleted (tracked changes)."),
    "insertion": ImportRule("changed", "Words that a reviewer inserted (tracked changes) were taken as accepted."),
    "comment": ImportRule("dropped", "Comments: of reviewers, or hidden in a page."),
    "header-footer": ImportRule("dropped", "Headers and footers of pages: the tool makes its own."),
    "hidden-text": ImportRule("dropped", "Text that the original hides."),
    "placeholder": ImportRule("dropped", "Words that only say where to type, in a form."),
    "page-matter": ImportRule("dropped", "Menus, headers and footers of a web page."),
    "script": ImportRule("dropped", "Scripts, styles, programs and players: nothing of a file is ever run."),
    "macros": ImportRule("dropped", "Macros. They were not opened."),
    "embedded": ImportRule("dropped", "Embedded files and objects."),
    "metadata": ImportRule("dropped", "Keys at the top of a file that a guide has no place for."),
    "attributes": ImportRule("dropped", "Classes, titles and other attributes."),
    # proposals
    "cue": ImportRule("changed", "Words such as “Tip:” were left out, where the callout or answer says so itself."),
    "callout": ImportRule("guessed", "This looks like a box with advice: it was made a callout."),
    "story": ImportRule("guessed", "This looks like a case or an example: it was made a story."),
    "box": ImportRule("guessed", "A box without a name was made a callout."),
    "exercise": ImportRule("guessed", "This looks like something to do or to fill in: it was made an exercise."),
    "exercise-scale": ImportRule("changed", "The points of a scale stand in guide.yaml, and once above the exercise."),
    "exercise-minutes": ImportRule("changed", "Minutes in the title of an exercise stand in its line of minutes."),
    "exercise-question": ImportRule("guessed", "A box to fill in has no question: it got one."),
    "form-label": ImportRule("changed", "A number typed before a question, or the colon behind a name, was left out."),
    "exercise-options": ImportRule("changed", "The choices of a drop-down list are options of a question."),
    "exercise-prompt": ImportRule(
        "guessed", "The exercise has no instruction or no line for a slide: words were repeated."
    ),
    "answer": ImportRule("guessed", "This looks like the answer to the exercise before it: it was made its answer."),
    "answer-number": ImportRule("changed", "The numbers of answers were left out: each stands with its question."),
    "answers-matched": ImportRule("guessed", "A chapter of answers was divided: each stands with its exercise."),
    "answers-unmatched": ImportRule("guessed", "No exercise was found for these answers: they stay where they were."),
    "answer-left": ImportRule("guessed", "This looks like an answer, but no exercise fits it: it was made a callout."),
    "blank-alone": ImportRule("changed", "Something to fill in outside an exercise was left out."),
    "facilitators": ImportRule(
        "guessed", "This is for facilitators: it stands in the file as a note that no reader sees."
    ),
    "missing-letters": ImportRule("changed", "Letters that no font of the tool has were replaced."),
    "plain-block": ImportRule("changed", "A block that the checker did not accept was written as plain text."),
}
"""Name of a rule → what it does."""


class Entry(Value):
    """One thing that a rule did. `words` are those of the original; `now` says what became of them.

    `removed` are the words that are in no file of the guide because of it, and `added` those that came in.
    """

    rule: str
    place: Place
    words: str = ""
    now: str = ""
    removed: str = ""
    added: str = ""


class Log(Struct):
    """The entries of one import, in the order in which they were made."""

    entries: list[Entry] = []

    def note(
        self, rule: str, place: Place, words: str = "", *, now: str = "", removed: str = "", added: str = ""
    ) -> None:
        """Adds an entry. What a rule of the kind "dropped" takes is removed."""
        if rule not in RULES:
            raise ValueError(f"there is no rule {rule}")
        if RULES[rule].kind == "dropped" and not removed:
            removed = words
        self.entries.append(Entry(rule, place, words, now, removed, added))
