"""Names of PDF form fields, from the ids of answers and back.

A full stop divides the name of a field into a tree of fields (ISO 32000-1, 12.7.3.2), and programs that split or merge
files lose parts of such a tree. So each field has a name without one: the answer's id with `_` for each `.`. An id
never holds `_` (`source/scalars.py`, `ID`), so the id can always be read from the name.
"""

from __future__ import annotations


def field_name(answer_id: str) -> str:
    """The name (/T) of the field of an answer. Raises ValueError for an id that holds `_`."""
    if "_" in answer_id:
        raise ValueError(f"the id {answer_id} holds an underscore, which stands for a full stop in names of fields")
    return answer_id.replace(".", "_")


def answer_id(full_name: str) -> str:
    """The id of the answer of a field, from its full name.

    The fields of edition 2026-1 have dotted full names, which are the ids themselves: `leap.design.why-now`.
    """
    return full_name.replace("_", ".")
