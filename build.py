"""Builds the guide, or tests the tool. Python 3.11 or newer is all that must be there.

    python build.py            every format, into output/
    python build.py --help     what else it does

An old Python meets this file first and has to read all of it before it can say that it is too old. So there is nothing
here that Python 2.7 cannot read: no annotation, no f-string, no letter outside ASCII. environment.py does the work.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an old Python runs this
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
