"""Files made to harm: they are refused with a reason, or do nothing. Nothing of them is run, fetched or overwritten."""

from __future__ import annotations

import io
import socket
import zipfile
from pathlib import Path

import docx
import pytest

from guidepress.core.os_errors import RefusedError
from guidepress.importing import limits
from guidepress.importing.importer import import_files
from guidepress.importing.writing import write_import
from tests.importing.making import bytes_of, imported, rules, words

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection is an error."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an import wants to use the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def changed(change: dict[str, bytes | None]) -> bytes:
    """A Word file in which files of the zip are others, or are added."""
    document = docx.Document()
    document.add_paragraph("Some words")
    source, target = zipfile.ZipFile(io.BytesIO(bytes_of(document))), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in dict.fromkeys([*source.namelist(), *change]):
            data = change.get(name, source.read(name) if name in source.namelist() else b"")
            if data is not None:
                made.writestr(name, data)
    return target.getvalue()


def part(name: str) -> bytes:
    """A file of a Word file."""
    return zipfile.ZipFile(io.BytesIO(changed({}))).read(name)


def with_type(doctype: str) -> bytes:
    """A document part with this document type before its root."""
    head, root, rest = part("word/document.xml").partition(b"<w:document")
    return head + doctype.replace("x [", "document [").encode() + root + rest


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 no zip", "not whole"),
        (b"no zip at all", "not whole"),
        (changed({"[Content_Types].xml": None}), "no Word file"),
        (changed({"word/media/bomb.bin": b"\0" * 300_000_000}), "too large"),
        (changed({"word/document.xml": with_type(ENTITIES)}), "entities"),
        (changed({"word/document.xml": with_type(OUTSIDE)}), "entities"),
        (changed({"word/document.xml": b"<w:document"}), "damaged"),
        (changed({"word/document.xml": b"<a>" * 5_000 + b"</a>" * 5_000}), "damaged"),
    ],
    ids=["broken", "text", "no-types", "bomb", "entities", "outside", "cut-off", "deep"],
)
def test_a_word_file_made_to_harm_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(data)
    with pytest.raises(RefusedError, match=reason):
        import_files([path])


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    data = bytearray(changed({}))
    size = len(part("word/document.xml")).to_bytes(4, "little")
    while size in data:
        at = data.index(size)
        data[at : at + 4] = (10).to_bytes(4, "little")
    path = tmp_path / "lies.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(RefusedError):
        import_files([path])


def test_macros_and_embedded_files_are_left_closed(tmp_path: Path) -> None:
    path = tmp_path / "macros.docx"
    path.write_bytes(changed({"word/vbaProject.bin": b"Sub AutoOpen", "word/embeddings/run.exe": b"MZ"}))
    made = imported(path)
    assert "Some words" in words(made)
    assert (rules(made)["macros"], rules(made)["embedded"]) == (["word/vbaProject.bin"], ["word/embeddings/run.exe"])
    assert not [name for name in (*made.files.pictures, *made.files.unused) if "exe" in name or "bin" in name]


def test_a_huge_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidepress.importing.html.tables.MAX_CELLS", 50)
    path = tmp_path / "table.html"
    path.write_text(f"<table>{'<tr><td>a</td><td>b</td></tr>' * 40}</table>", encoding="utf-8")
    with pytest.raises(RefusedError, match="more than 50 cells"):
        import_files([path])


def test_cells_that_claim_to_be_wide_stay_small(tmp_path: Path) -> None:
    path = tmp_path / "wide.html"
    path.write_text(
        "<h1>Wide</h1><table><tr><th colspan=99999 rowspan=99999>A</th></tr><tr><td>b</td><td>c</td></tr></table>",
        encoding="utf-8",
    )
    made = import_files([path])
    assert len(words(made)) < 20_000


def test_a_page_fetches_and_runs_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    folder = tmp_path / "page"
    folder.mkdir()
    path = folder / "page.html"
    path.write_text(
        "<h1>Page</h1><p onclick='alert(1)'>Words <a href='javascript:alert(1)'>here</a></p>"
        "<script>bad()</script><img src='https://www.example.org/spy.png' alt='a spy'>"
        "<img src='../secret.png'><img src='/etc/passwd'><img src='file:///etc/passwd'>"
        "<iframe src='https://www.example.org'></iframe><object data='x.swf'></object>",
        encoding="utf-8",
    )
    made = imported(path)
    assert (made.files.pictures, made.files.unused) == ({}, {})
    found = rules(made)
    assert "https://www.example.org/spy.png" in found["picture-remote"]
    assert {"script", "link-lost", "picture-unusable"} <= set(found)
    assert "javascript" not in words(made)
    assert "bad()" not in words(made)


