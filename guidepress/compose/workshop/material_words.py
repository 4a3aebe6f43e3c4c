"""Materials in words, for the notes of slides and for the pack."""

from __future__ import annotations

from functools import cached_property

from guidepress.compose.book import Arranged
from guidepress.compose.workshop.needs import PER, kind_of
from guidepress.compose.workshop.places import ReferenceTarget, places_by_anchor, title_of
from guidepress.document.authored_text import Line
from guidepress.document.inline import Run, Runs
from guidepress.source import model
from guidepress.source.model.part import Material


class MaterialWords:
    """Says what a material is, and for whom."""

    def __init__(self, arranged: Arranged, cards: tuple[model.CardSet, ...], pack: model.PackFile | None) -> None:
        self._arranged = arranged
        sheets = [] if pack is None else [(each.id, each.sheet) for each in pack.sheets]
        if pack is not None and pack.evaluation is not None:
            sheets.append((pack.evaluation.id, pack.evaluation.title))
        self._forms: dict[str, str] = {id: arranged.reader.text(title) for id, title in sheets}
        self._postcards = {card_set.id for card_set in cards if card_set.kind == "postcards"}
        self._cards: dict[str, str] = {card_set.id: card_set.title.text for card_set in cards}

    def whole(self, material: Material) -> Runs:
        """A material, and for whom each piece of it is: "a pen, 1 for each person"."""
        words, kind = self._arranged.book.words, kind_of(material)
        per = material.per or PER.get(kind, "room")
        forms = {
            "person": words.material_person,
            "pair": words.material_pair,
            "group": words.material_group,
            "room": words.material_room,
        }
        alone = per == "room" and material.count == 1
        return self.what(material) if alone else self._around(forms[per], material)

    def counted(self, material: Material, count: int) -> Runs:
        """A material with the number of its pieces, where there is one: "a pen: 14"."""
        form = self._arranged.book.words.material_count
        return self._around(form, material, count) if count else self.what(material)

    def what(self, material: Material) -> Runs:
        """What a material is: "a sheet headed “Now”"."""
        words = self._arranged.book.words
        match kind_of(material):
            case "page":
                title = self._title(material.page or "")
                return self._arranged.runs_with_pages(Line(f"[{title}](#{material.page})"))
            case "card":
                form = words.material_postcard if material.card in self._postcards else words.material_card
                return (Run(form.format(title=self._cards.get(str(material.card), ""))),)
            case "form":
                return (Run(words.material_form.format(title=self._forms.get(str(material.form), ""))),)
            case "slide":
                return (Run(words.material_slide.format(title=self._title(material.slide or ""))),)
            case "sheet":
                return self._inside(words.material_sheet, material.sheet)
            case "sign":
                return self._inside(words.material_sign, material.sign)
            case _:
                return self._inside("{title}", material.bring)

    def _around(self, form: str, material: Material, count: int = 0) -> Runs:
        before, _, after = form.replace("{count}", str(count or material.count)).partition("{what}")
        return tuple(run for run in (Run(before), *self.what(material), Run(after)) if run != Run(""))

    def _inside(self, form: str, line: Line | None) -> Runs:
        before, _, after = form.partition("{title}")
        inner = self._arranged.runs_with_pages(line) if line is not None else ()
        return tuple(run for run in (Run(before), *inner, Run(after)) if run != Run(""))

    def _title(self, id: str) -> str:
        exercise = self._arranged.exercises.get(id)
        if exercise is not None:
            return exercise.title
        place = self._places.get(id)
        return title_of(place) if place is not None else id

    @cached_property
    def _places(self) -> dict[str, ReferenceTarget]:
        return places_by_anchor(self._arranged)
