"""The content as a source folder of guidepress."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from content import DATE, LANGUAGE, MINUTES, PRIVACY, SCALE, SUBTITLE, TITLE, Part, Section, parts

NAMES = ("one", "two", "three", "four", "five")


def write_guide(folder: Path, copies: int) -> None:
    """Writes guide.yaml and parts/ into `folder`, which is made new."""
    if folder.exists():
        shutil.rmtree(folder)
    (folder / "parts").mkdir(parents=True)
    written = list(parts(copies))
    _save(folder / "guide.yaml", _about(written))
    _save(folder / "parts" / "0000-contents.yaml", _front("contents", "Contents", ["- contents: parts"]))
    for part in written:
        _save(folder / "parts" / f"{part.number:04}.yaml", _part(part))
    _save(folder / "parts" / "9999-imprint.yaml", _front("imprint", "About this guide", ["- imprint: true"], "back"))


def _save(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _indented(lines: list[str], by: int) -> list[str]:
    return [" " * by + line for line in lines]


def _about(written: list[Part]) -> list[str]:
    scale = [
        f"    - {{key: {key}, label: {_quoted(label)}, means: {means}}}"
        for key, (label, means) in zip(NAMES, SCALE.items(), strict=True)
    ]
    ids = ", ".join(["contents", *(part.id for part in written), "imprint"])
    return [
        "slug: generated-guide",
        f"title: {TITLE}",
        f"subtitle: {SUBTITLE}",
        f"language: {LANGUAGE}",
        "description: Made to be measured.",
        "edition:",
        "  id: 2026-1",
        f"  date: {DATE}",
        "publisher:",
        "  name: Nobody",
        "  contact: |",
        "    Ask the person who gave you this copy.",
        "alternative-formats: |",
        "  There are none.",
        "rights: |",
        "  Public domain.",
        "people:",
        "  - {name: The guidepress authors, role: aut}",
        'hashtags: ["#Measured"]',
        "provenance: |",
        "  Its sentences are made by counting.",
        "abbreviations: {PDF: portable document format}",
        "callout-kinds:",
        "  caution: {label: Caution, icon: caution, for: everyone, means: A barrier to know of}",
        "audiences:",
        "  you: {label: For you, icon: person}",
        "privacy:",
        f"  own: {PRIVACY}",
        "  shared: Write only what you are happy to share.",
        "scales:",
        "  sure:",
        *scale,
        f"parts: [{ids}]",
    ]


def _front(name: str, title: str, body: list[str], role: str = "front") -> list[str]:
    head = [f"part: {title}", f"id: {name}", f"role: {role}", "notes: 0"]
    section = ["sections:", f"  - title: {title}", f"    id: {name}.{name}", "    body:"]
    return [*head, *section, *_indented(body, 6)]


def _part(part: Part) -> list[str]:
    lines = [f"part: {_quoted(part.title)}", f"id: {part.id}", f'number: "{part.number}"']
    lines += [f"accent: {(part.number - 1) % 12 + 1}", "notes: 0"]
    lines += ["opens: |", f"  {part.opening}", "sections:"]
    for section in part.sections:
        lines += _indented(_section(section), 2)
    return lines


def _section(section: Section) -> list[str]:
    body = ["- text: |"]
    for paragraph in section.paragraphs:
        body += [f"    {paragraph}", ""]
    body += [f"- list: {_quoted('What others have found')}", "  items:"]
    body += [f"    - {_quoted(point)}" for point in section.points]
    body += [*_reflection(section), *_grid(section), *_plan(section)]
    body += [f"- notes: {_quoted(section.notes)}", f"  id: {section.id}.notes"]
    return [f"- title: {_quoted(section.title)}", f"  id: {section.id}", "  body:", *_indented(body, 4)]


def _exercise(kind: str, name: str, title: str, prompt: str, minutes: int) -> list[str]:
    return [
        f"- exercise: {kind}",
        f"  id: {name}",
        f"  title: {_quoted(title)}",
        "  for: you",
        f"  minutes: {minutes}",
        f"  prompt: {_quoted(prompt)}",
        f"  slide: {_quoted(prompt)}",
    ]


def _reflection(section: Section) -> list[str]:
    head = _exercise("free-text", f"{section.id}.reflect", "Look back", section.reflection, MINUTES["reflection"])
    return [*head, f"  lines: {section.reflection_lines}"]


def _grid(section: Section) -> list[str]:
    head = _exercise("rating-grid", f"{section.id}.grid", "How sure are you?", section.grid, MINUTES["grid"])
    rows = [f"    r{number}: {_quoted(words)}" for number, words in enumerate(section.ratings, 1)]
    middle = ["  scale: sure", "  evidence: What makes me sure", "  row-label: What I do", "  rows:"]
    then = ["  then:", f"    - {{key: other, ask: {_quoted(section.after_grid)}, lines: 2}}"]
    return [*head, *middle, *rows, *then]


def _plan(section: Section) -> list[str]:
    head = _exercise("gap-table", f"{section.id}.plan", "My next steps", section.plan, MINUTES["plan"])
    columns = [f"    c{number}: {_quoted(words)}" for number, words in enumerate(section.plan_columns, 1)]
    rows = [f"    s{number}: {_quoted(words)}" for number, words in enumerate(section.plan_rows, 1)]
    return [*head, "  row-label: Step", "  columns:", *columns, "  rows:", *rows]
