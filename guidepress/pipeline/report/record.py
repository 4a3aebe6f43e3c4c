"""The report of a build as a JSON object. docs/report.md describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatch
from typing import Any

from guidepress.core.problems import Problems
from guidepress.document.account import Account
from guidepress.document.texts import Rule, Text
from guidepress.formats.base import Format
from guidepress.formats.registry import FORMATS
from guidepress.pipeline.account import UnitAccount
from guidepress.source.model.guide import Guide

MOST_LETTERS = 80
"""How much of a text the report quotes."""


def report_record(
    guide: Guide,
    build: str,
    files: Mapping[str, bytes],
    accounts: Mapping[str, Sequence[UnitAccount]],
    whole: Account | None,
    problems: Problems,
) -> dict[str, Any]:
    """The report. `accounts` are those of the units of each format; `whole` is that of the guide, if all formats were
    made.
    """
    about = guide.about
    listed = [whole, *(unit.account for units in accounts.values() for unit in units)]
    rules = {rule.name: rule.why for account in listed if account is not None for rule in account.left_out}
    return {
        "guide": about.slug,
        "title": about.title.text,
        "edition": about.edition.id,
        "build": build,
        "parts": [{"id": part.id, "title": part.part.text} for part in guide.parts],
        "formats": [_format(format, files, accounts[format.name]) for format in FORMATS if format.name in accounts],
        "guide_texts": None if whole is None else _account(whole),
        "rules": dict(sorted(rules.items())),
        "problems": [problem.record() for problem in problems],
    }


def _format(format: Format[Any], files: Mapping[str, bytes], units: Sequence[UnitAccount]) -> dict[str, Any]:
    return {
        "name": format.name,
        "title": format.title,
        "files": [{"path": path, "size": len(files[path])} for path in sorted(files) if _is_of(format, path)],
        "units": [{"name": unit.name, **_account(unit.account), **unit.facts} for unit in units],
    }


def _is_of(format: Format[Any], path: str) -> bool:
    """Whether a format has declared this file."""
    return any(fnmatch(path, pattern.replace("{slug}", "*").replace("{deck}", "*")) for pattern in format.files)


def _account(account: Account) -> dict[str, Any]:
    parts = [*account.shown, *(text.part for texts in account.left_out.values() for text in texts)]
    return {
        "texts": account.shown.total(),
        "parts": [_part(part, account) for part in dict.fromkeys(parts) if part],
        "left_out": [_left_out(rule, texts) for rule, texts in account.left_out.items()],
    }


def _part(part: str, account: Account) -> dict[str, Any]:
    counts = {rule.name: sum(text.part == part for text in texts) for rule, texts in account.left_out.items()}
    return {
        "part": part,
        "texts": account.shown[part],
        "left_out": {name: count for name, count in counts.items() if count},
    }


def _left_out(rule: Rule, texts: Iterable[Text]) -> dict[str, Any]:
    """The texts without their places: a unit that a running process built earlier still has the old ones."""
    return {"rule": rule.name, "texts": list(dict.fromkeys(_quoted(text.words) for text in texts))}


def _quoted(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1] + "…"
