"""The pictures of documents as PNG, JPEG or SVG files under names that every system can open."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from guidepress.compose.book.svg_pictures import SvgError, read_svg
from guidepress.core.file_names import is_device, reserved_file
from guidepress.importing.limits import MAX_PICTURE, MAX_PIXELS
from guidepress.importing.log import Log
from guidepress.importing.outline import slug
from guidepress.importing.tree import Document, Image, Place

_KEPT = {"PNG": "png", "JPEG": "jpg"}
"""Formats that a guide can hold, with the ending of their names."""


class Pictures:
    """Gives each picture a name once. `used` are the files of the guide; `unused` those that none can hold."""

    def __init__(self, documents: Sequence[Document], log: Log) -> None:
        self.log = log
        self.data = {(each.name, name): data for each in documents for name, data in each.pictures.items()}
        self.used: dict[str, bytes] = {}
        self.unused: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        """Hash of a picture → its name; "" for one that cannot be used."""

    def name(self, image: Image, place: Place) -> str:
        """The name of the file for a picture; "" for one that cannot be used, which is reported."""
        data = self.data.get((place.document, image.name))
        if data is None:
            return ""
        digest = sha256(data).hexdigest()
        if digest not in self.names:
            self.names[digest] = self._added(image, data, place)
        elif not self.names[digest]:
            self.log.note("picture-unusable", place, image.name, removed=" ")
        return self.names[digest]

    def _added(self, image: Image, data: bytes, place: Place) -> str:
        original = image.name
        reason = ""
        if is_svg(data):
            reason = why_no_vector(data)
            made = None if reason else (data, "svg", False)
            if reason and image.instead:
                self.log.note("picture-vector", place, original, now=f"{image.instead}: {reason}")
                return self.name(Image(image.instead), place)
        else:
            made = _usable(data)
        stem = slug(PurePosixPath(original).stem, 40) or "picture"
        if made is None:
            ending = re.sub(r"[^a-z0-9]", "", PurePosixPath(original).suffix.lower())[:5] or "bin"
            self.unused[self._free(stem, ending, self.unused)] = data
            self.log.note("picture-unusable", place, original, now=reason, removed=" ")
            return ""
        content, ending, changed = made
        name = self._free(stem, ending, self.used)
        if changed:
            self.log.note("picture-format", place, original, now=name)
        self.used[name] = content
        return name

    def _free(self, stem: str, ending: str, taken: dict[str, bytes]) -> str:
        if reserved_file(stem) or is_device(stem):
            stem = f"picture-{stem}"
        number, name = 2, f"{stem}.{ending}"
        while name in taken:
            name, number = f"{stem}-{number}.{ending}", number + 1
        return name


def is_svg(data: bytes) -> bool:
    """Whether these are the bytes of an SVG."""
    return b"<svg" in data[:4096].lower()


def why_no_vector(data: bytes) -> str:
    """Why a guide cannot hold an SVG, in the words of the reader of guides; "" where it can."""
    try:
        read_svg(data)
    except SvgError as error:
        return f"line {error.line}: {error.reason}" if error.line else error.reason
    except Exception:  # a drawing that is damaged, or made to harm
        return "it cannot be drawn"
    return ""


def _usable(data: bytes) -> tuple[bytes, str, bool] | None:
    """The bytes of a picture as PNG or JPEG, the ending of its name, and whether they are new; None if it is neither
    that nor a picture that can be saved as one.
    """
    from PIL import Image as Pixels  # imported late: documents without pictures need no imaging

    if len(data) > MAX_PICTURE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pixels.DecompressionBombWarning)
            with Pixels.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    return None
                opened.load()
                if opened.format in _KEPT and not (opened.format == "JPEG" and opened.mode == "CMYK"):
                    return data, _KEPT[opened.format], False
                saved = io.BytesIO()
                opened.convert("RGBA" if opened.has_transparency_data else "RGB").save(saved, "PNG")
                return saved.getvalue(), "png", True
    except Exception:  # Pillow raises many kinds for a picture that is damaged, or made to harm
        return None
