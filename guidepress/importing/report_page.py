"""import-report.html: what became of the originals, as a web page that needs no other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guidepress.core.characters import FORBIDDEN
from guidepress.core.problems import Severity
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.importing.importer import Imported
from guidepress.importing.log import RULES, Entry, Kind
from guidepress.pipeline.report.parts import table, whole_page

KINDS: Mapping[Kind, tuple[str, str]] = {
    "dropped": ("Left out", "These words and things of the original are not in the guide."),
    "guessed": ("Guessed", "Look at these: the original does not say it, or says it in another way."),
    "changed": ("Changed", "A guide has no such thing, or does it by itself."),
}
SHOWN = 200
"""Most entries of a rule that the page lists."""
LETTERS = 300
"""Most letters of the original that an entry shows, but for what was left out: that is shown in full."""


def report_page(imported: Imported) -> bytes:
    """The page for an import."""
    title = f"Import: {imported.title}"
    account = imported.account
    entries = _merged(imported.log.entries)
    main = el(
        "main",
        el("h1", title),
        el("p", _verdict(imported), class_="verdict"),
        el(
            "p",
            f"Read: {', '.join(imported.names[:20])}{' and more' if len(imported.names) > 20 else ''}. "
            f"{account.words:,} words in {account.texts:,} texts: {account.kept:,} came over, {account.removed:,} were "
            "left out or replaced by a rule below.",
        ),
        _lost(imported),
        _errors(imported),
        [_kind(kind, entries) for kind in KINDS],
    )
    return whole_page(title, main)


def _verdict(imported: Imported) -> str:
    account = imported.account
    if account.lost:
        return f"{len(account.lost):,} words of the original are nowhere. They are listed below: put them in by hand."
    return "Every word of the original is in the guide, or stands below with the reason why it is not."


def _lost(imported: Imported) -> Element | None:
    account = imported.account
    if not (account.lost or account.invented):
        return None
    rows = [(_seen(word), _seen(place)) for word, place in account.lost]
    parts: list[ElementContent] = [el("h2", "Words that do not add up")]
    if rows:
        parts.append(table(("Word", "Where it stood"), rows, "Words that are in neither the guide nor this report"))
    if account.invented:
        words = _seen(", ".join(account.invented[:SHOWN]))
        parts.append(el("p", f"Words of the guide that are not in the original: {words}"))
    return el("section", parts)


def _errors(imported: Imported) -> Element | None:
    rows = [
        (f"{problem.where.file}:{problem.where.line}", f"{problem.message} ({problem.hint})")
        for problem in imported.problems
        if problem.severity is Severity.ERROR
    ]
    if not rows:
        return None
    return el(
        "section",
        el("h2", "Mistakes that the checker finds"),
        table(("Place", "Mistake"), rows, "To be mended by hand"),
    )


def _seen(text: str) -> str:
    """A text of the original without characters that no page can hold."""
    return FORBIDDEN.sub("\ufffd", text)


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each that says the same once."""
    return list(dict.fromkeys(entries))


def _kind(kind: Kind, entries: Sequence[Entry]) -> Element:
    title, about = KINDS[kind]
    sections: list[Element] = []
    for name, rule in RULES.items():
        own = [entry for entry in entries if entry.rule == name] if rule.kind == kind else []
        if own:
            sections.append(_rule(name, rule.what, own))
    content: ElementContent = sections or el("p", "Nothing.")
    return el("section", el("h2", title), el("p", about) if sections else None, content)


def _rule(name: str, what: str, entries: Sequence[Entry]) -> Element:
    """A rule with its entries, which can be opened."""
    rows = [
        (_seen(f"{entry.place.document}, {entry.place.at}".rstrip(", ")), *_words(entry)) for entry in entries[:SHOWN]
    ]
    places = table(("Where", "Original", "Now"), rows, f"Rule {name}")
    more = el("p", f"… and {len(entries) - SHOWN:,} more.") if len(entries) > SHOWN else None
    shown = "open" if RULES[name].kind == "dropped" else None
    count = f"{len(entries):,} {'place' if len(entries) == 1 else 'places'}"
    return el("section", el("h3", what), el("details", el("summary", count), places, more, open=shown))


def _words(entry: Entry) -> tuple[str, str]:
    whole = RULES[entry.rule].kind == "dropped" or len(entry.words) <= LETTERS
    return _seen(entry.words if whole else entry.words[:LETTERS] + "…"), _seen(entry.now)
