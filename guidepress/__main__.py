"""The command line."""

from __future__ import annotations

import gc
import sys

from guidepress.cli import main

if __name__ == "__main__":
    gc.set_threshold(100_000, 50, 100)  # a build keeps nearly all that it makes to its end: looking often finds nothing
    sys.exit(main(sys.argv[1:]))
