"""pdftk, a program for the command line: values come as a file of form data (XFDF)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from lxml import etree

from tests import PATIENCE
from tests.fill.answers import Step
from tests.fill.form import Question

SPACE = "http://ns.adobe.com/xfdf/"


def present() -> bool:
    return shutil.which("pdftk") is not None


def fill(source: Path, target: Path, asked: dict[str, Question], done: list[Step]) -> None:
    data = target.with_suffix(".xfdf")
    data.write_bytes(xfdf({asked[name].field: value for name, value in done}))
    command = ["pdftk", str(source), "fill_form", str(data), "output", str(target)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert run.returncode == 0, run.stderr


def xfdf(values: dict[str, str]) -> bytes:
    """The last value of each field. The dotted parts of a name are fields inside each other (ISO 19444-1)."""
    root = etree.Element(f"{{{SPACE}}}xfdf", nsmap={None: SPACE})
    nodes: dict[str, Any] = {"": etree.SubElement(root, f"{{{SPACE}}}fields")}
    for name, value in values.items():
        node = nodes[""]
        for length in range(1, name.count(".") + 2):
            path = ".".join(name.split(".")[:length])
            if path not in nodes:
                nodes[path] = etree.SubElement(node, f"{{{SPACE}}}field", name=path.rpartition(".")[2])
            node = nodes[path]
        etree.SubElement(node, f"{{{SPACE}}}value").text = value or "Off"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
