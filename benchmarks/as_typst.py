"""The content as Typst markup. Typst makes no form fields: boxes, lines and circles are drawn as on paper."""

from __future__ import annotations

from content import DATE, LANGUAGE, MINUTES, PRIVACY, SCALE, SUBTITLE, TITLE, Section, parts

HEAD = """\
#set document(title: "%(title)s", date: datetime(year: %(year)d, month: %(month)d, day: %(day)d))
#set text(lang: "%(lang)s", region: "%(region)s", font: "Atkinson Hyperlegible Next", size: 12pt)
#set page(
  paper: "a4",
  margin: (inside: 22mm, outside: 15mm, top: 28mm, bottom: 27mm),
  numbering: "1",
  header: context {
    let found = query(heading.where(level: 2).before(here()))
    if found.len() > 0 { text(fill: luma(90), found.last().body) }
  },
  footer: context [#text(fill: luma(90))[%(privacy)s] #h(1fr) #counter(page).display()],
)
#set par(leading: 0.6em, spacing: 1em)
#set heading(numbering: none)
#show heading.where(level: 1): it => { pagebreak(weak: true, to: "odd"); text(size: 32pt, it) }
#show heading.where(level: 2): it => { pagebreak(weak: true); text(size: 22pt, fill: rgb("#2b4c9b"), it) }
#show heading.where(level: 3): it => block(fill: rgb("#e8effe"), width: 100%%, inset: 4mm, text(size: 16pt, it))
#let lines(count, width: 100%%) = block(
  width: width, stroke: 0.9pt, radius: 2pt, inset: 2mm,
  stack(spacing: 9mm, ..range(count).map(_ => line(length: 100%%, stroke: 0.6pt)), v(0pt)),
)
#let round = circle(radius: 3.5mm, stroke: 0.9pt)
#let slot = rect(width: 100%%, height: 10mm, stroke: 0.9pt, radius: 2pt)
#let exercise(number, title, minutes, prompt, body) = {
  heading(level: 3)[#number #title]
  text(fill: luma(90))[#minutes minutes · For you]
  parbreak()
  prompt
  body
}
#text(size: 52pt)[%(title)s]

#text(size: 20pt)[%(subtitle)s]

#pagebreak()
#outline(depth: 2)
"""


def typst(copies: int) -> str:
    """The markup of the whole guide."""
    language, region = LANGUAGE.split("-")
    year, month, day = (int(number) for number in DATE.split("-"))
    values = {"title": TITLE, "subtitle": SUBTITLE, "lang": language, "region": region, "privacy": PRIVACY}
    written = [HEAD % {**values, "year": year, "month": month, "day": day}]
    for part in parts(copies):
        written += [f"= {part.title}", part.opening]
        for place, section in enumerate(part.sections):
            written += _section(section, part.number, 3 * place + 1)
    return "\n\n".join(written) + "\n"


def _section(section: Section, part: int, first: int) -> list[str]:
    scale = " · ".join(f"{label} {means}" for label, means in SCALE.items())
    points = "\n".join(f"- {point}" for point in section.points)
    box = f"lines({section.reflection_lines})"
    return [
        f"== {section.title}",
        *section.paragraphs,
        f"*What others have found*\n\n{points}",
        _exercise(f"{part}.{first}", "Look back", MINUTES["reflection"], section.reflection, [box]),
        _exercise(
            f"{part}.{first + 1}",
            "How sure are you?",
            MINUTES["grid"],
            f"{section.grid} *{scale}*",
            [_grid(section), f"strong[{section.after_grid}]", "lines(2)"],
        ),
        _exercise(f"{part}.{first + 2}", "My next steps", MINUTES["plan"], section.plan, [_plan(section)]),
        "#pagebreak()",
        f"*{section.notes}*",
        "What do I want to remember? Whom shall I ask?",
        "#lines(24)",
    ]


def _exercise(number: str, title: str, minutes: int, prompt: str, body: list[str]) -> str:
    inner = "\n".join(body)
    return f"#exercise([{number}], [{title}], {minutes}, [{prompt}], {{\n{inner}\n}})"


def _grid(section: Section) -> str:
    head = ", ".join(f"[{label}]" for label in ("What I do", *SCALE, "What makes me sure"))
    rows = "\n".join(f"  [{words}], {'round, ' * len(SCALE)}slot," for words in section.ratings)
    return f"table(columns: (2fr, {'auto, ' * len(SCALE)}2fr), stroke: none,\n  table.header({head}),\n{rows}\n)"


def _plan(section: Section) -> str:
    columns = section.plan_columns
    head = ", ".join(f"[{label}]" for label in ("Step", *columns))
    rows = "\n".join(f"  [{words}], {'slot, ' * len(columns)}" for words in section.plan_rows)
    return f"table(columns: ({'1fr, ' * (len(columns) + 1)}), stroke: none,\n  table.header({head}),\n{rows}\n)"
