"""The commands of the command line, and the options of each."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from guidepress.cli.invocation import Invocation
from guidepress.cli.option_values import (
    ANSWER_FORMATS,
    address,
    answer_formats,
    edition_name,
    existing_folder,
    folder,
    least,
    people,
    plan_file,
    port,
    split,
    words_of_list,
    workers,
    workshop_start,
)
from guidepress.core.tool_files import checkout
from guidepress.formats.registry import DEFAULT, FORMATS, WORKBOOK

ALL = "all"
"""A word that stands for all default formats."""
ACTIONS = (
    "read: write files of answers and tables; fill: write this edition's workbook with the answers in place; "
    "print: write documents with the answers in full; record: gather a record of activities; "
    "summary: count the answers of many people, without names"
)
DO_WITH_ANSWERS = ("read", "fill", "print", "record", "summary")
NAMES = tuple(format.name for format in FORMATS)
OF_VARIANTS = tuple(format.name for format in FORMATS if format.takes_variants)
"""The formats that make files of variants."""


class Command(NamedTuple):
    """A command in the help text. `operands` are the arguments after its name."""

    summary: str
    options: tuple[str, ...]
    operands: str = ""


COMMANDS: Mapping[str, Command] = {
    "build": Command(
        "make everything, or only the formats named; the files appear in output/",
        (
            *(
                "--guide",
                "--source",
                "--layouts",
                "--output",
                "--start",
                "--people",
                "--plan",
                "--split",
                "--variant",
                "--all-variants",
                "--edition",
            ),
            *("--all", "--quiet", "--json"),
        ),
        "[FORMAT ...]",
    ),
    "check": Command(
        "look for mistakes in source/ and change nothing",
        (
            *("--guide", "--source", "--layouts", "--start", "--people", "--plan", "--variant", "--all-variants"),
            *("--edition", "--quick", "--all", "--quiet", "--json"),
        ),
    ),
    "watch": Command(
        "build again at every save, and show it in a browser",
        ("--guide", "--source", "--layouts", "--output", "--start", "--people", "--plan", "--port", "--all", "--quiet"),
    ),
    "lock": Command(
        "note every id as published, so that none is lost in a later edition",
        ("--guide", "--source", "--all", "--quiet", "--json"),
    ),
    "answers": Command(
        "take answers out of filled files (read), fill in this edition with them (fill), print them in full (print), "
        "gather a record of activities (record), or count them (summary)",
        (
            *("--guide", "--source", "--layouts", "--to", "--one-person", "--csv", "--xlsx"),
            *("--print", "--part", "--format", "--private", "--least", "--quiet", "--json"),
        ),
        "read|fill|print|record|summary FILE ...",
    ),
    "editions": Command(
        "make the editions of organisations, of editions/NAME.yaml each: all, or those named",
        (
            *("--guide", "--source", "--layouts", "--output", "--table", "--workers"),
            *("--scheduler", "--guide-from", "--store", "--all", "--quiet", "--json"),
        ),
        "[NAME ...]",
    ),
    "verify": Command(
        "let every validator that is there judge built files, and write the evidence beside them",
        ("--guide", "--source", "--layouts", "--output", "--manifest", "--sign", "--public-key", "--quiet", "--json"),
        "[DIR ...]",
    ),
    "new": Command("begin a guide of your own in a new folder", ("--quiet", "--json"), "DIR"),
    "import": Command(
        "make a guide of Word, Markdown, HTML or EPUB files, or of a folder of Markdown",
        ("--to", "--quiet", "--json"),
        "FILE ... --to DIR",
    ),
}
"""Each command is a module of `commands`; that of `import`, a word of Python, is `import_`."""


OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "--guide": {"type": existing_folder, "metavar": "DIR", "help": "the folder of the guide"},
    "--source": {"type": existing_folder, "metavar": "DIR", "help": "the guide's folder of words (source)"},
    "--layouts": {
        "type": existing_folder,
        "metavar": "DIR",
        "help": "a design that goes before the guide's own (layouts)",
    },
    "--output": {"type": folder, "metavar": "DIR", "help": "where the files go (output)"},
    "--start": {
        "type": workshop_start,
        "action": "append",
        "metavar": "HH:MM",
        "help": "when every workshop begins, or one of them: one-day=10:00 (may stand several times)",
    },
    "--people": {"type": people, "metavar": "NUMBER", "help": "for how many people groups and copies are worked out"},
    "--plan": {
        "type": plan_file,
        "metavar": "FILE",
        "help": "a plan that the planner saved: it becomes one more workshop",
    },
    "--to": {
        "type": folder,
        "metavar": "DIR",
        "help": "where answers go (the folder that you are in), or a guide that is imported",
    },
    "--one-person": {"action": "store_true", "help": "all files are of one person: put their answers together"},
    "--csv": {"action": "store_true", "help": "also write tables: answers.csv and people.csv"},
    "--xlsx": {"action": "store_true", "help": "also write both tables as answers.xlsx"},
    "--least": {"type": least, "metavar": "N", "help": "the smallest group of which a summary tells something (5)"},
    "--print": {
        "type": str,
        "action": "append",
        "metavar": "ID",
        "help": "a print that the guide declares (its first; may stand several times)",
    },
    "--part": {"type": str, "metavar": "ID", "help": "print the answers of one part"},
    "--format": {
        "type": words_of_list,
        "metavar": "LIST",
        "help": "what answers are written as: print and record pdf,docx; summary pdf,xlsx,slides (all)",
    },
    "--private": {
        "type": str,
        "choices": ("show", "leave-out"),
        "metavar": "show|leave-out",
        "help": "what becomes of private answers (asked)",
    },
    "--split": {"type": split, "metavar": "parts", "help": "the workbook also as a file for each part"},
    "--variant": {
        "type": str,
        "action": "append",
        "metavar": "NAME",
        "help": "also a variant of the workbook, such as large print (may stand several times)",
    },
    "--all-variants": {"action": "store_true", "help": "also every variant of the workbook that the guide has"},
    "--edition": {
        "type": edition_name,
        "metavar": "NAME",
        "help": "the edition of an organisation, of editions/NAME.yaml",
    },
    "--table": {
        "type": Path,
        "metavar": "FILE",
        "help": "write editions/NAME.yaml for every row of a table (.csv or .xlsx), and make nothing else",
    },
    "--workers": {"type": workers, "metavar": "NUMBER", "help": "how many editions are made at a time (processors)"},
    "--scheduler": {
        "type": address,
        "metavar": "ADDRESS",
        "help": "let the workers of this scheduler of Dask make the editions (tcp://host:8786)",
    },
    "--guide-from": {
        "type": address,
        "metavar": "ADDRESS",
        "help": "take the guide from this storage (s3://bucket/guide)",
    },
    "--store": {
        "type": address,
        "metavar": "ADDRESS",
        "help": "put the editions into this storage, and not in --output",
    },
    "--manifest": {"action": "store_true", "help": "only compare the files with their manifest"},
    "--sign": {"type": Path, "metavar": "FILE", "help": "sign the manifest with this secret key of minisign"},
    "--public-key": {"type": Path, "metavar": "FILE", "help": "look at the signature with this public key of minisign"},
    "--port": {"type": port, "metavar": "NUMBER", "help": "where watch shows its preview (8321)"},
    "--quick": {"action": "store_true", "help": "read the words only; set no page and no slide"},
    "--all": {"action": "store_true", "help": "list all advice, however much there is"},
    "--quiet": {"action": "store_true", "help": "say nothing but what is wrong"},
    "--json": {"action": "store_true", "help": "answer with one JSON object, for machines"},
}
_VALUED = frozenset(name for name, settings in OPTIONS.items() if "type" in settings)


class Parser(argparse.ArgumentParser):
    """An argument parser that accepts options by their full names only, and adds no defaults to the help text."""

    def __init__(self, program: str, **settings: Any) -> None:
        super().__init__(prog=program, allow_abbrev=False, add_help=False, **settings)
        self.add_argument("-h", "--help", action="help", help="show this and end")

    def add_options(self, *names: str) -> None:
        """Adds options of `OPTIONS` by their names."""
        for name in names:
            self.add_argument(name, **OPTIONS[name])


def overview_parser(invocation: Invocation) -> Parser:
    """The parser of the general help. It reads only --help and --version."""
    program = invocation.program
    parser = Parser(
        program,
        usage=f"{program} [COMMAND] [OPTION ...]",
        description=_description(invocation),
        epilog=f"Not every command takes every option: {program} COMMAND --help shows those of one.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="show the version and end")
    parser.add_options(*OPTIONS)
    return parser


def _description(invocation: Invocation) -> str:
    program, build = invocation.program, invocation.build
    entries = [(build, "make everything; the files appear in output/")]
    entries += [(f"{build} {format.name}", f"only {format.title}") for format in FORMATS]
    others = [(f"{name} {command.operands}".strip(), command) for name, command in COMMANDS.items() if name != "build"]
    entries += [(f"{program} {typed}", command.summary) for typed, command in others]
    if checkout() is not None:
        entries.append((f"{program} test", "test the tool itself (what follows is handed to pytest)"))
    width = max(len(typed) for typed, _ in entries)
    lines = [f"  {typed:<{width}}  {what}" for typed, what in entries]
    head = "Makes the workbook, the book and the slides from the guide in source/."
    return "\n".join([head, "", *lines, "", f"Several formats may be named: {build} pdf epub"])


def command_parser(name: str, invocation: Invocation) -> Parser:
    """The parser of one command, with the options of that command only."""
    command = COMMANDS[name]
    parser = Parser(f"{invocation.program} {name}", description=f"{command.summary[0].upper()}{command.summary[1:]}.")
    if name == "build":
        formats = ", ".join(f"{format.name} ({format.title})" for format in FORMATS)
        parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"all if none is named: {formats}")
    if name == "new":
        parser.add_argument("folder", nargs="?", type=folder, metavar="DIR", help="where the guide goes")
    if name == "editions":
        parser.add_argument("names", nargs="*", metavar="NAME", help="an edition (all but samples)")
    if name == "verify":
        parser.add_argument("files", nargs="*", type=existing_folder, metavar="DIR", help="the folder of a build (all)")
    if name == "import":
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a file, or a folder of Markdown files")
    if name == "answers":
        parser.add_argument(
            "action", nargs="?", choices=DO_WITH_ANSWERS, metavar="|".join(DO_WITH_ANSWERS), help=ACTIONS
        )
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a filled file, or a folder of them")
    parser.add_options(*command.options)
    return parser


def split_command(words: list[str]) -> tuple[str, list[str]]:
    """The command, and the other words for its parser. An option may stand before the command.

    The command is "" where there is no word but options; it is `build` where the first word is not in `COMMANDS`.
    """
    value = False
    for index, word in enumerate(words):
        if value or word.startswith("-"):
            value = not value and word in _VALUED
        elif word in COMMANDS:
            return word, words[:index] + words[index + 1 :]
        else:
            return "build", words
    return "", words


def parse(name: str, words: list[str], invocation: Invocation) -> argparse.Namespace:
    """The options of a command. Prints a message and raises SystemExit where they are not valid."""
    parser = command_parser(name, invocation)
    for word in words:
        option = word.partition("=")[0]
        if option in OPTIONS and option not in COMMANDS[name].options:
            takers = " and ".join(taker for taker, command in COMMANDS.items() if option in command.options)
            parser.error(f"{name} does not take {option}; it is for {takers}")
    options = parser.parse_intermixed_args(words)
    if name == "new" and options.folder is None:
        parser.error("new takes a folder, such as: new my-guide")
    if name == "import" and not (options.files and options.to):
        parser.error("import takes files and a new folder, such as: import handbook.docx --to my-guide")
    if name == "answers" and not options.files:
        parser.error("answers takes what to do and the files, such as: answers read workbook.pdf")
    if name == "answers":
        _check_answers(options, parser)
    else:
        options.formats = _formats(options.formats, parser) if name == "build" else ()
    if name == "editions":
        _check_editions(options, parser)
    if name == "build" and options.split and WORKBOOK not in options.formats:
        parser.error(f"--split is for the workbook; name the format {WORKBOOK} too, or leave out --split")
    if name == "build" and (options.variant or options.all_variants) and not {*OF_VARIANTS} & {*options.formats}:
        named = " or ".join(OF_VARIANTS)
        parser.error(f"variants are of the workbook; name the format {named} too, or leave out --variant")
    return options


def _check_editions(options: argparse.Namespace, parser: Parser) -> None:
    """Reports options that do not go together."""
    if options.scheduler and options.workers:
        parser.error("--workers is for this machine; how many workers there are is said where they are started")
    if options.guide_from and (options.guide or options.source or options.table):
        parser.error("--guide-from is for a guide that is not on this machine; leave out --guide, --source and --table")


def _check_answers(options: argparse.Namespace, parser: Parser) -> None:
    """Reports options that another action takes, and notes the formats to write."""
    action = options.action
    if action != "read" and (options.csv or options.xlsx):
        parser.error("--csv and --xlsx are for answers read")
    if action != "print" and (options.print or options.part):
        parser.error("--print and --part are for answers print")
    if action not in ("print", "record") and options.private:
        parser.error("--private is for answers print and answers record")
    if action not in ANSWER_FORMATS and options.format is not None:
        parser.error(f"--format is for answers {', '.join(ANSWER_FORMATS)}")
    if action != "summary" and options.least:
        parser.error("--least is for answers summary")
    if action == "summary" and options.one_person:
        parser.error("--one-person is not for answers summary: files with one name are of one person there")
    try:
        options.formats = answer_formats(action, options.format)
    except argparse.ArgumentTypeError as error:
        parser.error(f"argument --format: {error}")


def _formats(words: list[str], parser: Parser) -> tuple[str, ...]:
    """The named formats in the order in which they are built, or the default formats where none is named."""
    for word in words:
        if word not in (*NAMES, ALL):
            _report_unknown(word, parser)
    if not words or ALL in words:
        return DEFAULT
    return tuple(name for name in NAMES if name in words)


def _report_unknown(word: str, parser: Parser) -> NoReturn:
    """Ends with a message for a word that is neither a command nor a format."""
    from difflib import get_close_matches

    if word == "test":
        parser.error("test is for the tool's own repository: run python build.py test there")
    if word in COMMANDS:
        parser.error(f'one command at a time: "{word}" stands after another')
    close = get_close_matches(word, [*NAMES, *COMMANDS], 1)
    hint = f'did you mean "{close[0]}"?' if close else f"the formats are {', '.join(NAMES)}"
    parser.error(f'"{word}" is neither a command nor a format; {hint}')
