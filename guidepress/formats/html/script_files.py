"""Names each script by its content: store-1f0a6c2b.js.

Browsers and servers cache scripts for days, some of them whatever follows a question mark. With the hash in its name, a
new page never runs an old script: the old one has another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec.structs import replace

from guidepress.formats.html.xml import Element, Node

DIGITS = 8
"""The number of hexadecimal digits in a name. Two versions of a script with the same digits are very unlikely."""
_HASHED = re.compile(rf"(?P<stem>.+)-[0-9a-f]{{{DIGITS}}}\.js")


def hashed_names(scripts: Mapping[str, bytes]) -> dict[str, str]:
    """The name with its hash of each script, by the name that pages are rendered with."""
    digests = {name: sha256(data).hexdigest()[:DIGITS] for name, data in scripts.items()}
    return {name: f"{name.removesuffix('.js')}-{digest}.js" for name, digest in digests.items()}


def names_among(files: Iterable[str]) -> dict[str, str]:
    """As `hashed_names`, from the names of files that have their hash already."""
    found = [match for name in files if (match := _HASHED.fullmatch(name))]
    return {f"{match['stem']}.js": match[0] for match in found}


def with_hashed_scripts(page: Element, names: Mapping[str, str]) -> Element:
    """A copy of a page whose head asks for scripts by these names. KeyError for a script that has none."""
    return replace(page, children=tuple(_head(child, names) for child in page.children))


def _head(node: Node, names: Mapping[str, str]) -> Node:
    if isinstance(node, str) or node.name != "head":
        return node
    return replace(node, children=tuple(_script(child, names) for child in node.children))


def _script(node: Node, names: Mapping[str, str]) -> Node:
    if isinstance(node, str) or node.name != "script":
        return node
    attributes = ((key, names[value] if key == "src" else value) for key, value in node.attributes)
    return replace(node, attributes=tuple(attributes))
