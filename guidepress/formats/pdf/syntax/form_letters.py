"""The letters that people type into form fields beside those of Western Europe, by the language of the guide.

A form font is simple: it has 255 codes at most, and a viewer finds a typed letter by its name in the Adobe Glyph List
(ISO 32000-1, 9.6.6). So each language gets its own letters, and gives up others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

_CYRILLIC = "".join(map(chr, [*range(0x410, 0x450), *range(0x401, 0x40D), 0x40E, 0x40F, *range(0x451, 0x45D)])) + "ўџҐґ"
_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫαβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ"
_VIETNAMESE_SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_SMALL_LETTERS = {
    "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "hr": "čćđšž", "bs": "čćđšž", "sl": "čšž",
    "tr": "çğıöşü", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "äõöüšž", "vi": _VIETNAMESE_SMALL,
}  # fmt: skip
"""The letters beyond a to z of languages in Latin script."""
_OTHER_SCRIPTS = {"el": _GREEK} | dict.fromkeys(("be", "bg", "mk", "ru", "sr", "uk"), _CYRILLIC)
_MARKS = {
    "\u0302": "circumflex", "\u0306": "breve", "\u031b": "horn", "\u0300": "grave", "\u0301": "acute",
    "\u0303": "tilde", "\u0304": "macron", "\u0307": "dotaccent", "\u0308": "dieresis", "\u0309": "hookabove",
    "\u030a": "ring", "\u030b": "hungarumlaut", "\u030c": "caron", "\u0323": "dotbelow", "\u0327": "cedilla",
    "\u0328": "ogonek",
}  # fmt: skip
"""Accents by their names in the Adobe Glyph List, in the order in which they stand in the name of a letter."""
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mugreek nu xi omicron pi rho sigma1 sigma tau "
    "upsilon phi chi psi omega"
)
"""The names of α to ω, in the order of Unicode."""


def form_letters(language: str, own: str = "") -> str:
    """The letters that a form font must have for a language, and the letters that a guide adds.

    A language of Western Europe, Welsh and Polish have none here: the font has theirs.
    """
    primary = language.partition("-")[0].lower()
    letters = _OTHER_SCRIPTS.get(primary, "") or _both_cases(_SMALL_LETTERS.get(primary, ""))
    return letters + "".join(letter for letter in dict.fromkeys(own) if letter not in letters)


def _both_cases(small: str) -> str:
    return small + small.upper().replace("I", "İ")  # the capital of ı is a letter of ASCII, that of i is not


def glyph_name(letter: str) -> str:
    """The name of a letter in the Adobe Glyph List; "" if it has none."""
    return _composed_name(letter) if letter in _KNOWN else _listed_names().get(ord(letter), "")


@cache
def _listed_names() -> Mapping[int, str]:
    """The names of all characters of the list, for letters that a guide adds. Of two names the newer one counts."""
    from fontTools.agl import AGL2UV, UV2AGL  # slow to import, and hardly ever needed

    names: dict[int, str] = {code: name for name, code in AGL2UV.items()}
    names |= UV2AGL
    return names


def _composed_name(letter: str) -> str:
    if letter in _NAMES:
        return _NAMES[letter]
    base, *marks = list(normalize("NFD", letter))
    names = [name for mark, name in _MARKS.items() if mark in marks]
    if "\u0370" <= base <= "\u03ff":
        tone = ["tonos" if name == "acute" else name for name in reversed(names)]
        return _NAMES.get(base, base).removesuffix("greek") + "".join(sorted(tone))
    return base + "".join(names)


def _names() -> Mapping[str, str]:
    """The names that do not follow from the parts of a letter: Greek, Cyrillic (afii…), đ and ı."""
    names = {"đ": "dcroat", "Đ": "Dcroat", "ı": "dotlessi"}
    for offset, name in enumerate(_GREEK_NAMES.split()):
        names[chr(0x3B1 + offset)] = name
        if name != "sigma1":  # ς has no capital
            names[chr(0x391 + offset)] = name.removesuffix("greek").capitalize()
    names |= {"Δ": "Deltagreek", "Ω": "Omegagreek"}  # Delta and Omega are mathematical signs there
    russian = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    others = "ҐЂЃЄЅІЇЈЉЊЋЌЎ"
    for number, letter in enumerate(russian + others, 10017):
        names[letter] = f"afii{number}"
    for number, letter in enumerate(russian + others, 10065):
        names[letter.lower()] = f"afii{number}"
    return names | {"Џ": "afii10145", "џ": "afii10193"}


_NAMES = _names()
_KNOWN = {*_NAMES, *"".join(map(_both_cases, _SMALL_LETTERS.values())), *_GREEK}
"""The letters of these languages, whose names are composed."""
