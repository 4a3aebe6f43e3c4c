"""Rules for ids that become file names."""

from __future__ import annotations

from guidepress.core.file_names import is_device, reserved_file
from guidepress.core.problems import Code, Problems
from guidepress.source.model.guide import Guide
from guidepress.source.scalars import place_of


def check_file_names(guide: Guide, problems: Problems) -> None:
    """Reports ids of parts, and a slug, that cannot be file names."""
    ids = [(part.id, "id", part.where) for part in guide.parts]
    for name, key, otherwise in [(guide.about.slug, "slug", guide.about.where), *ids]:
        own = reserved_file(name) if key == "id" else ""
        if own:
            reason = f"the tool makes a file {own} itself"
        elif is_device(name):
            reason = "Windows cannot unpack files of this name"
        else:
            continue
        message = f'the {key} "{name}" would name a file, but {reason}'
        problems.error(Code.RESERVED_ID, place_of(name, otherwise), message, f"choose another {key}")
