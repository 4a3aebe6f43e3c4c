"""The planner as one HTML file, which opens without a network.

Its content security policy names its one style and its one script by their hashes, and allows it to ask nothing of any
site. Its data are a block of JSON, which no browser runs (HTML, 4.12.1.1 and CSP 3, 4.2.3). It keeps a plan as the web
workbook keeps answers, with the same script.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guidepress.document.planner import Planner
from guidepress.formats.html.html_file import EMPTY_STYLE, html_document, source_hash
from guidepress.formats.html.style_colours import COLOURS, fill_colours
from guidepress.formats.planner.frame import DATA, POLICY, page_root
from guidepress.formats.web.style import style_sheet
from guidepress.theme import Theme

STATIC = Path(__file__).parent / "static"
SHARED = Path(__file__).parent.parent / "web" / "static"
OWN_SCRIPTS = ("clock", "needs", "plans", "follows", "entry", "slots", "drag", "run", "promise", "editor")
SCRIPTS = (
    STATIC / "data.js",
    SHARED / "items.js",
    SHARED / "elements.js",
    SHARED / "calendar-file.js",
    *(STATIC / f"{name}.js" for name in OWN_SCRIPTS),
)
"""The scripts in their order. Each one uses those before it."""
OWN_WORDS = "planner_"
OTHER_WORDS = (
    "minute", "minutes", "time_span", "labelled", "material_count", "group_line", "group_sizes", "group_pairs",
    "group_threes", "group_groups", "pack_print_line", "pack_print_variant", "pack_print_exercise", "pack_print_none",
    "pack_copies", "pack_for_people", "online_chat",
)  # fmt: skip
"""The labels that the scripts need, besides those whose names begin with `OWN_WORDS`."""
_EMPTY_SCRIPT = "<script></script>"


class LaidPlanner(Struct):
    """The planner and its design."""

    planner: Planner
    theme: Theme


def page_file(laid: LaidPlanner) -> bytes:
    """The whole file, with its style, its data and its script inside."""
    style = planner_style(laid.theme)
    script = "".join(path.read_text(encoding="utf-8").replace("\r\n", "\n") for path in SCRIPTS)
    if "</" in style or "</script" in script:
        raise ValueError("a style sheet cannot hold </, nor a script its end")
    page = html_document(page_root(laid.planner)).decode("utf-8")
    page = page.replace(EMPTY_STYLE, f"<style>{style}</style>", 1)
    page = page.replace(f"{DATA}</script>", f"{DATA}{data_block(laid)}</script>", 1)
    page = page.replace(_EMPTY_SCRIPT, f"<script>{script}</script>", 1)
    return page.replace(POLICY, POLICY.format(script=source_hash(script), style=source_hash(style)), 1).encode("utf-8")


def planner_style(theme: Theme) -> str:
    """The style of the web workbook, without its fonts, and that of the planner."""
    night = {f"night-{name}": getattr(theme.web.night, name) for name in COLOURS}
    base = style_sheet(replace(theme, web=replace(theme.web, embed_fonts=False)))
    own = fill_colours(theme.planner_css, theme, night)
    return "\n".join([base, *(line.strip() for line in own if line.strip())])


def data_block(laid: LaidPlanner) -> str:
    """The data as JSON that can stand in a script element."""
    text = json.dumps(planner_data(laid), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def planner_data(laid: LaidPlanner) -> dict[str, Any]:
    """The data of the page. `static/globals.d.ts` describes them as `PlannerData`."""
    planner, layout = laid.planner, laid.theme.planner
    data: dict[str, Any] = json.loads(msgspec.json.encode(planner, enc_hook=str))
    words = {name: text for name, text in data["words"].items() if name.startswith(OWN_WORDS) or name in OTHER_WORDS}
    layout_data = {name: getattr(layout, name) for name in type(layout).__struct_fields__ if name != "where"}
    return {**data, "words": words, "layout": layout_data}
