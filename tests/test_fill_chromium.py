"""The workbook in the viewer of Chromium itself: typed and pasted letters are drawn in the form font, and saved so."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf

from tests import PATIENCE
from tests.conftest import command, need
from tests.fill import by_pdfjs, letters, look, ten_lines
from tests.fill.form import questions
from tests.test_fill_viewer import BROWSERS

TYPED = "ŵ ŷ Ł “it’s” – €"
PASTED = " ‘one’ — “two” … é"


def test_a_person_types_and_pastes_in_chromium(tmp_path: Path) -> None:
    modules = by_pdfjs.MODULE.parents[3]
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    need("a browser with playwright-core", browser is not None and (modules / "playwright-core").exists())
    need("pdf.js", by_pdfjs.present())
    command("pdftotext")
    source, target = tmp_path / "ten.pdf", tmp_path / "filled.pdf"
    ten_lines.make(source)
    (place,) = questions(source)[ten_lines.NAME].widgets
    with pikepdf.open(source) as pdf:
        height = float(pdf.pages[place.page].mediabox[3])
    point = (place.box[0] + 40, height - place.box[3] + 20)
    script = Path(__file__).with_name("fill") / "chromium.mjs"
    arguments = [modules, browser, source, target, place.page + 1, *point, TYPED, PASTED]
    run = subprocess.run(
        ["node", str(script), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE
    )
    assert run.returncode == 0, run.stderr
    assert questions(target)[ten_lines.NAME].value == TYPED + PASTED
    assert letters.borrowed(target) == []
    words = look.words_in(look.words(target)[place.page], place)
    assert letters.rest("".join(word.text for word in words), TYPED + PASTED) == ""
