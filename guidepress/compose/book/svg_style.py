"""The look of shapes in an SVG file: presentation attributes, `style` attributes, and rules of classes.

What a format could not draw is reported as ValueError with the reason, and with what to do in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from PIL import ImageColor

Look = dict[str, str]
"""The properties of an element that shapes inherit or have."""

START: Look = {
    "fill": "black",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-dasharray": "none",
    "color": "black",
    "visibility": "visible",
}
"""The properties that are inherited, with their first values (SVG 2, property index)."""
SEEN_THROUGH = ("opacity", "fill-opacity", "stroke-opacity")
REFUSED = {
    "filter": "an effect (filter)",
    "mask": "a mask",
    "clip-path": "a clipping path",
    "mix-blend-mode": "a blend mode",
    "marker-start": "a marker",
    "marker-mid": "a marker",
    "marker-end": "a marker",
    "marker": "a marker",
}
"""Properties that no shape may have, unless they say "none"."""
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(?:[a-zA-Z]+|\.[\w-]+|#[\w-]+)")


def declarations(text: str) -> Iterator[tuple[str, str]]:
    """The properties of a `style` attribute or of a rule, with their values."""
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip().lower(), value.replace("!important", "").strip()


def rules_of(text: str) -> dict[str, Look]:
    """The rules of a `style` element by their selectors: an element, a class or an id. ValueError for others."""
    rules: dict[str, Look] = {}
    text = _COMMENT.sub("", text).replace("<![CDATA[", "").replace("]]>", "")
    if "@" in text:
        raise ValueError("its style has a rule with @ (save it with attributes in place of a style)")
    for selectors, body in _RULE.findall(text):
        for selector in (one.strip() for one in selectors.split(",")):
            if not _SELECTOR.fullmatch(selector):
                raise ValueError(
                    f"its style has the selector “{selector}” (save it with attributes in place of a style)"
                )
            rules.setdefault(selector, {}).update(declarations(body))
    return rules


def look_of(name: str, attributes: Mapping[str, str], above: Look, rules: Mapping[str, Look]) -> Look | None:
    """The look of an element within one of the look `above`; None if it is not seen. ValueError if it has what formats
    cannot draw.
    """
    own: Look = {key: value.strip() for key, value in attributes.items()}
    selectors = [name, *(f".{one}" for one in attributes.get("class", "").split()), f"#{attributes.get('id', '')}"]
    for selector in selectors:
        own.update(rules.get(selector, {}))
    own.update(declarations(attributes.get("style", "")))
    if own.get("display") == "none":
        return None
    for key, what in REFUSED.items():
        if own.get(key, "none") not in ("none", "normal", ""):
            raise ValueError(f"<{name}> has {what} (flatten it, or save the picture as PNG)")
    for key in SEEN_THROUGH:
        share = _share(own.get(key, "1"))
        if share == 0:
            if key == "opacity":
                return None
            own[key.partition("-")[0]] = "none"
        elif share != 1:
            raise ValueError(f"<{name}> is see-through ({key}) (give it a full colour)")
    return {key: own.get(key, value) if own.get(key) != "inherit" else value for key, value in above.items()}


def _share(text: str) -> float:
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0


def colour_of(look: Look, key: str, name: str) -> str:
    """The colour of a property as #rrggbb; "" for none. ValueError for a gradient, a pattern or an unknown colour."""
    text = look[key]
    if text in ("none", "transparent"):
        return ""
    if text.lower() == "currentcolor":
        text = look["color"]
    if "url(" in text:
        raise ValueError(f"<{name}> has a gradient or a pattern (give it one colour)")
    if text.startswith(("rgba", "hsla")):
        raise ValueError(f"<{name}> is see-through ({key}) (give it a full colour)")
    try:
        red, green, blue, *alpha = ImageColor.getrgb(text)
    except ValueError:
        raise ValueError(f"<{name}> has the colour “{text}” (write it as #rrggbb)") from None
    if alpha and alpha[0] != 255:
        raise ValueError(f"<{name}> is see-through ({key}) (give it a full colour)")
    return f"#{red:02x}{green:02x}{blue:02x}"
