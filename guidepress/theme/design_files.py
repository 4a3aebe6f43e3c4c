"""Where the files of a design are looked for: in the guide's own folders first, then in the tool's."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from guidepress.core.problems import Code, Problems, Where

Folders = Path | Sequence[Path]
"""One folder, or several of which the first that has a file counts."""
LARGEST = 50_000_000
"""Bytes of one file; a font of all Chinese characters has 20 million."""


class DesignFiles:
    """The files of one sort (`layouts`, `assets/icons`, `assets/fonts`), by their names below its folders.

    Where there are several folders, the last is the tool's, and the place of a file in it begins with `guidepress/` in
    messages. The others, or the only one, are the guide's: nothing in them may lead out of them.
    """

    def __init__(self, sort: str, folders: Folders, problems: Problems) -> None:
        self.sort = sort
        self.folders = (folders,) if isinstance(folders, Path) else tuple(folders)
        self.problems = problems

    @property
    def own(self) -> tuple[Path, ...]:
        """The guide's folders; they may be missing."""
        return self.folders[:-1] or self.folders

    def names(self, pattern: str) -> list[str]:
        """The names of the files that match a pattern, in any of the folders."""
        return sorted({path.name for folder in self.folders for path in folder.glob(pattern)})

    def find(self, name: str) -> tuple[Path, Path]:
        """The first folder that has a file of this name, and the file there; the last folder where none has it."""
        folder = next((each for each in self.folders if os.path.lexists(each / name)), self.folders[-1])
        return folder, folder / name

    def is_own(self, name: str) -> bool:
        """Whether the file of this name is the guide's."""
        return self.find(name)[0] in self.own

    def place(self, name: str) -> Where:
        """The file of this name, as messages name it."""
        return Where(f"{'' if self.is_own(name) else 'guidepress/'}{self.sort}/{name}")

    def leads_out(self, name: str) -> bool:
        """Whether a name leads out of the folder, by itself or as a link in the guide's folder.

        A package manager may install the tool's files as links.
        """
        if ".." in PurePath(name).parts or PurePath(name).is_absolute():
            return True
        folder, path = self.find(name)
        outside = not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
        return folder in self.own and outside

    def read(self, name: str, where: Where, whole: Callable[[bytes], bool] = lambda data: True) -> bytes | None:
        """The bytes of a file that is whole, or None after an error at `where`."""
        if self.leads_out(name):
            message = f"{self.sort}/{name} leads out of {self.sort}"
            self.problems.error(Code.PATH_OUTSIDE, where, message, "put the file itself there")
            return None
        path, shown = self.find(name)[1], self.place(name).file
        try:
            data = read_bytes(path, LARGEST)
        except OSError:
            hint = "put the file there, or name another"
            self.problems.error(Code.MISSING_ASSET, where, f"{shown} cannot be read", hint)
            return None
        if len(data) > LARGEST:
            message = f"{shown} is larger than {LARGEST // 1_000_000} MB"
            self.problems.error(Code.TOO_LARGE, where, message, "use a smaller one")
            return None
        if not whole(data):
            message, hint = f"{shown} is damaged", "put the whole file there, or name another"
            self.problems.error(Code.BAD_ASSET, where, message, hint)
            return None
        return data

    def unknown(self, name: str, message: str, hint: str) -> None:
        """Warns of a file of the guide that nothing reads."""
        self.problems.warning(Code.UNKNOWN_FILE, Where(f"{self.sort}/{name}"), message, hint)


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a file, or the first of one that has more than `most`. A pipe, which would keep us waiting, raises
    OSError like a file that is not there."""
    if not path.is_file():
        raise OSError(None, "it is no file")
    with path.open("rb") as stream:
        return stream.read(most + 1)


def entries(folder: Path) -> list[Path]:
    """What stands in a folder, but for hidden files, which systems leave, and files that explain it (README)."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "README")))
