"""Writes guidepress/document/labels.py from guidepress/labels/en.yaml, so that each label is declared there alone.

Run it after a label came or went; a test compares.

python tools/make_labels.py
"""

from __future__ import annotations

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

TARGET = HOME / "guidepress" / "document" / "labels.py"
WIDTH = 120
HEAD = '''"""The labels of the tool, by name: every word that it puts before a reader by itself.

Made by tools/make_labels.py from guidepress/labels/en.yaml. Change that file, and run the tool.
"""

from __future__ import annotations

from guidepress.core.values import Value


class Labels(Value):
    """The text of each label. `{braces}` hold what is filled in; the comments show the English text."""

'''


def code() -> str:
    """The module as Python code."""
    import yaml

    labels = yaml.safe_load((HOME / "guidepress" / "labels" / "en.yaml").read_text(encoding="utf-8"))
    return HEAD + "".join(_field(key.replace("-", "_"), text) for key, text in labels.items())


def _field(name: str, text: str) -> str:
    line = f"    {name}: str  # {' '.join(text.split())}"
    return (line if len(line) <= WIDTH else line[: WIDTH - 2].rstrip() + " …") + "\n"


if __name__ == "__main__":
    TARGET.write_text(code(), encoding="utf-8", newline="\n")
