"""What may stand on the command line beside the command: which option is for which command, and what each may say."""

from __future__ import annotations

import errno
import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping
from pathlib import Path

from guidepress.core.clock import is_time

PLACES = ("guide", "source", "layouts", "output")
ANSWER = ("quiet", "json")
TAKES: Mapping[str, tuple[str, ...]] = {
    "all": (*PLACES, "start", *ANSWER),
    "pdf": (*PLACES, *ANSWER),
    "epub": (*PLACES, *ANSWER),
    "decks": (*PLACES, "start", *ANSWER),
    "web": (*PLACES, *ANSWER),
    "check": (*PLACES, *ANSWER),
    "lock": (*PLACES, *ANSWER),
    "new": ("folder", *ANSWER),
    "watch": (*PLACES, "start", "port", "quiet"),
    "test": (),
}
"""Command → its options. One line may name the places for every command, though `check` writes nothing into output."""


def time_of_day(text: str) -> str:
    """A time of day, with two digits for the hours: 9:30 is taken for 09:30. Raises ArgumentTypeError."""
    padded = f"0{text}" if re.fullmatch("[0-9]:.*", text) else text
    if not is_time(padded):
        raise ArgumentTypeError(f'"{text}" is not a time of day; write 09:30')
    return padded


def port(text: str) -> int:
    """The number of a port. Raises ArgumentTypeError."""
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise ArgumentTypeError(f'"{text}" is not the number of a port; write 1 to 65535, or 0 for any that is free')
    return int(text)


def folder(text: str) -> Path:
    """A folder, which need not be there. Raises ArgumentTypeError where it has no name."""
    if not text.strip():
        raise ArgumentTypeError("the name of the folder is empty; write the name of a folder, or . for this one")
    found = Path(text)
    try:
        found.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ArgumentTypeError(f'"{text}" is a link that leads round in a circle; write another folder') from error
    return found


def folder_there(text: str) -> Path:
    """A folder that is there. Raises ArgumentTypeError."""
    found = folder(text)
    if not found.is_dir():
        raise ArgumentTypeError(f'there is no folder "{text}"; write the name of one that is there')
    return found


def complaint(options: Namespace) -> str:
    """What is wrong with options that are right one by one; empty where nothing is."""
    command = options.command
    if command == "test":
        return "test comes first, and what follows it is for pytest, such as: test -k epub"
    if command == "new" and options.folder is None:
        return "new takes a folder, such as: new my-guide"
    if command != "new" and options.folder is not None:
        return "one command at a time"
    for name, value in vars(options).items():
        given = name != "command" and value is not None and value is not False
        if given and name not in TAKES[command]:
            users = [command for command, names in TAKES.items() if name in names]
            return f"--{name} is not for {command}; it is for {', '.join(users)}"
    if options.guide and not options.source and not (options.guide / "source").is_dir():
        return f'argument --guide: there is no folder "source" in "{options.guide}"; write the folder that new has made'
    return ""


def complaint_of_places(source: Path, layouts: Path, output: Path) -> str:
    """Says so where the output would be read again as a part of the guide; empty where all is well."""
    read = (source, source.parent / "assets" / "images", layouts, layouts.parent / "assets")
    if any(output.resolve().is_relative_to(place.resolve()) for place in read):
        return f'argument --output: "{output}" is a folder that the guide is read from; write another'
    return ""
