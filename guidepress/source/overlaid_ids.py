"""What an overlay changes by id: words, status notes and web addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.core.values import Value, field_types, fields_with_values, inner_values, walk
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.source.ids_lock import Lock
from guidepress.source.keys import key_of, suggestion
from guidepress.source.model.blocks import Resource, StatusNote, SubResource
from guidepress.source.model.guide import Guide
from guidepress.source.model.overlay import Overlay
from guidepress.source.scalars import place_of

Change = tuple[type[Any], Callable[[Any], Any]]
"""The class of what is changed, and the changed value. Things of another class may have the same id."""
FIELDS = ("parts", "timetables", "cards", "pack")
"""The fields of a guide in which things have ids."""
TEXTS = {"Line": Line, "Plain": Plain, "Prose": Prose}


class OverlaidIds:
    """Finds what has an id in one guide, and changes it. Every problem is reported at its place in the overlay."""

    def __init__(self, guide: Guide, lock: Callable[[], Lock], problems: Problems) -> None:
        self.guide, self.lock, self.problems = guide, lock, problems
        self.changes: dict[str, list[Change]] = {}
        self.named = _named(tuple(getattr(guide, name) for name in FIELDS))

    def applied(self, overlay: Overlay) -> Guide:
        """The guide with all changes of an overlay."""
        for id, note in overlay.status.items():
            self._add_status(id, note)
        for id, address in overlay.addresses.items():
            self._add_address(id, address)
        for id, words in overlay.words.items():
            self._add_words(id, words)
        if not self.changes:
            return self.guide
        return replace(self.guide, **{name: _rewritten(getattr(self.guide, name), self.changes) for name in FIELDS})

    def _add_status(self, id: str, note: StatusNote) -> None:
        found = self._find(id, (Resource,), "resource")
        if found is None:
            return
        earlier = found.status.date if found.status is not None else None
        if earlier and note.date and earlier > note.date:
            message = f"the guide has a newer status note of this resource, of {earlier}"
            hint = "check the resource and change the date, or take this out"
            self.problems.warning(Code.WRONG_VALUE, place_of(note.date, note.where), message, hint)
        self._add(id, found, lambda resource: replace(resource, status=note))

    def _add_address(self, id: str, address: str) -> None:
        found = self._find(id, (Resource, SubResource), "resource")
        if found is not None:
            self._add(id, found, lambda resource: replace(resource, link=address))

    def _add_words(self, id: str, words: Mapping[str, Prose]) -> None:
        found = self._find(id, (), "thing")
        if found is None:
            return
        known = _keys(type(found))
        texts = {}
        for key, text in words.items():
            if key not in known:
                message = f'"{id}" has no words under "{key}"'
                where = place_of(key, text.where)
                self.problems.error(Code.UNKNOWN_KEY, where, message, suggestion(key, known) or "check the id")
                continue
            name, kind = known[key]
            read = self._text(text, kind)
            if read is not None:
                texts[name] = read
        self._add(id, found, lambda value: replace(value, **texts))

    def _text(self, prose: Prose, kind: str) -> Line | Plain | Prose | None:
        """Words as a text of this kind; None after an error."""
        if kind == "Prose":
            return prose
        text = prose.text.strip()
        if "\n" in text:
            message = f"one line is wanted here, not {text.count(chr(10)) + 1}"
            self.problems.error(Code.WRONG_VALUE, prose.where, message, "join the lines")
            return None
        return Line(text, where=prose.where) if kind == "Line" else Plain(text, where=prose.where)

    def _add(self, id: str, found: Value, change: Callable[[Any], Any]) -> None:
        self.changes.setdefault(id, []).append((type(found), change))

    def _find(self, id: str, kinds: tuple[type[Any], ...], noun: str) -> Any:
        """What has this id and is of one of these kinds; of any kind if there are none. None after an error."""
        values = [value for value in self.named.get(id, ()) if not kinds or isinstance(value, kinds)]
        if values:
            return values[0]
        where = place_of(id, NOWHERE)
        known = [name for name, found in self.named.items() if not kinds or isinstance(found[0], kinds)]
        if id in self.named:
            message, hint = f'"{id}" is no {noun}', f"write the id of a {noun}"
        elif id in _named(self.guide.left_out):
            message, hint = f'"{id}" stands in a part that is left out', "take this out, or bring the part back"
        elif id in self.lock().retired:
            message, hint = f'"{id}" is retired: the guide no longer has it', "take this out"
        else:
            message = f'the guide has no {noun} "{id}"'
            near = suggestion(id, known)  # without a near one it lists all, and a guide has hundreds
            hint = near if near.startswith("did you mean") else "check the id in source/"
        self.problems.error(Code.DANGLING_REFERENCE, where, message, hint)
        return None


def _named(root: Any) -> dict[str, list[Value]]:
    """Everything with an id, by its id."""
    found: dict[str, list[Value]] = {}
    for value in walk(root):
        id = getattr(value, "id", None)
        if isinstance(id, str) and id:
            found.setdefault(id, []).append(value)
    return found


def _keys(kind: type[Value]) -> Mapping[str, tuple[str, str]]:
    """The keys under which a class has words: key → the name of its field, and Line, Plain or Prose."""
    hints = {name: hint.removesuffix(" | None") for name, hint in field_types(kind).items()}
    return {key_of(name): (name, hint) for name, hint in hints.items() if hint in TEXTS}


def _rewritten(value: Any, changes: Mapping[str, Sequence[Change]]) -> Any:
    """The value with changes to what has an id, anywhere inside it. What is not changed stays the same object."""
    if isinstance(value, tuple):
        items = tuple(_rewritten(item, changes) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, dict):
        entries = {key: _rewritten(item, changes) for key, item in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    if not isinstance(value, Value):
        return value
    if inner_values(value):
        value = _rewritten_fields(value, changes)
    id = getattr(value, "id", None)
    for kind, change in changes.get(id, ()) if isinstance(id, str) else ():
        value = change(value) if type(value) is kind else value
    return value


def _rewritten_fields(value: Value, changes: Mapping[str, Sequence[Change]]) -> Value:
    fields = {}
    for name in fields_with_values(type(value)):
        old = getattr(value, name)
        new = _rewritten(old, changes)
        if new is not old:
            fields[name] = new
    return replace(value, **fields) if fields else value
