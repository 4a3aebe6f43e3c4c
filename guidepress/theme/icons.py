"""Reads and checks the icons of assets/icons. Every format draws them, and an SVG file can hold more than a drawing.

Accepted are plain shapes with numeric geometry, in one small file. Rejected are document types, entities, scripts,
styles, text, links, and references to other resources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from guidepress.core.problems import Code, Problems
from guidepress.theme.design_files import DesignFiles, Folders
from guidepress.theme.unused_files import check_icon_names

SIZE_LIMIT = 100_000
"""The maximum size of an icon in bytes. A line drawing has about a thousand."""

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(rf"\s*(?:{_NUMBER}[\s,]*)*")
_ONE_NUMBER = re.compile(_NUMBER)
_PATH = re.compile(r"\s*[Mm][MmLlHhVvCcSsAaZz\d\s,.eE+-]*")
_COMMAND = re.compile(r"([MmLlHhVvCcSsAaZz])([^MmLlHhVvCcSsAaZz]*)")
_ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4}
"""The number of arguments of each path command.

The arc ("a") is not listed: its flags may follow each other without a separator, so that its arguments cannot be
counted.
"""

_GEOMETRY = {
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "g": set(),
}
"""The allowed elements, each with its attributes for geometry."""
_PRESENTATION = {"fill", "fill-rule", "clip-rule", "opacity", "transform"}
"""The allowed presentation attributes."""
_PRESENTATION |= {f"stroke{part}" for part in ("", "-width", "-linecap", "-linejoin", "-dasharray")}


def read_icons(folders: Folders, problems: Problems) -> dict[str, str]:
    """The SVG text of each valid icon by its name. Other icons are reported.

    If several folders have an icon of the same name, the first one is used.
    """
    icons: dict[str, str] = {}
    files = DesignFiles("assets/icons", folders, problems)
    check_icon_names(files)
    for name in files.names("*.svg"):
        where = files.location(name)
        if files.is_outside(name):
            message = "this icon is a link out of assets/icons"
            problems.error(Code.PATH_OUTSIDE, where, message, "put the file itself there")
            continue
        try:
            path = files.find(name)[1]
            icons[path.stem] = _read(path)
        except (OSError, ValueError, ElementTree.ParseError, RecursionError) as error:
            hint = "save it as a plain SVG of paths and shapes"
            problems.error(Code.BAD_ASSET, where, f"this icon cannot be used: {_reason(error)}", hint)
    return icons


def _reason(error: Exception) -> str:
    """The reason why an icon cannot be used, as part of a message."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not saved as UTF-8"
    if isinstance(error, OSError):
        return "it cannot be read"
    return "it is no whole SVG" if isinstance(error, ElementTree.ParseError | RecursionError) else str(error)


def _read(path: Path) -> str:
    """The text of an icon.

    ValueError with the reason if it is not allowed; OSError, UnicodeDecodeError or ElementTree.ParseError if it cannot
    be read.
    """
    if not path.is_file():
        raise OSError
    if path.stat().st_size > SIZE_LIMIT:
        raise ValueError(f"it is larger than {SIZE_LIMIT // 1000} kB")
    text = path.read_text(encoding="utf-8")
    if re.search(r"<[!?](?!--|xml[ \t])", text):
        raise ValueError("it declares a document type or an instruction")
    root = ElementTree.fromstring(text)
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise ValueError("it is no SVG")
    if any(key.startswith(("on", "{")) for key in root.attrib):
        raise ValueError("its first element has a script or refers to something else")
    for element in _shapes(root):
        _check_element(element)
    return text


def _shapes(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """All elements of an icon except its title and description."""
    for child in root:
        if child.tag not in (f"{_SVG}title", f"{_SVG}desc"):
            yield from child.iter()


def _check_element(element: ElementTree.Element) -> None:
    """ValueError if an element or one of its attributes is not allowed."""
    name = str(element.tag).removeprefix(_SVG)
    if name not in _GEOMETRY:
        raise ValueError(f"<{name}> is not a shape")
    for key, value in element.attrib.items():
        if key in _PRESENTATION:
            if "url(" in value or ":" in value:
                raise ValueError(f"the attribute {key} refers to something else")
        elif key not in _GEOMETRY[name]:
            raise ValueError(f"the attribute {key} is not allowed")
        elif not _is_valid_value(key, value):
            raise ValueError(f"the attribute {key} is no drawing")


def _is_valid_value(key: str, value: str) -> bool:
    """Whether the value of a geometry attribute is valid.

    Quadratic curves (Q, T) are not: PDF has no operator for them.
    """
    if key == "points":
        return _NUMBERS.fullmatch(value) is not None and len(_ONE_NUMBER.findall(value)) % 2 == 0
    if key != "d":
        return _ONE_NUMBER.fullmatch(value) is not None
    if _PATH.fullmatch(value) is None:
        return False
    return all(_has_valid_count(command.lower(), numbers) for command, numbers in _COMMAND.findall(value))


def _has_valid_count(command: str, numbers: str) -> bool:
    """Whether a path command has a valid number of arguments."""
    if _NUMBERS.fullmatch(numbers) is None:
        return False
    count, step = len(_ONE_NUMBER.findall(numbers)), _ARGUMENTS.get(command, 0)
    if command == "z":
        return count == 0
    return count >= 5 if command == "a" else count > 0 and count % step == 0
