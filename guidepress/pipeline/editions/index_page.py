"""The index page of a region: every edition with its files, sizes, hashes, date and state."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.pipeline.editions.job import Outcome
from guidepress.pipeline.editions.stores import Store
from guidepress.pipeline.report.parts import table, whole_page
from guidepress.pipeline.report.words import counted, size_words

INDEX = "index.html"
STATES: Mapping[str, str] = {"made": "whole", "current": "whole", "failed": "not made"}
FIRST = (".pdf", ".epub", ".zip", ".html", ".pptx")
"""The endings of files for readers, which stand first in the list of an edition."""
HOW_TO_COMPARE = (
    "The SHA-256 tells whether a file came through whole: compare it with the output of sha256sum on Linux, "
    "shasum -a 256 on a Mac, or certutil -hashfile FILE SHA256 on Windows."
)


def index_page(
    about: Mapping[str, str], outcomes: Sequence[Outcome], store: Store, proved: Collection[str] = ()
) -> bytes:
    """The page for these outcomes. `about` has the slug, the title and the edition of the guide; `store` has the files;
    `proved` are the names of the editions that have a folder of evidence.
    """
    title = f"{about['title']}: editions of organisations"
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    total = counted(len(outcomes), "organisation")
    sentence = f"Edition {about['edition']} of the guide, for {total}."
    if failed:
        sentence += f" {counted(failed, 'edition')} could not be made: see the column “State”."
    rows = [_row(outcome, store, proved) for outcome in outcomes]
    header = ("Organisation", "State", "Made on", "Files", "Size", "Evidence")
    main = el(
        "main",
        el("h1", title),
        el("p", sentence, class_="verdict"),
        el("section", el("h2", "Organisations"), table(header, rows, "Every edition with its state and size")),
        el(
            "section",
            el("h2", "Files"),
            el("p", HOW_TO_COMPARE),
            [_files(each, store) for each in outcomes if each.files],
        ),
        el("p", "The same data for programs: ", el("a", "editions.json", href="editions.json"), ".", class_="small"),
    )
    return whole_page(title, main)


def _row(outcome: Outcome, store: Store, proved: Collection[str]) -> Sequence[ElementContent]:
    name = outcome.title or outcome.name
    own = el("a", name, href=f"#{outcome.name}") if outcome.files else name
    sample = " (a sample; the organisation is invented)" if outcome.sample else ""
    size = size_words(sum(entry["size"] for entry in outcome.files.values())) if outcome.files else "–"
    evidence = el("a", f"Evidence for {name}", href=f"{store.below(outcome.name, outcome.build)}evidence/index.html")
    return (
        [own, sample],
        _state(outcome),
        _day(outcome.made) or "–",
        f"{len(outcome.files)}",
        size,
        evidence if outcome.name in proved else "not checked yet",
    )


def _state(outcome: Outcome) -> str:
    if outcome.status != "failed":
        return STATES[outcome.status]
    why = outcome.reason or "there are mistakes in its files"
    earlier = f"; the files are those of {_day(outcome.made)}" if outcome.files else ""
    return f"{STATES['failed']}: {why}{earlier}"


def _day(moment: str) -> str:
    """The date and time of a moment in UTC, for people: "2026-11-27, 17:05 UTC"."""
    return f"{moment[:10]}, {moment[11:16]} UTC" if moment else ""


def _files(outcome: Outcome, store: Store) -> Element:
    """The files of an edition with their sizes and hashes, those for readers first."""
    paths = sorted(outcome.files, key=lambda path: (_rank(path), path))
    below = store.below(outcome.name, outcome.build)
    rows = [_file(f"{below}{path}", path, outcome.files[path]) for path in paths]
    title = outcome.title or outcome.name
    return el(
        "section",
        el("h3", title, id=outcome.name),
        el(
            "details",
            el("summary", f"All {counted(len(paths), 'file')} of {title}"),
            table(("File", "Size", "SHA-256"), rows, f"Files of {title}"),
        ),
    )


def _file(place: str, path: str, entry: Mapping[str, Any]) -> Sequence[ElementContent]:
    return el("a", path, href=quote(place)), size_words(entry["size"]), el("code", entry["sha256"])


def _rank(path: str) -> int:
    """Where a file stands: files for readers at the top of the folder first, then those in folders, then the rest."""
    known = [number for number, ending in enumerate(FIRST) if path.endswith(ending)]
    is_report = path.startswith("report.")
    return len(FIRST) * 2 if is_report or not known else known[0] + len(FIRST) * ("/" in path)
