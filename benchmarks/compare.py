"""Measures guidepress beside its peers, in one run, and writes the tables of docs/performance.md.

    python benchmarks/compare.py                       ×1 and ×10, three runs each: ten minutes
    python benchmarks/compare.py --copies 1 10 40      with the largest as well: half an hour
    python benchmarks/compare.py --chain               also the whole build against WeasyPrint and Pandoc
    python benchmarks/compare.py --warm                also how soon a saved edit of the real guide is in its workbook
    python benchmarks/compare.py --dry                 print, and leave docs/performance.md as it is

Each run is a whole cold process. Peers take turns, so that a busy moment of the machine meets all of them.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from platform import python_version

from generate import WORK, generate
from measure import Use, median, run
from peers import CHAIN, PROJECT, WORKBOOKS, Peer, prepare, versions
from warm import cold_and_warm
from warm import table as warm_table

PAGE = PROJECT / "docs" / "performance.md"
START, END = "<!-- measured: start -->", "<!-- measured: end -->"
PATIENCE = 60.0
"""What takes longer, in seconds, is run once only."""
OURS, TYPST, WEASYPRINT = "guidepress", "typst", "weasyprint"
Results = dict[tuple[str, int], Use]


def measure(peers: Sequence[Peer], sizes: Sequence[int], runs: int) -> Results:
    """The medians of so many runs, by the name of the peer and the number of copies."""
    found: Results = {}
    for copies in sizes:
        generate(WORK, copies)
        uses: dict[str, list[Use]] = {}
        for turn in range(runs if copies < 40 else 1):
            for peer in (peer for peer in peers if copies <= peer.most):
                if uses.get(peer.name) and uses[peer.name][-1].wall > PATIENCE:
                    continue
                use = run(peer.command(copies), WORK, peer.environment)
                uses.setdefault(peer.name, []).append(use)
                print(f"×{copies} {turn + 1} {peer.name}: {use.wall:.2f} s, {use.cpu:.2f} s CPU, {use.memory:.0f} MiB")
        found.update({(name, copies): median(several) for name, several in uses.items()})
    return found


def table(peers: Sequence[Peer], results: Results, sizes: Sequence[int]) -> Iterator[str]:
    """Wall, CPU and memory of each peer at each size."""
    yield "| wall s / CPU s / peak MiB | " + " | ".join(f"×{copies}" for copies in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    for peer in peers:
        cells = [_figures(results.get((peer.name, copies))) for copies in sizes]
        yield f"| {peer.label} | " + " | ".join(cells) + " |"


def _figures(use: Use | None) -> str:
    return f"{use.wall:.2f} / {use.cpu:.2f} / {use.memory:.0f}" if use else "–"


def ratios(results: Results, sizes: Sequence[int]) -> Iterator[str]:
    """What was aimed at, what was reached."""
    yield "| | aim | reached |"
    yield "|---|---|---|"
    for peer, copies, what, most in (
        (TYPST, 1, "cpu", 3.0),
        (TYPST, 10, "cpu", 2.0),
        (WEASYPRINT, 1, "cpu", 0.1),
        (WEASYPRINT, 10, "cpu", 0.05),
        (TYPST, 10, "memory", 1 / 3),
    ):
        ours, theirs = results.get((OURS, copies)), results.get((peer, copies))
        if ours and theirs:
            ratio = getattr(ours, what) / getattr(theirs, what)
            label = {"cpu": "CPU", "memory": "peak memory"}[what]
            name = {TYPST: "Typst", WEASYPRINT: "WeasyPrint"}[peer]
            mark = "yes" if ratio <= most else "no"
            yield f"| {label} against {name} at ×{copies} | at most {most:.2f} | {ratio:.2f} ({mark}) |"
    yield from _growth(results, sizes)


def _growth(results: Results, sizes: Sequence[int]) -> Iterator[str]:
    """What each further copy costs: the same at every size, where growth is linear."""
    steps = [(low, high) for low, high in pairwise(sizes) if (OURS, high) in results]
    for what, label, digits in (("cpu", "CPU s", 2), ("memory", "MiB", 1)):
        shares = []
        for low, high in steps:
            more = getattr(results[OURS, high], what) - getattr(results[OURS, low], what)
            shares.append(f"{more / (high - low):.{digits}f} (×{low} to ×{high})")
        if shares:
            yield f"| {label} for each further copy | the same | {', '.join(shares)} |"


def chain_ratio(results: Results) -> Iterator[str]:
    """The whole build against the sum of the peers that make the same three formats."""
    parts = [results.get((name, 1)) for name in ("weasyprint-again", "pandoc-epub", "pandoc-pptx")]
    ours = results.get(("guidepress-all", 1))
    if ours and all(parts):
        wall, cpu = (sum(getattr(part, what) for part in parts) for what in ("wall", "cpu"))
        yield "| | aim | reached |"
        yield "|---|---|---|"
        for label, ratio in (("wall time", ours.wall / wall), ("CPU", ours.cpu / cpu)):
            mark = "yes" if ratio <= 1 / 3 else "no"
            what = f"{label}: all formats against WeasyPrint, then Pandoc twice, at ×1"
            yield f"| {what} | at most 0.33 | {ratio:.2f} ({mark}) |"


def report(
    results: Results, sizes: Sequence[int], runs: int, with_chain: bool, warm: tuple[float, float] | None
) -> str:
    """The measured part of the page."""
    used = ", ".join(f"{name} {version}" for name, version in {"Python": python_version(), **versions()}.items())
    lines = [
        f"Measured on {os.cpu_count()} cores; median of {runs} runs, or one where a run is long. {used}.",
        "",
        *table(WORKBOOKS, results, sizes),
        "",
        *ratios(results, sizes),
    ]
    if with_chain:
        lines += ["", *table(CHAIN, results, sizes[:1]), "", *chain_ratio(results)]
    if warm:
        lines += ["", *warm_table(*warm)]
    return "\n".join(lines)


def save(measured: str, page: Path) -> None:
    """Puts the measured part between its marks."""
    text = page.read_text(encoding="utf-8")
    before, after = text.split(START)[0], text.split(END)[1]
    page.write_text(f"{before}{START}\n{measured}\n{END}{after}", encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 10], help="sizes to measure, smallest first")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these peers, by name")
    parser.add_argument("--quick", action="store_true", help="WeasyPrint at the smallest size only: it takes minutes")
    parser.add_argument("--chain", action="store_true", help="the whole build as well")
    parser.add_argument("--warm", action="store_true", help="a saved edit as well")
    parser.add_argument("--dry", action="store_true", help="print only")
    options = parser.parse_args()
    prepare()
    chosen = [peer for peer in WORKBOOKS if not options.only or peer.name in options.only]
    if options.quick:
        chosen = [replace(peer, most=options.copies[0]) if peer.name == WEASYPRINT else peer for peer in chosen]
    results = measure(chosen, options.copies, options.runs)
    if options.chain:
        results.update(measure(CHAIN, options.copies[:1], options.runs))
    warm = cold_and_warm(7) if options.warm else None
    measured = report(results, options.copies, options.runs, options.chain, warm)
    print(measured)
    if not options.dry:
        save(measured, PAGE)


if __name__ == "__main__":
    main()
