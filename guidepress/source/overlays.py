"""The edition of an organisation: a file of editions/ laid over the guide. docs/editions.md explains every key.

Nothing of the guide is copied. An id that the guide does not have is an error at its place in the overlay, and says if
the id was retired or stands in a part that is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from guidepress.core.file_names import is_device
from guidepress.core.problems import Code, Problems, Where
from guidepress.source.builder import BuildOutcome
from guidepress.source.ids_lock import Lock
from guidepress.source.keys import suggestion
from guidepress.source.loader import SourceFolder, part_files
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import GuideFile, Publisher
from guidepress.source.model.overlay import Overlay, PublisherChanges
from guidepress.source.model.part import PartSource
from guidepress.source.overlaid_ids import OverlaidIds
from guidepress.source.scalars import place_of

FOLDER = "editions"
"""The folder of overlays, beside source/."""
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A name of an edition: that of its file without `.yaml`."""


HOW_TO_NAME = (
    "use lower-case words joined by hyphens, such as hill-trust, and no name of a device of Windows, such as con"
)
"""What to do about a name that is_edition_name refuses."""


def is_edition_name(name: str) -> bool:
    """Whether an edition can have this name, which is that of its folder too, on every system."""
    return NAME.fullmatch(name) is not None and not is_device(name)


def edition_names(folder: Path) -> list[str]:
    """The names of all editions of a guide, in alphabetical order. `misnamed_files` are left out."""
    return sorted(path.stem for path in folder.glob("*.yaml") if is_edition_name(path.stem) and path.is_file())


def misnamed_files(folder: Path) -> list[Path]:
    """The YAML files of a folder that are no editions because of their names. Hidden files are not among them."""
    files = [path for path in folder.glob("[!.]*") if path.suffix.lower() in (".yaml", ".yml") and path.is_file()]
    return sorted(path for path in files if path.suffix != ".yaml" or not is_edition_name(path.stem))


def read_overlay(folder: Path, name: str, problems: Problems) -> Overlay | None:
    """The overlay of an edition, without what is invalid in it; None where nothing is left. `folder` is editions/."""
    built = SourceFolder(folder, problems).file(f"{name}.yaml", Overlay, wanted=f'there is no edition "{name}"')
    overlay: Overlay | None = built.value
    return overlay


def with_overlay(guide: Guide, overlay: Overlay, folder: Path, lock: Callable[[], Lock], problems: Problems) -> Guide:
    """The guide of an edition. `folder` is editions/NAME/, which need not exist; `lock` returns what ids.lock holds.

    Reports ids that the guide does not have, and keys that what has an id does not have.
    """
    about = _about(guide.about, overlay)
    changed = replace(
        guide,
        about=about,
        words={**guide.words, **overlay.labels},
        overlay=overlay,
        edition_folder=folder,
    )
    changed = _with_workshops(_with_parts(changed, overlay, folder, problems), overlay, problems)
    return OverlaidIds(changed, lock, problems).applied(overlay)


def _about(about: GuideFile, overlay: Overlay) -> GuideFile:
    return replace(
        about,
        publisher=_publisher(about.publisher, overlay.publisher),
        alternative_formats=overlay.alternative_formats or about.alternative_formats,
        names=(*about.names, *overlay.names),
        edition=replace(about.edition, evaluator=overlay.evaluator or about.edition.evaluator),
    )


def _publisher(publisher: Publisher, changes: PublisherChanges | None) -> Publisher:
    if changes is None:
        return publisher
    return replace(
        publisher,
        name=changes.name or publisher.name,
        contact=changes.contact or publisher.contact,
        logo=changes.logo or publisher.logo,
    )


# ------------------------------------------------------------------------------------------------- parts


def _with_parts(guide: Guide, overlay: Overlay, folder: Path, problems: Problems) -> Guide:
    """The guide without the parts that are left out, and with those that are added."""
    listed = [part.id for part in guide.parts]
    for id in overlay.leave_out:
        if id not in listed:
            _unknown(f'the guide has no part "{id}"', id, listed, overlay.where, problems)
    out = [part for part in guide.parts if part.id in overlay.leave_out]
    kept = tuple(part for part in guide.parts if part not in out)
    if not kept:
        problems.error(Code.WRONG_COUNT, overlay.where, "this edition leaves out every part", "keep one at least")
    changed = replace(guide, parts=kept or guide.parts, left_out=(*guide.left_out, *out))
    return _with_added(changed, overlay, folder, problems) if overlay.add else changed


def _with_added(guide: Guide, overlay: Overlay, folder: Path, problems: Problems) -> Guide:
    """The guide with the parts of editions/NAME/parts/ that the overlay lists."""
    source = SourceFolder(folder.parent, problems)
    built: list[BuildOutcome[PartSource]] = [
        source.build(PartSource, file) for file in part_files(source, folder / "parts").values()
    ]
    found = {outcome.value.id: outcome.value for outcome in built if outcome.value is not None}
    parts = list(guide.parts)
    for added in overlay.add:
        ids = [part.id for part in parts]
        if added.part not in found:
            message = f'no file of {folder.parent.name}/{folder.name}/parts has "id: {added.part}"'
            problems.error(Code.FILE_MISSING, place_of(added.part, added.where), message, suggestion(added.part, found))
        elif added.after not in ids:
            _unknown(f'this edition has no part "{added.after}"', added.after, ids, added.where, problems)
        else:
            parts.insert(ids.index(added.after) + 1, found[added.part])
    whole = guide.whole and all(outcome.whole for outcome in built)
    return replace(guide, parts=tuple(parts), whole=whole)


# ------------------------------------------------------------------------------------------------- workshops


def _with_workshops(guide: Guide, overlay: Overlay, problems: Problems) -> Guide:
    if not overlay.workshops:
        return guide
    known = [timetable.id for timetable in guide.timetables]
    for id in overlay.workshops:
        if id not in known:
            _unknown(f'the guide has no workshop "{id}"', id, known, overlay.where, problems)
    chosen = tuple(timetable for timetable in guide.timetables if timetable.id in overlay.workshops)
    return replace(guide, timetables=chosen)


def _unknown(message: str, id: str, known: Sequence[str], otherwise: Where, problems: Problems) -> None:
    problems.error(Code.DANGLING_REFERENCE, place_of(id, otherwise), message, suggestion(id, known))
