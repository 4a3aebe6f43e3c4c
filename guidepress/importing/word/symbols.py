"""Signs of symbol fonts (Wingdings, Symbol) in Unicode. Word writes them with codes of the private use area."""

from __future__ import annotations

WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0x77: "◆", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x4C: "☹", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛",
    0x52: "☑", 0xA1: "○", 0xA3: "☐", 0x2D: "☐", 0x50: "✓", 0x4F: "✗", 0xAB: "★",
}  # fmt: skip
"""Code of Wingdings, and those of Wingdings 2 that it does not use itself → the sign."""
SYMBOL = {
    0xB7: "•", 0xA7: "♣", 0xA8: "♦", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥",
    0xB9: "≠", 0xBB: "≈", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ",
    0x53: "Σ", 0x57: "Ω", 0xD6: "√", 0xA5: "∞", 0xD3: "©", 0xD2: "®", 0xD4: "™", 0xDE: "⇒", 0xDB: "⇔", 0xBC: "…",
}  # fmt: skip
"""Code of Symbol → the sign."""


def sign(code: int, font: str = "") -> str:
    """The sign for a code of a symbol font, with or without 0xF000; "" where none is known."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if "symbol" in font.lower() and "segoe" not in font.lower():
        return SYMBOL.get(low, "")
    if "wingdings" in font.lower() or "webdings" in font.lower():
        return WINGDINGS.get(low, "")
    if code == low:
        return chr(code) if code > 0x20 else ""
    return {0xB7: "•"}.get(low, "") or WINGDINGS.get(low, "") or SYMBOL.get(low, "")


def without_private(text: str) -> tuple[str, list[str]]:
    """A text with signs in place of private codes, and the codes for which there is none."""
    unknown: list[str] = []
    letters: list[str] = []
    for letter in text:
        if 0xE000 <= ord(letter) <= 0xF8FF:
            found = sign(ord(letter))
            if not found:
                unknown.append(f"U+{ord(letter):04X}")
            letters.append(found)
        else:
            letters.append(letter)
    return "".join(letters), unknown
