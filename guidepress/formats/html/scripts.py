"""Adds a version to the addresses of scripts: guide.js?1f0a6c2b.

Browsers cache scripts for days. A changed address makes sure that a new page never runs with an old script.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec.structs import replace

from guidepress.formats.html.xml import Element, Node

DIGITS = 8
"""The number of hexadecimal digits of a version. Collisions between two versions of a script are very unlikely."""


def versions_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """The version of each script among `files`, by its name."""
    return {name: sha256(data).hexdigest()[:DIGITS] for name, data in files.items() if name.endswith(".js")}


def versioned(page: Element, versions: Mapping[str, str]) -> Element:
    """A copy of a page in which the address of each script carries its version, if it has one."""
    return replace(page, children=tuple(_versioned_head(child, versions) for child in page.children))


def _versioned_head(node: Node, versions: Mapping[str, str]) -> Node:
    if isinstance(node, str) or node.name != "head":
        return node
    return replace(node, children=tuple(_versioned_script(child, versions) for child in node.children))


def _versioned_script(node: Node, versions: Mapping[str, str]) -> Node:
    if isinstance(node, str) or node.name != "script":
        return node
    return replace(node, attributes=tuple(_with_versions(node.attributes, versions)))


def _with_versions(attributes: Iterable[tuple[str, str]], versions: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for key, value in attributes:
        yield key, f"{value}?{versions[value]}" if key == "src" and value in versions else value
