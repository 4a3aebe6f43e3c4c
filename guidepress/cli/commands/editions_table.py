"""`editions --table`: writes an overlay for every row of a table."""

from __future__ import annotations

from pathlib import Path

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE
from guidepress.core.problems import Problems
from guidepress.pipeline.publish import write_all_whole
from guidepress.source.edition_table import MARK, overlays_of
from guidepress.source.overlays import edition_names
from guidepress.source.tables import read_table


def write_overlays(request: Request, table: Path) -> int:
    """Writes all overlays, or none after an error. A file that was not made from a table is never changed."""
    console, folder, problems = request.console, request.project().editions, Problems()
    overlays = overlays_of(read_table(table, table.name, problems), table.name, problems)
    console.path_of = str
    status = console.report_problems(problems)
    if status != DONE:
        console.print_note("Nothing was written. The editions are as they were.")
        return status
    now = {name: _text(folder / f"{name}.yaml") for name in overlays}
    own = [name for name, text in now.items() if text and not text.startswith(MARK)]
    new = {name: text for name, text in overlays.items() if name not in own and text != now[name]}
    folder.mkdir(exist_ok=True)
    write_all_whole({folder / f"{name}.yaml": text.encode("utf-8") for name, text in new.items()})
    console.record |= {"written": sorted(new), "left_alone": own}
    for name in own:
        console.print_note(f"{display_path(folder / name)}.yaml was left alone: it was not made from a table.")
    for name in edition_names(folder):
        if name not in overlays and _text(folder / f"{name}.yaml").startswith(f"{MARK}{table.name},"):
            console.print_note(f"{display_path(folder / name)}.yaml has no row any more. Delete it, if it is gone.")
    same = len(overlays) - len(new) - len(own)
    console.print_line(f"{len(new)} written, {same} as they were, in {display_path(folder)}.")
    console.print_line(f"Make the editions: {request.invocation.program} editions")
    return DONE


def _text(path: Path) -> str:
    """The text of a file; "" where there is none."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
