"""A lock on the output folder: one build at a time.

The lock is a lock of the operating system on a small file, so it ends with its process, even if that process is killed:
the file that remains then blocks nobody. On a disk without locks (some network folders) builds run without one.
Standard library only: `environment.py` takes this lock before any package is installed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from guidepress.core.os_errors import RefusedError

NAME = ".guidepress-lock"


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder. The folder is created if needed, and removed again if it stays empty.

    Raises RefusedError while another build holds the lock, OSError for an error of the operating system.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    handle = _acquire(path)
    try:
        yield
    finally:
        _release(path, handle)
        if is_new:
            with suppress(OSError):  # the folder is not empty, which is normal
                folder.rmdir()


def _acquire(path: Path) -> int:
    """The handle of the locked file. Raises RefusedError while another process holds the lock."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _lock(handle):
                raise RefusedError(
                    "another build is writing into this folder",
                    "wait until it is done, or choose another with --output",
                )
            if _is_same_file(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # another process removed the file between open and lock


def _release(path: Path, handle: int) -> None:
    """Removes the file while the lock is held. On Windows a file must be closed before it can be removed."""
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _is_same_file(path: Path, handle: int) -> bool:
    """Whether the path still names the opened file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        """Locks the file; False where another process holds it."""
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(handle: int) -> bool:
        """Locks the file; False while another process holds the lock."""
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk without locks
        return True
