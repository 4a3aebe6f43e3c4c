"""Puts right what comes with text that is pasted from other programs: characters that nobody sees, and ligatures.

Every text of a source file passes here, keys too, so all formats and all comparisons have the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from guidepress.core.problems import Code, Problems, Where

_LETTERS = "\\u0000-\\u02ff\\u0370-\\u052f\\u1e00-\\u206f"
"""Letters of scripts without joiners, spaces and punctuation, as in a character class."""
_KINDS = {
    "soft hyphen": "\\u00ad",
    "zero-width space": "\\u200b\\u2060\\ufeff",
    "ligature": "\\ufb00-\\ufb06",
    "variation selector": "\\ufe00-\\ufe0f",
}
"""What is taken out or written as letters: its name in the message, and its characters, as in a character class."""
_JOINER = f"(?<![^{_LETTERS}])[\\u200c\\u200d]|[\\u200c\\u200d](?![^{_LETTERS}])"
"""A joiner or non-joiner that joins nothing. Between letters of other scripts and between emoji they matter."""
_PASTED = re.compile(f"[{''.join(_KINDS.values())}]|{_JOINER}")
_SUSPECT = re.compile(f"[\\u200c\\u200d{''.join(_KINDS.values())}]")
"""Finds quickly whether `_PASTED` may find anything."""
_LINES_SHOWN = 5
"""Most lines that a warning lists."""


def _needs_tidying(text: str) -> bool:
    """Whether `tidied` may change a text."""
    return not text.isascii() and (_SUSPECT.search(text) is not None or not unicodedata.is_normalized("NFC", text))


def tidied(text: str) -> str:
    """A text without soft hyphens, zero-width spaces and variation selectors, with ligatures written as letters.

    Letters and their accents are one character where Unicode has one (form NFC).
    """
    if not _needs_tidying(text):
        return text
    return unicodedata.normalize("NFC", _PASTED.sub(_written_out, text))


def _written_out(match: re.Match[str]) -> str:
    """The letters of a ligature; nothing for any other character."""
    character = match.group()
    return unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufb06" else ""


def report_pasted(text: str, file: str, problems: Problems) -> None:
    """Says once for a file what `tidied` takes out of its texts, at the first place. Accents are not mentioned."""
    found = list(_PASTED.finditer(text)) if _SUSPECT.search(text) else []
    if not found:
        return
    counts: dict[str, int] = {}
    for match in found:
        kind = _kind_of(match.group())
        counts[kind] = counts.get(kind, 0) + 1
    lines = _lines_of(text, [match.start() for match in found])
    first = found[0].start()
    where = Where(file, lines[0], first - text.rfind("\n", 0, first))
    what = _listed([f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items()])
    message = f"{what} {'were' if len(found) > 1 else 'was'} put right{_elsewhere(lines)}"
    problems.warning(Code.PASTED_CHARACTERS, where, message, "nothing need be done")


def _lines_of(text: str, places: Sequence[int]) -> list[int]:
    """The line of each place, each line once. The places rise."""
    lines, number, at = [], 1, 0
    for place in places:
        number, at = number + text.count("\n", at, place), place
        lines.append(number)
    return list(dict.fromkeys(lines))


def _kind_of(character: str) -> str:
    return next((kind for kind, letters in _KINDS.items() if re.match(f"[{letters}]", character)), "joiner")


def _elsewhere(lines: Sequence[int]) -> str:
    """The lines as the end of a message; "" for one line, which the place tells."""
    if len(lines) < 2:
        return ""
    more = f" and {len(lines) - _LINES_SHOWN} more" if len(lines) > _LINES_SHOWN else ""
    shown = [str(line) for line in lines[:_LINES_SHOWN]]
    return ", in lines " + (", ".join(shown) + more if more else _listed(shown))


def _listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: "one, two and three"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
