"""The web workbook while it is rendered: as `html.page`, with the style sheet that every page contains."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from guidepress.formats.html.page import Site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'sha256-{style}'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy: nothing from other origins, no inline script, and one inline style, by its hash."""


class WebSite(Site, kw_only=True):
    """All pages while they are rendered. Each page contains its `style`, so that the first page shows sooner."""

    style: str
    policy: str


def policy(style: str) -> str:
    """The Content Security Policy of a page that contains this style."""
    return POLICY.format(style=b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii"))
