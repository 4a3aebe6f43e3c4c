"""The content as one HTML page with form fields, for WeasyPrint."""

from __future__ import annotations

from html import escape
from pathlib import Path

from content import LANGUAGE, MINUTES, PRIVACY, SCALE, SUBTITLE, TITLE, Section, parts

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts" / "atkinson-hyperlegible-next"
CSS = """\
@font-face { font-family: "Atkinson Hyperlegible Next"; src: url("%(regular)s") }
@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: bold; src: url("%(bold)s") }
@page { size: A4; margin: 28mm 15mm 27mm 22mm;
  @top-left { content: string(section); color: #555 }
  @bottom-left { content: "%(privacy)s"; color: #555 }
  @bottom-right { content: counter(page) } }
@page :left { margin-left: 15mm; margin-right: 22mm }
body { font: 12pt/17pt "Atkinson Hyperlegible Next", sans-serif }
h1 { font-size: 32pt; line-height: 38pt; break-before: right }
h2 { font-size: 22pt; line-height: 27pt; color: #2b4c9b; break-before: page; string-set: section content() }
h3 { font-size: 16pt; background: #e8effe; padding: 4mm; break-after: avoid }
p { margin: 0 0 8pt }
.cover { font-size: 52pt; line-height: 56pt }
.detail { color: #555 }
nav a::after { content: leader(".") target-counter(attr(href), page) }
nav li { list-style: none }
textarea, input[type=text] { appearance: auto; box-sizing: border-box; width: 100%%; border: 0.9pt solid; height: 10mm }
input[type=radio] { appearance: auto; width: 7mm; height: 7mm }
table { width: 100%%; border-collapse: collapse }
td, th { padding: 2mm; text-align: left; vertical-align: top }
tr { break-inside: avoid }
.notes { break-before: page }
"""


def html(copies: int) -> str:
    """The page of the whole guide."""
    body: list[str] = []
    contents: list[str] = []
    for part in parts(copies):
        contents.append(_entry(part.id, part.title))
        body += [f'<h1 id="{part.id}">{escape(part.title)}</h1>', f"<p>{escape(part.opening)}</p>"]
        for place, section in enumerate(part.sections):
            contents.append(_entry(section.id, section.title))
            body += _section(section, part.number, 3 * place + 1)
    regular, bold = (next(FONTS.glob(f"*_{weight}*.ttf")).as_uri() for weight in (400, 700))
    style = CSS % {"privacy": PRIVACY, "regular": regular, "bold": bold}
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n<title>{TITLE}</title>',
            f"<style>\n{style}</style>\n</head>\n<body>",
            f'<p class="cover">{TITLE}</p>\n<p>{SUBTITLE}</p>',
            f"<nav><ol>{''.join(contents)}</ol></nav>",
            "<form>",
            *body,
            "</form>\n</body>\n</html>\n",
        ]
    )


def _entry(anchor: str, title: str) -> str:
    return f'<li><a href="#{anchor}">{escape(title)}</a></li>'


def _section(section: Section, part: int, first: int) -> list[str]:
    name = section.id
    scale = " · ".join(f"{label} {means}" for label, means in SCALE.items())
    return [
        f'<h2 id="{name}">{escape(section.title)}</h2>',
        *(f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs),
        "<p><strong>What others have found</strong></p>",
        "<ul>" + "".join(f"<li>{escape(point)}</li>" for point in section.points) + "</ul>",
        *_exercise(f"{part}.{first}", "Look back", MINUTES["reflection"], section.reflection),
        _area(f"{name}.reflect.text", section.reflection, section.reflection_lines),
        *_exercise(f"{part}.{first + 1}", "How sure are you?", MINUTES["grid"], section.grid),
        f"<p><strong>{scale}</strong></p>",
        _grid(section),
        f"<p><strong>{escape(section.after_grid)}</strong></p>",
        _area(f"{name}.grid.other", section.after_grid, 2),
        *_exercise(f"{part}.{first + 2}", "My next steps", MINUTES["plan"], section.plan),
        _plan(section),
        f'<p class="notes"><strong>{escape(section.notes)}</strong></p>',
        "<p>What do I want to remember? Whom shall I ask?</p>",
        _area(f"{name}.notes", section.notes, 24),
    ]


def _exercise(number: str, title: str, minutes: int, prompt: str) -> list[str]:
    detail = f'<p class="detail">{minutes} minutes · For you</p>'
    return [f"<h3>{number} {title}</h3>", detail, f"<p>{escape(prompt)}</p>"]


def _area(name: str, label: str, lines: int) -> str:
    height = f"style='height: {lines * 9}mm'"
    return f'<textarea name="{name}" title="{escape(label)}" {height}></textarea>'


def _input(name: str, label: str) -> str:
    return f'<td><input type="text" name="{name}" title="{escape(label)}"></td>'


def _table(head: tuple[str, ...], rows: list[str]) -> str:
    cells = "".join(f'<th scope="col">{escape(label)}</th>' for label in head)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _grid(section: Section) -> str:
    rows = []
    for number, words in enumerate(section.ratings, 1):
        name = f"{section.id}.grid.r{number}"
        points = "".join(
            f'<td><input type="radio" name="{name}.rating" value="{label}" title="{escape(words)}: {label}"></td>'
            for label in SCALE
        )
        evidence = _input(f"{name}.evidence", f"{words}: what makes me sure")
        rows.append(f'<tr><th scope="row">{escape(words)}</th>{points}{evidence}</tr>')
    return _table(("What I do", *SCALE, "What makes me sure"), rows)


def _plan(section: Section) -> str:
    rows = []
    for number, words in enumerate(section.plan_rows, 1):
        name = f"{section.id}.plan.s{number}"
        cells = "".join(
            _input(f"{name}.c{place}", f"{words}: {label}") for place, label in enumerate(section.plan_columns, 1)
        )
        rows.append(f'<tr><th scope="row">{escape(words)}</th>{cells}</tr>')
    return _table(("Step", *section.plan_columns), rows)
