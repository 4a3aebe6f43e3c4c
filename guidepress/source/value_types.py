"""Types of short texts and numbers in the source. The builder checks their form (`scalars.CHECKS`)."""

from __future__ import annotations

from typing import NewType

Id = NewType("Id", str)
"""Lower-case words joined by dots or hyphens. A `str` field with the name `id` is checked like this type."""

Key = NewType("Key", str)
"""Lower-case words joined by hyphens. A `str` field with the name `key` is checked like this type."""

TypeSize = NewType("TypeSize", float)
"""The size of running text in points, within the bounds of `scalars.TYPE_SIZES`."""

VolumePages = NewType("VolumePages", int)
"""The most pages of a volume, within the bounds of `scalars.VOLUMES`."""

OwnColour = NewType("OwnColour", str)
"""#rrggbb, with its place in the file."""

Date = NewType("Date", str)
"""YYYY-MM-DD."""
