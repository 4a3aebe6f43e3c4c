"""Parses the values of command-line options. Each function raises ArgumentTypeError for a bad value."""

from __future__ import annotations

import errno
import re
from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from pathlib import Path

from guidepress.core.clock import LEAST_PEOPLE, MOST_PEOPLE, is_time
from guidepress.core.file_names import is_device
from guidepress.core.workshop_settings import GivenPlan


def time_of_day(text: str) -> str:
    """A time of day with two digits for the hours; 9:30 becomes 09:30."""
    padded = f"0{text}" if re.fullmatch("[0-9]:.*", text) else text
    if not is_time(padded):
        raise ArgumentTypeError(f'"{text}" is not a time of day; write 09:30')
    return padded


def address(text: str) -> str:
    """The address of storage or of a scheduler: a word, `://` and the rest, without a slash at the end."""
    if not re.fullmatch("[a-z][a-z0-9]*://.+", text):
        raise ArgumentTypeError(f'"{text}" is not an address; write s3://bucket/folder, or tcp://host:8786')
    return text.rstrip("/")


def workshop_start(text: str) -> tuple[str, str]:
    """The id of a workshop, or "" for all, and a time of day: "10:00" or "one-day=10:00"."""
    id, equals, time = text.rpartition("=")
    if equals and not id.strip():
        raise ArgumentTypeError(f'no workshop stands before the sign in "{text}"; write one-day=09:30')
    return id.strip(), time_of_day(time)


def people(text: str) -> int:
    """A number of people, from 2 to 500."""
    if not re.fullmatch("[0-9]{1,3}", text) or not LEAST_PEOPLE <= int(text) <= MOST_PEOPLE:
        raise ArgumentTypeError(f'"{text}" is not a number of people; write {LEAST_PEOPLE} to {MOST_PEOPLE}')
    return int(text)


def plan_file(text: str) -> GivenPlan:
    """A plan file: its path as it was typed, and its bytes."""
    path = Path(text)
    if not path.is_file():
        raise ArgumentTypeError(f'there is no file "{text}"; write the name of a plan that the planner saved')
    try:
        return GivenPlan(text, path.read_bytes())
    except OSError as error:
        raise ArgumentTypeError(f'"{text}" cannot be read: {error.strerror}') from error


def split(text: str) -> str:
    """What the workbook is split into. There is one way: into parts."""
    if text != "parts":
        raise ArgumentTypeError(f'the workbook is not split into "{text}"; write --split parts')
    return text


ANSWER_FORMATS: Mapping[str, tuple[str, ...]] = {
    "print": ("pdf", "docx"),
    "record": ("pdf", "docx"),
    "summary": ("pdf", "xlsx", "slides"),
}
"""What each of these actions of `answers` can write. Without --format it writes all."""


def words_of_list(text: str) -> tuple[str, ...]:
    """The words of a list with commas between them, in small letters. What they may be depends on the action
    (`answer_formats`).
    """
    return tuple(word.strip().lower() for word in text.split(",") if word.strip())


def answer_formats(action: str, named: Sequence[str] | None) -> tuple[str, ...]:
    """The named formats of an action of `answers`, in the order in which they are written; all if `named` is None.
    Raises ArgumentTypeError for a format that the action does not write, or if the list is empty.
    """
    known = ANSWER_FORMATS.get(action, ())
    if named is None:
        return known
    unknown = [word for word in named if word not in known]
    if unknown or not named:
        what = f'answers {action} does not write "{unknown[0]}"' if unknown else "no format is named"
        raise ArgumentTypeError(f"{what}; write one or more of {','.join(known)}")
    return tuple(format for format in known if format in named)


def port(text: str) -> int:
    """A port number, from 0 to 65535."""
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > 65535:
        raise ArgumentTypeError(f'"{text}" is not the number of a port; write 1 to 65535, or 0 for any that is free')
    return int(text)


def edition_name(text: str) -> str:
    """The name of an edition of an organisation: lower-case words joined by hyphens."""
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text) or is_device(text):
        raise ArgumentTypeError(f'"{text}" is no name of an edition; write the name of its file without .yaml')
    return text


def workers(text: str) -> int:
    """A number of processes, from 1 to 999."""
    if not re.fullmatch("[0-9]{1,3}", text) or int(text) < 1:
        raise ArgumentTypeError(f'"{text}" is no number of editions to make at a time; write 1 or more')
    return int(text)


SMALLEST_LEAST = 3
"""Of two people, each would know what the other answered."""


def least(text: str) -> int:
    """The smallest group of which a summary tells something, from 3 on."""
    if not re.fullmatch("[0-9]{1,6}", text) or int(text) < SMALLEST_LEAST:
        reason = "of two people, each would know what the other answered"
        raise ArgumentTypeError(f'"{text}" is no smallest group; write {SMALLEST_LEAST} or more: {reason}')
    return int(text)


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
