"""The version of the tool, which is written in pyproject.toml only. This module needs the standard library only."""

from __future__ import annotations

from guidepress.core.tool_files import checkout


def version() -> str:
    """The version as in pyproject.toml: from that file in a checkout, or from the metadata of the installed package."""
    home = checkout()
    if home is None:
        from importlib import metadata

        return metadata.version("guidepress")
    import tomllib

    number: str = tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return number
