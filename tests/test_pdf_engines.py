"""Fill the workbook in every engine at hand, save it, read it back with another library: docs/form-fields.md."""

from __future__ import annotations

import ctypes
import json
import logging
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from guidepress.problems import Problems
from guidepress.theme import load_theme
from guidepress.writers.pdf import write
from tests.conftest import need
from tests.pdf_structure import terminal_fields
from tests.sample_book import sample_book
from tests.validators import node_package

HOME = Path(__file__).resolve().parent.parent
LINE = "ŵ ŷ “quoted” – €"
LONG = f"{LINE}\nsecond line\n" + "A sentence of real length about a shift. " * 49
TEXTS = {"leap.text.name": LINE, "leap.text.story": LONG}
CHOSEN = {"leap.pick.one": "two", "leap.grid.r1.score": "four", "leap.pick.many.o1": "o1"}
Places = dict[str, list[tuple[int, tuple[float, float, float, float], str]]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    problems = Problems()
    theme = load_theme(HOME / "layouts", HOME / "assets", problems)
    assert theme is not None
    path = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    path.write_bytes(write(sample_book(), theme, problems).data)
    return path


def values(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Each field's value, and the states of its widgets."""
    with pikepdf.open(path) as pdf:
        return {
            name: (str(obj.get("/V", "")), [str(kid.get("/AS", "")) for kid in obj.get("/Kids", [obj])])
            for name, obj in terminal_fields(pdf.Root.AcroForm)
        }


def places(path: Path) -> Places:
    """Where each widget is: page, rectangle, state."""
    found: Places = {}
    with pikepdf.open(path) as pdf:
        pages = {note.objgen: number for number, page in enumerate(pdf.pages) for note in page.get("/Annots", [])}
        for name, obj in terminal_fields(pdf.Root.AcroForm):
            for widget in obj.get("/Kids", [obj]):
                box = tuple(float(value) for value in widget.Rect)
                states = [key[1:] for key in widget.AP.N if key != "/Off"] if "/AS" in widget else [""]
                found.setdefault(name, []).append((pages[widget.objgen], box, states[0]))  # type: ignore[arg-type]
    return found


def by_pdfium(source: Path, target: Path, folder: Path) -> None:
    """With the mouse, as in Chrome: a rating is chosen, changed, and another one taken back."""
    pdfium = pytest.importorskip("pypdfium2")
    raw = pytest.importorskip("pypdfium2.raw")
    pdf = pdfium.PdfDocument(str(source))
    pdf.init_forms()
    form, where = pdf.formenv.raw, places(source)
    pages = list(pdf)  # a viewer keeps its pages open

    def click(name: str, state: str) -> object:
        number, box, _ = next(place for place in where[name] if place[2] == state)
        page, x, y = pages[number], (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        raw.FORM_OnMouseMove(form, page.raw, 0, x, y)
        raw.FORM_OnLButtonDown(form, page.raw, 0, x, y)
        raw.FORM_OnLButtonUp(form, page.raw, 0, x, y)
        return page

    click("leap.pick.one", "three")
    for name, state in CHOSEN.items():
        click(name, state)
    click("leap.grid.r2.score", "one")
    click("leap.grid.r2.score", "one")
    for name, words in TEXTS.items():
        page = click(name, "")
        data = words.encode("utf-16-le") + b"\0\0"
        buffer = (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)
        raw.FORM_ReplaceSelection(form, page.raw, buffer)  # type: ignore[attr-defined]
        raw.FORM_ForceToKillFocus(form)
    for name in TEXTS:  # a viewer draws the pages, and that is when PDFium makes the appearances
        for number, _, _ in where[name]:
            pages[number].render(scale=0.1, may_draw_forms=True)
    pdf.save(str(target))


def by_mupdf(source: Path, target: Path, folder: Path) -> None:
    pymupdf = pytest.importorskip("pymupdf")
    pdf = pymupdf.open(str(source))
    for page in pdf:
        for widget in page.widgets():
            if widget.field_name in TEXTS:
                widget.field_value = TEXTS[widget.field_name]
                widget.update()
            elif widget.field_name in CHOSEN and CHOSEN[widget.field_name] == widget.on_state():
                widget.field_value = True
                widget.update()
    pdf.save(str(target))


def by_pypdf(source: Path, target: Path, folder: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    writer = pypdf.PdfWriter()
    writer.append(pypdf.PdfReader(str(source)))
    chosen = {name: f"/{state}" for name, state in CHOSEN.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, {**TEXTS, **chosen}, auto_regenerate=False)
    writer.write(str(target))


def by_pdfjs(source: Path, target: Path, folder: Path) -> None:
    package = node_package("pdfjs-dist")
    need("pdf.js", package is not None)
    assert package is not None
    module = package / "legacy" / "build" / "pdf.mjs"
    wanted = folder / "values.json"
    wanted.write_text(json.dumps({**TEXTS, **CHOSEN}), encoding="utf-8")
    script = HOME / "tests" / "validators" / "fill.mjs"
    command = ["node", str(script), module.as_uri(), str(source), str(target), str(wanted)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


ENGINES = [by_pdfium, by_mupdf, by_pypdf, by_pdfjs]


@pytest.mark.parametrize("fill", ENGINES, ids=lambda engine: engine.__name__)
def test_answers_survive(fill: Callable[[Path, Path, Path], None], sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "filled.pdf"
    fill(sample, target, tmp_path)
    found = values(target)
    for name, words in TEXTS.items():
        assert found[name][0].replace("\r\n", "\n").replace("\r", "\n") == words, name
    for name, state in CHOSEN.items():
        value, states = found[name]
        assert value.lstrip("/") == state, name
        assert [one for one in states if one != "/Off"] == [f"/{state}"], name
    assert found["leap.grid.r2.score"][0] in ("/Off", ""), "an answer that was taken back"
    assert set(found["leap.grid.r2.score"][1]) == {"/Off"}


def test_shared_answer_shows_in_both_places(sample: Path, tmp_path: Path) -> None:
    """Typed with PDFium, both widgets have an appearance with the words."""
    target = tmp_path / "filled.pdf"
    by_pdfium(sample, target, tmp_path)
    with pikepdf.open(target) as pdf:
        story = dict(terminal_fields(pdf.Root.AcroForm))["leap.text.story"]
        assert len(story.Kids) == 2
        assert all(b"Tj" in kid.AP.N.read_bytes() for kid in story.Kids)
        assert not any(b" l S" in kid.AP.N.read_bytes() for kid in story.Kids), "the lines have given way"
