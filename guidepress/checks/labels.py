"""Rules of words.yaml: labels that the tool has, with no {braces} but those it fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.checks.counts import LANGUAGE_TAG
from guidepress.core.problems import Code, Problems
from guidepress.document.authored_text import KeyedLines, Line
from guidepress.document.inline import Run
from guidepress.document.markdown import read_line
from guidepress.source.keys import suggestion
from guidepress.source.labels import ENGLISH, file_language, names_in_braces, placeholders, tool_labels
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.scalars import place_of

MONTHS = 12
NEEDED = {
    "numbered": ("label",),
    "labelled": ("label", "text"),
    "pack-card": ("label",),
    "spoken-parts": ("part", "next"),
    "option-means": ("label", "means"),
    "listed-options": ("option", "next"),
    "filler-notes": ("title",),
}
"""The braces that an author's words are filled into, by label. Without them the words would stand nowhere."""
SHEETS = (("answers-sheet", "answers-people"), ("summary-sheet", "summary-choices", "summary-words"))
"""The names of sheets, by spreadsheet."""
LONGEST_SHEET = 31
"""The most characters in the name of a sheet of a spreadsheet."""
SAME_IN_MOST = 0.25
"""The share of labels that may be the same in English and in another language, such as "Contact" in French."""


def check_words(words: KeyedLines, about: GuideFile, problems: Problems) -> None:
    """Reports labels that the tool does not have, braces that nothing fills, and labels that stay in English."""
    known = list(tool_labels(ENGLISH))
    for key, line in words.items():
        if key in known:
            _check_braces(key, line, problems)
            _check_marks(key, line, problems)
        else:
            hint = suggestion(key, known)
            hint = hint if hint.startswith("did you") else "take it out"
            message = f'the tool has no label "{key}", so this is not used'
            problems.warning(Code.UNKNOWN_LABEL, place_of(key, line.where), message, hint)
    if "months" in words and (count := len(words["months"].text.split())) != MONTHS:
        message = f'"months" has {count} words; a year has {MONTHS} months'
        problems.error(Code.WRONG_COUNT, words["months"].where, message, "write one word for each, in their order")
    for keys in SHEETS:
        _check_sheets(keys, words, problems)
    _check_language(words, about, problems)


def _check_language(words: KeyedLines, about: GuideFile, problems: Problems) -> None:
    """Warns where the tool has no labels in the language of the guide, and words.yaml does not hold them all."""
    language = about.language
    if (
        not LANGUAGE_TAG.fullmatch(language)
        or language.partition("-")[0] == ENGLISH
        or file_language(language) != ENGLISH
    ):
        return
    labels = tool_labels(ENGLISH)
    missing = [text for key, text in labels.items() if key not in words]
    same = [labels[key] for key, line in words.items() if line.text == labels.get(key)]
    english = [*missing, *(same if len(same) > len(labels) * SAME_IN_MOST else [])]
    if english:
        example = next((text for text in english if "{" not in text), english[0])
        message = f'the tool has no labels in "{language}": still English: {len(english)}, such as “{example}”'
        hint = "translate them in source/words.yaml"
        problems.warning(Code.ENGLISH_LABELS, place_of(language, about.where), message, hint)


def _check_marks(key: str, line: Line, problems: Problems) -> None:
    """Reports Markdown and HTML, which a label would show as they stand."""
    parsed = read_line(line.text)
    if parsed.findings or any(not isinstance(run, Run) or replace(run, text="") != Run("") for run in parsed.runs):
        message = f'"{key}" holds marks such as ** or <b>, which cannot be used here'
        problems.error(Code.MARKUP, line.where, message, "write the words alone")


def _check_sheets(keys: Sequence[str], words: KeyedLines, problems: Problems) -> None:
    """Reports names of sheets that spreadsheet programs do not take. `keys` are the labels of one spreadsheet."""
    sheets = [words[key] for key in keys if key in words]
    for line in sheets:
        if len(line.text) > LONGEST_SHEET or re.search(r"[\[\]:*?/\\]|^'|'$", line.text):
            message = f"“{line.text}” cannot be the name of a sheet"
            hint = f"write at most {LONGEST_SHEET} characters, without [ ] : * ? / and \\"
            problems.error(Code.WRONG_VALUE, line.where, message, hint)
    own = {key: words[key].text if key in words else tool_labels(ENGLISH)[key] for key in keys}
    if sheets and len({name.casefold() for name in own.values()}) < len(own):
        problems.error(Code.WRONG_VALUE, sheets[0].where, "two sheets have one name", "give each a name of its own")


def _check_braces(key: str, line: Line, problems: Problems) -> None:
    allowed = placeholders(key)
    try:
        names = list(names_in_braces(line.text))
    except ValueError:
        names = ["{"]
    missing = [name for name in NEEDED.get(key, ()) if name not in names]
    if missing:
        message = f'"{key}" leaves out {{{missing[0]}}}, so words of the guide would be lost'
        problems.error(Code.WRONG_VALUE, line.where, message, f"put {{{missing[0]}}} where these words stand")
    if not {*names} <= {*allowed}:
        shown = " ".join(f"{{{name}}}" for name in allowed)
        hint = f"known here: {shown}" if shown else "take the braces out"
        problems.error(Code.WRONG_VALUE, line.where, f'"{key}" holds braces that nothing fills', hint)
