"""The text of slides: without references into the book, and cut to its first sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from guidepress.document.inline import Run, Runs, plain, text_runs


def slide_runs(runs: Runs) -> Runs:
    """Runs for a slide: without references into the book, and without expansions of abbreviations in brackets."""
    shown: list[Run] = []
    for run in text_runs(runs):
        before = shown[-1] if shown else None
        if before is not None and before.expansion and run.text == f" ({before.expansion})":
            continue
        shown.append(replace(run, ref=""))
    return tuple(shown)


def opening_sentences(runs: Runs, most: int = 30) -> Runs:
    """The first whole sentences of a text: about `most` words, but at least one sentence. The rest is for the notes."""
    kept: list[Run] = []
    count = 0
    for run in text_runs(slide_runs(runs)):
        pieces = _sentences(run.text)
        for index, piece in enumerate(pieces):
            ends_before = bool(kept) and plain(tuple(kept)).rstrip().endswith((".", "?", "!", "”"))
            starts_sentence = index > 0 or ends_before
            if kept and starts_sentence and count + len(piece.split()) > most:
                return _trimmed(kept)
            kept.append(replace(run, text=piece))
            count += len(piece.split())
    return _trimmed(kept)


def sentences(runs: Runs) -> list[Runs]:
    """A text cut into its sentences. Each but the last ends with the space that follows it."""
    return _cut(runs, _sentences, (". ", "? ", "! "))


def words(runs: Runs) -> list[Runs]:
    """A text cut into its words. Each but the last ends with the space that follows it."""
    return _cut(runs, lambda text: re.findall(r"[^ ]* |[^ ]+", text), (" ",))


def _cut(runs: Runs, cut: Callable[[str], list[str]], ends: tuple[str, ...]) -> list[Runs]:
    """A text cut where a piece of the text of a run, as `cut` returns them, ends with one of `ends`."""
    found: list[list[Run]] = [[]]
    for run in text_runs(runs):
        for piece in cut(run.text):
            found[-1].append(replace(run, text=piece))
            if piece.endswith(ends):
                found.append([])
    return [tuple(piece) for piece in found if piece]


def joined(pieces: Iterable[Runs]) -> Runs:
    """Pieces of a text as one text, without space at its end."""
    return _trimmed([run for piece in pieces for run in text_runs(piece)])


def _sentences(text: str) -> list[str]:
    """A text cut after each full stop, question mark or exclamation mark with a space after it."""
    pieces, start = [], 0
    for at in range(len(text) - 1):
        if text[at] in ".?!" and text[at + 1] == " ":
            pieces.append(text[start : at + 2])
            start = at + 2
    return [*pieces, text[start:]] if text[start:] else pieces


def _trimmed(runs: list[Run]) -> Runs:
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text=run.text) == run:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    if merged:
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    return tuple(merged)
