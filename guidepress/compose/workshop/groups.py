"""How a number of people divide into groups, and how long it takes when each person speaks in turn."""

from __future__ import annotations

from collections import Counter

from guidepress.source.model.part import Work

SIZES = {"pairs": 2, "threes": 3}


def groups(people: int, work: Work, group_size: int) -> tuple[int, ...]:
    """The sizes of the groups, the smallest first: 14 people in threes are 3, 3, 4 and 4.

    Groups have the size that is wanted, or one person more. Where this cannot be, some have one person fewer: five
    people in threes are two and three. `group_size` is the size for `groups`.
    """
    if work == "alone":
        return (1,) * people
    if work == "room":
        return (people,)
    size = SIZES.get(work, group_size)
    count = max(1, people // size)
    if people > count * (size + 1):
        count += 1
    least, more = divmod(people, count)
    return (least,) * (count - more) + (least + 1,) * more


def by_size(sizes: tuple[int, ...]) -> dict[int, int]:
    """How many groups have each size, the smallest size first."""
    return dict(sorted(Counter(sizes).items()))


def minutes_for_turns(people: int, work: Work, group_size: int, turns: float) -> float:
    """The minutes that pass until each person of the largest group has had a turn of `turns` minutes."""
    return max(groups(people, work, group_size)) * turns
