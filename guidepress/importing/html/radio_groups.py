"""Makes the radio buttons of one question a list to choose from, as which the reader knows them."""

from __future__ import annotations

from lxml import etree

from guidepress.importing.html.parsing import LINE

_LEAST = 2
"""The fewest buttons of a question."""


def join_radio_groups(root: etree._Element) -> None:
    """Puts a `select` in place of the radio buttons that have one name and a label each."""
    groups: dict[str, list[etree._Element]] = {}
    for element in root.iter("{*}input"):
        if str(element.get("type") or "").lower() == "radio" and element.get("name"):
            groups.setdefault(str(element.get("name")), []).append(element)
    labels = {str(each.get("for")): each for each in root.iter("{*}label") if each.get("for")}
    for buttons in groups.values():
        found = [_label(button, labels) for button in buttons]
        kept = [label for label in found if label is not None and _words(label)]
        if len(kept) == len(buttons) >= _LEAST:
            _join(buttons, kept)


def _label(button: etree._Element, labels: dict[str, etree._Element]) -> etree._Element | None:
    """The label around a button, or the one that names it."""
    above = next((each for each in button.iterancestors("{*}label")), None)
    return above if above is not None else labels.get(str(button.get("id")))


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _join(buttons: list[etree._Element], labels: list[etree._Element]) -> None:
    choice = etree.Element("select")
    for label in labels:
        etree.SubElement(choice, "option").text = _words(label)
    first = buttons[0] if buttons[0].getparent() is not labels[0] else labels[0]
    if first.get(LINE):
        choice.set(LINE, str(first.get(LINE)))
    parent = first.getparent()
    assert parent is not None
    parent.insert(parent.index(first), choice)
    for element in (*buttons, *labels):
        _remove(element)


def _remove(element: etree._Element) -> None:
    """Takes an element out, and leaves the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
