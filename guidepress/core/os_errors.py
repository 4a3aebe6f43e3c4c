"""Errors of the operating system in plain words."""

from __future__ import annotations

import errno

PLAIN_REASONS = {
    errno.ENOSPC: ("the disk is full", "make room and build again"),
    errno.EDQUOT: ("your share of the disk is full", "make room and build again"),
    errno.EFBIG: ("a file would be larger than this computer allows", "ask who looks after this computer"),
    errno.EACCES: ("the folder may not be written to, or a file of it is open", "close its files; look at permissions"),
    errno.EPERM: ("the folder may not be written to", "look at its permissions, or choose another"),
    errno.EROFS: ("the disk may only be read", "choose another folder"),
    errno.EEXIST: ("a file stands where a folder is wanted", "move it, or choose another folder"),
    errno.ENOTDIR: ("a file stands where a folder is wanted", "move it, or choose another folder"),
    errno.EMFILE: ("too many files are open", "close other programs and build again"),
    errno.ENAMETOOLONG: ("the name of a file is too long for this disk", "choose a folder higher up"),
}
"""Error number → the reason and what to do."""


class RefusedError(Exception):
    """The command cannot continue, for a reason that a person can remove. `args` are the reason and what to do."""


def plain_reason(error: OSError) -> tuple[str, str]:
    """The reason for an error of the operating system, and what to do. The file is named if the error names one."""
    reason, hint = PLAIN_REASONS.get(error.errno or 0, ((error.strerror or str(error)).lower(), "try again"))
    return f"{reason} ({error.filename})" if error.filename else reason, hint
