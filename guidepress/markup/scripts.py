"""The scripts of a page under names that change with their content: guide.js?1f0a6c2b.

A browser keeps scripts for days without asking for them anew. A page that is new must not run with an old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec.structs import replace

from guidepress.markup.xml import Element, Node

DIGITS = 8
"""Hexadecimal digits of a version: enough that two contents of one script hardly ever share it."""


def versions_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """The version of each script among `files`, by its name."""
    return {name: sha256(data).hexdigest()[:DIGITS] for name, data in files.items() if name.endswith(".js")}


def versioned(page: Element, versions: Mapping[str, str]) -> Element:
    """A whole page with the version, if there is one, behind the name of each of its scripts."""
    return replace(page, children=tuple(_head(one, versions) for one in page.children))


def _head(node: Node, versions: Mapping[str, str]) -> Node:
    if isinstance(node, str) or node.name != "head":
        return node
    return replace(node, children=tuple(_script(one, versions) for one in node.children))


def _script(node: Node, versions: Mapping[str, str]) -> Node:
    if isinstance(node, str) or node.name != "script":
        return node
    return replace(node, attributes=tuple(_named(node.attributes, versions)))


def _named(attributes: Iterable[tuple[str, str]], versions: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for key, value in attributes:
        yield key, f"{value}?{versions[value]}" if key == "src" and value in versions else value
