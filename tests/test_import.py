"""`import`: documents become a guide that passes `check`, and every word is accounted for."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from guidepress.importing.cues import cues
from tests.conftest import HOME, run_build
from tests.importing.making import imported, rules, words

CASES = HOME / "tests" / "cases" / "import"
NAMES = sorted(path.name for path in CASES.iterdir())


def golden(path: Path, text: str) -> None:
    """Compares a text with a file; writes the file with GUIDEPRESS_WRITE_GOLDENS=1."""
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("name", NAMES)
def test_a_document_becomes_the_expected_guide(name: str) -> None:
    """`expected.yaml` has the parts; `expected.txt` what was changed, guessed and left out."""
    (path,) = CASES.joinpath(name).glob("input.*")
    made = imported(path)
    sources = made.files.sources()
    parts = "\n".join(f"# {file}\n{sources[file]}" for file in made.files.parts)
    golden(path.with_name("expected.yaml"), parts)
    entries = [
        f"{entry.rule}: {entry.place.at}: {entry.words!r}" + (f" -> {entry.now!r}" if entry.now else "")
        for entry in dict.fromkeys(made.log.entries)
    ]
    golden(path.with_name("expected.txt"), "\n".join(sorted(entries)) + "\n")


def test_the_command_makes_a_guide_that_builds(tmp_path: Path) -> None:
    run = run_build("import", str(CASES / "exercises" / "input.md"), "--to", "mine", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "words came over" in run.stdout
    checked = json.loads(run_build("check", "--json", "--guide", "mine", cwd=tmp_path).stdout)
    assert checked["errors"] == 0, checked["problems"]
    built = json.loads(run_build("build", "--json", "--guide", "mine", cwd=tmp_path).stdout)
    assert built["status"] == 0, built["problems"]
    assert (tmp_path / "mine" / "import-report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_guide_with_a_box_of_every_kind_passes_check(tmp_path: Path) -> None:
    """Each kind needs an icon that the tool has."""
    first = {kind: word for word, kind in cues().callouts.items() if " " not in word}
    assert first.keys() == cues().kinds.keys() - {"answer"}
    boxes = "\n\n".join(f"::: {word}\nWords of a box.\n:::" for word in first.values())
    answer = "<details><summary>Answer</summary>Words of an answer.</details>"
    (tmp_path / "boxes.md").write_text(f"# Boxes\n\n{boxes}\n\n{answer}\n", encoding="utf-8")
    run = run_build("import", "boxes.md", "--to", "mine", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "    icon: key" in (tmp_path / "mine" / "source" / "guide.yaml").read_text(encoding="utf-8")


def test_a_second_import_goes_beside_and_tells_the_differences(tmp_path: Path) -> None:
    source = tmp_path / "notes.md"
    source.write_text("# Notes\n\n## One\n\nFirst words.\n\n## Two\n\nOther words.\n", encoding="utf-8")
    first = run_build("import", "notes.md", "--to", "mine", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    before = {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    source.write_text(source.read_text(encoding="utf-8").replace("First", "Better"), encoding="utf-8")
    second = run_build("import", "notes.md", "--to", "mine", cwd=tmp_path)
    assert second.returncode == 0, second.stderr
    assert "mine-2" in second.stdout
    assert before == {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    told = (tmp_path / "mine-2" / "import-differences.txt").read_text(encoding="utf-8")
    assert "-          First words." in told
    assert "+          Better words." in told


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", encoding="utf-8")
    run = run_build("import", str(CASES / "page" / "input.html"), "--to", "mine", cwd=tmp_path)
    assert run.returncode == 3
    assert "not empty" in run.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_folder_of_markdown_is_a_guide_with_a_part_for_each_file(tmp_path: Path) -> None:
    folder = tmp_path / "first-aid"
    folder.mkdir()
    (folder / "01-burns.md").write_text("---\ntitle: Burns\n---\n\n## Cool\n\nSee [cuts](02-cuts.md#press).\n")
    (folder / "02-cuts.md").write_text("# Cuts\n\nWords before.\n\n## Press\n\nPress hard.\n")
    (folder / "notes.txt").write_text("not read")
    made = imported(folder)
    assert list(made.files.parts) == ["source/parts/02-burns.yaml", "source/parts/03-cuts.yaml"]
    sources = made.files.sources()
    assert "title: First aid" in sources["source/guide.yaml"]
    assert "[cuts](#cuts.press)" in sources["source/parts/02-burns.yaml"]
    assert rules(made)["title"] == ["First aid"]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["import"], 2, "import handbook.docx --to my-guide"),
        (["import", "x.docx"], 2, "import handbook.docx --to my-guide"),
        (["import", "missing.docx", "--to", "new"], 3, "is not there"),
        (["import", "old.doc", "--to", "new"], 3, "save it as .docx"),
        (["import", "paper.pdf", "--to", "new"], 3, "the document that it was made from"),
    ],
)
def test_what_cannot_be_imported_is_told_with_what_to_do(
    tmp_path: Path, arguments: list[str], status: int, says: str
) -> None:
    for name in ("old.doc", "paper.pdf"):
        (tmp_path / name).write_bytes(b"x")
    run = run_build(*arguments, cwd=tmp_path)
    assert (run.returncode, says in run.stderr) == (status, True), run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "new").exists()


def test_the_chapters_of_a_book_become_parts(tmp_path: Path) -> None:
    def item(name: str, more: str = "") -> str:
        return f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"{more}/>'

    filler = f"<p>{'Words that fill a page. ' * 180}</p>"
    chapters = {
        "nav": "<nav epub:type='toc'><ol><li><a href='one.xhtml'>One</a></li></ol></nav>",
        "one": f"<h1>One</h1><p>See <a href='two.xhtml#b'>what is later</a>.<a epub:type='noteref' href='#n1'>1</a></p>"
        f"<h2>First</h2>{filler}<aside epub:type='footnote' id='n1'><p>A note.</p></aside>",
        "two": f"<h1>Two</h1><h2 id='b'>Later</h2><p>Half<span epub:type='pagebreak' id='p7'>7</span>way.</p>{filler}",
    }
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book</dc:title><dc:creator>Ann'
        "</dc:creator><dc:language>en</dc:language></metadata><manifest>"
        + item("nav", ' properties="nav"') + item("one") + item("two")
        + '</manifest><spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>'
    )  # fmt: skip
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("META-INF/container.xml", '<c><rootfile full-path="OPS/p.opf"/></c>')
        book.writestr("OPS/p.opf", package)
        for name, body in chapters.items():
            head = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            book.writestr(f"OPS/{name}.xhtml", f"{head}<body>{body}</body></html>")
    made = imported(path)
    sources = made.files.sources()
    assert list(made.files.parts) == ["source/parts/02-one.yaml", "source/parts/03-two.yaml"]
    assert "title: A book" in sources["source/guide.yaml"]
    assert "See [what is later](#two.later).[^1]" in sources["source/parts/02-one.yaml"]
    assert "[^1]: A note." in sources["source/parts/02-one.yaml"]
    assert "Halfway." in sources["source/parts/03-two.yaml"]


def test_a_worksheet_keeps_all_that_is_to_fill_in(tmp_path: Path) -> None:
    """Lines to write on, a scale, boxes to tick, a table and options, together under one heading."""
    (tmp_path / "sheet.md").write_text(
        "# Sheet\n\n## Worksheet 1\n\nTake your time.\n\nName: ________\n\n"
        "Rate yourself:\n\n| I can | 1 | 2 | 3 |\n|---|---|---|---|\n| ask |  |  |  |\n| say no |  |  |  |\n\n"
        "What have you done?\n\n- [ ] Read it\n- [ ] Signed it\n\n"
        "Your goals:\n\n| Goal | By when |\n|---|---|\n|  |  |\n\n"
        "Whom do you tell?\n\na) Nobody\nb) My manager\n\nAnd why?\n\n____________\n",
        encoding="utf-8",
    )
    made = words(imported(tmp_path / "sheet.md"), "sheet.yaml")
    kinds = [line.split()[2] for line in made.splitlines() if line.strip().startswith("- exercise:")]
    assert kinds == ["structured-text", "rating-grid", "checklist", "pair-table", "single-choice", "structured-text"]
    assert (
        made.index("Take your time.") < made.index("ask: Name") < made.index("What have you done?") < made.index("why?")
    )


def test_a_footnote_in_a_cell_stands_there_once(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(
        "# Notes\n\n| When | What |\n|---|---|\n| May | Plant[^1] |\n| June | Water |\n\n[^1]: Not at night.\n",
        encoding="utf-8",
    )
    assert words(imported(tmp_path / "notes.md")).count("Not at night") == 1


def test_links_lead_to_files_and_to_headings_with_an_id_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "aid"
    folder.mkdir()
    first = (
        "# Burns\n\n## Cool\n\nSee [cuts](02-cuts.md), [the bag](02-cuts.md#bag) and [bleeding](02-cuts.md#bleed).\n"
    )
    (folder / "01-burns.md").write_text(first, encoding="utf-8")
    second = "Cuts\n====\n\nWords.\n\n## What is in it {#bag .wide}\n\nPads.\n\n## Press *hard* {: #bleed}\n\nNow.\n"
    (folder / "02-cuts.md").write_text(second, encoding="utf-8")
    made = " ".join(words(imported(folder)).split())
    assert "[cuts](#cuts), [the bag](#cuts.what-is-in-it) and [bleeding](#cuts.press-hard)." in made
    assert "{" not in made


def test_choices_of_a_page_are_questions_with_options(tmp_path: Path) -> None:
    """Radio buttons of one name, without a space between them, and a list that stands alone."""
    page = (
        "<h1>Hands</h1><form><fieldset><legend>When do you wash?</legend><label><input type=radio name=w>Before</label>"
        "<label><input type=radio name=w>After</label></fieldset><p>How often?</p><input type=radio name=o id=a>"
        "<label for=a>Daily</label><input type=radio name=o id=b><label for=b>Never</label>"
        "<p>With what?</p><select><option>Soap<option>Gel</select><textarea></textarea>"
        "<input type=checkbox id=d><label for=d>Done</label></form>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    made = words(imported(tmp_path / "page.html"))
    assert made.count("type: pick") == 3
    lines = [line.strip() for line in made.splitlines()]
    assert made.count("lines: 4") == 1
    assert "ask: Done\n            type: tick" in made
    for option in ("before: Before", "after: After", "daily: Daily", "never: Never", "soap: Soap", "gel: Gel"):
        assert option in lines


def test_lines_to_write_on_in_a_list_are_fields(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("# List\n\nMy steps:\n\n1. ______\n2. ______\n\n- ____\n", encoding="utf-8")
    made = imported(tmp_path / "list.md")
    assert words(made).count("ask: Your answer") == 3
    assert "rule" not in rules(made)


def test_labels_of_a_form_lose_their_numbers_and_colons(tmp_path: Path) -> None:
    (tmp_path / "form.md").write_text(
        "# Form\n\n**Name:** ______\n\n(2) Your team: ______\n\nQ3: What is 2.5 and 1.5? ______\n\n"
        "What you want to have done by the end of the year: ______\n",
        encoding="utf-8",
    )
    made = imported(tmp_path / "form.md")
    asked = [line.strip(" -").removeprefix("ask: ").strip('"') for line in words(made).splitlines() if " ask: " in line]
    assert asked == [
        "**Name**",
        "Your team",
        "What is 2.5 and 1.5?",
        "What you want to have done by the end of the year:",
    ]
    assert rules(made)["form-label"] == ["Name:", "(2) Your team:", "Q3: What is 2.5 and 1.5?"]


ANSWERS = """
# Hands

