"""The type sizes of a PDF, as its content streams and the appearances of its fields set them, in points on the page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class ShownText(NamedTuple):
    """A text that is shown: the number of its page, its size in points, and whether its line is level."""

    page: int
    size: float
    level: bool


def type_sizes(data: bytes) -> Iterator[ShownText]:
    """Each text that is shown, on pages and in the appearances of fields."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            yield from (ShownText(number, *each) for each in _shown(page))
            for note in page.get("/Annots", ()):
                appearance = note.get("/AP", {}).get("/N")
                streams = [appearance] if isinstance(appearance, pikepdf.Stream) else (appearance or {}).values()
                yield from (ShownText(number, *each) for stream in streams for each in _shown(stream))


def typed_sizes(data: bytes) -> set[float]:
    """The sizes in which viewers set what is typed, from the default appearance of each field with text."""
    with pikepdf.open(BytesIO(data)) as pdf:
        default = str(pdf.Root.AcroForm.get("/DA", ""))
        notes = [note for page in pdf.pages for note in page.get("/Annots", ()) if note.Subtype == "/Widget"]
        owners = [note if "/FT" in note else note.Parent for note in notes]
        pairs = [pair for pair in zip(notes, owners, strict=True) if pair[1].get("/FT") in ("/Tx", "/Ch")]
        texts = [str(note.get("/DA", owner.get("/DA", default))) for note, owner in pairs]
    return {float(words[words.index("Tf") - 1]) for words in (text.split() for text in texts)}


def _shown(stream: pikepdf.Page | pikepdf.Object) -> Iterator[tuple[float, bool]]:
    """The size of each text that a content stream shows, and whether it is level. Forms that it draws are not followed:
    none has text.
    """
    matrix, stack, text, size = IDENTITY, [], IDENTITY, 0.0
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        if name == "q":
            stack.append(matrix)
        elif name == "Q":
            matrix = stack.pop()
        elif name == "cm":
            matrix = _product(_numbers(operands), matrix)
        elif name == "BT":
            text = IDENTITY
        elif name == "Tm":
            text = _numbers(operands)
        elif name == "Tf":
            size = float(operands[1])
        elif name in ("Tj", "TJ", "'", '"') and _has_text(operands):
            whole = _product(text, matrix)
            height = (whole[2] ** 2 + whole[3] ** 2) ** 0.5
            yield round(size * height, 2), abs(whole[1]) < 0.001


def _has_text(operands: list[object]) -> bool:
    """Whether anything is shown."""
    last = operands[-1]
    parts = last if isinstance(last, pikepdf.Array) else [last]
    return any(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _numbers(operands: list[object]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)  # type: ignore[arg-type]
    return (a, b, c, d, e, f)


def _product(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies the first, then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
