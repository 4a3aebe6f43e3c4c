"""Writes schema/*.json and docs/plan.schema.json from the model. Run it after a change of the model;
tests/test_schema.py and tests/test_plans.py compare them.

python tools/make_schema.py
"""

from __future__ import annotations

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from guidepress.source.json_schema import plan_schema, schemas  # noqa: E402


def main() -> None:
    """Writes every schema."""
    folder = HOME / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (HOME / "docs" / "plan.schema.json").write_text(plan_schema(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
