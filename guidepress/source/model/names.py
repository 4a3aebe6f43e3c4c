"""Types of short values in the source."""

from __future__ import annotations

from typing import NewType

Id = NewType("Id", str)
"""Lower-case words joined by dots or hyphens."""


Date = NewType("Date", str)
"""YYYY-MM-DD."""
