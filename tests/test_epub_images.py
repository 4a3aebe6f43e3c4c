"""Images that are missing, too large, not what they say they are, or hostile: an error with its line, and no book."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from guidepress.core.problems import Code
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from tests.test_errors import ROOT, lay_out

FIGURE = """
      - figure: A picture
        alt: A square of one colour.
        image: {name}
"""


def png(width: int = 40, height: int = 30) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#123f8c").save(target, "PNG")
    return target.getvalue()


def jpeg() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "#123f8c").save(target, "JPEG")
    return target.getvalue()


def bomb() -> bytes:
    """A PNG that says it is 100 000 × 100 000 pixels large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">%s</svg>'
ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
BAD: dict[str, tuple[str, bytes | None, Code]] = {
    "missing": ("none.png", None, Code.MISSING_ASSET),
    "empty": ("empty.png", b"", Code.BAD_ASSET),
    "cut off": ("half.png", png()[:-40], Code.BAD_ASSET),
    "too many bytes": ("large.png", png() + b"\0" * 10_000_001, Code.BAD_ASSET),
    "too many pixels": ("wide.png", bomb(), Code.BAD_ASSET),
    "a JPEG called png": ("photo.png", jpeg(), Code.BAD_ASSET),
    "a PNG called jpg": ("photo.jpg", png(), Code.BAD_ASSET),
    "a web page called png": ("page.png", b"<html><script>alert(1)</script></html>", Code.BAD_ASSET),
    "SVG with a script": ("script.svg", SVG % b"<script>alert(1)</script>", Code.BAD_ASSET),
    "SVG with a handler": ("load.svg", SVG % b'<path d="M0 0" onload="alert(1)"/>', Code.BAD_ASSET),
    "SVG with an address": ("far.svg", SVG % b'<image href="https://example.org/x.png"/>', Code.BAD_ASSET),
    "SVG with entities": ("bomb.svg", ENTITIES + SVG % b"<text>&b;</text>", Code.BAD_ASSET),
    "SVG called png": ("script.png", SVG % b"<script>alert(1)</script>", Code.BAD_ASSET),
    "outside": ("../secret.png", png(), Code.PATH_OUTSIDE),
}


def project(folder: Path, name: str, data: bytes | None) -> tuple[Project, int]:
    """A project with a figure of this image, and the line that names the image."""
    source = lay_out("_base", folder)
    part = source / "parts" / "01-one.yaml"
    text = part.read_text(encoding="utf-8")
    before, after, rest = text.partition("    body:\n")
    assert after
    text = before + after + FIGURE.format(name=name).lstrip("\n") + rest
    part.write_text(text, encoding="utf-8")
    if data is not None:
        target = folder / "assets" / "images" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if "image: " in each)
    return Project(source, ROOT / "layouts", folder / "output"), line


@pytest.mark.parametrize("case", BAD)
def test_a_bad_image_is_an_error_with_its_line_and_never_a_book(case: str, tmp_path: Path) -> None:
    name, data, code = BAD[case]
    found, line = project(tmp_path, name, data)
    built = build(found, ("epub",), lambda step: None)
    assert [(problem.code, problem.where.file, problem.where.line) for problem in built.problems] == [
        (code, "source/parts/01-one.yaml", line)
    ]
    (problem,) = built.problems
    assert name in problem.message
    assert problem.hint
    assert built.files == {}


@pytest.mark.parametrize(("name", "data"), [("good.png", png()), ("good.jpg", jpeg())])
def test_a_good_image_is_in_the_book(name: str, data: bytes, tmp_path: Path) -> None:
    found, _ = project(tmp_path, name, data)
    built = build(found, ("epub",), lambda step: None)
    assert list(built.problems) == []
    assert any(file.endswith(".epub") for file in built.files)
