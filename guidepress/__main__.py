"""The command line."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from guidepress.cli.main import main
        from guidepress.pipeline.gc_settings import use_build_thresholds

        use_build_thresholds()
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:  # before the command has begun; `main` answers for itself
        sys.exit(130)
