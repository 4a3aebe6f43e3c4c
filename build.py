"""Builds the guide, or tests the tool. It needs Python 3.11 or newer, and nothing else.

    python build.py            every format, into output/
    python build.py --help     the other commands

An older Python must parse this whole file before it can print that it is too old. So the file uses only syntax of
Python 2.7: no annotation, no f-string, no character outside ASCII. environment.py does the work.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python runs this
    sys.exit(
        "guidepress needs Python 3.11 or newer. This is Python "
        + ".".join(map(str, sys.version_info[:2]))
        + " at "
        + sys.executable
    )

if __name__ == "__main__":
    try:
        from environment import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
