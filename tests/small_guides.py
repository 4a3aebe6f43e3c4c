"""Small guides written by tests: parts as mappings, and parts that hypothesis draws."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from guidepress.compose.book import Arranged, arrange
from guidepress.compose.decks import arrange_decks
from guidepress.core.problems import Problems
from guidepress.document.deck import Deck
from guidepress.source.loader import load
from guidepress.source.model.guide import Guide
from tests.decks import CASES, room

Source = dict[str, Any]
"""A part or a block as it stands in its YAML file."""


class _WholeWords(yaml.SafeDumper):
    """Writes every value out: the source has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def guide_of(folder: Path, parts: list[Source], problems: Problems) -> Guide:
    """The guide of these parts, with the guide.yaml of the cases of slides."""
    (folder / "parts").mkdir(parents=True)
    about = (CASES / "guide.yaml").read_text(encoding="utf-8")
    listed = ", ".join(part["id"] for part in parts)
    (folder / "guide.yaml").write_text(about.replace("[leap]", f"[{listed}]"), encoding="utf-8")
    for at, part in enumerate(parts, 1):
        text = yaml.dump(part, Dumper=_WholeWords, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / "parts" / f"{at:02d}-{part['id']}.yaml").write_text(text, encoding="utf-8")
    guide = load(folder, problems)
    assert guide is not None, "\n".join(map(str, problems))
    return guide


def decks_of(parts: list[Source], problems: Problems | None = None) -> tuple[Guide, Arranged, tuple[Deck, ...]]:
    """The decks of a guide of these parts."""
    found = Problems() if problems is None else problems
    with tempfile.TemporaryDirectory() as name:
        guide = guide_of(Path(name) / "source", parts, found)
        arranged = arrange(guide, Path(name), found)
        return guide, arranged, arrange_decks(guide, arranged, room(), found)


def part_of(*blocks: Source, **more: Any) -> Source:
    """A part of one section."""
    section = {"title": "A section", "id": "one.a", "body": [*blocks]}
    return {"part": "A part", "id": "one", "sections": [section], **more}


def exercise(id: str, title: str) -> Source:
    """A block with an exercise."""
    keys = {"title": title, "for": "you", "minutes": 5, "prompt": "Write.", "slide": f"{title}?", "lines": 3}
    return {"exercise": "free-text", "id": id} | keys


class Author:
    """Writes parts. Each word is written once, so that it can be found again."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.count = 0
        self.wanted: list[str] = []
        """Words that have to stand in a deck."""

    def words(self, count: int, sentence: int = 0, wanted: bool = True) -> str:
        """A line of new words. With `sentence`, a full stop follows each time after as many."""
        written = [f"w{self.count + at}" for at in range(count)]
        self.count += count
        if wanted:
            self.wanted += written
        ends = [f"{word}." if sentence and at % sentence == 0 else word for at, word in enumerate(written, 1)]
        return " ".join(ends)

    def maybe(self) -> bool:
        return bool(self.draw(st.booleans()))

    def part(self, at: int) -> Source:
        id = f"part-{at}"
        sections = [self.section(f"{id}.s{number}") for number in range(self.draw(st.integers(0, 3)))]
        part: Source = {"part": self.words(2, wanted=False), "id": id, "role": "part"}
        part |= {"sections": sections} if sections else {}
        body = self.blocks(f"{id}.before")
        if body:
            part["body"] = body
        return part | self.facilitate([block["id"] for block in body if "exercise" in block], f"{id}.activity")

    def section(self, id: str) -> Source:
        section = {"title": self.words(self.draw(st.integers(1, 9))), "id": id, "body": self.blocks(id)}
        section["body"] = section["body"] or [{"text": self.words(30, 7, wanted=False)}]
        return section | self.facilitate([block["id"] for block in section["body"] if "exercise" in block], f"{id}.act")

    def blocks(self, id: str) -> list[Source]:
        kinds = {"text": self.text, "list": self.list, "prose": self.prose, "exercise": self.exercise}
        in_section = not id.endswith(".before")  # a part of nothing but headings has no deck
        chosen = self.draw(st.lists(st.sampled_from([*kinds, "list", "heading"]), max_size=4))
        made = []
        for at, kind in enumerate(chosen):
            made.append(
                {"heading": self.words(3, wanted=in_section)} if kind == "heading" else kinds[kind](f"{id}.b{at}")
            )
        return made

    def text(self, id: str) -> Source:
        return {"text": self.words(20, 6, wanted=False)}

    def list(self, id: str) -> Source:
        items = [self.item() for _ in range(self.draw(st.integers(1, 7)))]
        block = {"list": self.words(self.draw(st.sampled_from((1, 4, 25)))), "items": items}
        return block | self.draw(st.sampled_from(({}, {"ordered": True}, {"terms": True})))

    def item(self) -> Any:
        long = self.words(self.draw(st.sampled_from((1, 5, 14, 60, 150))), self.draw(st.sampled_from((0, 9))))
        more: Source = {}
        if self.maybe():
            count = self.draw(st.integers(1, 6))
            more["items"] = [self.words(self.draw(st.sampled_from((1, 20, 80)))) for _ in range(count)]
        if self.maybe():
            more["slide"] = self.words(6)
        return {"item": long} | more if more else long

    def prose(self, id: str) -> Source:
        return {"text": "\n".join(f"- {self.words(self.draw(st.sampled_from((2, 40))))}" for _ in range(3))}

    def exercise(self, id: str) -> Source:
        about = {"title": self.words(3), "for": "you", "minutes": 5, "prompt": self.words(9)}
        return {"exercise": "free-text", "id": id} | about | {"slide": self.words(8), "lines": 3}

    def facilitate(self, exercises: list[str], id: str) -> Source:
        """Words for facilitators, or none. They may name exercises, and so may their activity."""
        if self.maybe():
            return {}
        words: Source = {"key-points": [self.words(8)]} if self.maybe() else {}
        words |= {"exercises": exercises} if exercises and self.maybe() else {}
        if self.maybe():
            steps = [{"do": self.words(4), "full": 5, "short": 5}]
            activity: Source = {"title": self.words(2), "id": id, "full": 5, "short": 5, "steps": steps}
            words["activity"] = activity | ({"exercises": exercises} if exercises and self.maybe() else {})
        return {"facilitate": words}
