"""Loads the source folder into one `Guide`. Problems are collected; an author's mistake raises no exception."""

from __future__ import annotations

import functools
import os
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

from msgspec import field

import guidepress.exercises as _kinds  # noqa: F401  (registers every kind of exercise)
from guidepress.core.problems import Code, Problem, Problems, Where
from guidepress.core.values import Value
from guidepress.document.authored_text import KeyedLines
from guidepress.exercises.base import KINDS, OF_WHOLE, PartSpec, PromptBlock, Spec
from guidepress.source.builder import Builder, BuildOutcome
from guidepress.source.keys import Family, suggestion
from guidepress.source.model.bibliography import BibliographyFile
from guidepress.source.model.blocks import InnerBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import CardsFile, PackFile, TimetablesFile
from guidepress.source.scalars import place_of
from guidepress.source.yaml_reader import (
    MAX_BYTES,
    Mapping,
    Scalar,
    YamlNode,
    read,
)

FILES = ("guide.yaml", "words.yaml", "timetables.yaml", "cards.yaml", "facilitation.yaml", "bibliography.yaml")
"""The files of a guide beside its parts."""
NOTHING: BuildOutcome[Any] = BuildOutcome(None, whole=True)


def load(source: Path, problems: Problems) -> Guide | None:
    """Loads guide.yaml, words.yaml, the parts, and the files for facilitators: timetables, cards and facilitation.yaml;
    and bibliography.yaml.

    Places in messages are relative to the folder above `source`. Returns None where guide.yaml or all parts are
    unusable; otherwise a guide, which may not be `whole`: check `problems.failed` before building from it.
    """
    folder = SourceFolder(source, problems)
    folder.warn_unread_files()
    about = folder.file("guide.yaml", GuideFile, wanted="the guide has no guide.yaml")
    words = folder.file("words.yaml", KeyedLines, may_be_empty=True)
    timetables = folder.file("timetables.yaml", TimetablesFile)
    cards = folder.file("cards.yaml", CardsFile)
    pack = folder.file("facilitation.yaml", PackFile)
    works = folder.file("bibliography.yaml", BibliographyFile)
    files = part_files(folder, source / "parts")
    if about.value is None:
        for file in files.values():
            folder.build(PartSource, file)  # only to report its problems
        return None
    parts, unlisted = _parts(about.value, files, folder)
    if not parts:
        return None
    read_whole = all(built.whole for built in (about, words, timetables, cards, pack, works))
    return Guide(
        about=about.value,
        parts=tuple(built.value for built in parts if built.value is not None),
        words=words.value or {},
        timetables=timetables.value.timetables if timetables.value else (),
        cards=cards.value.cards if cards.value else (),
        pack=pack.value,
        bibliography=works.value.works if works.value else (),
        left_out=tuple(built.value for built in unlisted if built.value is not None),
        whole=read_whole and all(built.whole for built in parts) and not folder.unread,
    )


@functools.cache
def builder() -> Builder:
    """The builder for the classes of `model`, with the kinds of exercises as a family."""
    parts = {name: kind for name, kind in KINDS.items() if kind.REPEATABLE}
    names = {"part": "exercise", "key": "id", "ask": "title"}
    fixed = {**OF_WHOLE, "then": ()}
    return Builder(
        [
            Family(Spec, "exercise", KINDS, "a kind of exercise"),
            Family(PartSpec, "part", parts, "a kind of question", names, fixed, frozenset({"prompt"})),
        ],
        {PromptBlock: InnerBlock},
    )


class SourceFolder:
    """The source folder, or that of editions. It reads files inside the folder only."""

    def __init__(self, source: Path, problems: Problems) -> None:
        self.source = source
        self.name = source.resolve().name
        self.problems = problems
        self.unread = False

    def file(self, name: str, kind: Any, wanted: str = "", *, may_be_empty: bool = False) -> BuildOutcome[Any]:
        """The value of a file. If the file is missing, `wanted` is the error message; with "" it may be missing.

        With `may_be_empty`, a file with nothing but comments counts as missing.
        """
        path = self.source / name
        if not path.is_file():
            if wanted:
                self.unread = True
                self.problems.error(Code.FILE_MISSING, self.where(path), wanted, f"write {self.name}/{name}")
            return NOTHING
        if may_be_empty and _is_blank(path):
            return NOTHING
        parsed = self.nodes(path)
        return BuildOutcome(None, whole=False) if parsed is None else self.build(kind, parsed)

    def warn_unread_files(self) -> None:
        """Warns of files of YAML beside guide.yaml and in parts/ that nothing reads, because of their names."""
        for path in sorted((*self.source.glob("*"), *self.source.glob("parts/*"))):
            if path.suffix.lower() in (".yaml", ".yml") and not path.name.startswith("."):
                is_part = path.parent != self.source
                known = path.suffix == ".yaml" if is_part else path.name in FILES and path.is_file()
                if not known:
                    message = "nothing reads this, so it is left out"
                    hint = "give it a name that ends in .yaml" if is_part else suggestion(path.name, FILES)
                    self.problems.warning(Code.UNKNOWN_FILE, self.where(path), message, hint)

    def build(self, kind: Any, file: ParsedFile) -> BuildOutcome[Any]:
        """The value of a parsed file. Its problems are added."""
        built, file_problems = _built(kind, file)
        self.problems.items.extend(file_problems)
        return built

    def nodes(self, path: Path) -> ParsedFile | None:
        """The parsed file, or None after an error."""
        file = None
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.source)):
            hint = "put the file itself there"
            self.problems.error(
                Code.PATH_OUTSIDE, self.where(path), "the file is a link out of the source folder", hint
            )
        else:
            try:
                data = _bytes(path)
            except OSError as error:
                reason = error.strerror or "it cannot be opened"
                self.problems.error(Code.FILE_MISSING, self.where(path), f"the file cannot be read: {reason}")
            else:
                file, file_problems = _read(data, self.where(path).file)
                self.problems.items.extend(file_problems)
        self.unread = self.unread or file is None
        return file

    def where(self, path: Path) -> Where:
        return Where((self.name / path.relative_to(self.source)).as_posix())


