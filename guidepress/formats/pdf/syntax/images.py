"""Image objects: JPEG unchanged, PNG as RGB samples with its transparent parts on white, SVG as a form of vectors.

PDF/A-2 allows transparency, but a white background prints the same everywhere.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pixels

from guidepress.document.blocks import Image
from guidepress.document.vector import VectorPath, VectorPicture
from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.objects import Document, number, operands


def write_image(document: Document, image: Image) -> int:
    """Adds an image to the document. Returns its object number. Each is one unit wide and high."""
    if image.vector is not None:
        return _write_vector(document, image.vector)
    with Pixels.open(BytesIO(image.data)) as opened:
        width, height = opened.size
        if image.media_type == "image/jpeg" and opened.mode == "RGB":
            entries = "/Filter/DCTDecode"
            data, compress = image.data, False
        else:
            background = Pixels.new("RGBA", opened.size, "white")
            background.alpha_composite(opened.convert("RGBA"))
            entries, data, compress = "", background.convert("RGB").tobytes(), True
    dictionary = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8{entries}"
    )
    return document.add_stream(dictionary, data, compress)


_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_MITER_LIMIT = 4
"""That of SVG (SVG 2, 13.5.6); PDF begins with 10."""


def _write_vector(document: Document, picture: VectorPicture) -> int:
    """A form XObject (ISO 32000-1, 8.10), which is clipped to its box."""
    matrix = f"{1 / picture.width:.7f} 0 0 {-1 / picture.height:.7f} 0 1 cm"
    code = "\n".join([f"{matrix} {_MITER_LIMIT} M", *(_path_code(path) for path in picture.paths)])
    entries = "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>"
    return document.add_stream(entries, code.encode("ascii"))


def _path_code(path: VectorPath) -> str:
    """The operators that paint a path."""
    look = [f"{rgb(path.fill)} rg"] if path.fill else []
    if path.stroke:
        dashes = " ".join(map(number, path.dashes))
        look += [
            f"{rgb(path.stroke)} RG {number(path.width)} w",
            f"{_CAPS[path.cap]} J {_JOINS[path.join]} j [{dashes}] 0 d",
        ]
    steps = [f"{operands(*points)} {verb}".strip() for verb, points in path.segments]
    paint = "B" if path.fill and path.stroke else "f" if path.fill else "S"
    return " ".join([*look, *steps, paint + ("*" if path.even_odd and path.fill else "")])
