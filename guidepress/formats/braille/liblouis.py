"""Translates print into braille with liblouis: by its program `lou_translate`, or by its Python module `louis`."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

from msgspec import Struct

from guidepress.core.os_errors import RefusedError
from guidepress.formats.braille.cells import ascii_braille

PROGRAM, MODULE = "lou_translate", "louis"
DISPLAY = "unicode.dis"
"""The table of liblouis by which it answers in Unicode braille, whatever other display table is usual."""
LONGEST = 900
"""The most bytes that are translated at once. The program cuts a line of more than 2,047."""
_SENTENCE, _SPACE = re.compile(r"(?<=[.!?:;])\s"), re.compile(r"\s")
UNKNOWN = "\ue000"
"""A character that no table has."""
INSTALL = (
    "install it: on Debian and Ubuntu with apt install liblouis-bin, on macOS with brew install liblouis, on Windows "
    "from github.com/liblouis/liblouis/releases, with its folder bin in PATH; then build again"
)


class UnknownTableError(Exception):
    """liblouis has no table of this name, or one that it cannot use."""


class Translated(Struct):
    """The words in braille, and the characters that the table does not have."""

    cells: Mapping[str, str]
    """For each text: its cells as ASCII, with spaces between words."""
    unknown: tuple[str, ...]


class Liblouis:
    """liblouis as it is found on this machine, with one table. RefusedError if it is not there."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.program = shutil.which(PROGRAM)
        self.module: Any = None
        if self.program is None:
            try:
                self.module = import_module(MODULE)
                _ = self.module.translateString
            except (ImportError, AttributeError, OSError):
                raise RefusedError("braille needs liblouis, which is not on this computer", INSTALL) from None

    @property
    def version(self) -> str:
        """The version of liblouis: "3.24.0"."""
        said = self.module.version() if self.program is None else self._run("", "--version")
        found = re.search(r"\d+(?:\.\d+)+", said)
        return found.group() if found else ""

    def translate(self, texts: Iterable[str]) -> Translated:
        """Texts in braille. UnknownTableError if the table cannot be used.

        What the table does not have is left out of the braille, and returned.
        """
        wanted = [text for text in dict.fromkeys(texts) if text.strip()]
        unknown = self._unknown("".join(wanted))
        known = {text: text.translate({ord(character): None for character in unknown}) for text in wanted}
        pieces = {text: list(_pieces(" ".join(words.split()))) for text, words in known.items()}
        flat = list(dict.fromkeys(piece for parts in pieces.values() for piece in parts))
        answers = dict(zip(flat, self._lines(flat), strict=True))
        cells = {text: " ".join(answers[piece] for piece in parts) for text, parts in pieces.items()}
        return Translated(cells, unknown)

    def _unknown(self, text: str) -> tuple[str, ...]:
        """The characters that the table gives as their code, as it does with `UNKNOWN`."""
        asked = [UNKNOWN, *sorted({character for character in text if not character.isspace() and ord(character) > 32})]
        sample, *answers = self._patterns(asked)
        begins, ends = sample[:3], sample[-1:]
        return tuple(
            character
            for character, answer in zip(asked[1:], answers, strict=True)
            if not answer.strip() or (len(answer) >= len(sample) and answer[:3] == begins and answer[-1:] == ends)
        )

    def _lines(self, lines: list[str]) -> list[str]:
        """The braille of each line, in ASCII."""
        try:
            return [ascii_braille(line).strip() for line in self._patterns(lines)]
        except ValueError:
            raise UnknownTableError(self.table) from None

    def _patterns(self, lines: list[str]) -> list[str]:
        """The braille of each line, as Unicode characters."""
        if self.program is None:
            try:
                return [self.module.translateString(self._tables.split(","), line) for line in lines]
            except RuntimeError:
                raise UnknownTableError(self.table) from None
        # The program reads a backslash as the beginning of a code.
        asked = "".join(line.replace("\\", "\\\\") + "\n" for line in lines)
        found = self._run(asked, "--forward", self._tables).split("\n")
        if len(found) != len(lines) + 1:
            raise UnknownTableError(self.table)  # it says nothing but an error where there is no such table
        return found[:-1]

    @property
    def _tables(self) -> str:
        return f"{DISPLAY},{self.table}"

    def _run(self, text: str, *options: str) -> str:
        """What the program answers."""
        assert self.program is not None
        try:
            run = subprocess.run([self.program, *options], input=text.encode("utf-8"), capture_output=True, check=False)
        except OSError as error:
            raise RefusedError(f"{PROGRAM} cannot be started ({error.strerror})", INSTALL) from None
        return run.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that are short enough, cut between sentences where possible."""
    while len(text.encode("utf-8")) > LONGEST:
        head = text.encode("utf-8")[:LONGEST].decode("utf-8", "ignore")
        cuts = [match.start() for match in _SENTENCE.finditer(head)] or [
            match.start() for match in _SPACE.finditer(head)
        ]
        at = cuts[-1] if cuts else len(head)
        yield text[:at].strip()
        text = text[at:].strip()
    if text:
        yield text
