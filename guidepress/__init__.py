"""guidepress: one YAML guide becomes an accessible workbook, a book and slide decks.

For programs: `from guidepress import build, check` (docs/api.md). A name is loaded when it is first used, so that
`--help` loads the standard library only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guidepress.api import Problem, Result, build, check

    __version__: str

__all__ = ["Problem", "Result", "__version__", "build", "check"]


def __getattr__(name: str) -> Any:
    """A name of `__all__`. Raises AttributeError for any other."""
    if name == "__version__":
        from guidepress.core.version import version

        return version()
    if name in __all__:
        from guidepress import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
