"""Coverage-guided search in the small readers: markup, layouts and icons. Run by hand, never in CI:

    pip install atheris && python -m tests.fuzz.readers WORK -max_total_time=900

An input is a word, a new line and a text. The word is `line`, `plain`, `prose`, `icon`, or the name of a layouts file.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["guidepress"]):
    from guidepress import theme
    from guidepress.core.problems import Problems, Where
    from guidepress.document import authored_text

from tests.broken import a_value, break_lines
from tests.conftest import HOME
from tests.fuzz.findings import Findings

LAYOUTS = ("theme.yaml", "workbook.yaml", "book.yaml", "deck.yaml")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M4 4h16a2 2 0 0 1 2 2v3z"/></svg>'
)
PROSE = (
    "A **strong** word, [a link](https://www.example.org), [a place](#a.b), [gair](lang:cy).\n\n- a\n  - b\n\n1. c\n"
)


class Readers:
    """A copy of the layouts and icons, of which one file at a time is another."""

    def __init__(self, work: Path) -> None:
        self.root = work / "design"
        for name in ("layouts", "assets"):
            shutil.copytree(HOME / name, self.root / name, dirs_exist_ok=True)
        shutil.rmtree(self.root / "assets" / "icons")
        (self.root / "assets" / "icons").mkdir()
        self.findings = Findings(work / "findings")
        files = {name: (self.root / "layouts" / name).read_text(encoding="utf-8") for name in LAYOUTS}
        self.seeds = {"line": "**a** [b](#c)", "plain": "Words", "prose": PROSE, "icon": SVG, **files}

    def try_out(self, data: bytes) -> None:
        head, _, content = data.partition(b"\n")
        word = head.decode("utf-8", "replace")
        try:
            if word in LAYOUTS:
                self.with_file(self.root / "layouts" / word, content, self.seeds[word].encode())
            elif word == "icon":
                self.with_file(self.root / "assets" / "icons" / "one.svg", content, SVG.encode())
            elif word in self.seeds:
                self.markup(word, content.decode("utf-8", "replace"))
        except Exception as error:
            self.findings.fault(error, data)

    def with_file(self, path: Path, content: bytes, good: bytes) -> None:
        path.write_bytes(content)
        try:
            theme.load_theme(self.root / "layouts", self.root / "assets", Problems())
        finally:
            path.write_bytes(good)

    def markup(self, word: str, text: str) -> None:
        where, problems = Where("a.yaml", 3, 5), Problems()
        if word == "prose":
            authored_text.parse_prose(authored_text.Prose(text, where=where, exact=True), problems)
        else:
            line = authored_text.Line(text, where=where) if word == "line" else authored_text.Plain(text, where=where)
            authored_text.parse_line(line, problems)
        for problem in problems:
            if not 3 <= problem.where.line <= 3 + text.count("\n"):
                self.findings.add(f"no place: {problem.code.value}", str(problem), text.encode("utf-8", "replace"))


def mutate(data: bytes, most: int, seed: int) -> bytes:
    chance = random.Random(seed)
    head, _, content = data.partition(b"\n")
    word = head.decode("utf-8", "replace")
    if word not in readers.seeds or chance.random() < 0.02:
        word = chance.choice(list(readers.seeds))
        return f"{word}\n{readers.seeds[word]}".encode()
    if chance.random() < 0.4:
        return head + b"\n" + bytes(atheris.Mutate(content, most - len(head) - 1))
    text = content.decode("utf-8", "replace")
    if chance.random() < 0.3:
        place = chance.randrange(len(text) + 1)
        text = text[:place] + a_value(chance) + text[place:]
    return (head + b"\n" + break_lines(text, chance).encode("utf-8", "replace"))[:most]


if __name__ == "__main__":
    work = Path(sys.argv[1])
    readers = Readers(work)
    corpus = work / "corpus"
    corpus.mkdir(exist_ok=True)
    for word, text in readers.seeds.items():
        (corpus / f"seed-{word}").write_text(f"{word}\n{text}", encoding="utf-8")
    limits = ["-max_len=20000", "-timeout=10", "-rss_limit_mb=1024", "-len_control=0", f"-artifact_prefix={work}/"]
    atheris.Setup([sys.argv[0], str(corpus), *limits, *sys.argv[2:]], readers.try_out, custom_mutator=mutate)
    atheris.Fuzz()
