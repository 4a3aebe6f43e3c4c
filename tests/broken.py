"""Sources that somebody broke: lines or values changed as a hurried hand, or a bad one, would change them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

WORDS = r"""
~ no true 0 -1 1 2 3 12 40 999999999 1e999 .nan 0x1F 1.10 2026-02-30 25:61 09:30 '' "" [] {} - ? : | > |2 >- * & ! % @ `
[[]] [{}] {a} {a:b} {"":""} "\0" "\ud800" "\U0010FFFF" !!python/object:os.system &a *a <<: # --- ... #meet.look
meet meet.look leap leap.design demo demo.section-1 intro.platform you any facilitator free-text rating-grid gather map
soft-1 accent-9 accent-0 ink tone-x ../x /etc/passwd workshop.jpg https://www.example.org/a javascript:1 mailto:a@b
lang:cy **a** __a__ *a* [a](b) [](#a) [a](lang:cy) <b>a</b> &amp; &#0; {number} {} {0} {page!r} {words.x} ${x} %s \n
"""
CHARACTERS = "ﬁ ﷽ 👩\u200d👩\u200d👧 \u202e \u200f é e\u0301 漢字 \u202bעברית\u202c \u034f \xad ￼ \ufeff \u200b"
VALUES = [*WORDS.split(), *CHARACTERS.split(" "), "\u2028", "\x85", "\xa0"]
"""What stands in place of a value: words that YAML, the markup, the templates, XML and PDF each read their own way."""

KEY = re.compile(r"^(\s*(?:- )?)([\w-]+)(:)(?= |$)")


def _long(chance: random.Random) -> str:
    return chance.choice(("W", "ab ", "a-", "1", "é", "漢", "**a** ", "[a](#b) ", "- ")) * chance.choice(
        (40, 400, 4000)
    )


def _deep(chance: random.Random) -> str:
    depth = chance.choice((3, 39, 41, 500))
    return "[" * depth + "]" * depth


def _any_text(chance: random.Random) -> str:
    characters = (chr(chance.randrange(32, chance.choice((128, 0x250, 0xD800)))) for _ in range(chance.randrange(1, 9)))
    return "".join(characters)


def a_value(chance: random.Random) -> str:
    """Something to stand where something else stood."""
    kinds: tuple[Callable[[random.Random], str], ...] = (_long, _deep, _any_text)
    return chance.choice(VALUES) if chance.random() < 0.8 else chance.choice(kinds)(chance)


# --------------------------------------------------------------------------------------------------- lines


def break_lines(text: str, chance: random.Random) -> str:
    """The text with one to three changes of its lines."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        chance.choice(LINE_CHANGES)(lines, chance.randrange(len(lines)), chance)
        lines = lines or [""]
    return "\n".join(lines)


def _drop(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.choice((1, 1, 1, 2, 5))]


def _again(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at:at] = lines[at : at + chance.randrange(1, 8)] * chance.choice((1, 1, 2, 60))


def _move(lines: list[str], at: int, chance: random.Random) -> None:
    taken = lines[at : at + chance.randrange(1, 8)]
    place = chance.randrange(len(lines))
    lines[place:place] = taken


def _indent(lines: list[str], at: int, chance: random.Random) -> None:
    step = chance.choice((-4, -2, -1, 1, 2, 4))
    for number in range(at, min(len(lines), at + chance.choice((1, 1, 3)))):
        lines[number] = " " * step + lines[number] if step > 0 else lines[number][-step:]


def _new_value(lines: list[str], at: int, chance: random.Random) -> None:
    head, colon, _ = lines[at].partition(": ")
    lines[at] = f"{head}{colon}{a_value(chance)}" if colon else f"{lines[at]} {a_value(chance)}"


def _other_value(lines: list[str], at: int, chance: random.Random) -> None:
    head, colon, _ = lines[at].partition(": ")
    lines[at] = head + colon + lines[chance.randrange(len(lines))].partition(": ")[2]


def _other_key(lines: list[str], at: int, chance: random.Random) -> None:
    other = KEY.match(lines[chance.randrange(len(lines))])
    lines[at] = KEY.sub(rf"\1{other.group(2) if other else 'x'}\3", lines[at])


def _new_word(lines: list[str], at: int, chance: random.Random) -> None:
    words = lines[at].split(" ")
    words[chance.randrange(len(words))] = a_value(chance)
    lines[at] = " ".join(words)


def _cut(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


def _character(lines: list[str], at: int, chance: random.Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    new = chance.choice("'\"[]{}:,#&*!|>-?%@`\\<>/()\t~ \u200b\u00ad" + _any_text(chance))
    lines[at] = lines[at][:place] + new + lines[at][place + chance.randrange(2) :]


LineChange = Callable[[list[str], int, random.Random], None]
LINE_CHANGES: tuple[LineChange, ...] = (
    _drop, _again, _move, _indent, _new_value, _new_value, _other_value, _other_key, _new_word, _cut, _character,
)  # fmt: skip


# --------------------------------------------------------------------------------------------------- values


def break_values(tree: Any, chance: random.Random) -> Any:
    """The values of a file with one to three changes: keys dropped, types changed, other text, more or less of it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        holders = list(_holders(tree))
        holder, key = chance.choice(holders) if holders else (None, None)
        if holder is not None:
            chance.choice(VALUE_CHANGES)(holder, key, chance, tree)
    return tree


def _holders(tree: Any) -> Any:
    """Every list or mapping with each of its places."""
    if isinstance(tree, dict | list):
        for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
            yield tree, key
            yield from _holders(tree[key])


def _lose(holder: Any, key: Any, chance: random.Random, tree: Any) -> None:
    del holder[key]


def _retype(holder: Any, key: Any, chance: random.Random, tree: Any) -> None:
    value = holder[key]
    others: tuple[Any, ...] = (
        "",
        "words",
        3,
        -1,
        10**12,
        0.5,
        True,
        None,
        [],
        {},
        [value],
        {"a": value},
        [[value]],
        {"id": "a.b"},
    )
    holder[key] = chance.choice(others)


def _reword(holder: Any, key: Any, chance: random.Random, tree: Any) -> None:
    """Other words: of anywhere, or of the same file, which are more often right."""
    words = [value for one, place in _holders(tree) if isinstance(value := one[place], str)]
    holder[key] = chance.choice(words) if words and chance.random() < 0.5 else a_value(chance)


def _repeat(holder: Any, key: Any, chance: random.Random, tree: Any) -> None:
    value, times = holder[key], chance.choice((2, 11, 150))
    if isinstance(holder, list):
        holder[key:key] = [value] * times
    elif isinstance(value, list):
        holder[key] = value * times
    elif isinstance(value, str):
        holder[key] = (value + chance.choice(("", " ", "\n\n", "\n"))) * times
    elif isinstance(value, dict) and value:
        first = next(iter(value.values()))
        holder[key] = value | {f"more-{number}": first for number in range(times)}


def _exchange(holder: Any, key: Any, chance: random.Random, tree: Any) -> None:
    other, place = chance.choice(list(_holders(tree)))
    holder[key] = _copied(other[place])


def _rename(holder: Any, key: Any, chance: random.Random, tree: Any) -> None:
    if isinstance(holder, dict):
        holder[a_value(chance)[:60]] = holder.pop(key)


def _copied(value: Any) -> Any:
    """A copy, so that no list comes to stand inside itself."""
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


ValueChange = Callable[[Any, Any, random.Random, Any], None]
VALUE_CHANGES: tuple[ValueChange, ...] = (_lose, _lose, _retype, _reword, _reword, _repeat, _exchange, _rename)
