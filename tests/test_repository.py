"""What stands beside the code and would go stale unseen: versions of the hooks, the workflow, the version itself."""

from __future__ import annotations

import re
import tomllib

import yaml

from tests.conftest import HOME

PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s;\\]+)", re.MULTILINE)


def test_the_hooks_have_the_versions_of_the_lock_file() -> None:
    locked = set(PIN.findall((HOME / "requirements-test.lock").read_text(encoding="utf-8")))
    hooks = yaml.safe_load((HOME / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == ["ruff-check", "ruff-format", "mypy"]
    for hook in hooks:
        assert hook["additional_dependencies"]
        assert set(hook["additional_dependencies"]) <= locked, hook["id"]


def test_the_workflow_runs_what_every_machine_runs() -> None:
    workflow = yaml.safe_load((HOME / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["test"]["steps"]
    assert "bash .ci/run" in [step.get("run") for step in steps]
    for step in steps:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", f"x@{'0' * 40}")), step
    assert workflow["permissions"] == {"contents": "read"}


def test_the_tools_need_the_same_python() -> None:
    config = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    assert config["project"]["requires-python"] == f">={config['tool']['mypy']['python_version']}"
    assert config["tool"]["ruff"]["target-version"] == f"py{config['tool']['mypy']['python_version'].replace('.', '')}"


SUBJECT = re.compile(r"\b(?:NHS|AHPs?|HCPC|allied health)\b", re.IGNORECASE)
"""Words of the guide in source/, which no other guide has to know."""
FOR_ANY_GUIDE = ("guidepress", "layouts", "schema", "starter", "tools", "docs/source", "tests/cases", "benchmarks")


def test_what_is_for_any_guide_knows_nothing_of_ours() -> None:
    files = [path for folder in FOR_ANY_GUIDE for path in sorted((HOME / folder).rglob("*")) if path.is_file()]
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in files if "__pycache__" not in path.parts}
    assert len(texts) > 500
    assert [str(path.relative_to(HOME)) for path, text in texts.items() if SUBJECT.search(text)] == []
