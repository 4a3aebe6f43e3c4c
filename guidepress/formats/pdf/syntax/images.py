"""Images in the file: JPEG as it is, PNG as samples of RGB with its transparency laid on white.

PDF/A-2 allows transparency, but a white ground prints the same everywhere.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pixels

from guidepress.document.blocks import Image
from guidepress.formats.pdf.syntax.objects import Document


def write_image(document: Document, image: Image) -> int:
    """The number of an image object."""
    with Pixels.open(BytesIO(image.data)) as opened:
        width, height = opened.size
        if image.media_type == "image/jpeg" and opened.mode == "RGB":
            entries = "/Filter/DCTDecode"
            data, packed = image.data, False
        else:
            ground = Pixels.new("RGBA", opened.size, "white")
            ground.alpha_composite(opened.convert("RGBA"))
            entries, data, packed = "", ground.convert("RGB").tobytes(), True
    head = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8{entries}"
    return document.add_stream(head, data, packed)
