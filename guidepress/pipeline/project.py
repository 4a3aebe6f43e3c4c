"""The folders of a guide and of the tool's design."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from guidepress.core.values import Value
from guidepress.source import labels


class Project(Value):
    """The folders of one guide, and the tool's `layouts`. Icons and fonts are in `assets` beside layouts, images in
    `assets` beside the source.

    A guide may have layouts and assets of its own, beside its source: a file of the guide replaces the tool's file of
    the same name. `design` is one more folder of layouts, whose files take precedence over both. `edition`
    names a file of editions/, which is laid over the guide.
    """

    source: Path
    layouts: Path
    output: Path
    design: Path | None = None
    edition: str = ""
    """The name of the edition of an organisation, or "" for the guide itself."""

    @property
    def editions(self) -> Path:
        """The folder of the overlays of organisations, beside the source."""
        return self.source.parent / "editions"

    @property
    def edition_files(self) -> Path:
        """The folder with the files of this edition, such as its logo. It need not exist."""
        return self.editions / self.edition

    def inputs_of_edition(self) -> Iterator[tuple[str, bytes]]:
        """The name and bytes of each file of this edition alone."""
        if not self.edition:
            return
        files = sorted(path for path in self.edition_files.rglob("*") if path.is_file())
        for path in (self.editions / f"{self.edition}.yaml", *files):
            if path.is_file():
                yield f"editions/{path.relative_to(self.editions).as_posix()}", path.read_bytes()

    @property
    def images(self) -> Path:
        """The folder of the guide's images."""
        return self.source.parent / "assets" / "images"

    @property
    def layout_folders(self) -> tuple[Path, ...]:
        """The folders to search for design files, in order of precedence. The last is the tool's."""
        own = self.source.parent / "layouts"
        return _before(self.layouts, [own] if self.design is None else [self.design, own])

    @property
    def asset_folders(self) -> tuple[Path, ...]:
        """The folders to search for icons and fonts, in order of precedence. The last is the tool's."""
        tool, *others = [folder.parent / "assets" for folder in (self.layouts, *self.layout_folders)]
        return _before(tool, others)

    @property
    def lock(self) -> Path:
        """The path of ids.lock."""
        return self.source / "ids.lock"

    @property
    def lock_name(self) -> str:
        """The name of ids.lock in messages."""
        return f"{self.source.name}/{self.lock.name}"

    def roots(self) -> dict[str, tuple[Path, ...]]:
        """The folders with the input files, by name in the project, each in order of precedence."""
        return {
            "source": (self.source,),
            "layouts": self.layout_folders,
            "assets/fonts": tuple(folder / "fonts" for folder in self.asset_folders),
            "assets/icons": tuple(folder / "icons" for folder in self.asset_folders),
            "images": (self.images,),
            "labels": (labels.FOLDER,),
        }

    def inputs(self) -> Iterator[tuple[str, bytes]]:
        """The name and bytes of every input file."""
        for name, folders in self.roots().items():
            paths: dict[str, Path] = {}
            for folder in reversed(folders):
                files = (path for path in folder.rglob("*") if path.is_file())
                paths |= {path.relative_to(folder).as_posix(): path for path in files}
            for below in sorted(paths):
                yield f"{name}/{below}", paths[below].read_bytes()
        yield from self.inputs_of_edition()


def _before(last: Path, folders: Iterable[Path]) -> tuple[Path, ...]:
    """The folders without duplicates, with `last` at the end."""
    return (*(folder for folder in dict.fromkeys(folders) if folder != last), last)
