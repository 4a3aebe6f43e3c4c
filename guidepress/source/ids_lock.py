"""ids.lock: every name ever published. A name that vanishes must be retired, and a retired one may not come back.

Others hold on to these names: answers that learners saved, links into the book, progress in a learning system.
The file is YAML, written by the tool; only `retired` is an editor's.
"""

from __future__ import annotations

from collections.abc import Iterable

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import Value
from guidepress.source.builder import Builder
from guidepress.source.scalars import place_of
from guidepress.source.yaml_reader import read

LOCK_FILE = "source/ids.lock"
_HEAD = """\
# Every id that has been published. Written by the tool; commit it.
# To take an id out of the guide for good, move its line from "ids" to "retired".
"""


class Lock(Value):
    """What ids.lock holds."""

    ids: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()


def read_lock(text: str, problems: Problems, file: str = LOCK_FILE) -> Lock | None:
    """The lock as written, or None after an error."""
    node = read(text.encode("utf-8"), file, problems)
    if node is None:
        return None
    found: Lock | None = Builder().build(Lock, node, problems).value
    return found


def check_lock(ids: Iterable[str], lock_text: str, problems: Problems, file: str = LOCK_FILE) -> None:
    """Reports each locked id that is no longer among `ids`, and each retired one that is."""
    lock = read_lock(lock_text, problems, file)
    if lock is None:
        return
    present, retired = set(ids), set(lock.retired)
    for name in lock.ids:
        if name not in present and name not in retired:
            hint = "bring it back, or move the line to retired if it is gone for good"
            message = f'the published id "{name}" is gone from the guide'
            problems.error(Code.LOST_ID, place_of(name, Where(file)), message, hint)
    for name in lock.retired:
        if name in present:
            message = f'the id "{name}" is retired, but the guide uses it again'
            problems.error(Code.RETIRED_ID, place_of(name, Where(file)), message, "choose another id")


def render_lock(ids: Iterable[str], old: str = "") -> str:
    """The new text of ids.lock: `ids` and all that `old` held, sorted, without what stands under retired.

    An `old` that cannot be read counts as empty.
    """
    lock = (read_lock(old, Problems()) if old else None) or Lock()
    retired = set(lock.retired)
    kept = sorted({*lock.ids, *ids} - retired)
    text = _HEAD + "".join(_list("ids", kept))
    return text + "".join(_list("retired", sorted(retired)))


def _list(key: str, names: list[str]) -> Iterable[str]:
    if names:
        yield f"{key}:\n"
        yield from (f"  - {name}\n" for name in names)
