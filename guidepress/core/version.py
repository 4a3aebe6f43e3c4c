"""The version of the tool. It is written in pyproject.toml and nowhere else. Standard library only."""

from __future__ import annotations

from guidepress.core.tool_files import checkout


def version() -> str:
    """The version as in pyproject.toml: read there in a checkout, or from the record of the installed package."""
    home = checkout()
    if home is None:
        from importlib import metadata

        return metadata.version("guidepress")
    import tomllib

    number: str = tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return number
