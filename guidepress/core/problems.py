"""Problems of a guide: what is wrong, where it is, and what to do about it.

Every stage adds to one `Problems`. An author's mistake raises no exception, so one run reports all mistakes. Each
`Code` is stable: `docs/problems.md` lists the codes, and a test compares that page with this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.values import Value


class Where(Value, order=True):
    """A place in a source file. `file` is relative to the guide's folder, with `/`; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Where("")
"""The place of a value that comes from no file."""


class Traced(Value, eq=False, kw_only=True):
    """A value with its place in the source. The place is ignored when two values are compared."""

    where: Where = NOWHERE

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(getattr(self, name) == getattr(other, name) for name in self._held())

    def __ne__(self, other: object) -> bool:
        """Defined here because msgspec's own method compares the places too."""
        return not self == other

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._held()))

    def _held(self) -> Iterator[str]:
        """The names of all fields but `where`."""
        return (name for name in self.__struct_fields__ if name != "where")


MAX_MESSAGE = 400
"""Most characters of a message. It may quote an author's text, which has no limit."""
_QUOTED = re.compile('"([^"]{60})[^"]{2,}"')
"""A quotation that is too long for a message."""
_INVISIBLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufeff]"
)
"""Characters that would break a line, change its direction, or be invisible. Joiners are not listed: emoji and some
scripts need them.
"""


class Code(Enum):
    """The stable name of each kind of problem."""

    # reading
    FILE_MISSING = "file-missing"
    UNKNOWN_FILE = "unknown-file"
    NOT_UTF8 = "not-utf8"
    YAML_SYNTAX = "yaml-syntax"
    YAML_ALIAS = "yaml-alias"
    YAML_TAG = "yaml-tag"
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    # shape
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    DUPLICATE_KEY = "duplicate-key"
    WRONG_TYPE = "wrong-type"
    WRONG_VALUE = "wrong-value"
    EMPTY_TEXT = "empty-text"
    UNKNOWN_BLOCK = "unknown-block"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_VARIANT = "unknown-variant"
    # prose
    MARKUP = "markup-not-allowed"
    BAD_LINK = "bad-link"
    BAD_FOOTNOTE = "bad-footnote"
    BAD_PLAN = "bad-plan"
    CONTROL_CHARACTER = "control-character"
    MISSING_GLYPH = "missing-glyph"
    # the whole guide
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_NUMBER = "duplicate-number"
    RESERVED_ID = "reserved-id"
    DANGLING_REFERENCE = "dangling-reference"
    PREFIX_ID = "prefix-id"
    RETIRED_ID = "retired-id"
    LOST_ID = "lost-id"
    CHANGED_ID = "changed-id"
    LOCKED_EDITION = "locked-edition"
    WRONG_COUNT = "wrong-count"
    TIMINGS = "timings"
    NO_TIME = "no-time"
    TOO_LITTLE_TIME = "too-little-time"
    FACILITATOR_WORDS = "facilitator-words"
    MISSING_ASSET = "missing-asset"
    BAD_ASSET = "bad-asset"
    UNKNOWN_LABEL = "unknown-label"
    ENGLISH_LABELS = "english-labels"
    EXAMPLE_OPTION = "example-option"
    ANSWER_KEY = "answer-key"
    EARLY_ANSWER = "early-answer"
    EMPTY_BLOCK = "empty-block"
    PRIVACY_WORDS = "privacy-words"
    UNTRUE_WORDS = "untrue-words"
    NO_SOURCE = "no-source"
    # the outputs
    TOO_LONG = "too-long"
    OFF_PAGE = "off-page"
    EXAMPLE_TOO_LONG = "example-too-long"
    PATH_OUTSIDE = "path-outside"
    LOST_WORDS = "lost-words"
    # advice: warnings that a guide may set to error or off, as it may `too-long`
    SENTENCE_LENGTH = "sentence-length"
    READING_EASE = "reading-ease"
    SPELLING = "spelling"
    UNKNOWN_ABBREVIATION = "unknown-abbreviation"
    LINK_WORDS = "link-words"
    ALT_TEXT = "alt-text"
    EASY_READ = "easy-read"
    REPEATED_HEADING = "repeated-heading"
    LONG_LIST = "long-list"
    UNUSED_ID = "unused-id"
    UNUSED_ENTRY = "unused-entry"
    UNUSED_IMAGE = "unused-image"
    UNUSED_CARDS = "unused-cards"
    CONTRAST = "contrast"
    PASTED_CHARACTERS = "pasted-characters"
    UNCLOSED_MARK = "unclosed-mark"


