"""Rules for `variants` in guide.yaml: their names become parts of file names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidepress.core.file_names import is_device
from guidepress.core.problems import Code, Problems, Where
from guidepress.source.keys import suggestion
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import Variant
from guidepress.source.scalars import KEY, place_of

ALL = "all"
"""No name of a variant: it stands for all of them on the command line."""


def check_variants(guide: Guide, problems: Problems) -> None:
    """Reports names that cannot stand in file names, and those that give two files one name."""
    taken = {str(part.id): f'part "{part.id}"' for part in guide.parts}
    for name, variant in guide.about.variants.items():
        where = place_of(name, variant.where)
        if not KEY.fullmatch(name) or name == ALL or is_device(name):
            message = f'"{name}" cannot be the name of a variant, which stands in file names'
            problems.error(Code.WRONG_VALUE, where, message, f'use lower-case words joined by hyphens, and not "{ALL}"')
        _check_volumes(guide, name, variant, problems)
        for part in guide.parts:
            volume, owner = f"{part.id}-{name}", f'part "{part.id}" in the variant "{name}"'
            if volume in taken:
                message = f"the file of {owner} would be called as that of {taken[volume]}"
                problems.error(Code.WRONG_VALUE, where, message, "give the variant another name")
            taken.setdefault(volume, owner)


def _check_volumes(guide: Guide, name: str, variant: Variant, problems: Problems) -> None:
    """Reports parts whose files would have the names of volumes."""
    if not variant.volumes:
        return
    for part in guide.parts:
        if re.fullmatch(r"volume-[0-9]+", str(part.id)):
            message = f'the file of part "{part.id}" would be called as a volume of the variant "{name}"'
            problems.error(Code.WRONG_VALUE, place_of(part.id, part.where), message, "give the part another id")


def check_chosen(names: Sequence[str], guide: Guide, problems: Problems, file: str) -> None:
    """Reports each name, given on the command line, that is no variant of the guide. `file` is that of its variants."""
    known = guide.about.variants
    for name in names:
        if name not in known:
            where = next((variant.where for variant in known.values()), Where(file))
            message = f'the guide has no variant "{name}" of the workbook'
            hint = suggestion(name, known) or "declare one under variants in guide.yaml"
            problems.error(Code.UNKNOWN_VARIANT, where, message, hint)
