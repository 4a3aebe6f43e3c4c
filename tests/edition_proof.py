"""Proves an edition page by page: it is like another one but for the names, and holds nobody else's name.

    python -m tests.edition_proof GUIDE EDITIONS ONE OTHER [ALONE]

EDITIONS has the folders ONE and OTHER, in which only publisher and contact differ; ALONE is a folder with ONE as a
build of its own, whose pages must look the same. Prints every fault; the exit status is 1 where there is one.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pymupdf
import yaml

ARCHIVES = (".epub", ".zip", ".pptx")
INDEX = re.compile("search-index-[0-9a-f]{8}")
"""The name of a file that holds the words of all pages: it has a hash of them in it."""
OF_TEXT = (".html", ".xhtml", ".xml", ".opf", ".ncx", ".rels", ".svg", ".js", ".json", ".css", ".txt")


def pages_of(path: Path) -> Iterator[tuple[str, str]]:
    """The words of each page of a PDF, of each file in an archive, or of a file, with the name of the page."""
    if path.suffix == ".pdf":
        with pymupdf.open(path) as document:
            yield "properties", f"{document.metadata} {document.get_xml_metadata()}"
            for number, page in enumerate(document, 1):
                yield f"page {number}", page.get_text()
    elif path.suffix in ARCHIVES:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(OF_TEXT):
                    yield name, archive.read(name).decode("utf-8")
    elif path.suffix in OF_TEXT:
        yield "", path.read_text(encoding="utf-8")


def texts(folder: Path) -> dict[str, str]:
    """The words of every page of every file of an edition, by file and page. Hashes are not part of them."""
    build = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["build"]

    def neutral(words: str) -> str:
        return INDEX.sub("search-index", " ".join(words.replace(build, "BUILD").split()))

    left_out = {"manifest.json", "report.json", "report.html"}  # sizes and hashes, which differ
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in left_out)
    return {
        neutral(f"{path.relative_to(folder).as_posix()} {page}".strip()): neutral(words)
        for path in files
        if "evidence" not in path.relative_to(folder).parts
        for page, words in pages_of(path)
    }


def faults(one: Path, other: Path, names: Mapping[str, str]) -> list[str]:
    """What is wrong with an edition. `names` has its names and contacts, and what stands for each in the other."""
    ours, theirs = texts(one), texts(other)
    found = [f"{place}: only one of both has it" for place in sorted({*ours} ^ {*theirs})]
    for place in sorted({*ours} & {*theirs}):
        neutral = [ours[place], theirs[place]]
        for number, (own, others) in enumerate(names.items()):
            if others in ours[place]:
                found.append(f"{place}: it says “{others}”")
            neutral = [words.replace(name, f"<{number}>") for words, name in zip(neutral, (own, others), strict=True)]
        if neutral[0] != neutral[1]:
            found.append(f"{place}: it differs in more than the names")
    return found + [f"“{own}” stands nowhere" for own in names if not any(own in words for words in ours.values())]


def unlike_pages(one: Path, alone: Path) -> list[str]:
    """The pages of PDFs that look different in both folders."""
    found = []
    for path in sorted(one.rglob("*.pdf")):
        below = path.relative_to(one)
        if "evidence" in below.parts:
            continue
        with pymupdf.open(path) as mine, pymupdf.open(alone / below) as other:
            if len(mine) != len(other):
                found.append(f"{below}: {len(mine)} and {len(other)} pages")
            for number, (left, right) in enumerate(zip(mine, other, strict=False), 1):
                if left.get_pixmap(dpi=50).samples != right.get_pixmap(dpi=50).samples:
                    found.append(f"{below} page {number}: it looks different")
    return found


def _names(folder: Path, name: str) -> list[str]:
    overlay = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
    return [str(overlay["publisher"][key]).strip() for key in ("name", "contact")]


def main(guide: Path, output: Path, one: str, other: str, alone: Path | None = None) -> int:
    """`guide` has the overlays, `output` the editions."""
    names = dict(zip(*(_names(guide / "editions", name) for name in (one, other)), strict=True))
    found = faults(output / one, output / other, names)
    found += unlike_pages(output / one, alone) if alone is not None else []
    print(*found, f"{len(texts(output / one))} pages and files looked at, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    paths = [Path(each) for each in sys.argv[1:3]]
    sys.exit(main(*paths, *sys.argv[3:5], *map(Path, sys.argv[5:])))
