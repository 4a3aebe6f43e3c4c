"""Parses the command line and runs the command. Commands are in `commands/`, their output is in `console`.

Exit status: 0 success; 1 the source has errors; 2 the command line is not valid; 3 the operating system refused.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from functools import partial
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

from guidepress.cli.arguments import command_parser, overview_parser, parse, split_command
from guidepress.cli.commands.request import Request, display_source_path
from guidepress.cli.console import DONE, USAGE, Console
from guidepress.cli.invocation import Invocation
from guidepress.core.os_errors import RefusedError, plain_reason
from guidepress.core.tool_files import checkout, tool_file
from guidepress.core.user_files import output_conflict
from guidepress.core.workshop_settings import WorkshopSettings

FIRST_FILE = Path("source") / "guide.yaml"
"""A folder that holds this file is the folder of a guide."""
NO_GUIDE = ("new", "import")
"""The commands that need no guide: they make one."""


def parse_request(words: list[str], invocation: Invocation | None = None) -> Request:
    """The request on the command line. Raises SystemExit where it is not valid, and after --help or --version."""
    invocation = invocation or Invocation()
    command, rest = split_command(words)
    if "--version" in rest:
        from guidepress.core.version import version

        print(f"guidepress {version()}")
        raise SystemExit(DONE)
    if not command and {"-h", "--help"} & {*rest}:
        overview_parser(invocation).print_help()
        raise SystemExit(DONE)
    command = command or "build"
    options = parse(command, rest, invocation)
    return _request(command, options, invocation)


def _request(command: str, options: argparse.Namespace, invocation: Invocation) -> Request:
    """A request with every option. An option that the command does not have gets its default value."""
    given = vars(options)
    guide = Path() if command in NO_GUIDE or given.get("guide_from") else _guide(command, options, invocation)
    source, layouts = given.get("source") or guide / "source", given.get("layouts")
    edition = given.get("edition") or ""
    output = given.get("output") or guide / "output" / (f"editions/{edition}" if edition else "")
    if conflict := output_conflict(source, layouts or tool_file("layouts"), output):
        command_parser(command, invocation).error(f"argument --output: {conflict}")
    path_of = partial(display_source_path, source=source, design=layouts)
    return Request(
        invocation=invocation,
        command=command,
        formats=options.formats,
        console=Console(
            quiet=options.quiet,
            as_json=given.get("json", False),
            list_all=given.get("all", False),
            record={"command": command},
            path_of=path_of,
        ),
        source=source,
        layouts=layouts,
        output=output,
        folder=given.get("folder"),
        workshops=WorkshopSettings(dict(given.get("start") or ()), given.get("people") or 0, given.get("plan")),
        split=given.get("split") or "",
        variants=("all",) if given.get("all_variants") else tuple(given.get("variant") or ()),
        quick=given.get("quick", False),
        port=given.get("port"),
        action=given.get("action") or "",
        files=tuple(given.get("files") or ()),
        to=given.get("to") or Path(),
        one_person=given.get("one_person", False),
        csv=given.get("csv", False),
        xlsx=given.get("xlsx", False),
        least=given.get("least") or 0,
        edition=edition,
        names=tuple(given.get("names") or ()),
        table=given.get("table"),
        workers=given.get("workers") or 0,
        scheduler=given.get("scheduler") or "",
        guide_from=given.get("guide_from") or "",
        store=given.get("store") or "",
        manifest=given.get("manifest", False),
        sign=given.get("sign"),
        public_key=given.get("public_key"),
        prints=tuple(given.get("print") or ()),
        part=given.get("part") or "",
        private=given.get("private"),
    )


def _guide(command: str, options: argparse.Namespace, invocation: Invocation) -> Path:
    """The folder of the guide: from --guide, or of the checkout, or above --source, or the current folder."""
    named: Path | None = options.guide or invocation.guide
    if named is not None:
        if options.source is None and not (named / "source").is_dir():
            place = f'there is no folder "source" in "{named}"'
            command_parser(command, invocation).error(f"argument --guide: {place}; write the folder that new has made")
        return named
    if options.source is not None:
        source: Path = options.source
        return source.resolve().parent
    if not FIRST_FILE.is_file():
        program = invocation.program
        message = f"{program}: this folder holds no guide ({FIRST_FILE.as_posix()})"
        hint = f"go to the folder of one, name it with --guide DIR, or begin one: {program} new my-guide"
        print(f"{message}; {hint}", file=sys.stderr)
        raise SystemExit(USAGE)
    return Path()


def main(words: list[str], invocation: Invocation | None = None) -> int:
    """Runs one command and returns the exit status."""
    home = checkout()
    if words[:1] == ["test"] and home is not None:
        return _test(words[1:], home)
    try:
        request = parse_request(words, invocation)
    except SystemExit as stop:
        return int(stop.code or 0)
    console = request.console
    try:
        return console.finish(_run(request))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run(request: Request) -> int:
    try:
        module = f"{request.command}_" if iskeyword(request.command) else request.command
        status: int = import_module(f"guidepress.cli.commands.{module}").run(request)
    except BrokenPipeError:
        raise
    except RefusedError as refused:
        return request.console.report_refusal(*refused.args)
    except OSError as error:
        return request.console.report_refusal(*plain_reason(error))
    except MemoryError:
        return request.console.report_refusal("the computer has no more memory", "close other programs and build again")
    except Exception as error:
        if os.environ.get("GUIDEPRESS_TRACEBACK"):
            raise
        return request.console.report_refusal(*_fault(error))
    return status


def _fault(error: Exception) -> tuple[str, str]:
    """The reason and hint for a fault of the tool, with the line of code."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    reason = f"the tool itself has a fault ({type(error).__name__}{place}: {error})"
    return reason, "send this line, and the file you changed last, to whoever looks after the tool"


def _test(words: list[str], home: Path) -> int:
    """Runs the tests in up to four processes, all tests of a file in the same process. `-n 0` uses one process.

    Files begin in the order of tests/conftest.py, where the slow ones stand first.
    """
    command = [sys.executable, "-X", "utf8", "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
    return subprocess.run([*command, "--no-loadscope-reorder", *words], cwd=home).returncode
