"""The PDF validators as functions from a file to findings. What is not on the machine is told by `has_…`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests import PATIENCE
from tests.validators import program

HERE = Path(__file__).resolve().parent / "verapdf"


def has_verapdf() -> bool:
    """`mvn -q package` in tests/validators/verapdf makes it."""
    return shutil.which("java") is not None and (HERE / "target" / "lib").is_dir()


def verapdf(flavours: str, *files: Path) -> list[str]:
    """The failed rules of files, one a line; empty where all is well. Raises where it could not judge."""
    classes = f"{HERE / 'target' / 'classes'}{';' if _windows() else ':'}{HERE / 'target' / 'lib' / '*'}"
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes, "Driver", flavours]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE
    )
    lines = done.stdout.splitlines()
    verdicts = [line for line in lines if line.split("\t")[2] in ("ok", "failed")]
    if len(verdicts) != len(files) * len(flavours.split(",")):
        raise RuntimeError(done.stderr[-2000:] or done.stdout[-2000:])
    return [line for line in lines if line.split("\t")[2] != "ok"]


def _windows() -> bool:
    import os

    return os.name == "nt"


def outloud(file: Path, report: Path) -> list[dict[str, Any]]:
    """The findings of outloud: rule, severity, page, evidence."""
    tool = program("outloud") or "outloud"
    subprocess.run(
        [tool, "--json", str(report), "--fail-on", "never", str(file)],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return [found for found in _findings(json.loads(report.read_text(encoding="utf-8"))) if "rule" in found]


def _findings(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        own = [node] if "severity" in node and "rule" in node else []
        return own + [found for value in node.values() for found in _findings(value)]
    if isinstance(node, list):
        return [found for value in node for found in _findings(value)]
    return []


def pdfua(file: Path) -> list[Any]:
    """The findings of pdfua."""
    tool = program("pdfua") or "pdfua"
    done = subprocess.run(
        [tool, "check", "-f", "json", str(file)], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE
    )
    found: list[Any] = json.loads(done.stdout)["findings"]
    return found


def qpdf(file: Path) -> str:
    """What qpdf says against a file; empty where nothing."""
    tool = program("qpdf") or "qpdf"
    done = subprocess.run([tool, "--check", str(file)], capture_output=True, text=True, timeout=PATIENCE)
    return "" if done.returncode == 0 else done.stdout + done.stderr
