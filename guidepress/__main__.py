"""The command line."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from guidepress.cli import main
        from guidepress.collecting import collect_rarely

        collect_rarely()
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # before the command has begun; `main` answers for itself
        sys.exit(130)
