"""Word files: what a word processor makes of paragraphs, and what reviewers, templates and people add to them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt

from guidepress.core.problems import Code
from guidepress.importing.importer import import_files
from guidepress.importing.report_page import report_page
from tests.importing.making import add_part, imported, lines, rules, saved, word_file, words

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


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
    assert '- [Monday, ""]' in text
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


def with_xml(document: Any, text: str) -> Any:
    """Adds a paragraph of WordprocessingML to a document."""
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    document.element.body.insert(len(document.element.body) - 1, parse_xml(text.replace(">", f" {names}>", 1)))
    return document


def test_tracked_changes_are_accepted_and_told(tmp_path: Path) -> None:
    document = with_xml(
        docx.Document(),
        '<w:p><w:r><w:t xml:space="preserve">Keep colo</w:t></w:r><w:ins w:author="Ann"><w:r><w:t>u</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve">rs </w:t></w:r><w:del w:author="Bob"><w:r><w:delText>bright</w:delText></w:r>'
        "</w:del><w:r><w:t>calm.</w:t></w:r></w:p>",
    )
    made = imported(saved(document, tmp_path))
    assert "Keep colours calm." in words(made)
    assert (rules(made)["insertion"], rules(made)["deletion"]) == (["u"], ["bright"])


def test_comments_headers_and_footers_are_only_in_the_report(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Words that stay").runs[0]
    document.add_comment(run, "Is this true?", author="Ann")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    made = imported(saved(document, tmp_path))
    assert "Words that stay" in words(made)
    assert (rules(made)["comment"], rules(made)["header-footer"]) == (["Is this true?"], ["Confidential", "Page 1"])
    assert "Confidential" not in "".join(made.files.sources().values())


def test_a_text_box_stands_behind_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Tip: drink water.</w:t></w:r></w:p></w:txbxContent>"
    document = with_xml(
        docx.Document(),
        "<w:p><w:r><w:t>Before the box.</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    made = imported(saved(document, tmp_path))
    assert words(made).count("drink water.") == 1
    assert "- callout: tip  # proposed" in words(made)
    assert "text-box" in rules(made)


def test_hidden_words_symbols_and_formulas(tmp_path: Path) -> None:
    document = with_xml(
        docx.Document(),
        "<w:p><w:r><w:t>Seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r><w:r><w:sym w:font='Odd' w:char='F0FF'/></w:r>"
        "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>",
    )
    made = imported(saved(document, tmp_path))
    assert "Seen ✓a=b" in words(made)
    assert rules(made)["hidden-text"] == ["unseen"]
    assert {"symbol-font", "unknown-symbol", "formula"} <= set(rules(made))


def test_content_controls_and_form_fields_are_questions(tmp_path: Path) -> None:
    control = (
        "<w:sdt><w:sdtPr><w:alias w:val='{0}'/>{1}<w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"
    )
    drop = "<w:dropDownList><w:listItem w:displayText='Ward'/><w:listItem w:displayText='Home'/></w:dropDownList>"
    document = docx.Document()
    with_xml(document, f"<w:p><w:r><w:t>Your name: </w:t></w:r>{control.format('name', '')}</w:p>")
    with_xml(document, f"<w:p><w:r><w:t>Where: </w:t></w:r>{control.format('place', drop)}</w:p>")
    with_xml(document, f"<w:p><w:r><w:t>When: </w:t></w:r>{control.format('day', '<w:date/>')}</w:p>")
    made = imported(saved(document, tmp_path))
    text = lines(words(made))
    assert "- exercise: structured-text  # proposed" in text
    assert "options:\nward: Ward\nhome: Home" in text
    assert "type: date" in text
    assert rules(made)["placeholder"] == ["Click here"] * 3


def test_footnotes_of_word_come_over(tmp_path: Path) -> None:
    document = docx.Document()
    with_xml(
        document,
        "<w:p><w:r><w:t>Half of all plans change.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
    )
    run = "<w:r><w:footnoteRef/><w:t> In the first year, that is.</w:t></w:r>"
    note = f"<w:footnote w:id='1'><w:p>{run}</w:p></w:footnote>"
    line = "<w:footnote w:id='0' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    xml = f"<w:footnotes xmlns:w='{NAMESPACES['w']}'>{line}{note}</w:footnotes>"
    add_part(document, "footnotes.xml", "footnotes", xml)
    made = imported(saved(document, tmp_path))
    assert "Half of all plans change.[^1]" in words(made)
    assert "[^1]: In the first year, that is." in words(made)


@pytest.mark.parametrize(
    ("pasted", "right", "rule"),
    [
        (["co\u00adoperate with “care” and ‘sense’"], "cooperate with “care” and ‘sense’", "hidden-characters"),
        (["\u0093Old\u0094 quotes \u0096 and dashes"], "“Old” quotes – and dashes", "windows-characters"),
        (["\u00a0\u00a0\u00a0Moved in\u00a0\u00a0by hand"], "Moved in by hand", "no-break-spaces"),
        (["10\u00a0kg stays together"], "10\u00a0kg stays together", ""),
        (["•\tone", "•\ttwo"], "- one\n- two", "typed-list"),
        (["- one", "- two"], "- one\n- two", "typed-list"),
        (["1.\tone", "2.\ttwo"], "1. one\n2. two", "typed-list"),
        (["a lone - is no bullet"], "a lone - is no bullet", ""),
        (["2019 was a year.", "1. But this is alone."], "1\\. But this is alone.", ""),
        (["Name\tRole", "Ann\tchair", "Bob\tnotes"], "- [Ann, chair]", "tab-table"),
        (["One\ttab alone"], "One tab alone", "tabs"),
        (["Start\t1", "Middle\t12", "End\t30", "Text."], "Text.", "contents"),
        (["* stars * and `ticks` and [x] and 5_000"], r"\* stars \* and \`ticks\` and \[x\] and 5_000", ""),
        (["#hash and 1) and > and --- ", ">quoted"], r"\#hash and 1) and > and ---", ""),
    ],
)
def test_what_is_pasted_is_put_right(pasted: list[str], right: str, rule: str, tmp_path: Path) -> None:
    made = imported(word_file(tmp_path, *pasted))
    assert right in lines(words(made))
    assert (rule in rules(made)) if rule else not {"typed-list", "tab-table", "no-break-spaces"} & set(rules(made))


def test_merged_cells_and_rows_that_go_on(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, texts in zip(table.rows, (("A", "B", "C"), ("1", "2", "3"), ("", "x", "y")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    made = imported(saved(document, tmp_path))
    assert "- A\n- cell: B; C\ncolumns: 2\nrows:\n- [{cell: 1, rows: 2}, 2, 3]\n- [x, y]" in lines(words(made))


def test_a_table_of_names_and_room_is_a_form(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    texts = ("Task:", "", "How sure?", "Low ☐ High ☐", "When:", "")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), texts, strict=True):
        cell.text = text
    made = imported(saved(document, tmp_path))
    text = lines(words(made))
    assert "- exercise: structured-text  # proposed" in text
    assert "ask: Task\n" in text
    assert "type: pick\noptions:\nlow: Low\nhigh: High" in text
    assert rules(made)["form-table"] == ["Task:, How sure?, When:"]


def test_what_the_checker_does_not_accept_is_written_plainer(tmp_path: Path) -> None:
    """No font of the tool has these letters, and no line can hold this word."""
    word = "x" * 150
    made = imported(word_file(tmp_path, "Words with السلام in Arabic.", f"A long {word} word.", "And an end."))
    assert "Words with □ in Arabic." in words(made)
    assert {"missing-letters", "long-word", "plain-block"} <= set(rules(made))
    assert "And an end." in words(made)


def test_the_report_tells_everything_with_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Words that stay").runs[0]
    document.add_comment(run, "Only in the report <b>", author="Ann")
    page = report_page(imported(saved(document, tmp_path))).decode("utf-8")
    assert "Every word of the original is in the guide" in page
    assert "words in 2 texts" in page
    assert "handbook.docx, paragraph 1" in page
    assert "Only in the report &lt;b&gt;" in page


def test_the_same_file_gives_the_same_guide(tmp_path: Path) -> None:
    path = word_file(tmp_path, "Exercise 1: Think", "What do you think?", "•\tone", "•\ttwo")
    assert import_files([path]).files.sources() == import_files([path]).files.sources()


def test_a_vector_drawing_goes_before_its_picture_in_pixels(tmp_path: Path) -> None:
    """Word keeps both. Of a drawing that no guide can hold, the picture in pixels is taken."""
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1h8v8h-8z"/>{}</svg>'
    document = docx.Document()
    for number, more in enumerate(("", "<text>Hello</text>"), 1):
        run = document.add_paragraph("Words ").add_run()
        picture = run.add_picture(io.BytesIO(a_png(number)))
        picture._inline.docPr.set("descr", f"Square {number}")
        part = Part(PackURI(f"/word/media/d{number}.svg"), "image/svg+xml", square.format(more).encode(), None)
        rel = document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
        blip = next(picture._inline.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"))
        svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
        names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        blip.append(parse_xml(f'<s:svgBlip xmlns:s="{svg}" {names} r:embed="{rel}"/>'))
    made = imported(saved(document, tmp_path))
    assert sorted(made.files.pictures) == ["d1.svg", "image2.png"]
    assert [line.strip() for line in words(made).splitlines() if "image:" in line] == [
        "image: d1.svg",
        "image: image2.png",
    ]
    assert len(rules(made)["picture-vector"]) == 1


def a_png(size: int) -> bytes:
    """A picture in pixels."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (size, size), "red").save(stream, "PNG")
    return stream.getvalue()


