"""Answers come out of filled files whole, whatever program filled them. What cannot be read is told."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from guidepress import build
from guidepress.answers.answers_file import answers_file
from guidepress.answers.guide import questions_of_guide
from guidepress.answers.person import Person
from guidepress.answers.reading import GuideQuestions, read_person, together
from guidepress.answers.received import MOST_BYTES, UnreadableError
from guidepress.answers.tables import csv_file, tables_of
from guidepress.answers.workbook_xlsx import xlsx_file
from guidepress.core.problems import Problems
from guidepress.document.field_names import field_name
from guidepress.document.labels import Labels
from guidepress.pipeline.project import Project
from tests.conftest import HOME, command, run_build
from tests.fill import by_pdftk
from tests.fill.answers import Step, result, steps
from tests.fill.form import questions, terminal_fields
from tests.test_fill_engines import ENGINES, engine, engine_or_pdftk
from tests.test_source_format import write_guide

SCHEMA = json.loads((HOME / "docs" / "answers.schema.json").read_text(encoding="utf-8"))
KINDS = {"text", "number", "date", "pick", "tick", "one"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The guide made of all examples of docs/source/."""
    return write_guide(tmp_path_factory.mktemp("answers") / "guide")


@pytest.fixture(scope="module")
def guide(project: Project) -> GuideQuestions:
    return _guide_and_words(project)[0]


@pytest.fixture(scope="module")
def words(project: Project) -> Labels:
    return _guide_and_words(project)[1]


