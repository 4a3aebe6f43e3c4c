"""The record of the editions of a guide, output/editions/editions.json: what was made, from what, and when.

A run reads it to leave alone what is whole and current. It is written anew after every edition, so a run that is
stopped goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from guidepress.core.problems import Severity
from guidepress.core.tool_files import PACKAGE
from guidepress.core.version import version
from guidepress.pipeline.editions.job import Outcome
from guidepress.pipeline.editions.stores import Store
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import build_id, json_bytes

NAME = "editions.json"
CODE = frozenset({".py", ".js", ".yaml", ".css", ".json", ".pxd"})
"""The endings of files of the tool that decide what is made."""


def tool_key() -> str:
    """A hash of the tool: its version and its code. What an older tool made is made again."""
    paths = sorted(path for path in PACKAGE.rglob("*") if path.suffix in CODE and "data" not in path.parts[-3:-1])
    files = [(path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in paths]
    return build_id([("version", version().encode()), *files])


def guide_key(project: Project) -> str:
    """A hash of the guide and its design, without editions."""
    return build_id(replace(project, edition="").inputs())


def edition_key(project: Project, common: Iterable[str]) -> str:
    """A hash of everything that an edition is made from. `common` are the hashes of what all editions share."""
    return build_id(
        [*project.inputs_of_edition(), *((f"common {number}", key.encode()) for number, key in enumerate(common))]
    )


def read_record(store: Store) -> dict[str, Outcome]:
    """The outcomes of earlier runs by name; empty where there is no record that can be read."""
    try:
        entries = json.loads(store.read(NAME))["editions"]
        return {entry["name"]: _outcome(entry) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def guide_of_record(store: Store) -> dict[str, str]:
    """The slug, title and edition of the guide that a record is of; nothing where there is none that can be read."""
    try:
        about = json.loads(store.read(NAME))["guide"]
        return {name: str(about[name]) for name in ("slug", "title", "edition")}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_record(store: Store, guide: Mapping[str, str], outcomes: Iterable[Outcome]) -> None:
    """Writes the record, whole or not at all. `guide` says which guide it is of."""
    entries = [_entry(outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.name)]
    store.write(NAME, json_bytes({"guide": dict(guide), "editions": entries}))


def is_current(outcome: Outcome | None, key: str, store: Store) -> bool:
    """Whether the files of an edition are whole, and are made from what is there now."""
    if outcome is None or outcome.status == "failed" or outcome.key != key or not outcome.files:
        return False
    return store.is_whole(outcome.name, outcome.build, outcome.files)


def _entry(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": outcome.name,
        "status": outcome.status,
        "title": outcome.title,
        "sample": outcome.sample,
        "key": outcome.key,
        "build": outcome.build,
        "made": outcome.made,
        "seconds": outcome.seconds,
        "cpu": outcome.cpu,
        "reason": outcome.reason,
        "errors": [str(problem) for problem in outcome.problems if problem.severity is Severity.ERROR],
        "warnings": sum(problem.severity is Severity.WARNING for problem in outcome.problems),
        "files": [{"path": path, **entry} for path, entry in sorted(outcome.files.items())],
    }


def _outcome(entry: Mapping[str, Any]) -> Outcome:
    files = {file["path"]: {"size": file["size"], "sha256": file["sha256"]} for file in entry["files"]}
    names = ("name", "status", "title", "sample", "key", "build", "made", "seconds", "cpu", "reason")
    return Outcome(**{name: entry[name] for name in names}, files=files)
