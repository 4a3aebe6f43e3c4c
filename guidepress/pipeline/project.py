"""Where a guide's files are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guidepress.core.values import Value


class Project(Value):
    """The folders of one guide. Images lie in `assets` beside the source, fonts and icons beside the layouts."""

    source: Path
    layouts: Path
    output: Path

    @property
    def images(self) -> Path:
        return self.source.parent / "assets" / "images"

    @property
    def assets(self) -> Path:
        return self.layouts.parent / "assets"

    @property
    def lock(self) -> Path:
        return self.source / "ids.lock"

    @property
    def lock_name(self) -> str:
        """As it stands in messages."""
        return f"{self.source.name}/{self.lock.name}"

    def roots(self) -> dict[str, Path]:
        """The folders whose files decide what is built, by their names in the project."""
        return {"source": self.source, "layouts": self.layouts, "assets": self.assets, "images": self.images}

    def inputs(self) -> Iterator[tuple[str, bytes]]:
        """Every file that decides what is built, by its name in the project."""
        for name, root in self.roots().items():
            for path in sorted(root.rglob("*")):
                if path.is_file():
                    yield f"{name}/{path.relative_to(root).as_posix()}", path.read_bytes()
