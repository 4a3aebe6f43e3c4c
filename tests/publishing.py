"""A pretended build that is published: files whose every byte tells which build it is of."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from guidepress.publish import publish

FILES = ["a.pdf", "b.epub", "decks/c.pptx", "decks/participants/c.pptx", "pages.json"]
STEPS: tuple[tuple[Any, str], ...] = ((os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink"))
"""What publishing asks of the system, one call a step."""


def content(version: str) -> dict[str, bytes]:
    return {name: version.encode() * (30_000 + 7 * number) for number, name in enumerate(FILES)}


def put(folder: Path, version: str) -> None:
    publish(content(version), folder, "guide", "1", version * 16, whole=True)


def whole(folder: Path, versions: str) -> str:
    """The version of the manifest, after a look at every file: each is whole, of one of the versions, and none is
    missing or left over but for files still beside their place."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in FILES:
        data = (folder / name).read_bytes()
        assert data in [content(version)[name] for version in versions], name
    return str(manifest["build"][0])


@contextmanager
def stepped(before: Callable[[int], None]) -> Iterator[None]:
    """Calls `before` with the number of each step, from 0, before it is done."""
    numbers = iter(range(sys.maxsize))
    real = [getattr(owner, name) for owner, name in STEPS]

    def wrapped(step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            before(next(numbers))
            return step(*arguments, **named)

        return counted

    try:
        for (owner, name), step in zip(STEPS, real, strict=True):
            setattr(owner, name, wrapped(step))
        yield
    finally:
        for (owner, name), step in zip(STEPS, real, strict=True):
            setattr(owner, name, step)


def steps_of(folder: Path, version: str) -> int:
    """Publishes, and counts the steps of it."""
    seen: list[int] = []
    with stepped(seen.append):
        put(folder, version)
    return len(seen)


def put_and_die(folder: Path, version: str, step: int) -> int:
    """Publishes in a process that is killed before a step; the signal that ended it."""
    child = os.fork()
    if child == 0:

        def die(number: int) -> None:
            if number == step:
                os.kill(os.getpid(), 9)

        try:
            with stepped(die):
                put(folder, version)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":  # put folder "b" over "a" once for each step, killed at it, in a folder of its own
    root = Path(sys.argv[1])
    put(root / "all", "a")
    for step in range(steps_of(root / "all", "b")):
        put(root / f"{step}", "a")
        print(step, put_and_die(root / f"{step}", "b", step), flush=True)
