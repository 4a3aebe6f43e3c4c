"""The report of a build as a JSON object. docs/report.md describes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from typing import Any

from guidepress.core.problems import Problems
from guidepress.document.account import Account
from guidepress.document.authored_text import parse_line
from guidepress.document.inline import plain
from guidepress.document.texts import Rule, Text
from guidepress.formats.base import Format
from guidepress.formats.registry import FORMATS
from guidepress.pipeline.account import Accounts
from guidepress.source.model.guide import Guide

MOST_LETTERS = 80
"""How much of a text the report quotes."""


def report_record(
    guide: Guide,
    build: str,
    files: Mapping[str, bytes],
    accounts: Accounts,
    problems: Problems,
) -> dict[str, Any]:
    """The report of a build."""
    about = guide.about
    units = [unit.account for of_format in accounts.units.values() for unit in of_format]
    listed = [accounts.whole, accounts.slides, *units]
    rules = {rule.name: rule.why for account in listed if account is not None for rule in account.left_out}
    return {
        "guide": about.slug,
        "title": about.title.text,
        "edition": about.edition.id,
        "build": build,
        "language": about.language,
        "publisher": {
            "name": about.publisher.name.text,
            "contact": about.publisher.contact.text if about.publisher.contact is not None else "",
            "alternative_formats": about.alternative_formats.text,
            "evaluator": about.edition.evaluator,
        },
        "variants": {name: variant.title.text for name, variant in about.variants.items()},
        "parts": [{"id": part.id, "title": plain(parse_line(part.part, Problems()))} for part in guide.parts],
        "formats": [_format(format, files, accounts) for format in FORMATS if format.name in accounts.units],
        "guide_texts": None if accounts.whole is None else _account(accounts.whole),
        "rules": dict(sorted(rules.items())),
        "problems": [problem.record() for problem in problems],
    }


def _format(format: Format[Any], files: Mapping[str, bytes], accounts: Accounts) -> dict[str, Any]:
    """A format with its units. Slides are a choice from the book, so decks have an account of the book too."""
    of_book = {"book": _account(accounts.slides)} if format.name == "decks" and accounts.slides is not None else {}
    return {
        "name": format.name,
        "title": format.title,
        "files": [{"path": path, "size": len(files[path])} for path in sorted(files) if _is_of(format, path)],
        "units": [{"name": unit.name, **_account(unit.account), **unit.facts} for unit in accounts.units[format.name]],
        **of_book,
    }


def _is_of(format: Format[Any], path: str) -> bool:
    """Whether a format has declared this file."""
    return any(fnmatch(path, re.sub(r"{\w+}", "*", pattern)) for pattern in format.files)


def _account(account: Account) -> dict[str, Any]:
    counts = {rule.name: Counter(text.part for text in texts) for rule, texts in account.left_out.items()}
    parts = [*account.shown, *(text.part for texts in account.left_out.values() for text in texts)]
    return {
        "texts": account.shown.total(),
        "parts": [_part(part, account, counts) for part in dict.fromkeys(parts) if part],
        "left_out": [_left_out(rule, texts) for rule, texts in account.left_out.items()],
    }


def _part(part: str, account: Account, counts: Mapping[str, Counter[str]]) -> dict[str, Any]:
    return {
        "part": part,
        "texts": account.shown[part],
        "left_out": {name: count[part] for name, count in counts.items() if count[part]},
    }


def _left_out(rule: Rule, texts: Iterable[Text]) -> dict[str, Any]:
    """The texts without their places: a unit that a running process built earlier still has the old ones."""
    return {"rule": rule.name, "texts": list(dict.fromkeys(_quoted(text.words) for text in texts))}


def _quoted(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1] + "…"
