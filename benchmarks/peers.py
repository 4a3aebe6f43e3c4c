"""What is compared: guidepress and its peers, each as the command that makes one file from the generated guide."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
FONTS = PROJECT / "assets" / "fonts" / "atkinson-hyperlegible-next"
PEERS = HERE / ".venv"
BINARIES = PEERS / ("Scripts" if os.name == "nt" else "bin")

Command = Sequence[str | Path]

TYPST = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards="ua-1", font_paths=[sys.argv[3]])
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """`command` of the number of copies, run in the folder of the generated files; `most` is the largest size."""

    name: str
    label: str
    command: Callable[[int], Command]
    most: int = 40
    environment: dict[str, str] = field(default_factory=dict)


@cache
def own_python() -> str:
    """The Python that `build.py` runs guidepress with, set up as it does."""
    sys.path.insert(0, str(PROJECT))
    environment = import_module("environment")
    return str(environment.prepare(PROJECT, "requirements.lock"))


def guidepress(what: str) -> Callable[[int], Command]:
    """The command line of guidepress: "pdf", "epub", "decks" or "all"."""
    return lambda copies: [
        own_python(), "-X", "utf8", "-m", "guidepress", what,
        "--source", f"guide-{copies}", "--output", f"output-{copies}-{what}",
    ]  # fmt: skip


def _python() -> Path:
    return BINARIES / "python"


def _pandoc() -> Path:
    return next(PEERS.glob("lib*/**/pypandoc/files/pandoc*"))


def weasyprint(copies: int) -> Command:
    return [
        _python(), "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", "--pdf-forms",
        f"guide-{copies}.html", f"weasyprint-{copies}.pdf",
    ]  # fmt: skip


OURS = {"PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": ""}
"""Modules are compiled at the first start and not again, as those of the peers were when they were installed."""

WORKBOOKS = (
    Peer("guidepress", "guidepress, workbook: PDF/UA-1 with forms", guidepress("pdf"), environment=OURS),
    Peer(
        "typst",
        "Typst: PDF/UA-1, no fields",
        lambda copies: [_python(), "-c", TYPST, f"guide-{copies}.typ", f"typst-{copies}.pdf", FONTS],
    ),
    Peer("weasyprint", "WeasyPrint: PDF/UA-1 with forms", weasyprint, most=10),
)

CHAIN = (
    Peer("guidepress-all", "guidepress: workbook, book, slides and web pages", guidepress("all"), environment=OURS),
    Peer("weasyprint-again", "WeasyPrint: PDF/UA-1 with forms", weasyprint, most=1),
    Peer(
        "pandoc-epub",
        "Pandoc: EPUB 3",
        lambda copies: [_pandoc(), f"guide-{copies}.md", "--to", "epub3", "--toc", "--output", f"pandoc-{copies}.epub"],
    ),
    Peer(
        "pandoc-pptx",
        "Pandoc: PPTX",
        lambda copies: [
            _pandoc(),
            f"guide-{copies}.md",
            "--to",
            "pptx",
            "--slide-level",
            "2",
            "--output",
            f"pandoc-{copies}.pptx",
        ],
        most=1,
    ),
)


def prepare() -> None:
    """Makes benchmarks/.venv with the pinned peers, unless it is there. Needs the network the first time."""
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    done = PEERS / "installed.txt"
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return
    venv.create(PEERS, clear=True, with_pip=True)
    install = [str(_python()), "-m", "pip", "install", "--quiet", "--requirement", str(HERE / "requirements.txt")]
    subprocess.run(install, check=True)
    done.write_text(wanted, encoding="utf-8", newline="\n")


def versions() -> dict[str, str]:
    """Versions of the peers, by name."""
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = dict(line.split("==") for line in wanted if "==" in line)
    pandoc = subprocess.run([str(_pandoc()), "--version"], capture_output=True, text=True, check=True).stdout
    return {"Typst": found["typst"], "WeasyPrint": found["weasyprint"], "Pandoc": pandoc.split()[1]}
