"""Image objects: JPEG unchanged, PNG as RGB samples with its transparent parts on white.

PDF/A-2 allows transparency, but a white background prints the same everywhere.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pixels

from guidepress.document.blocks import Image
from guidepress.formats.pdf.syntax.objects import Document


def write_image(document: Document, image: Image) -> int:
    """Adds an image to the document. Returns its object number."""
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
