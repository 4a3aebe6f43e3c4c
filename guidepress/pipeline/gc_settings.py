"""How rarely Python looks for memory to take back."""

from __future__ import annotations

import gc


def use_build_thresholds() -> None:
    """A build keeps nearly all that it makes to its end: looking often finds nothing."""
    gc.set_threshold(100_000, 50, 100)