def test_large_lines_before_all_headings_are_the_title(tmp_path: Path) -> None:
    document = docx.Document()
    for words_, size in (("Hard talks", 28), ("A handbook", 16)):
        run = document.add_paragraph().add_run(words_)
        run.bold, run.font.size = True, Pt(size)
    document.add_paragraph("Learning and Development")
    document.add_heading("Welcome", 1)
    document.add_paragraph("Words.")
    made = imported(saved(document, tmp_path))
    about = made.files.sources()["source/guide.yaml"]
    assert "title: Hard talks\nsubtitle: A handbook\n" in about
    assert "heading:" not in words(made)


def test_words_for_facilitators_reach_no_learner(tmp_path: Path) -> None:
    """Neither in an exercise nor in a part without sections; they are notes in the file."""
    document = docx.Document()
    document.add_paragraph("Note for facilitators: Bring pens.")
    document.add_paragraph("Words.")
    document.add_heading("Quiz", 1)
    document.add_paragraph("Who starts?", style="List Number")
    document.add_paragraph("Who ends?", style="List Number")
    document.add_paragraph("Trainer notes: Allow ten minutes.")
    made = words(imported(saved(document, tmp_path)))
    assert "# For facilitators: Bring pens.\n" in made
    assert "# For facilitators: Allow ten minutes.\n" in made
    assert "ask: Who ends?" in made


def test_an_example_in_the_style_of_a_quotation_is_a_story(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Words before.")
    document.add_paragraph("Example: Priya leads a team of six.", style="Intense Quote")
    document.add_paragraph("Words between.")
    document.add_paragraph("I was never asked.", style="Intense Quote")
    made = words(imported(saved(document, tmp_path)))
    assert "- story: Example  # proposed" in made
    assert made.count("- quotation:") == 1


def test_an_exercise_below_a_heading_is_called_otherwise(tmp_path: Path) -> None:
    """So that no heading stands there twice; the minutes of a title are those of the exercise."""
    document = docx.Document()
    document.add_heading("Afterwards", 1)
    document.add_paragraph("Your date: ________")
    document.add_heading("Next", 1)
    document.add_paragraph().add_run("Activity 2: Look back (15 mins)").bold = True
    document.add_paragraph("What went well?")
    made = imported(saved(document, tmp_path))
    assert "title: Afterwards – your answers" in words(made)
    assert 'title: "Activity 2: Look back"\n' in words(made)
    assert "minutes: 15" in words(made)
    assert not [problem for problem in made.problems if problem.code is Code.REPEATED_HEADING]
