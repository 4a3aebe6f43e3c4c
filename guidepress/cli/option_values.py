"""Parses the values of command-line options. Each function raises ArgumentTypeError for a bad value."""

from __future__ import annotations

import errno
import re
from argparse import ArgumentTypeError
from pathlib import Path

from guidepress.core.clock import is_time
from guidepress.core.workshop_settings import LEAST_PEOPLE, MOST_PEOPLE


def time_of_day(text: str) -> str:
    """A time of day with two digits for the hours; 9:30 becomes 09:30."""
    padded = f"0{text}" if re.fullmatch("[0-9]:.*", text) else text
    if not is_time(padded):
        raise ArgumentTypeError(f'"{text}" is not a time of day; write 09:30')
    return padded


def workshop_start(text: str) -> tuple[str, str]:
    """The id of a workshop, or "" for all, and a time of day: "10:00" or "one-day=10:00"."""
    id, equals, time = text.rpartition("=")
    if equals and not id.strip():
        raise ArgumentTypeError(f'no workshop stands before the sign in "{text}"; write one-day=09:30')
    return id.strip(), time_of_day(time.strip())


def people(text: str) -> int:
    """A number of people, from 2 to 500."""
    if not re.fullmatch("[0-9]{1,3}", text) or not LEAST_PEOPLE <= int(text) <= MOST_PEOPLE:
        raise ArgumentTypeError(f'"{text}" is not a number of people; write {LEAST_PEOPLE} to {MOST_PEOPLE}')
    return int(text)


def split(text: str) -> str:
    """What the workbook is split into. There is one way: into parts."""
    if text != "parts":
        raise ArgumentTypeError(f'the workbook is not split into "{text}"; write --split parts')
    return text


DOCUMENT_FORMATS = ("pdf", "docx")
"""The kinds of document that answers are printed as."""


def document_formats(text: str) -> tuple[str, ...]:
    """One or both of `DOCUMENT_FORMATS`, with a comma between."""
    words = [word.strip().lower() for word in text.split(",")]
    for word in words:
        if word not in DOCUMENT_FORMATS:
            raise ArgumentTypeError(f'"{word}" is no kind of document; write pdf or docx, or pdf,docx')
    return tuple(each for each in DOCUMENT_FORMATS if each in words)


def port(text: str) -> int:
    """A port number, from 0 to 65535."""
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise ArgumentTypeError(f'"{text}" is not the number of a port; write 1 to 65535, or 0 for any that is free')
    return int(text)


SUMMARY_FORMATS = ("pdf", "xlsx", "slides")
"""What `answers summary` can write."""
SMALLEST_LEAST = 3
"""Of two people, each would know what the other answered."""


def least(text: str) -> int:
    """The smallest group of which a summary tells something, from 3 on."""
    if not re.fullmatch("[0-9]{1,6}", text) or int(text) < SMALLEST_LEAST:
        reason = "of two people, each would know what the other answered"
        raise ArgumentTypeError(f'"{text}" is no smallest group; write {SMALLEST_LEAST} or more: {reason}')
    return int(text)


def summary_formats(text: str) -> tuple[str, ...]:
    """The formats of a summary, with commas between them."""
    named = [word.strip() for word in text.split(",") if word.strip()]
    unknown = [word for word in named if word not in SUMMARY_FORMATS]
    if unknown or not named:
        what = f'"{unknown[0]}" is none of the formats of a summary' if unknown else "no format is named"
        raise ArgumentTypeError(f"{what}; write one or more of {','.join(SUMMARY_FORMATS)}")
    return tuple(format for format in SUMMARY_FORMATS if format in named)


def folder(text: str) -> Path:
    """The path of a folder, which need not exist. An empty name and a loop of links are errors."""
    if not text.strip():
        raise ArgumentTypeError("the name of the folder is empty; write the name of a folder, or . for this one")
    path = Path(text)
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ArgumentTypeError(f'"{text}" is a link that leads round in a circle; write another folder') from error
    return path


def existing_folder(text: str) -> Path:
    """The path of a folder that exists."""
    path = folder(text)
    if not path.is_dir():
        raise ArgumentTypeError(f'there is no folder "{text}"; write the name of one that is there')
    return path