## Quiz

1. When do you wash your hands?

   a) Before
   b) After
   c) Both

2. How long does it take?
   - 5 seconds
   - 20 seconds

3. What do you use?

## Quiz 2: gloves

Which gloves do you take?

a) Blue
b) Clean ones

Why?

____________

## Exercise 3

Describe a good handover.

## Activity 4: Speak

What did you say?

## Answers

### Quiz

1. c. Both, since germs travel both ways.
2. 20 seconds
3. Soap and water.

### Quiz 2: gloves

b) Clean ones. Colour does not matter.

**Exercise 3:** A good handover is short.

### Exercise 9

Nobody asked this.
"""


def test_answers_at_the_back_go_to_their_questions(tmp_path: Path) -> None:
    """By the title of the exercise, and in it by number; what matches none stays where it was, and is told."""
    (tmp_path / "hands.md").write_text(ANSWERS, encoding="utf-8")
    made = imported(tmp_path / "hands.md")
    text = " ".join(words(made).split())
    for expected in (
        "answer: both # proposed because: | # proposed Both, since germs travel both ways.",
        "20-seconds: 20 seconds answer: 20-seconds # proposed",
        "ask: What do you use? lines: 3 answer: | # proposed Soap and water.",
        "clean-ones: Clean ones answer: clean-ones # proposed because: | # proposed Colour does not matter.",
        "answer: | # proposed A good handover is short.",
        "title: Answers id: hands.answers body: - heading: Exercise 9 - text: | Nobody asked this.",
    ):
        assert expected in text
    assert text.count("answer: ") == 5
    assert rules(made)["answers-unmatched"] == ["Exercise 9"]
    assert rules(made)["answers-matched"] == ["Quiz", "Quiz 2: gloves", "Exercise 3:"]


@pytest.mark.parametrize(
    "answers",
    [
        "## Answer key\n\n| Question | Answer |\n|---|---|\n| 1 | b |\n| Q2 | Soap |",
        "## Appendix A: Answers to the quiz\n\nQuestion 1: b\n\nQuestion 2: Soap",
        "## Quiz answers\n\n1. After\n2. Soap",
    ],
    ids=["table", "paragraphs", "list"],
)
def test_answers_without_a_title_are_those_of_the_exercise_they_fit(tmp_path: Path, answers: str) -> None:
    quiz = "# Hands\n\n## Quiz\n\n1. When?\n\n   a) Before\n   b) After\n\n2. With what?\n\n## Task\n\nThink of it.\n\n"
    (tmp_path / "hands.md").write_text(f"{quiz}{answers}\n", encoding="utf-8")
    made = imported(tmp_path / "hands.md")
    text = " ".join(words(made).split())
    assert "after: After answer: after # proposed - part: free-text" in text
    assert "lines: 3 answer: | # proposed Soap" in text
    assert text.count("title:") == 4, "the chapter is empty now, and is left out"


def test_a_line_of_letters_answers_numbered_exercises(tmp_path: Path) -> None:
    asked = "".join(f"## Exercise {number}\n\nWhich?\n\na) Red\nb) Blue\n\n" for number in (1, 2, 3))
    (tmp_path / "hands.md").write_text(f"# Colours\n\n{asked}## Solutions\n\n1 b, 2 a, 3 b\n", encoding="utf-8")
    text = " ".join(words(imported(tmp_path / "hands.md")).split())
    assert [text.count(f"answer: {colour} # proposed") for colour in ("red", "blue")] == [1, 2]


def test_a_chapter_on_answers_stays_a_text(tmp_path: Path) -> None:
    """Without an exercise that it fits, and where a number names no question."""
    (tmp_path / "talk.md").write_text(
        "# Talk\n\n## Exercise\n\nWhat do you ask?\n\n## Answers\n\nListen to them.\n\n1. First\n2. Second\n3. Third\n",
        encoding="utf-8",
    )
    made = imported(tmp_path / "talk.md")
    text = words(made)
    assert "Listen to them." in text
    assert "3. Third" in text
    assert "answer:" not in text
    assert "answers-unmatched" in rules(made)


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1h8v8h-8z" fill="#123456"/></svg>'


def test_vector_drawings_come_over_as_vectors(tmp_path: Path) -> None:
    (tmp_path / "square.svg").write_text(SQUARE)
    (tmp_path / "words.svg").write_text(SQUARE.replace("<path", "<text>Hello</text><path"))
    (tmp_path / "page.html").write_text(
        "<h1>Page</h1><p>Words.</p><img src=square.svg alt='A square'><img src=words.svg alt='Two words'>"
        "<svg viewBox='0 0 4 4' onclick='bad()'><title>A spot</title><script>bad()</script>"
        "<circle cx=2 cy=2 r=1 fill=red></circle></svg>"
        "<svg viewBox='0 0 4 4'><title>A dot</title><circle cx=2 cy=2 r=1 fill=red></circle></svg>"
        "<svg viewBox='0 0 4 4'><circle cx=2 cy=2 r=1></circle></svg>",
        encoding="utf-8",
    )
    made = imported(tmp_path / "page.html")
    assert made.files.pictures["square.svg"] == SQUARE.encode()
    assert [name for name in made.files.pictures if name.startswith("drawing")] == ["drawing-4.svg"]
    assert b'viewBox="0 0 4 4"' in made.files.pictures["drawing-4.svg"]
    assert sorted(made.files.unused) == ["drawing-3.svg", "words.svg"]
    assert "alt: A dot" in words(made)
    reasons = {entry.words: entry.now for entry in made.log.entries if entry.rule == "picture-unusable"}
    assert "words, which need a font" in reasons["words.svg"]
    assert "a script" in reasons["drawing-3.svg"]
    assert rules(made)["drawing"] == ["<svg>"], "an icon without a name"


def test_pictures_of_two_chapters_with_one_name_stay_two(tmp_path: Path) -> None:
    chapter = "<h1>{0}</h1><p>Words of {0}.</p><img src='data:image/svg+xml,{1}' alt='{0}'>"
    item = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"/>'
    with zipfile.ZipFile(tmp_path / "book.epub", "w") as book:
        book.writestr("META-INF/container.xml", '<c><rootfile full-path="p.opf"/></c>')
        spine = "".join(f'<itemref idref="{name}"/>' for name in ("one", "two"))
        items = "".join(item.format(name) for name in ("one", "two"))
        book.writestr("p.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for name, colour in (("one", "123456"), ("two", "654321")):
            drawing = SQUARE.replace("#123456", f"%23{colour}").replace('"', "%22").replace("<", "%3C")
            book.writestr(f"{name}.xhtml", f"<html><body>{chapter.format(name, drawing)}</body></html>")
    made = imported(tmp_path / "book.epub")
    assert [b"123456" in data for data in made.files.pictures.values()] == [True, False]


@pytest.mark.parametrize("heading", ["", "# Safe\n\n"])
def test_the_title_above_a_text_is_that_of_the_guide(tmp_path: Path, heading: str) -> None:
    text = f"---\ntitle: Safe\n---\n\n{heading}Read.\n\n## Before\n\nWords.\n\n### Deep\n\nMore.\n"
    (tmp_path / "safe.md").write_text(text, encoding="utf-8")
    made = imported(tmp_path / "safe.md")
    assert made.title == "Safe"
    assert "title: Before" in words(made)


def test_a_heading_of_a_picture_alone_begins_no_section(tmp_path: Path) -> None:
    picture = "<h2><img src='https://www.example.org/a.png'></h2>"
    page = f"<h1>Page</h1><p>Words.</p>{picture}<p>More words.</p><h2>Two</h2><p>x</p>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    made = imported(tmp_path / "page.html")
    assert words(made).count("title:") == 1
    assert "More words." in words(made)


def test_reasons_with_a_list_or_a_table_lose_no_word(tmp_path: Path) -> None:
    """Where a question can hold a line only, the answer stands behind the exercise. No empty heading is left."""
    path = tmp_path / "answers.html"
    path.write_text(
        """<h1>Colours</h1><h2>To do</h2><p>Look at the sky.</p>
        <h3>Exercise 1</h3><ol><li>Which?<ol type="a"><li>Red</li><li>Blue</li></ol></li><li>What else?</li></ol>
        <h3>Exercise 2</h3><p>Which colour?</p><ol type="a"><li>Red</li><li>Blue</li></ol>
        <h3>Exercise 3</h3><form><p><label>Sky <select><option>Red</option><option>Blue</option></select></label></p>
        <p><label>Sun <input type="text"></label></p></form>
        <h2>Answers</h2><h3>To do</h3>
        <h4>Exercise 1</h4><ol><li><p>b) So it is.</p><ul><li>one reason</li></ul></li><li>The sea.</li></ol>
        <h4>Exercise 2</h4><p>b)</p><table><tr><th>Why</th><th>How</th></tr><tr><td>day</td><td>light</td></tr></table>
        <h4>Exercise 3</h4><ol><li><p>Blue, by day.</p><ul><li>at noon</li></ul></li><li>Yellow</li></ol>""",
        encoding="utf-8",
    )
    text = words(imported(path))
    assert "answer: blue  # proposed\n            because: |  # proposed\n              So it is." in text
    assert text.count("callout: answer") == 2
    assert "heading: To do" not in text
    assert "title: Answers" not in text
