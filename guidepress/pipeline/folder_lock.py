"""One build at a time for one output folder.

The lock is the system's own lock on a small file, so that it ends with the process that held it, however that ended: a
file left behind by a killed build stops nobody. Where a disk knows no locks (some network folders), builds go on
without.
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
    """Holds the lock of a folder, which is made if need be and taken away again if it stays empty.

    Raises RefusedError where another build holds it, OSError where the computer refuses.
    """
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    handle = _acquire(path)
    try:
        yield
    finally:
        _release(path, handle)
        if made:
            with suppress(OSError):  # not empty, as it should be
                folder.rmdir()


def _acquire(path: Path) -> int:
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
        os.close(handle)  # its holder took it away while we opened it


def _release(path: Path, handle: int) -> None:
    """Takes the file away while the lock is held; Windows only lets go of a file that is closed."""
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _is_same_file(path: Path, handle: int) -> bool:
    """Whether the path still names the file that was opened."""
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
        """Locks the file; False where another process holds it."""
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk without locks
        return True