ADVICE = frozenset(
    {
        Code.TOO_LONG,
        Code.SENTENCE_LENGTH,
        Code.READING_EASE,
        Code.SPELLING,
        Code.UNKNOWN_ABBREVIATION,
        Code.LINK_WORDS,
        Code.ALT_TEXT,
        Code.EASY_READ,
        Code.REPEATED_HEADING,
        Code.LONG_LIST,
        Code.UNUSED_ID,
        Code.UNUSED_ENTRY,
        Code.UNUSED_IMAGE,
        Code.UNUSED_CARDS,
        Code.CONTRAST,
        Code.PASTED_CHARACTERS,
        Code.UNCLOSED_MARK,
    }
)
"""The codes that `checks` in guide.yaml may name. A level applies to warnings only; an error stays an error."""


class Severity(Enum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Value):
    """One problem. `message` says what is wrong in plain words, `hint` what to do. `about` is the author's text that
    the problem concerns, from a stage that has the text without its place.
    """

    where: Where
    severity: Severity
    code: Code
    message: str
    hint: str = ""
    about: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.severity.value} {self.code.value}: {self.message}{hint}"

    def record(self) -> dict[str, object]:
        """The problem as a JSON object, for other programs."""
        return {
            "file": self.where.file,
            "line": self.where.line,
            "column": self.where.column,
            "severity": self.severity.value,
            "code": self.code.value,
            "message": self.message,
            "hint": self.hint,
        }


class Problems(Struct):
    """The problems of one run."""

    items: list[Problem] = []

    def report(self, severity: Severity, code: Code, where: Where, message: str, hint: str = "") -> None:
        """Adds a problem of this severity. Parameters: see `Problem`."""
        add = self.error if severity is Severity.ERROR else self.warning
        add(code, where, message, hint)

    def error(self, code: Code, where: Where, message: str, hint: str = "", about: str = "") -> None:
        """Adds an error. Parameters: see `Problem`."""
        self.items.append(Problem(where, Severity.ERROR, code, _one_line(message), _one_line(hint), about))

    def warning(self, code: Code, where: Where, message: str, hint: str = "") -> None:
        """Adds a warning. Parameters: see `Problem`."""
        self.items.append(Problem(where, Severity.WARNING, code, _one_line(message), _one_line(hint)))

    def apply_levels(self, level_of: Callable[[Problem], str]) -> None:
        """Changes each warning by its level: `error` makes it an error, `off` removes it, anything else keeps it."""
        kept = []
        for problem in self.items:
            level = level_of(problem)
            if problem.severity is Severity.ERROR or level != "off":
                kept.append(replace(problem, severity=Severity.ERROR) if level == "error" else problem)
        self.items[:] = kept

    @property
    def failed(self) -> bool:
        """Whether any error was found."""
        return any(problem.severity is Severity.ERROR for problem in self.items)

    def __iter__(self) -> Iterator[Problem]:
        """Each problem once, in the order of files and lines."""
        unique = {str(problem): problem for problem in self.items}  # `about` is not part of the text
        return iter(sorted(unique.values(), key=lambda p: (p.where, p.code.value, p.message)))


def _one_line(text: str) -> str:
    """A text for one line of a terminal: invisible characters are replaced by their names, and a long text is cut."""
    text = _QUOTED.sub(r'"\1…"', text)
    if len(text) > MAX_MESSAGE:
        text = text[: MAX_MESSAGE - 1] + "…"
    if text.isprintable():
        return text
    return _INVISIBLE.sub(lambda match: " " if match.group() in "\t\n" else f"<U+{ord(match.group()):04X}>", text)
