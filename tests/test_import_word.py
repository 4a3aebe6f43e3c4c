"""Word files: what a word processor makes of paragraphs, and what reviewers, templates and people add to them."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.shared import Pt

from tests.importing.making import imported, rules, saved, words


def test_headings_lists_and_tables_come_over(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Our handbook", 0)
    document.add_heading("Start here", 1)
    document.add_paragraph("Three things:")
    for text in ("one", "two"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    table = document.add_table(3, 2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, ("Day", "Task", "Monday", "", "Tuesday", "Write"), strict=True):
        cell.text = text
    document.add_paragraph("Words of somebody", style="Intense Quote")
    document.add_heading("Then this", 1)
    paragraph = document.add_paragraph("Some ")
    paragraph.add_run("strong").bold = True
    paragraph.add_run(" words, and CO")
    paragraph.add_run("2").font.subscript = True
    made = imported(saved(document, tmp_path))
    assert made.title == "Our handbook"
    text = words(made)
    assert '- list: "Three things:"\n        items:\n          - one\n          - two\n' in text
    assert "- quotation: |\n          Words of somebody\n" in text
    assert "1. first\n          2. second" in text
    assert '- [Monday, "–"]' in text
    assert "Some **strong** words, and CO~2~" in text


def test_bold_and_large_lines_are_headings(tmp_path: Path) -> None:
    document = docx.Document()
    for title in ("Before the meeting", "After the meeting"):
        run = document.add_paragraph().add_run(title)
        run.bold, run.font.size = True, Pt(16)
        document.add_paragraph("Words below it, as long as words are that stand below a title.")
        document.add_paragraph().add_run("A smaller title").bold = True
        document.add_paragraph("Words below that.")
    made = imported(saved(document, tmp_path))
    assert rules(made)["bold-heading"] == [
        "Before the meeting",
        "A smaller title",
        "After the meeting",
        "A smaller title",
    ]
    text = words(made)
    assert "- title: Before the meeting" in text
    assert "- heading: A smaller title" in text
