"""Every page of the real web workbook in Chromium: axe, sizes of window, by night, by keyboard, without scripts."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.pipeline.build import BuildResult
from tests import PATIENCE
from tests.conftest import HOME, LONG, need
from tests.crowded_book import crowded_book
from tests.decks import theme
from tests.making import make_site, make_workbook
from tests.validators import NODE_MODULES
from tests.validators.epub import BROWSERS, has_browser


@dataclass(frozen=True)
class Size:
    """A window. `text` is the size of the type in per cent, 0 for the browser's own; `scripts` off for a plain page;
    `quick` leaves the keyboard alone."""

    name: str
    width: int
    height: int
    dark: bool = False
    text: int = 0
    scripts: bool = True
    axe: int = 0
    """Which pages axe looks at: none, all (1), or each second of them (2), counted from the first."""
    quick: bool = False
    each: int = 1
    """Which pages are tried: all, or each second, third or fourth of them."""
    first: int = 0
    """From which one they are counted."""


SIZES = (
    Size("phone", 320, 640, axe=1 if LONG else 2),
    Size("desk by night", 1440, 900, dark=True, axe=1, each=1 if LONG else 2, first=0 if LONG else 1),
    Size("learning system", 1024, 768, text=200, each=1 if LONG else 4),
    Size("no scripts", 360, 740, scripts=False, each=1 if LONG else 4),
)
"""The narrowest window has every page. In the short form the others have some of them, and axe sees each page
once: on a phone or by night.
"""
WIDTHS = tuple(Size(f"{width} pixels", width, 900, quick=True, each=1 if LONG else 3) for width in (360, 800, 1280))

NARROW = ((320, 100), (640, 200), (320, 200), (820, 100), (1280, 100))


@pytest.fixture(scope="module")
def folder(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("web")
    data = next(data for name, data in built.files.items() if name.endswith("-web.zip"))
    zipfile.ZipFile(io.BytesIO(data)).extractall(found)
    return found


def findings(folder: Path, *sizes: Size) -> list[str]:
    browser = next(path for name in BROWSERS if (path := shutil.which(name)))
    script = HOME / "tests" / "web" / "pages.mjs"
    command = ["node", str(script), browser, str(NODE_MODULES), str(folder), json.dumps([asdict(one) for one in sizes])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_page_fits_is_reached_and_has_no_fault(folder: Path) -> None:
    need("Chromium with axe", has_browser("axe-core"))
    assert findings(folder, *SIZES) == []


def test_long_words_and_wide_tables_fit_a_phone_and_large_text(tmp_path: Path) -> None:
    need("Chromium with axe", has_browser("axe-core"))
    book = replace(crowded_book(), title="Internationalisation: a workbook for interdisciplinarians")
    made = make_workbook(book, theme(), Problems())
    problems = Problems()
    for name, data in make_site(book, theme(), made.pages, problems).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert list(problems) == []
    sizes = [Size(f"{width} pixels at {text}%", width, 640, text=text, quick=True) for width, text in NARROW]
    assert findings(tmp_path, *sizes) == []


def test_dates_numbers_and_lists_are_shown_whole(folder: Path) -> None:
    need("Chromium with axe", has_browser("axe-core"))
    assert findings(folder, *WIDTHS) == []


def test_what_is_wrong_with_a_page_is_seen(folder: Path, tmp_path: Path) -> None:
    need("Chromium with axe", has_browser("axe-core"))
    for needed in (*folder.glob("*.js"), *folder.glob("*.css")):
        shutil.copy(needed, tmp_path)
    spoilt = ".steps { width: 2000px; } :focus-visible { outline: none !important; } .skip { display: none; }"
    spoilt += " .spoilt { width: 65px !important; }"
    changes = {
        "Content-Security-Policy": "no-policy",
        "</style>": f"{spoilt}</style>",
        "<main": '<button type="button"></button><input type="date" class="spoilt"><main',
    }
    text = (folder / "found.html").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "found.html").write_text(text, encoding="utf-8")
    found = "\n".join(findings(tmp_path, SIZES[0]))
    for fault in ("axe button-name", "sticks out", "scrolls sideways", "no focus is seen", "the first stop is"):
        assert fault in found, found
    assert "is cut: 65 of" in found, found
