"""The entry point of `python build.py`: without --guide, it uses the guide of the checkout."""

from __future__ import annotations

import sys

from guidepress.cli.invocation import Invocation
from guidepress.core.tool_files import checkout

BUILD_PY = Invocation("python build.py", checkout())


if __name__ == "__main__":
    try:
        from guidepress.cli.main import main
        from guidepress.pipeline.gc_settings import use_build_thresholds

        use_build_thresholds()
        sys.exit(main(sys.argv[1:], BUILD_PY))
    except KeyboardInterrupt:  # before the command has begun; later, `main` handles it
        sys.exit(130)
