"""A variant that is written in volumes of whole parts: which pages they have, their first pages, and their links."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.answers.filled_pdf import read_pdf
from guidepress.cli.commands.build import _with_variants
from guidepress.pipeline.build import BuildResult
from guidepress.pipeline.project import Project
from tests.glyph_boxes import pages
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.test_variants import built_with, errors, field_names, guide_in
from tests.validators.pdf import has_verapdf, verapdf

DECLARED = "variants: {{large: {{title: Large, layout: large-print, volumes: {most}{more}}}}}\n"
PARTS = ("alpha", "beta", "gamma")
LONG = "Some words that fill a line and go on until the next one begins, and then another line as well. "
OF_AN_EXCERPT = "an entry of the contents without a link"


def long_guide(folder: Path, most: int = 12, more: str = "") -> Project:
    """The starter's guide with three more parts, which refer to each other, and contents."""
    project = guide_in(folder, DECLARED.format(most=most, more=more))
    source = folder / "source"
    for number, id in enumerate(PARTS, 2):
        other = PARTS[(number - 1) % len(PARTS)]
        paragraphs = "\n\n".join(f"          {LONG * 12}" for _ in range(9))
        text = (
            f"part: Part {id}\nid: {id}\nnumber: {number}\nopens: An opening.\nsections:\n"
            f"  - title: Section {id}\n    id: {id}.one\n    body:\n      - text: |\n"
            f"          See [the other](#{other}.one) and [this one](#{id}.one).\n\n{paragraphs}\n"
        )
        (source / "parts" / f"1{number}-{id}.yaml").write_text(text, encoding="utf-8")
    contents = "part: Contents\nid: contents\nrole: front\nbody:\n  - contents: parts\n"
    (source / "parts" / "00-contents.yaml").write_text(contents, encoding="utf-8")
    about = source / "guide.yaml"
    listed = about.read_text(encoding="utf-8").replace("parts: [", "parts: [contents, ")
    about.write_text(listed.replace("meet, back]", f"meet, {', '.join(PARTS)}, back]"), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    result = built_with(long_guide(tmp_path_factory.mktemp("guide") / "own"), ("large",))
    assert errors(result) == []
    return result


@pytest.fixture(scope="module")
def volumes(made: BuildResult) -> list[bytes]:
    paths = sorted(path for path in made.files if "-volume-" in path)
    assert paths == [f"parts/better-meetings-volume-{number}-large.pdf" for number in range(1, len(paths) + 1)]
    return [made.files[path] for path in paths]


@pytest.fixture(scope="module")
def whole(made: BuildResult) -> bytes:
    return made.files["better-meetings-workbook-large.pdf"]


def labels(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [page.label for page in pdf.pages]


def texts(data: bytes) -> list[str]:
    return [" ".join(page.text.split()) for page in pages(data)]


def test_the_volumes_have_every_page_once_and_in_order(volumes: list[bytes], whole: bytes) -> None:
    assert len(volumes) > 2
    numbers = [int(label) for data in volumes for label in labels(data) if label.isdecimal()]
    assert numbers == list(range(1, len(labels(whole)) + 1))
    for data in volumes:
        assert len([label for label in labels(data) if label.isdecimal()]) <= 12


def test_a_volume_begins_with_first_pages_that_keep_right_hand_pages_right(volumes: list[bytes]) -> None:
    for data in volumes:
        first = [label for label in labels(data) if not label.isdecimal()]
        assert first == ["i", "ii", "iii", "iv"][: len(first)] != []
        assert len(first) % 2 == 0
        assert labels(data)[: len(first)] == first


def test_the_first_page_says_which_volume_it_is_and_what_stands_where(volumes: list[bytes]) -> None:
    for number, data in enumerate(volumes, 1):
        front = " ".join(texts(data)[:2])
        assert front.startswith(f"Volume {number} of {len(volumes)}")
        assert "In this volume" in front
        others = set(re.findall(r"Volume (\d+): pages \d+ to \d+", front))
        assert others == {str(other) for other in range(1, len(volumes) + 1)} - {str(number)}
    pages_of = re.findall(r"Volume 2: pages (\d+) to (\d+)", " ".join(texts(volumes[0])[:2]))
    own = [label for label in labels(volumes[1]) if label.isdecimal()]
    assert pages_of == [(own[0], own[-1])]


def test_the_whole_has_no_page_of_a_volume(whole: bytes) -> None:
    assert not any("In the other volumes" in text for text in texts(whole))


def test_a_reference_to_another_volume_names_it_and_is_no_dead_link(volumes: list[bytes], whole: bytes) -> None:
    """One within the volume names the page alone."""
    said = " ".join(texts(whole))
    assert re.search(r"See the other \(page \d+, volume \d\) and this one \(page \d+\)", said)
    for data in volumes:
        pdf = TaggedPdf(data)
        targets = {str(name) for name in pikepdf.NameTree(pdf.root.Names.Dests)}
        links = [str(note.Dest) for _, note in pdf.annotations("/Link") if "/Dest" in note]
        assert links
        assert {*links} <= targets
    named = {
        f"{number}: {volume}"
        for number, data in enumerate(volumes, 1)
        for volume in re.findall(r"See the other \(page \d+, volume (\d)\)", " ".join(texts(data)))
    }
    assert named
    assert not any(each[0] == each[-1] for each in named)


def test_a_link_to_an_answer_names_its_volume_and_one_to_a_description_does_not(tmp_path: Path) -> None:
    project = long_guide(tmp_path / "own")
    part = project.source / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8")
    text = text.replace("        diagram:\n", "        description: All of it in words.\n        diagram:\n", 1)
    assert text.count("        lines: 4\n") == 1
    text = text.replace("        lines: 4\n", "        lines: 4\n        answer: Any question will do.\n")
    part.write_text(text, encoding="utf-8")
    result = built_with(project, ("large",))
    assert errors(result) == []
    said = " ".join(texts(result.files["better-meetings-workbook-large.pdf"]))
    assert re.search(r"See the answer: page \d+, volume \d", said)
    assert re.search(r"Back to exercise 1\.1: page \d+, volume 1", said)
    assert re.search(r"In words: page \d+", said)
    assert not re.search(r"In words: page \d+, volume", said)


def test_each_volume_is_tagged_and_fillable(volumes: list[bytes], whole: bytes, tmp_path: Path) -> None:
    names: set[str] = set()
    for number, data in enumerate(volumes):
        assert [fault for fault in faults(TaggedPdf(data)) if OF_AN_EXCERPT not in fault] == []
        with pikepdf.open(BytesIO(data)) as pdf:
            if "/AcroForm" in pdf.Root:
                names |= field_names(data)
        (tmp_path / f"{number}.pdf").write_bytes(data)
        assert read_pdf(tmp_path / f"{number}.pdf").guide == "better-meetings"
    assert names == field_names(whole)


def test_verapdf_finds_nothing(volumes: list[bytes], whole: bytes, tmp_path: Path) -> None:
    if not has_verapdf():
        pytest.skip("veraPDF")
    files = []
    for number, data in enumerate([*volumes, whole]):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(data)
    assert verapdf("PDFUA_1", *files) == []


def test_volumes_are_told_with_their_variant(made: BuildResult, volumes: list[bytes]) -> None:
    (format,) = made.report["formats"]
    told = {each["name"]: len(each["files"]) for each in _with_variants(format, made.report)}
    assert told["large"] == len(volumes) + 1


def test_a_print_with_few_pages_has_no_volumes(tmp_path: Path) -> None:
    result = built_with(long_guide(tmp_path / "own", most=300), ("large",))
    assert errors(result) == []
    assert not any("-volume-" in path for path in result.files)


def test_a_number_that_no_volume_can_have_is_an_error(tmp_path: Path) -> None:
    (message,) = errors(built_with(guide_in(tmp_path / "own", DECLARED.format(most=3, more="")), ("large",)))
    assert re.match(r"source/guide.yaml:\d+:6\d: error wrong-value: ", message)
    assert "the most pages of a volume are from 8 to 1000, not 3" in message


def test_a_part_that_is_called_as_a_volume_is_an_error(tmp_path: Path) -> None:
    """Their files would have one name."""
    project = guide_in(tmp_path / "own", DECLARED.format(most=9, more=""))
    for path in (tmp_path / "own" / "source" / "guide.yaml", tmp_path / "own" / "source" / "parts" / "02-meet.yaml"):
        text = (
            path.read_text(encoding="utf-8")
            .replace("id: meet\n", "id: volume-1\n")
            .replace("[welcome, meet,", "[welcome, volume-1,")
        )
        path.write_text(text, encoding="utf-8")
    found = errors(built_with(project, ("large",)))
    assert any(
        'the file of part "volume-1" would be called as a volume of the variant "large"' in each for each in found
    )
