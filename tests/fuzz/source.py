"""Coverage-guided search for a source that the tool cannot answer. Run by hand, never in CI:

    pip install atheris && python -m tests.fuzz.source WORK -max_total_time=3600

WORK is a folder for the corpus, the guide and `findings/`. An input is the name of a file of the guide, a new line, and
what the file holds. The guide is made of all examples of docs/source/. What is looked for: an exception, a
problem without a place in the file, a message that no terminal prints, a check that takes more than ten seconds.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

import atheris
import yaml

with atheris.instrument_imports(include=["guidepress"]):
    from guidepress import theme
    from guidepress.core.problems import Problems
    from guidepress.core.tool_files import tool_file
    from guidepress.pipeline import build
    from guidepress.pipeline.project import Project

    for late in ("compose.decks", "checks.advice"):
        __import__(f"guidepress.{late}")

from tests.broken import break_lines, break_values
from tests.fuzz.findings import Findings
from tests.test_source_format import write_guide

SLOW = 10.0
"""Seconds."""
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


class Guide:
    """A guide in a folder, of which one file at a time is another."""

    def __init__(self, work: Path) -> None:
        self.root = work / "guide"
        self.project = write_guide(self.root) if not self.root.exists() else self._there()
        self.files = {
            path.relative_to(self.root).as_posix(): path.read_bytes() for path in sorted(self.root.rglob("*.yaml"))
        }
        self.names = list(self.files)
        found = theme.load_theme(self.project.layouts, self.project.layouts.parent / "assets", Problems())
        theme.load_theme = lambda *arguments: found
        self.findings = Findings(work / "findings")

    def _there(self) -> Project:
        return Project(self.root / "source", tool_file("layouts"), self.root / "output")

    def try_out(self, data: bytes) -> None:
        """Checks the guide with one file changed, and notes what is wrong with the answer."""
        head, _, content = data.partition(b"\n")
        name = head.decode("utf-8", "replace")
        if name not in self.files:
            return
        path = self.root / name
        path.write_bytes(content)
        started = time.monotonic()
        try:
            self.check(data)
        except Exception as error:
            self.findings.fault(error, data)
        finally:
            path.write_bytes(self.files[name])
        if time.monotonic() - started > SLOW:
            self.findings.add(f"slow {name}", f"{time.monotonic() - started:.0f} s", data)

    def check(self, data: bytes) -> None:
        problems = Problems()
        build.check(self.project, problems)
        for problem in problems:
            where = problem.where
            if not where.file or not 1 <= where.line <= self.lines(where.file) or where.column < 1:
                self.findings.add(f"no place: {problem.code.value}", str(problem), data)
            if UNPRINTABLE.search(str(problem)):
                self.findings.add(f"not printable: {problem.code.value}", ascii(str(problem)), data)

    def lines(self, file: str) -> int:
        """How many lines a file of the guide has; 1 where it is not there."""
        path = self.root / file
        return len(re.split(rb"\r\n|\r|\n", path.read_bytes())) if path.is_file() else 1


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Another input: other values in good YAML, other lines, or other bytes."""
    chance = random.Random(seed)
    head, _, content = data.partition(b"\n")
    if head.decode("utf-8", "replace") not in guide.files or chance.random() < 0.02:
        name = chance.choice(guide.names)
        return f"{name}\n".encode() + guide.files[name]
    choice = chance.random()
    if choice < 0.15:
        return head + b"\n" + bytes(atheris.Mutate(content, most - len(head) - 1))
    text = content.decode("utf-8", "replace")
    text = other_values(text, chance) if choice < 0.55 else break_lines(text, chance)
    return (head + b"\n" + text.encode("utf-8", "replace"))[:most]


def other_values(text: str, chance: random.Random) -> str:
    """The text with other values, or with other lines where it is no YAML."""
    try:
        tree = yaml.load(text, yaml.CBaseLoader)
        return str(yaml.dump(break_values(tree, chance), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
    except (yaml.YAMLError, TypeError, ValueError, RecursionError):
        return break_lines(text, chance)


if __name__ == "__main__":
    work = Path(sys.argv[1])
    guide = Guide(work)
    corpus = work / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, name in enumerate(guide.names):
        (corpus / f"seed-{number}").write_bytes(f"{name}\n".encode() + guide.files[name])
    limits = ["-max_len=60000", "-timeout=60", "-rss_limit_mb=1024", "-len_control=0", "-reduce_inputs=0"]
    limits.append(f"-artifact_prefix={work}/")
    atheris.Setup([sys.argv[0], str(corpus), *limits, *sys.argv[2:]], guide.try_out, custom_mutator=mutate)
    atheris.Fuzz()
