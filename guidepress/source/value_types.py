"""Types of short texts in the source. Each is a `str`; the builder checks its form (`scalars.CHECKS`)."""

from __future__ import annotations

from typing import NewType

Id = NewType("Id", str)
"""Lower-case words joined by dots or hyphens. A `str` field with the name `id` is checked like this type."""

Key = NewType("Key", str)
"""Lower-case words joined by hyphens. A `str` field with the name `key` is checked like this type."""

Date = NewType("Date", str)
"""YYYY-MM-DD."""
