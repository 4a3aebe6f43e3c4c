"""The content as Pandoc's Markdown: a book without pages, or slides."""

from __future__ import annotations

from content import DATE, LANGUAGE, MINUTES, PRIVACY, SCALE, SUBTITLE, TITLE, Section, parts

HEAD = f"---\ntitle: {TITLE}\nsubtitle: {SUBTITLE}\nlang: {LANGUAGE}\ndate: {DATE}\n---"


def markdown(copies: int) -> str:
    """The text of the whole guide: parts at level 1, sections at level 2, exercises at level 3."""
    written = [HEAD]
    for part in parts(copies):
        written += [f"# {part.title} {{#{part.id}}}", part.opening]
        for place, section in enumerate(part.sections):
            written += _section(section, part.number, 3 * place + 1)
    return "\n\n".join(written) + "\n"


def _section(section: Section, part: int, first: int) -> list[str]:
    points = "\n".join(f"- {point}" for point in section.points)
    scale = " · ".join(f"{label} {means}" for label, means in SCALE.items())
    blank = ("",) * len(section.plan_columns)
    return [
        f"## {section.title} {{#{section.id}}}",
        *section.paragraphs,
        f"**What others have found**\n\n{points}",
        *_exercise(f"{part}.{first}", "Look back", MINUTES["reflection"], section.reflection),
        *_exercise(f"{part}.{first + 1}", "How sure are you?", MINUTES["grid"], section.grid),
        scale,
        _table(("What I do", *SCALE, "What makes me sure"), [(words, *("",) * 6) for words in section.ratings]),
        f"**{section.after_grid}**",
        *_exercise(f"{part}.{first + 2}", "My next steps", MINUTES["plan"], section.plan),
        _table(("Step", *section.plan_columns), [(words, *blank) for words in section.plan_rows]),
        f"**{section.notes}**",
    ]


def _exercise(number: str, title: str, minutes: int, prompt: str) -> list[str]:
    return [f"### {number} {title}", f"{minutes} minutes. For you. {PRIVACY}", prompt]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    rule = "|" + "---|" * len(head)
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return "\n".join([lines[0], rule, *lines[1:]])
