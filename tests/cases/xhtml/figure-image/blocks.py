from base64 import b64decode

from guidepress.document.blocks import Figure, Image, LogoSlot
from guidepress.document.inline import Run

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
BLOCKS = (
    Figure(Image("pixel.png", "image/png", PIXEL, 1, 1), "A dot.", (Run("One pixel"),)),
    LogoSlot("Your logo"),
    LogoSlot("A museum", Image("pixel.png", "image/png", PIXEL, 1, 1)),
)