def _guide_and_words(project: Project) -> tuple[GuideQuestions, Labels]:
    found = questions_of_guide(project, Problems())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def workbook(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its workbook, which nobody has filled in."""
    path = tmp_path_factory.mktemp("answers") / "workbook.pdf"
    files = build(project.source.parent, ["pdf"]).files
    path.write_bytes(next(data for name, data in files.items() if name.endswith("-workbook.pdf")))
    return path


def plain(person: Person) -> dict[str, str]:
    return {name: answer.value for name, answer in person.answers.items()}


def fill(workbook: Path, target: Path, values: dict[str, str]) -> Path:
    """Sets the values of text fields, and nothing else."""
    with pikepdf.open(workbook) as pdf:
        fields = dict(terminal_fields(pdf))
        for name, value in values.items():
            fields[name].V = pikepdf.String(value)
        pdf.save(target)
    return target


# ------------------------------------------------------------------------------------------------- programs


def wanted(guide: GuideQuestions, done: list[Step]) -> dict[str, str]:
    """What steps leave, as answers: a tick is `true`, a date has its ISO form."""
    found = {}
    for name, value in result(done).items():
        question = guide.questions.get(name)
        if question is not None and question.kind == "date" and (day := re.fullmatch(r"(\d+) March 2027", value)):
            value = f"2027-03-{int(day[1]):02}"
        found[name] = "true" if question is not None and question.kind == "tick" else value
    return found


@pytest.mark.parametrize("name", [*ENGINES, "pdftk"])
def test_every_answer_comes_back_from_every_program(
    name: str, workbook: Path, guide: GuideQuestions, tmp_path: Path
) -> None:
    fill_with = engine_or_pdftk(name)
    asked = questions(workbook)
    done = steps(asked)
    fill_with(workbook, tmp_path / "anna.pdf", asked, done)
    before = (tmp_path / "anna.pdf").read_bytes()
    person = read_person(tmp_path / "anna.pdf", guide)
    assert {question.kind for question in guide.questions.values()} == KINDS
    assert plain(person) == wanted(guide, done)
    assert set(guide.questions) <= set(plain(person)), "every question was answered"
    assert (person.name, person.edition, person.conflicts) == ("anna", guide.edition, {})
    assert all(answer.shown for answer in person.answers.values() if answer.question and answer.question.options)
    assert (tmp_path / "anna.pdf").read_bytes() == before


def test_an_empty_workbook_has_no_answers(workbook: Path, guide: GuideQuestions) -> None:
    person = read_person(workbook, guide)
    assert (plain(person), person.remarks) == ({}, ())


def test_emoji_are_kept_or_told(workbook: Path, guide: GuideQuestions, tmp_path: Path) -> None:
    """PDFium makes something else of them."""
    asked = questions(workbook)
    name = next(name for name, question in asked.items() if question.kind == "lines" and name in guide.questions)
    for program in ENGINES:
        engine(program)(workbook, tmp_path / f"{program}.pdf", asked, [(name, "well 👍 done")])
        person = read_person(tmp_path / f"{program}.pdf", guide)
        if program == "pdfium":
            (remark,) = person.remarks
            assert "Chrome and Edge lose emoji" in remark
        else:
            assert (plain(person), person.remarks) == ({name: "well 👍 done"}, ())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(values=st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_comes_back_whole(
    values: list[str], workbook: Path, guide: GuideQuestions, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Only line breaks change: each is LF."""
    names = [name for name, question in guide.questions.items() if question.kind == "text"]
    given_values = dict(zip(names, values, strict=False))
    filled = fill(workbook, tmp_path_factory.mktemp("any") / "a.pdf", given_values)
    lines = {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in given_values.items()}
    assert plain(read_person(filled, guide)) == {name: value for name, value in lines.items() if value.strip()}


@pytest.mark.parametrize("how", ["split", "merged", "without form"])
def test_parts_of_a_workbook_are_read(how: str, workbook: Path, guide: GuideQuestions, tmp_path: Path) -> None:
    names = [name for name, question in guide.questions.items() if question.kind == "text"][:6]
    filled = fill(workbook, tmp_path / "whole.pdf", {name: f"answer {name}" for name in names})
    target = tmp_path / "part.pdf"
    command("qpdf")
    sources = (
        ["--pages", str(filled), "1-z", str(workbook), "1-2", "--"]
        if how == "merged"
        else ["--pages", ".", "1-z", "--"]
    )
    subprocess.run(["qpdf", str(filled), *sources, str(target)], check=True)
    if how == "without form":
        with pikepdf.open(target, allow_overwriting_input=True) as pdf:
            del pdf.Root.AcroForm
            pdf.save(target)
    found = plain(read_person(target, guide))
    assert {name: found.get(name) for name in names} == {name: f"answer {name}" for name in names}


# ------------------------------------------------------------------------------------------------- form data


def test_form_data_are_read(workbook: Path, guide: GuideQuestions, tmp_path: Path) -> None:
    """As pdftk exports them, FDF and XFDF."""
    command("pdftk")
    asked = questions(workbook)
    done = steps(asked)
    by_pdftk.fill(workbook, tmp_path / "anna.pdf", asked, done)
    for kind, option in (("fdf", "generate_fdf"), ("xfdf", "dump_data_fields_utf8")):
        target = tmp_path / f"anna.{kind}"
        if kind == "xfdf":
            target.write_text(_xfdf(result(done)), encoding="utf-8")
        else:
            subprocess.run(["pdftk", str(tmp_path / "anna.pdf"), option, "output", str(target)], check=True)
        assert plain(read_person(target, guide)) == wanted(guide, done), kind


def _xfdf(values: dict[str, str]) -> str:
    """Form data with flat names, as programs write them."""
    root = etree.Element("{http://ns.adobe.com/xfdf/}xfdf", nsmap={None: "http://ns.adobe.com/xfdf/"})
    fields = etree.SubElement(root, "{http://ns.adobe.com/xfdf/}fields")
    for name, value in values.items():
        field = etree.SubElement(fields, "{http://ns.adobe.com/xfdf/}field", name=field_name(name))
        etree.SubElement(field, "{http://ns.adobe.com/xfdf/}value").text = value
    return etree.tostring(root, encoding="unicode")


NESTED = """<?xml version="1.0" encoding="UTF-8"?>
<xfdf xmlns="http://ns.adobe.com/xfdf/"><f href="workbook.pdf"/><fields>
<field name="{0}"><field name="{1}"><value>Ŵy &amp; tŷ</value></field></field>
</fields></xfdf>"""


def test_words_in_form_data_are_no_tick(guide: GuideQuestions, tmp_path: Path) -> None:
    """Form data name neither an edition nor the kinds of fields. What programs write for a ticked box is a tick."""
    ticks = [name for name, question in guide.questions.items() if question.kind == "tick"]
    option = next(name for name in ticks[1:] if name.count(".") > 1 and name.rpartition(".")[0] not in guide.questions)
    for text in ("true", "Yes", "On", "1", "tick"):
        (tmp_path / "a.xfdf").write_text(_xfdf({ticks[0]: text, option: option.rpartition(".")[2]}), encoding="utf-8")
        person = read_person(tmp_path / "a.xfdf", guide)
        assert [answer.is_tick for answer in person.answers.values()] == [True, True], text
    (tmp_path / "a.xfdf").write_text(_xfdf({ticks[0]: "my own words"}), encoding="utf-8")
    person = read_person(tmp_path / "a.xfdf", guide)
    assert person.answers[ticks[0]].value == "my own words"
    assert person.without_place == [person.answers[ticks[0]]]
    assert "another kind of answer" in person.remarks[0]


def test_dotted_names_of_form_data_are_read(guide: GuideQuestions, tmp_path: Path) -> None:
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    (tmp_path / "a.xfdf").write_text(NESTED.format(*name.split(".", 1)), encoding="utf-8")
    assert plain(read_person(tmp_path / "a.xfdf", guide)) == {name: "Ŵy & tŷ"}


# ------------------------------------------------------------------------------------------------- what goes wrong


def hostile(workbook: Path) -> Iterator[tuple[str, bytes, str]]:
    """Files that somebody damaged or made to do harm, and words of what is said of each."""
    good = workbook.read_bytes()
    yield "empty", b"", "it is empty"
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(200), "it is no filled workbook"
    yield "cut", good[: len(good) // 3], "it is damaged"
    yield "zeros", good[:2000] + bytes(len(good) - 2000), "it is damaged"
    yield "no-fields", _pdf(), "it has no fields"
    yield (
        "another-form",
        _pdf(fields=[pikepdf.Dictionary(T=pikepdf.String("name"), FT=pikepdf.Name.Tx, V=pikepdf.String("x"))]),
        "no field of it is a question",
    )
    yield "another-guide", good.replace(b"urn:guidepress:", b"urn:guidepress:x"), "it is of another guide"
    yield "password", _encrypted(workbook), "it needs a password"
    yield "deep", _pdf(fields=[_deep(40)]), "it holds more than 30 levels of fields"
    yield "bomb.xfdf", BOMB.encode(), "it is damaged"
    yield "other.xml", b"<html/>", "it is XML, but no form data"
    yield "deep.json", b"[" * 200_000, "it is no filled workbook"
    yield "deeper.json", b'{"a":' * 200_000, "it is damaged"
    yield "newer.json", b'{"format": "guidepress-answers", "version": 9, "answers": {}}', "newer edition of the tool"
    yield "other.json", b'{"answers": {}}', "it is no file of answers"
    yield "bad.fdf", b"%FDF-1.2\n1 0 obj\n<</FDF", "it cannot be read as form data"


BOMB = """<?xml version="1.0"?>
<!DOCTYPE xfdf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields><field name="a"><value>&b;&c;</value></field></fields>"""


def _pdf(fields: list[Any] | None = None) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if fields is not None:
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
        pdf.save(target)
    return target.getvalue()


def _deep(levels: int) -> Any:
    field = pikepdf.Dictionary(T=pikepdf.String("leaf"), FT=pikepdf.Name.Tx, V=pikepdf.String("x"))
    for _ in range(levels):
        field = pikepdf.Dictionary(T=pikepdf.String("a"), Kids=pikepdf.Array([field]))
    return field


def _encrypted(workbook: Path) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(workbook) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="o", user="secret"))
    return target.getvalue()


