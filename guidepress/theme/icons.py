"""The icons of assets/icons: read with care, since every writer draws them and an SVG may hold more than a drawing.

Let through are plain shapes with numbers, in one small file. A document type, entities, scripts, styles, text, links
and references to anything elsewhere are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from guidepress.core.problems import Code, Problems
from guidepress.theme.design_files import DesignFiles, Folders
from guidepress.theme.left_out import check_icon_names

LARGEST = 100_000
"""Bytes; a drawing of lines has a thousand."""

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(rf"\s*(?:{_NUMBER}[\s,]*)*")
_ONE = re.compile(_NUMBER)
_PATH = re.compile(r"\s*[Mm][MmLlHhVvCcSsAaZz\d\s,.eE+-]*")
_COMMAND = re.compile(r"([MmLlHhVvCcSsAaZz])([^MmLlHhVvCcSsAaZz]*)")
_ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4}
"""Numbers that a command of a path takes. Flags of an arc may run together, so its numbers cannot be counted."""

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
_LOOK = {"fill", "fill-rule", "clip-rule", "opacity", "transform"}
_LOOK |= {f"stroke{part}" for part in ("", "-width", "-linecap", "-linejoin", "-dasharray")}


def read_icons(folders: Folders, problems: Problems) -> dict[str, str]:
    """Name → SVG of each icon that can be drawn; the others are reported. Of several folders, the first counts."""
    found: dict[str, str] = {}
    files = DesignFiles("assets/icons", folders, problems)
    check_icon_names(files)
    for name in files.names("*.svg"):
        where = files.place(name)
        if files.leads_out(name):
            message = "this icon is a link out of assets/icons"
            problems.error(Code.PATH_OUTSIDE, where, message, "put the file itself there")
            continue
        try:
            path = files.find(name)[1]
            found[path.stem] = _read(path)
        except (OSError, ValueError, ElementTree.ParseError, RecursionError) as error:
            hint = "save it as a plain SVG of paths and shapes"
            problems.error(Code.BAD_ASSET, where, f"this icon cannot be used: {_reason(error)}", hint)
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not saved as UTF-8"
    if isinstance(error, OSError):
        return "it cannot be read"
    return "it is no whole SVG" if isinstance(error, ElementTree.ParseError | RecursionError) else str(error)


def _read(path: Path) -> str:
    """The text of an icon. Raises ValueError with the reason, or what reading and parsing raise."""
    if not path.is_file():
        raise OSError
    if path.stat().st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1000} kB")
    text = path.read_text(encoding="utf-8")
    if re.search(r"<[!?](?!--|xml[ \t])", text):
        raise ValueError("it declares a document type or an instruction")
    root = ElementTree.fromstring(text)
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise ValueError("it is no SVG")
    if any(key.startswith(("on", "{")) for key in root.attrib):
        raise ValueError("its first element has a script or refers to something else")
    for shape in _shapes(root):
        _check(shape)
    return text


def _shapes(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in root:
        if child.tag not in (f"{_SVG}title", f"{_SVG}desc"):
            yield from child.iter()


def _check(shape: ElementTree.Element) -> None:
    name = str(shape.tag).removeprefix(_SVG)
    if name not in _GEOMETRY:
        raise ValueError(f"<{name}> is not a shape")
    for key, value in shape.attrib.items():
        if key in _LOOK:
            if "url(" in value or ":" in value:
                raise ValueError(f"the attribute {key} refers to something else")
        elif key not in _GEOMETRY[name]:
            raise ValueError(f"the attribute {key} is not allowed")
        elif not _good(key, value):
            raise ValueError(f"the attribute {key} is no drawing")


def _good(key: str, value: str) -> bool:
    """Whether a value says where a line goes. Curves of one handle (Q, T) are unknown to PDF."""
    if key == "points":
        return _NUMBERS.fullmatch(value) is not None and len(_ONE.findall(value)) % 2 == 0
    if key != "d":
        return _ONE.fullmatch(value) is not None
    if _PATH.fullmatch(value) is None:
        return False
    return all(_enough(command.lower(), rest) for command, rest in _COMMAND.findall(value))


def _enough(command: str, rest: str) -> bool:
    if _NUMBERS.fullmatch(rest) is None:
        return False
    count, step = len(_ONE.findall(rest)), _ARGUMENTS.get(command, 0)
    if command == "z":
        return count == 0
    return count >= 5 if command == "a" else count > 0 and count % step == 0
