"""The command line."""

from __future__ import annotations

import sys

from guidepress.cli import main
from guidepress.collecting import collect_rarely

if __name__ == "__main__":
    collect_rarely()
    sys.exit(main(sys.argv[1:]))
