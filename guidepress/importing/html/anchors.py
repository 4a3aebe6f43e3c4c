"""Names the anchors of a page by its path, so that links from other pages find them."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.importing.tree import Anchor, Block, Heading, Inlines, Paragraph, map_blocks


def with_path(block: Block, path: str) -> Block:
    """A block whose anchors are named `PATH#ID`."""

    def change(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_named(each, path) for each in blocks)

    return map_blocks((block,), change)[0]


def _named(block: Block, path: str) -> Block:
    if isinstance(block, Heading):
        anchors = tuple(f"{path}#{name}" for name in block.anchors)
        return replace(block, anchors=anchors, inlines=_inlines(block.inlines, path))
    if isinstance(block, Paragraph):
        return replace(block, inlines=_inlines(block.inlines, path))
    return block


def _inlines(inlines: Inlines, path: str) -> Inlines:
    return tuple(Anchor(f"{path}#{each.name}") if isinstance(each, Anchor) else each for each in inlines)
