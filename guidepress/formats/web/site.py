"""The web workbook while it is being set: everything of `markup`, and the style that stands in each page."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from guidepress.formats.html.page import Site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'sha256-{style}'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Content Security Policy: nothing from elsewhere; in the page itself no script, and no style but that of this hash."""


class WebSite(Site, kw_only=True):
    """All pages while they are being set. The first one is seen sooner for the `style` in its own text."""

    style: str
    policy: str


def policy(style: str) -> str:
    """The policy of a page with this style in its own text."""
    return POLICY.format(style=b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii"))
