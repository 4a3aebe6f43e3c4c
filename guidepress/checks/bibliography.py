"""Rules for the works that a guide cites."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.source.model.blocks import BibliographyBlock
from guidepress.source.model.guide import Guide


def check_bibliography(guide: Guide, references: Sequence[tuple[str, Where]], problems: Problems) -> None:
    """Reports works that are cited although no list of works stands in the guide, and a second list.

    `references` are the ids that texts refer to, each with the place of its text.
    """
    if not guide.bibliography:
        return
    lists = [value for value in walk(guide.parts) if isinstance(value, BibliographyBlock)]
    for extra in lists[1:]:
        message = "the list of works stands in the guide twice"
        problems.error(Code.WRONG_VALUE, extra.where, message, f"keep one of them; the first is at {lists[0].where}")
    if lists:
        return
    works = {work.id for work in guide.bibliography}
    cited = next(((id, where) for id, where in references if id in works), None)
    if cited is not None:
        message = f'"{cited[0]}" is cited, but no list of works stands in the guide'
        hint = 'write the block "bibliography: cited" in a part at the back'
        problems.error(Code.DANGLING_REFERENCE, cited[1], message, hint)
