"""Writes the generated guide in every format that is compared.

    python benchmarks/generate.py --copies 10 --output benchmarks/work

The folder then has guide-10/ (a source folder of guidepress), guide-10.typ, guide-10.html and guide-10.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from as_guide import write_guide
from as_html import html
from as_markdown import markdown
from as_typst import typst

WORK = Path(__file__).resolve().parent / "work"


def generate(folder: Path, copies: int) -> None:
    """Writes the four forms of so many copies of the guide into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_guide(folder / f"guide-{copies}", copies)
    for ending, make in (("typ", typst), ("html", html), ("md", markdown)):
        (folder / f"guide-{copies}.{ending}").write_text(make(copies), encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, nargs="+", default=[1], help="1 is about 100 pages")
    parser.add_argument("--output", type=Path, default=WORK)
    options = parser.parse_args()
    for copies in options.copies:
        generate(options.output, copies)


if __name__ == "__main__":
    main()
