"""The garbage collector’s thresholds for a build."""

from __future__ import annotations

import gc


def use_build_thresholds() -> None:
    """Makes the collector run rarely: a build keeps nearly all of its objects, so that it finds little."""
    gc.set_threshold(100_000, 50, 100)
