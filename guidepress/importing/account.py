"""The account of an import: every word of the originals is in the guide, or an entry of the log says where it went.

Words are counted, as in a ledger: those of the originals, without what was removed, with what was added, must be those
of the guide. So neither a lost word nor an invented one is passed over.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from guidepress.core.problems import Problems
from guidepress.core.values import Value, walk
from guidepress.document.authored_text import Line, Name, Plain, Prose, Verbatim, parse_line, parse_prose
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.inline import LineBreak, NoteMark, Run, Runs
from guidepress.document.markdown import read_prose
from guidepress.importing.log import Entry
from guidepress.importing.tree import SourceText
from guidepress.source.model import Guide
from guidepress.source.pasted_text import tidied

_WORD = re.compile(r"[^\W_]+")


class ImportAccount(Value):
    """The result of an account. `lost` and `invented` should be empty; words stand there once for each time."""

    texts: int
    words: int
    """All words of the originals."""
    kept: int
    """The words of the originals that are in the guide."""
    removed: int
    """The words that entries of the log took out."""
    lost: tuple[tuple[str, str], ...]
    """Words that are nowhere, each with its place in the original."""
    invented: tuple[str, ...]
    """Words of the guide that are neither in the originals nor in the log."""


def words_in(text: str) -> list[str]:
    """The words of a text, and its signs that are no punctuation, in small letters."""
    text = tidied(unicodedata.normalize("NFC", text)).lower()
    found = _WORD.findall(text)
    return found + [each for each in text if unicodedata.category(each) in ("Sc", "Sm") and each not in "|~<>=+^"]


def account_for_import(texts: Sequence[SourceText], entries: Iterable[Entry], guide: Guide) -> ImportAccount:
    """Compares the texts of the originals with a guide."""
    source = Counter(word for text in texts for word in words_in(text.words))
    removed: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for entry in entries:
        removed.update(words_in(entry.removed))
        added.update(words_in(entry.added))
    result = Counter(word for text in guide_texts(guide) for word in words_in(text))
    expected = source.copy()
    expected.update(added)
    expected.subtract(removed)
    missing = +Counter({word: count - result[word] for word, count in expected.items()})
    more = +Counter({word: count - max(expected[word], 0) for word, count in result.items()})
    return ImportAccount(
        texts=len(texts),
        words=source.total(),
        kept=source.total() - removed.total() - missing.total(),
        removed=removed.total(),
        lost=tuple(_placed(missing, texts)),
        invented=tuple(sorted(more.elements())),
    )


def _placed(missing: Counter[str], texts: Sequence[SourceText]) -> Iterable[tuple[str, str]]:
    """Each missing word, with the first place in the originals that has it."""
    left = missing.copy()
    for text in texts:
        for word in words_in(text.words) if left else ():
            if left[word] > 0:
                left[word] -= 1
                yield word, f"{text.place.document}, {text.place.at}: {text.words[:120]}"
    for word in (+left).elements():
        yield word, ""


def guide_texts(guide: Guide) -> Iterable[str]:
    """The words of the parts that were imported, and of the title of the guide."""
    yield guide.about.title.text
    subtitle = guide.about.subtitle.text
    if any(part.id not in ("contents", "about") for part in guide.parts):
        yield subtitle if subtitle != _standard_subtitle() else ""
    for part in guide.parts:
        if part.id not in ("contents", "about"):
            for value in walk(part):
                yield from _words(value)


def _standard_subtitle() -> str:
    from guidepress.importing.cues import cues

    return cues().words["subtitle"]


def _words(value: Value) -> Iterable[str]:
    if isinstance(value, Prose):
        for block in parse_prose(value, Problems()):
            yield from _block_words(block)
    elif isinstance(value, Verbatim):
        yield value.text
    elif isinstance(value, Line | Plain) and not isinstance(value, Name):
        yield _run_words(parse_line(value, Problems()))


def _block_words(block: Paragraph | ItemList) -> Iterable[str]:
    if isinstance(block, Paragraph):
        yield _run_words(block.runs)
    else:
        for item in block.items:
            yield _run_words(item.runs)
            for inner in item.inner:
                yield from _block_words(inner)


def _run_words(runs: Runs) -> str:
    parts: list[str] = []
    notes: list[str] = []
    for run in runs:
        if isinstance(run, Run):
            parts.append(run.text)
        elif isinstance(run, LineBreak):
            parts.append(" ")
        elif isinstance(run, NoteMark):
            notes.append(_run_words(run.runs))
    return " ".join(["".join(parts), *notes])


_SETTINGS = frozenset(
    {"exercise", "id", "key", "for", "minutes", "type", "lines", "scale", "image", "part", "callout", "level"}
)


def words_of_value(value: object) -> Iterable[str]:
    """The words of a block as it stands in a file, without ids, kinds and numbers."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _SETTINGS and not (key == "answer" and "options" in value):
                yield from words_of_value(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words_of_value(inner)
    elif isinstance(value, str):
        for block in read_prose(value).blocks:
            yield from (words for each in _block_words(block) for words in [each] if words.strip())
