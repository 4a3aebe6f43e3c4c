"""Gives a finished page of the web workbook its style sheet, and the Content Security Policy that allows it."""

from __future__ import annotations

from guidepress.formats.html.html_file import EMPTY_STYLE, source_hash

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'sha256-{style}'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy: nothing from other origins, no inline script, and one inline style, by its hash.

A page is rendered with `{style}` in it: its style is known once all pages are rendered, since they decide on its fonts.
"""


def policy(style: str) -> str:
    """The Content Security Policy of a page that contains this style."""
    return POLICY.format(style=source_hash(style))


SHARED_POLICY = POLICY.replace("style-src", "style-src 'self'")
"""The same for a page whose style sheet is a file."""
STATE_STYLE = (
    "/*! SPDX-License-Identifier: MIT */[hidden],html:not(.live) [data-live],.live [data-dead]{display:none!important}"
)
"""The style that a page has itself beside a style sheet that is a file.

Where the file is missing, as in a page that is opened inside a zip, nothing shows that needs scripts.
"""


def with_shared_style(page: bytes, file: str) -> bytes:
    """A page in UTF-8, as for `with_style`, with a link to its style sheet. It must not hold characters of markup."""
    link = f'<style>{STATE_STYLE}</style><link rel="stylesheet" href="{file}"/>'
    linked = page.replace(EMPTY_STYLE.encode(), link.encode(), 1)
    return linked.replace(POLICY.encode(), SHARED_POLICY.format(style=source_hash(STATE_STYLE)).encode(), 1)


def with_style(page: bytes, style: str) -> bytes:
    """A page in UTF-8 with its style sheet, so that the first page shows sooner.

    The page has an empty `style` element, and `POLICY` before it. ValueError if the style holds "</", which would end
    the element.
    """
    if "</" in style:
        raise ValueError("a style sheet cannot hold </")
    styled = page.replace(EMPTY_STYLE.encode(), f"<style>{style}</style>".encode(), 1)
    return styled.replace(POLICY.encode(), policy(style).encode(), 1)