def test_pictures_that_are_bombs_or_broken_are_kept_out(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    Image.new("1", (9_000, 9_000)).save(tmp_path / "large.png")
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n\nWords.\n\n![One](broken.png)\n\n![Two](large.png)\n", encoding="utf-8")
    made = imported(path)
    assert made.files.pictures == {}
    assert sorted(made.files.unused) == ["broken.png", "large.png"]
    assert "One" in rules(made)["picture-unusable"]


def test_a_markdown_file_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    folder = tmp_path / "guide"
    folder.mkdir()
    (folder / "a.md").write_text(
        "# A\n\n{% include ../secret.md %}\n\n![x](../secret.md) ![y](//www.example.org/y.png)\n"
    )
    made = imported(folder)
    assert "secret" not in words(made)
    assert "picture-remote" in rules(made)


def test_deep_markdown_and_html_end(tmp_path: Path) -> None:
    deep = tmp_path / "deep.md"
    deep.write_text("# Deep\n\n" + "> " * 300 + "words\n\n" + "".join("  " * n + "- item\n" for n in range(60)))
    import_files([deep])
    page = tmp_path / "deep.html"
    page.write_text("<div>" * 3_000 + "words" + "</div>" * 3_000)
    import_files([page])


def test_a_locked_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("META-INF/container.xml", "<container/>")
        made.writestr(
            "META-INF/encryption.xml",
            "<encryption><EncryptedData><CipherReference URI='ch1.xhtml'/></EncryptedData></encryption>",
        )
    with pytest.raises(RefusedError, match="locked"):
        import_files([path])


def test_a_book_cannot_name_files_outside_of_it(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Book</dc:title></metadata><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine>'
        "</package>"
    )
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("META-INF/container.xml", '<c><rootfile full-path="p.opf"/></c>')
        made.writestr("p.opf", package)
        made.writestr("a.xhtml", "<h1>One</h1><p>Words</p><img src='../../../../etc/passwd' alt='x'/>")
    made_guide = imported(path)
    assert made_guide.files.pictures == {}
    assert "Words" in words(made_guide)


def test_a_large_file_is_not_read_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 10)
    path = tmp_path / "large.docx"
    path.write_bytes(b"x" * 100)
    with pytest.raises(RefusedError, match="larger"):
        limits.read_file(path, limits.MAX_FILE)


def test_signs_that_no_page_can_hold_are_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n\nSome wo\x07rds, and\x0e more.\n\n> [!NOTE]\n> Look.\x01\n", encoding="utf-8")
    made = imported(path)
    assert "Some words, and more." in words(made)
    assert "control-characters" in rules(made)
    write_import(made, tmp_path / "guide")
    assert b"\x07" not in (tmp_path / "guide" / "import-report.html").read_bytes()


def test_nothing_is_left_of_an_import_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a guide is written, or none of it."""
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n\nSome words.\n", encoding="utf-8")
    made = imported(path)

    def full(files: object, folder: Path) -> None:
        (folder / "source").mkdir()
        raise OSError("no room is left")

    monkeypatch.setattr("guidepress.importing.writing.write_files", full)
    with pytest.raises(OSError, match="no room"):
        write_import(made, tmp_path / "guide")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


@pytest.mark.parametrize("page", ["<!-- words -->", "<?xml version='1.0'?>"])
def test_a_page_without_anything_is_refused(page: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(RefusedError, match="empty"):
        import_files([path])


def test_words_of_a_table_outside_of_its_cells_come_over(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<h1>Page</h1><table>One<tr>two<p>three</p><td>A</td>four<td>B</td></tr><td>C</td><td>D</td></table>",
        encoding="utf-8",
    )
    made = words(imported(path))
    for word in ("One", "two", "three", "four", "A", "B", "C", "D"):
        assert word in made


def test_boxes_inside_of_lists_tables_and_terms_are_opened(tmp_path: Path) -> None:
    box = "<div class='{0}'><p>In {0}</p></div>"
    path = tmp_path / "page.html"
    path.write_text(
        f"<h1>Page</h1><p>Words.</p><ul><li>a<ul><li>b{box.format('warning')}</li></ul></li></ul>"
        f"<dl><dt>Term</dt><dd>Means<details><summary>More</summary><p>In details</p></details></dd></dl>"
        f"<table><tr><th>A</th><th>B</th></tr><tr><td><ul><li>c{box.format('tip')}</li></ul></td><td>d</td></tr></table>",
        encoding="utf-8",
    )
    made = words(imported(path))
    assert all(f"In {name}" in made for name in ("warning", "details", "tip"))
    assert "callout:" not in made


def test_a_footnote_with_two_marks_adds_up(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n\nOne.[^a]\n\nTwo.[^a]\n\n[^a]: In 2025.\n", encoding="utf-8")
    made = imported(path)
    assert words(made).count("In 2025.") == 2
    assert rules(made)["note-repeated"] == ["In 2025."]


def test_a_zip_with_damaged_contents_is_refused(tmp_path: Path) -> None:
    data = bytearray(changed({}))
    entry = zipfile.ZipFile(io.BytesIO(bytes(data))).getinfo("word/document.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    data[start : start + 40] = bytes(40)
    path = tmp_path / "bad.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(RefusedError, match="damaged"):
        import_files([path])
