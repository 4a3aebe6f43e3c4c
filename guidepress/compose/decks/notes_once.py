"""Says nothing long twice in the notes of a deck, and leaves no slide without notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.compose.decks.speaker_notes import Note, SpeakerNotes
from guidepress.document.blocks import Heading, Paragraph
from guidepress.document.deck import Slide
from guidepress.document.inline import Run, Runs, plain
from guidepress.document.labels import Labels
from guidepress.document.visit import all_runs

SHORT = 120
"""Most letters of notes that are said again. Nobody turns back a slide before a room for two lines."""


def with_notes_once(slides: Sequence[Slide], words: Labels) -> tuple[Slide, ...]:
    """The same slides; their titles are unique. Notes that an earlier slide has word for word name that slide instead,
    if they are longer than two lines and than its name. A slide without notes gets a line that says what to do with it.
    """
    seen: dict[tuple[Runs, ...], str] = {}
    done = []
    for number, slide in enumerate(slides, 1):
        here = words.note_as_before.format(number=number, title=slide.title)
        notes: list[Note] = []
        fresh: dict[tuple[Runs, ...], str] = {}
        for heading, blocks in _pieces(slide.notes or (Paragraph((Run(words.hint_slide),)),)):
            runs = tuple(all_runs(blocks))
            earlier = seen.get(runs, "")
            if earlier and sum(len(plain(each)) for each in runs) > max(SHORT, len(earlier)):
                blocks = (Paragraph((Run(earlier),)),)
            else:
                fresh[runs] = here
            notes += [*heading, *blocks]
        seen = fresh | seen
        done.append(replace(slide, notes=tuple(notes)))
    return tuple(done)


def _pieces(notes: SpeakerNotes) -> Iterator[tuple[tuple[Heading, ...], SpeakerNotes]]:
    """Each heading with the blocks below it, and before the first heading each block by itself."""
    heading: tuple[Heading, ...] = ()
    below: list[Note] = []
    for note in notes:
        if isinstance(note, Heading):
            if heading:
                yield heading, tuple(below)
            heading, below = (note,), []
        elif heading:
            below.append(note)
        else:
            yield (), (note,)
    if heading:
        yield heading, tuple(below)
