"""What a person types. The commands stand in `commands/`, how they answer in `voice`.

Exit status: 0 done; 1 the source has errors; 2 the command is not understood; 3 the machine refused.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

from guidepress.cli.commands.options import (
    complaint,
    complaint_of_places,
    folder,
    folder_there,
    port,
    time_of_day,
)
from guidepress.cli.commands.request import Request, shown_file
from guidepress.cli.console import DONE, Console
from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.formats.registry import FORMATS

HOME = Path(__file__).resolve().parent.parent.parent
COMMANDS = ("check", "lock", "new", "watch")
"""Each stands in a module of `commands`; the names of formats are run by `build`. `test` is handed on as it is."""

DESCRIPTION = """\
Makes the workbook, the book and the slides from the guide in source/.

  python build.py            make everything; the files appear in output/
{formats}
  python build.py check      look for mistakes in source/ and change nothing
  python build.py watch      build again at every save, and show it in a browser
  python build.py lock       note every id as published, so that none is lost in a later edition
  python build.py new DIR    begin a guide of your own in a new folder
  python build.py test       test the tool itself (what follows is handed to pytest)
"""


def parser() -> argparse.ArgumentParser:
    formats = "\n".join(f"  python build.py {format.name:<10} only {format.title}" for format in FORMATS)
    found = argparse.ArgumentParser(
        prog="python build.py",
        description=DESCRIPTION.format(formats=formats),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument(
        "command",
        nargs="?",
        default="all",
        choices=["all", *(format.name for format in FORMATS), *COMMANDS, "test"],
        metavar="COMMAND",
        help="one of the words above; all if none is given",
    )
    found.add_argument("folder", nargs="?", type=folder, metavar="DIR", help="where new puts the guide")
    found.add_argument(
        "--guide", type=folder_there, metavar="DIR", help="a guide made by new; its output goes there too"
    )
    found.add_argument("--source", type=folder_there, metavar="DIR", help="the guide's folder of words (source)")
    found.add_argument("--layouts", type=folder_there, metavar="DIR", help="the design's folder")
    found.add_argument("--output", type=folder, metavar="DIR", help="where the files go (output)")
    found.add_argument(
        "--start", type=time_of_day, metavar="HH:MM", help="when every workshop begins; for all, decks and watch"
    )
    found.add_argument("--port", type=port, metavar="NUMBER", help="where watch shows its preview (8321)")
    found.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    found.add_argument("--json", action="store_true", help="answer with one JSON object, for machines; not for watch")
    return found


def request_of(arguments: list[str]) -> Request:
    """What was asked for. Raises SystemExit, after an answer, where it is not understood or was only --help."""
    reader = parser()
    options = reader.parse_args(arguments)
    if wrong := complaint(options):
        reader.error(wrong)
    home = options.guide or HOME
    source, layouts = options.source or home / "source", options.layouts or HOME / "layouts"
    output = options.output or home / "output"
    if wrong := complaint_of_places(source, layouts, output):
        reader.error(wrong)
    path_of = partial(shown_file, source=source, layouts=layouts)
    return Request(
        command=options.command,
        formats=() if options.command in ("all", *COMMANDS) else (options.command,),
        voice=Console(options.quiet, options.json, {"command": options.command}, path_of),
        source=source,
        layouts=layouts,
        output=output,
        folder=options.folder,
        start=options.start or "",
        port=options.port,
    )


def main(arguments: list[str]) -> int:
    """Runs one command and returns the exit status."""
    if arguments[:1] == ["test"]:
        return _test(arguments[1:])
    try:
        request = request_of(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    voice = request.voice
    try:
        return voice.end(_run(request))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our answer has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(request: Request) -> int:
    try:
        status: int = import_module(
            f"guidepress.cli.commands.{request.command if request.command in COMMANDS else 'build'}"
        ).run(request)
    except BrokenPipeError:
        raise
    except RefusedError as refused:
        return request.voice.refuse(*refused.args)
    except OSError as error:
        return request.voice.refuse(*plain_reason(error))
    except MemoryError:
        return request.voice.refuse("the computer has no more memory", "close other programs and build again")
    except Exception as error:
        if os.environ.get("GUIDEPRESS_TRACEBACK"):
            raise
        return request.voice.refuse(*_fault(error))
    return status


def _fault(error: Exception) -> tuple[str, str]:
    """What to tell of a fault of the tool: where it stands, for whoever mends it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    reason = f"the tool itself has a fault ({type(error).__name__}{place}: {error})"
    return reason, "send this line, and the file you changed last, to whoever looks after the tool"


def _test(arguments: list[str]) -> int:
    """The tests, on every processor up to four, a file in one process. With `-n 0` all run in one."""
    command = [sys.executable, "-X", "utf8", "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
    return subprocess.run([*command, *arguments], cwd=HOME).returncode
