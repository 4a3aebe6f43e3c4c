from guidepress.document.blocks import Directory, DirectoryEntry
from guidepress.document.inline import Run

BLOCKS = (
    Directory(
        "contents",
        (
            DirectoryEntry((Run("Blocks"),), "part", 1, "1"),
            DirectoryEntry((Run("Directory"),), "part.directory", 2),
            DirectoryEntry((Run("Other"),), "other", 1),
            DirectoryEntry((Run("Somewhere else"),), "other.place", 2),
        ),
    ),
    Directory("part-contents", (DirectoryEntry((Run("Directory"),), "part.directory"),)),
    Directory("index", (DirectoryEntry((Run("Elsewhere"),), "other.place", 1, "1.2"),)),
)
PAGES = {"part": 3, "part.directory": 4, "other.place": 9}
