"""The thresholds of the garbage collector for a build."""

from __future__ import annotations

import gc


def use_build_thresholds() -> None:
    """Makes garbage collection rare: a build keeps nearly all of its objects, so a collection frees little."""
    gc.set_threshold(100_000, 50, 100)
