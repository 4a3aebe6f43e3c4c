"""The command line: `guidepress` of an installed package, or `python -m guidepress`."""

from __future__ import annotations

import sys
from pathlib import Path


def run() -> None:
    """Runs the command of the command line and ends the program with its exit status."""
    from guidepress.cli.console import use_utf8
    from guidepress.cli.invocation import Invocation
    from guidepress.cli.main import main
    from guidepress.pipeline.gc_settings import use_build_thresholds

    use_utf8()
    use_build_thresholds()
    as_module = Path(sys.argv[0]).name == "__main__.py"
    sys.exit(main(sys.argv[1:], Invocation("python -m guidepress" if as_module else "guidepress")))


if __name__ == "__main__":
    try:
        run()
    except KeyboardInterrupt:  # before the command has begun; later, `main` handles it
        sys.exit(130)
