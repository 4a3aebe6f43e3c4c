"""`new DIR`: creates a guide in a new folder, from the folder starter/."""

from __future__ import annotations

import shutil

from guidepress.cli.commands.request import Request, display_path
from guidepress.cli.console import DONE
from guidepress.core.os_errors import RefusedError
from guidepress.core.tool_files import tool_file

STARTER = tool_file("starter")


def run(request: Request) -> int:
    """Copies the starter guide. Raises RefusedError where the folder is not empty."""
    folder = request.folder
    assert folder is not None
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"{folder} is there already and not empty", "choose a folder that does not exist yet")
    for path in sorted(STARTER.rglob("*")):
        target = folder / path.relative_to(STARTER)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    request.console.record |= {"folder": str(folder), "files": files}
    for name in files:
        request.console.print_line(f"  {display_path(folder / name)}")
    request.console.print_line(f"Your guide begins in {display_path(folder)}. Change its words, then run:")
    request.console.print_line(f'  {request.invocation.build} --guide "{display_path(folder)}"')
    return DONE