HOSTILE = (
    *(
        "empty",
        "picture",
        "cut",
        "zeros",
        "no-fields",
        "another-form",
        "another-guide",
        "password",
        "deep",
        "bomb.xfdf",
    ),
    *("other.xml", "deep.json", "deeper.json", "newer.json", "other.json", "bad.fdf"),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    name: str, workbook: Path, guide: GuideQuestions, tmp_path: Path
) -> None:
    files = {name: (data, said) for name, data, said in hostile(workbook)}
    assert tuple(files) == HOSTILE
    data, said = files[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableError) as raised:
        read_person(tmp_path / name, guide)
    reason, hint = raised.value.args
    assert said in reason
    assert "\n" not in reason + hint
    assert hint


def test_a_file_that_is_not_there_or_too_large_is_told(guide: GuideQuestions, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        read_person(tmp_path / "none.pdf", guide)
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(UnreadableError, match="it has more than 100 MB"):
        read_person(tmp_path / "huge.pdf", guide)


def test_a_bomb_in_a_stream_does_not_grow(workbook: Path, guide: GuideQuestions, tmp_path: Path) -> None:
    """The metadata would become two gigabytes. The answers are read all the same, and no such memory is asked for."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(2000)) + packer.flush()
    with pikepdf.open(workbook) as pdf:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.Root.Metadata = pdf.make_indirect(stream)
        pdf.save(
            tmp_path / "bomb.pdf",
            compress_streams=False,
            fix_metadata_version=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    person = read_person(tmp_path / "bomb.pdf", guide)
    assert person.edition == "", "what the metadata would have said is not known"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


def test_a_tree_that_leads_back_to_itself_ends(workbook: Path, guide: GuideQuestions, tmp_path: Path) -> None:
    with pikepdf.open(workbook) as pdf:
        loop = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("loop")))
        loop.Kids = pikepdf.Array([loop])
        loop.Parent = loop
        pdf.Root.AcroForm.Fields.append(loop)
        pdf.save(tmp_path / "loop.pdf")
    assert plain(read_person(tmp_path / "loop.pdf", guide)) == {}


# ------------------------------------------------------------------------------------------------- what is made of it


def test_what_has_no_place_is_kept_with_its_words(guide: GuideQuestions, tmp_path: Path) -> None:
    name = next(name for name, question in guide.questions.items() if question.kind == "one")
    answers = {name: {"value": "gone", "label": "Which?", "shown": "an option that is gone"}}
    record = {
        "format": "guidepress-answers",
        "version": 1,
        "guide": guide.slug,
        "edition": "0",
        "saved": "2026-01-02T03:04:05Z",
        "answers": answers,
    }
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    person = read_person(tmp_path / "a.json", guide)
    assert [answer.id for answer in person.without_place] == [name]
    assert len(person.remarks) == 2, "the option, and the edition"
    again = json.loads(answers_file(person, guide.slug, guide.edition))
    assert again["answers"][name]["shown"] == "an option that is gone"
    assert again["saved"] == "2026-01-02T03:04:05Z"


def test_a_file_of_answers_keeps_to_its_schema_and_comes_back(
    workbook: Path, guide: GuideQuestions, tmp_path: Path
) -> None:
    asked = questions(workbook)
    engine("pypdf")(workbook, tmp_path / "a.pdf", asked, steps(asked))
    person = read_person(tmp_path / "a.pdf", guide)
    data = answers_file(person, guide.slug, guide.edition)
    fastjsonschema.compile(SCHEMA)(json.loads(data))
    (tmp_path / "b.json").write_bytes(data)
    assert plain(read_person(tmp_path / "b.json", guide)) == plain(person)


def test_marks_of_exercises_as_done_go_through_and_the_later_one_stays(guide: GuideQuestions, tmp_path: Path) -> None:
    early, late = "2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z"
    persons = []
    for number, done in enumerate(
        [{"a": late, "b": early, "c": "soon", "": early}, {"a": early, "d": late}, {}, ["a"]]
    ):
        record = json.loads(answers_file(Person("x", {}, early), guide.slug, guide.edition)) | {"done": done}
        (tmp_path / f"{number}.json").write_text(json.dumps(record), encoding="utf-8")
        persons.append(read_person(tmp_path / f"{number}.json", guide))
    written = json.loads(answers_file(together(persons), guide.slug, guide.edition))
    assert written["done"] == {"a": late, "b": early, "d": late}
    fastjsonschema.compile(SCHEMA)(written)


def test_two_files_of_one_person_are_put_together(workbook: Path, guide: GuideQuestions, tmp_path: Path) -> None:
    names = [name for name, question in guide.questions.items() if question.kind == "text"][:3]
    one = read_person(fill(workbook, tmp_path / "1.pdf", {names[0]: "a", names[1]: "same"}), guide)
    two = read_person(fill(workbook, tmp_path / "2.pdf", {names[0]: "b", names[1]: "same", names[2]: "c"}), guide)
    both = together([one, two])
    assert plain(both) == {names[1]: "same", names[2]: "c"}
    assert {name: [answer.file for answer in given] for name, given in both.conflicts.items()} == {
        names[0]: ["1.pdf", "2.pdf"]
    }


def test_tables_hold_every_answer_and_run_no_formula(
    workbook: Path, guide: GuideQuestions, words: Labels, tmp_path: Path
) -> None:
    names = [name for name, question in guide.questions.items() if question.kind == "text"][:2]
    long = " ".join(map(str, range(14_000)))
    person = read_person(
        fill(workbook, tmp_path / "a.pdf", {names[0]: '=HYPERLINK("http://x")', names[1]: long}), guide
    )
    other = read_person(fill(workbook, tmp_path / "b.pdf", {names[1]: "short"}), guide)
    tables = tables_of([person, other], list(guide.questions), words)
    (head, *rows) = csv.reader(io.StringIO(csv_file(tables.answers).decode("utf-8-sig")))
    assert len(head) == 9
    assert [(row[0], row[5], row[7]) for row in rows] == [
        ("a", '\'=HYPERLINK("http://x")', names[0]),
        ("a", long, names[1]),
        ("b", "short", names[1]),
    ]
    people = list(csv.reader(io.StringIO(csv_file(tables.people).decode("utf-8-sig"))))
    assert [row[0] for row in people[tables.people_heads :]] == ["a", "b"]
    assert people[tables.people_heads + 1][1:] == ["", "short"]
    data = xlsx_file(tables, words)
    assert data == xlsx_file(tables, words)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = b"".join(package.read(name) for name in package.namelist() if "worksheets" in name)
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
    assert b"<f>" not in sheets
    texts = ["".join(item.itertext()) for item in strings]
    assert '=HYPERLINK("http://x")' in texts
    pieces = [text for text in texts if text in long and len(text) > 1000]
    assert "".join(pieces) == long, "the whole answer stands on the first sheet"


@pytest.mark.parametrize("program", ["pypdf", "qpdf"])
def test_two_workbooks_in_one_file_are_told_and_none_is_taken(
    program: str, workbook: Path, guide: GuideQuestions, tmp_path: Path
) -> None:
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    sources = [fill(workbook, tmp_path / f"{word}.pdf", {name: word}) for word in ("first", "second")]
    target = tmp_path / "both.pdf"
    if program == "pypdf":
        from pypdf import PdfWriter

        writer = PdfWriter()
        for source in sources:
            writer.append(str(source))
        writer.write(str(target))
    else:
        command("qpdf")
        subprocess.run(["qpdf", "--empty", "--pages", *map(str, sources), "--", str(target)], check=True)
    person = read_person(target, guide)
    assert name not in person.answers
    assert {answer.value for answer in person.conflicts[name]} == {"first", "second"}
    assert "ask for one file each" in person.remarks[0]


def test_entries_of_a_file_are_kept_or_named(guide: GuideQuestions, tmp_path: Path) -> None:
    """What a later edition asks is kept; half a character is replaced; what is no answer is named."""
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    answers = {name: {"value": "x\ud83d"}, "later.one": {"value": "kept", "label": "Later?"}, "bad": {"value": False}}
    answers[""] = {"value": "of nothing"}
    record = {"format": "guidepress-answers", "version": 1, "guide": guide.slug, "edition": guide.edition}
    (tmp_path / "a.json").write_text(json.dumps({**record, "saved": "zzz", "answers": answers}), encoding="utf-8")
    person = read_person(tmp_path / "a.json", guide)
    assert plain(person) == {name: "x\ufffd", "later.one": "kept"}
    assert [answer.id for answer in person.without_place] == ["later.one"]
    assert any("no answer: bad and 1 more" in remark for remark in person.remarks)
    (tmp_path / "a.json").write_text(json.dumps({**record, "answers": {"": {"value": "of nothing"}}}), encoding="utf-8")
    assert any('no answer: ""' in remark for remark in read_person(tmp_path / "a.json", guide).remarks)
    fastjsonschema.compile(SCHEMA)(json.loads(answers_file(person, guide.slug, guide.edition)))


def test_files_in_utf_16_are_read(guide: GuideQuestions, tmp_path: Path) -> None:
    """As editors on Windows save them."""
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    record = {"format": "guidepress-answers", "version": 1, "guide": guide.slug, "edition": guide.edition}
    web_file = json.dumps({**record, "saved": "", "answers": {name: {"value": "tŷ"}}}, ensure_ascii=False)
    for file, text in (("a.json", web_file), ("a.xfdf", _xfdf({name: "tŷ"}))):
        (tmp_path / file).write_text(text, encoding="utf-16")
        assert plain(read_person(tmp_path / file, guide)) == {name: "tŷ"}, file


def test_rich_text_and_comments_of_form_data_lose_no_words(guide: GuideQuestions, tmp_path: Path) -> None:
    names = [field_name(name) for name, question in guide.questions.items() if question.kind == "text"][:3]
    values = (
        "<value-richtext><body><p>one <b>two</b></p></body></value-richtext>",
        "<value>abc<!--x-->def</value>",
        "<value>Off</value>",
    )
    fields = "".join(f'<field name="{name}">{value}</field>' for name, value in zip(names, values, strict=True))
    text = f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>{fields}</fields></xfdf>'
    (tmp_path / "a.xfdf").write_text(text, encoding="utf-8")
    assert list(plain(read_person(tmp_path / "a.xfdf", guide)).values()) == ["one two", "abcdef", "Off"]


def test_a_tree_that_doubles_at_each_level_ends_soon(guide: GuideQuestions, tmp_path: Path) -> None:
    """Its objects have no numbers, so none is known from before."""
    kids = pikepdf.Array([pikepdf.Dictionary(T=pikepdf.String("leaf"), FT=pikepdf.Name.Tx, V=pikepdf.String("x"))])
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for _ in range(25):
            shared = pdf.make_indirect(kids)
            kids = pikepdf.Array([pikepdf.Dictionary(T=pikepdf.String(name), Kids=shared) for name in "xy"])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=kids)
        pdf.save(tmp_path / "doubling.pdf")
    with pytest.raises(UnreadableError, match="it holds more than"):
        read_person(tmp_path / "doubling.pdf", guide)


# ------------------------------------------------------------------------------------------------- the command


def test_people_of_one_file_name_are_told_apart(
    workbook: Path, project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    for place in ("a/anna.pdf", "b/anna-2.pdf", "b/anna.pdf"):
        (tmp_path / "files" / place).parent.mkdir(parents=True, exist_ok=True)
        fill(workbook, tmp_path / "files" / place, {name: place})
    run = answers_read("files", "--to", "files", cwd=tmp_path, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    made = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "files").glob("*.json")}
    assert set(made) == {"a anna.answers.json", "b anna.answers.json", "anna-2.answers.json"}
    assert {record["answers"][name]["value"] for record in made.values()} == {
        "a/anna.pdf",
        "b/anna-2.pdf",
        "b/anna.pdf",
    }
    again = answers_read("files", "--to", "files", cwd=tmp_path, project=project)
    assert "passed over 3 files" in again.stdout
    assert again.stdout.count(": 1 answer") == 3


def test_a_workbook_that_was_filled_from_another_file_is_no_second_person(
    workbook: Path, project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    """`answers fill` writes workbook.pdf and NAME.workbook.pdf beside the files that it was given."""
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    (tmp_path / "files").mkdir()
    for file, words in (("anna.pdf", "I begin on Monday"), ("ben.pdf", "I wait")):
        fill(workbook, tmp_path / "files" / file, {name: words})
    shutil.copy(tmp_path / "files" / "anna.pdf", tmp_path / "files" / "workbook.pdf")
    run = answers_read("files", "--to", "out", cwd=tmp_path, project=project)
    assert run.returncode == 0
    assert "workbook.pdf: passed over, since its answers are those of files/anna.pdf" in run.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"anna.answers.json", "ben.answers.json"}
    fill(workbook, tmp_path / "files" / "workbook.pdf", {name: "I begin on Monday, at nine"})
    run = answers_read("files", "--to", "more", cwd=tmp_path, project=project)
    assert (
        "workbook.pdf: counted as a person of its own; if it was filled from one of the files beside it" in run.stderr
    )
    assert len([*(tmp_path / "more").iterdir()]) == 3


def test_only_what_the_command_wrote_is_passed_over(
    workbook: Path, project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    """The web workbook gives a file a name such as guide-answers-2027-03-12.json, and people rename it."""
    (tmp_path / "files").mkdir()
    for name in ("anna-answers.json", "g-answers-2027-03-12.json", "ben.answers.json", "answers.json"):
        (tmp_path / "files" / name).write_bytes(answers_file(Person("a", {}, ""), guide.slug, guide.edition))
    run = answers_read("files", "--to", "out", "--json", cwd=tmp_path, project=project)
    record = json.loads(run.stdout)
    assert [Path(name).name for name in record["remarks"]] == ["anna-answers.json", "g-answers-2027-03-12.json"]
    assert [Path(name).name for name in record["passed_over"]] == ["answers.json", "ben.answers.json"]


def test_words_of_a_file_reach_no_terminal_as_commands(project: Project, guide: GuideQuestions, tmp_path: Path) -> None:
    record = {"format": "guidepress-answers", "version": 1, "guide": guide.slug, "edition": "\x1b]0;owned\x07\n"}
    (tmp_path / "a.json").write_text(json.dumps({**record, "saved": "", "answers": {}}), encoding="utf-8")
    run = answers_read("a.json", "--to", "out", cwd=tmp_path, project=project)
    assert run.stderr.count("\n") == 1
    assert all(each.isprintable() for each in run.stderr.strip())


def test_an_empty_folder_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = answers_read("empty", cwd=tmp_path, project=project)
    assert run.returncode == 1
    assert "No file was found to read" in run.stderr


def answers_read(*arguments: str | Path, cwd: Path, project: Project) -> subprocess.CompletedProcess[str]:
    return run_build("answers", "read", *map(str, arguments), "--source", str(project.source), cwd=cwd)


def test_the_command_reads_a_folder_and_names_what_it_cannot_read(
    workbook: Path, project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    files = tmp_path / "files"
    files.mkdir()
    fill(workbook, files / "anna.pdf", {name: "A"})
    fill(workbook, files / "ben.pdf", {name: "B"})
    (files / "cut.pdf").write_bytes(workbook.read_bytes()[:3000])
    (files / "notes.txt").write_text("not read")
    run = answers_read(files, "--to", "out", "--csv", "--xlsx", cwd=tmp_path, project=project)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "cut.pdf: not read: it is damaged (open it" in run.stderr
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {"anna.answers.json", "ben.answers.json", "answers.csv", "people.csv", "answers.xlsx"}


def test_the_command_puts_files_of_one_person_together(
    workbook: Path, project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    names = [name for name, question in guide.questions.items() if question.kind == "text"][:2]
    fill(workbook, tmp_path / "1.pdf", {names[0]: "A", names[1]: "one"})
    fill(workbook, tmp_path / "2.pdf", {names[1]: "two"})
    run = answers_read("1.pdf", "2.pdf", "--one-person", "--json", cwd=tmp_path, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    record = json.loads(run.stdout)
    assert record["people"] == 1
    assert list(record["conflicts"]) == [names[1]]
    assert [tuple(given.values()) for given in record["conflicts"][names[1]]] == [
        ("1", "1.pdf", "one"),
        ("1", "2.pdf", "two"),
    ]
    assert set(json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))["answers"]) == {names[0]}


def test_every_value_and_remark_is_recorded_with_its_file(
    workbook: Path, project: Project, guide: GuideQuestions, tmp_path: Path
) -> None:
    """Also where two people, or one file twice, give one question different answers."""
    name = next(name for name, question in guide.questions.items() if question.kind == "text")
    number = next(name for name, question in guide.questions.items() if question.kind == "number")
    for person in ("anna", "ben"):
        both = {name: "first", f"{name}+1": f"second of {person}", number: f"many of {person}"}
        (tmp_path / f"{person}.xfdf").write_text(_xfdf(both), encoding="utf-8")
    run = answers_read("anna.xfdf", "ben.xfdf", "--json", cwd=tmp_path, project=project)
    found = json.loads(run.stdout)["conflicts"][name]
    assert [(given["person"], given["value"]) for given in found] == [
        ("anna", "first"),
        ("anna", "second of anna"),
        ("ben", "first"),
        ("ben", "second of ben"),
    ]
    run = answers_read("anna.xfdf", "ben.xfdf", "--one-person", "--to", "out", "--json", cwd=tmp_path, project=project)
    remarks = json.loads(run.stdout)["remarks"]
    assert set(remarks) == {"anna.xfdf", "ben.xfdf"}
    for file, said in remarks.items():
        assert [f"many of {file.removesuffix('.xfdf')}" in remark for remark in said] == [True, False]


def test_no_file_that_is_read_is_written_over(project: Project, guide: GuideQuestions, tmp_path: Path) -> None:
    answers = answers_file(Person("a", {}, "2026-01-02T03:04:05Z"), guide.slug, guide.edition)
    (tmp_path / "answers.json").write_bytes(answers)
    run = answers_read("answers.json", cwd=tmp_path, project=project)
    assert run.returncode == 3
    assert "answers.json is one of the files to read" in run.stderr
    assert (tmp_path / "answers.json").read_bytes() == answers


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["answers"], "answers takes what to do and the files"),
        (["answers", "read"], "answers takes what to do and the files"),
        (["answers", "write", "a.pdf"], "invalid choice"),
        (["build", "--csv"], "build does not take --csv; it is for answers"),
    ],
)
def test_wrong_use_is_told(line: list[str], said: str, tmp_path: Path) -> None:
    run = run_build(*line, "--source", str(HOME / "starter" / "source"), cwd=tmp_path)
    assert run.returncode == 2
    assert said in run.stderr