def _is_blank(path: Path) -> bool:
    """Whether a file holds nothing but comments and empty lines. False for one that cannot be read."""
    try:
        lines = _bytes(path).removeprefix(BOM_UTF8).splitlines()
    except OSError:
        return False
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


def _bytes(path: Path) -> bytes:
    """The bytes of a file, at most `MAX_BYTES` + 1. A pipe is an error, since reading it could wait for ever."""
    if not (path.is_file() or path.is_dir()):
        raise OSError(None, "it is no file")
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


class ParsedFile(Value, eq=False):
    """The nodes of a file, and what was built from them, with its problems."""

    node: YamlNode
    built: dict[Any, tuple[BuildOutcome[Any], tuple[Problem, ...]]] = field(default_factory=dict)


_LAST: dict[str, tuple[bytes, ParsedFile | None, tuple[Problem, ...]]] = {}
"""File name → what the file held when it was last read. A warm process parses a file again only if it changed."""


def _read(data: bytes, name: str) -> tuple[ParsedFile | None, tuple[Problem, ...]]:
    """The parsed file for these bytes, and its problems."""
    last = _LAST.get(name)
    if last is None or last[0] != data:
        problems = Problems()
        node = read(data, name, problems)
        last = _LAST[name] = (data, None if node is None else ParsedFile(node), tuple(problems.items))
    return last[1:]


def _built(kind: Any, file: ParsedFile) -> tuple[BuildOutcome[Any], tuple[Problem, ...]]:
    result = file.built.get(kind)
    if result is None:
        problems = Problems()
        built = builder().build(kind, file.node, problems)
        result = file.built[kind] = (built, tuple(problems.items))
    return result


def part_files(folder: SourceFolder, parts: Path) -> dict[Path, ParsedFile]:
    """Path → parsed file for every file of a folder of parts inside `folder`, in the order of the file names."""
    paths = sorted(parts.glob("*.yaml"), key=lambda path: path.name)
    files = {path: folder.nodes(path) for path in paths}
    return {path: file for path, file in files.items() if file is not None}


def _parts(
    about: GuideFile, files: dict[Path, ParsedFile], folder: SourceFolder
) -> tuple[list[BuildOutcome[PartSource]], list[BuildOutcome[PartSource]]]:
    """The parts that guide.yaml lists, in its order, and the parts that it does not list."""
    built: dict[str, BuildOutcome[PartSource]] = {}
    places: dict[str, Where] = {}
    for file in files.values():
        name, where = _id_of(file.node)
        part = folder.build(PartSource, file)
        if name in places:
            hint = f"it stands in {places[name]} too; ids are given once"
            folder.problems.error(Code.DUPLICATE_ID, where, f'another file has "id: {name}"', hint)
        elif name:
            built[name], places[name] = part, where
    listed = _listed(about, folder.problems)
    unlisted = [name for name in places if name not in listed]
    for name in unlisted:
        message = f'"{name}" is not in the list of parts, so it is left out'
        folder.problems.warning(Code.FILE_MISSING, places[name], message, "add it to parts in guide.yaml")
    for name in listed:
        if name not in built and not folder.unread:
            message, hint = f'no file of parts has "id: {name}"', "write the part, or take it out of the list"
            folder.problems.error(Code.FILE_MISSING, place_of(name, about.where), message, hint)
    return [built[name] for name in listed if name in built], [built[name] for name in unlisted]


def _listed(about: GuideFile, problems: Problems) -> list[str]:
    """The parts as guide.yaml lists them, without duplicates."""
    listed: list[str] = []
    for name in about.parts:
        if name in listed:
            message = f'"{name}" stands in the list a second time'
            problems.error(Code.DUPLICATE_ID, place_of(name, about.where), message, "keep one of them")
        else:
            listed.append(name)
    return listed


def _id_of(node: YamlNode) -> tuple[str, Where]:
    """The value under `id` in a file, and its place."""
    pairs = node.pairs if isinstance(node, Mapping) else ()
    ids = (value for key, value in pairs if key.text == "id" and isinstance(value, Scalar))
    return next(((value.text, value.where) for value in ids), ("", node.where))
