"""Finds the files of a design: first in the guide's own folders, then in the tool's."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from guidepress.core.problems import Code, Problems, Where

Folders = Path | Sequence[Path]
"""One folder, or several. If several have a file of the same name, the first one is used."""
SIZE_LIMIT = 50_000_000
"""The maximum size of one file in bytes. A font with all Chinese characters has about 20 million."""


class DesignFiles:
    """The files of one kind (`layouts`, `assets/icons`, `assets/fonts`), by their names below the folders of that kind.

    If there are several folders, the last one is the tool's; messages name its files with `guidepress/` in front. The
    other folders, or the only one, belong to the guide: a path in them must not lead outside the folder.
    """

    def __init__(self, kind: str, folders: Folders, problems: Problems) -> None:
        self.kind = kind
        self.folders = (folders,) if isinstance(folders, Path) else tuple(folders)
        self.problems = problems

    @property
    def guide_folders(self) -> tuple[Path, ...]:
        """The guide's folders. They need not exist."""
        return self.folders[:-1] or self.folders

    def names(self, pattern: str) -> list[str]:
        """The sorted names of the files that match a glob pattern, in any of the folders."""
        return sorted({path.name for folder in self.folders for path in folder.glob(pattern)})

    def find(self, name: str) -> tuple[Path, Path]:
        """The first folder that has a file of this name, and the path of the file. If none has it: the last folder."""
        folder = next((candidate for candidate in self.folders if os.path.lexists(candidate / name)), self.folders[-1])
        return folder, folder / name

    def is_from_guide(self, name: str) -> bool:
        """Whether the file of this name comes from a folder of the guide."""
        return self.find(name)[0] in self.guide_folders

    def location(self, name: str) -> Where:
        """The location of the file of this name, for messages."""
        return Where(f"{'' if self.is_from_guide(name) else 'guidepress/'}{self.kind}/{name}")

    def is_outside(self, name: str) -> bool:
        """Whether a name leads outside its folder, by the name itself or by a link in a folder of the guide.

        Links in the tool's folder are allowed: a package manager may install files as links.
        """
        if ".." in PurePath(name).parts or PurePath(name).is_absolute():
            return True
        folder, path = self.find(name)
        outside = not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
        return folder in self.guide_folders and outside

    def read(self, name: str, where: Where, is_complete: Callable[[bytes], bool] = lambda data: True) -> bytes | None:
        """The bytes of a file, or None after an error at `where`. `is_complete` checks the bytes."""
        if self.is_outside(name):
            message = f"{self.kind}/{name} leads out of {self.kind}"
            self.problems.error(Code.PATH_OUTSIDE, where, message, "put the file itself there")
            return None
        path, location = self.find(name)[1], self.location(name).file
        try:
            data = read_bytes(path, SIZE_LIMIT)
        except OSError:
            hint = f"put it in {self.kind} of the guide, or name another"
            self.problems.error(Code.MISSING_ASSET, where, f"{self.kind}/{name} cannot be read", hint)
            return None
        if len(data) > SIZE_LIMIT:
            message = f"{location} is larger than {SIZE_LIMIT // 1_000_000} MB"
            self.problems.error(Code.TOO_LARGE, where, message, "use a smaller one")
            return None
        if not is_complete(data):
            message, hint = f"{location} is damaged", "put the whole file there, or name another"
            self.problems.error(Code.BAD_ASSET, where, message, hint)
            return None
        return data

    def warn_unused(self, name: str, message: str, hint: str) -> None:
        """Warns that the guide has a file that the tool does not read."""
        self.problems.warning(Code.UNKNOWN_FILE, Where(f"{self.kind}/{name}"), message, hint)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file, at most `limit` + 1 of them.

    OSError for a path that is missing or is not a regular file. Reading a pipe could block for ever.
    """
    if not path.is_file():
        raise OSError(None, "it is no file")
    with path.open("rb") as stream:
        return stream.read(limit + 1)


def visible_entries(folder: Path) -> list[Path]:
    """The sorted files and folders in a folder, without hidden files and without README files.

    Empty if there is no folder.
    """
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "README")))
