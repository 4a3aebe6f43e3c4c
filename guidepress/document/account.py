"""Accounts for the texts of a document: each stands in what a format shows, or a rule leaves it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct, field

from guidepress.document.texts import Rule, Text

REACH = 3_000
"""A text within so many characters of the landmark that was found last is near it."""
LANDMARK = 30
"""A text of this length stands at one place only, as a rule, so it tells how far the search has come."""

PIECE = 3
"""Least words of a piece of a text that was cut, unless it is a sentence."""
ENDS = ".?!:;…"
"""The last letters of a sentence."""
LONG_WORD = 5
"""A word of so many letters may be broken where there is little room."""


class Account(Struct):
    """What became of the texts of one document in one format."""

    shown: Counter[str] = field(default_factory=Counter)
    """How many texts of each part are there. For the name of a part see `Text`."""
    left_out: dict[Rule, list[Text]] = {}
    lost: list[Text] = []
    """Texts that stand nowhere, and that no rule leaves out."""

    def add(self, other: Account) -> None:
        """Adds the texts of another account."""
        self.shown += other.shown
        self.lost += other.lost
        for rule, texts in other.left_out.items():
            self.left_out.setdefault(rule, []).extend(texts)


def account_for(texts: Iterable[Text], shown: str, *, in_pieces: bool = False) -> Account:
    """Looks for each text in what a format shows, in which all texts stand in reading order.

    With `in_pieces`, a text may be cut between two words, as a long item of a list is on slides.
    """
    finder = _Finder(shown)
    account = Account()
    for text in texts:
        rule = text.rule
        if rule is None:
            there = finder.find(text.words) or (in_pieces and finder.find_in_pieces(text.words))
        elif rule.applies == "always":
            there = False
        else:
            there = finder.is_near(text.words) or (rule.applies == "if-missing" and finder.count(text.words) > 0)
        if there:
            account.shown[text.part] += 1
        elif rule is None or (rule.applies == "to-repeats" and not finder.count(text.words)):
            account.lost.append(text)
        else:
            account.left_out.setdefault(rule, []).append(text)
    return account


class _Finder:
    """Finds texts that stand mostly in the order in which they are asked for."""

    def __init__(self, shown: str) -> None:
        self.shown = " ".join(shown.split())
        self.at = 0
        """Where the landmark ends that was found last."""
        self.ends: dict[str, int] = {}
        """Where the last place of each text ends that was found nearby."""
        self.found: Counter[str] = Counter()
        """How often each text was found."""
        self.counts: dict[str, int] = {}
        """How often each text stands here that was not found nearby."""

    def find(self, words: str) -> bool:
        """Whether a text stands near the landmark that was found last, or anywhere once more than it was found."""
        self.found[words] += 1
        end = self._near(words)
        if not end and len(words) >= LANDMARK and self.found[words] == 1:
            end = self._next(words, self.at, len(self.shown)) or self._next(words, 0, self.at)
        if end:
            self.ends[words] = end
            if len(words) >= LANDMARK:
                self.at = end
        return end > 0 or self.found[words] <= self.count(words)

    def find_in_pieces(self, words: str) -> bool:
        """Whether the words of a text stand here in their order, in pieces of at least `PIECE` words."""
        rest, at = words.split(), 0
        while rest:
            least = next((size for size, word in enumerate(rest[:PIECE], 1) if word[-1] in ENDS), min(PIECE, len(rest)))
            sizes = range(len(rest), least - 1, -1)
            ends = ((size, self._next(" ".join(rest[:size]), at, len(self.shown))) for size in sizes)
            size, at = next((pair for pair in ends if pair[1]), (0, 0))
            if not size:
                return False
            rest = rest[size:]
        return True

    def is_near(self, words: str) -> bool:
        """Whether a text stands near the landmark that was found last. It does not count as found."""
        return self._near(words) > 0

    def _near(self, words: str) -> int:
        """The end of a further place of a text near the landmark that was found last; 0 if there is none."""
        last = self.ends.get(words, 0)
        ahead = self._next(words, max(self.at, last), self.at + REACH + len(words))
        return ahead or self._next(words, max(self.at - REACH, last, 0), self.at)

    def count(self, words: str) -> int:
        """How often a text stands here."""
        if words not in self.counts:
            count = end = 0
            while end := self._next(words, end, len(self.shown)):
                count += 1
            if max(map(len, words.split())) >= LONG_WORD:
                count = max(count, self._without_spaces.count(words.replace(" ", "")))
            self.counts[words] = count
        return self.counts[words]

    @cached_property
    def _without_spaces(self) -> str:
        """What is shown, for words that were broken: where a line ends, a space stands."""
        return self.shown.replace(" ", "")

    def _next(self, words: str, start: int, stop: int) -> int:
        """The end of the next place of a text as whole words; 0 if there is none."""
        while (at := self.shown.find(words, start, stop)) >= 0:
            end = at + len(words)
            if not (_is_word(self.shown[at - 1 : at + 1]) or _is_word(self.shown[end - 1 : end + 1])):
                return end
            start = at + 1
        return 0


def _is_word(neighbours: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    return len(neighbours) == 2 and neighbours.isalnum()
