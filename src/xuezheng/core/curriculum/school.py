"""A school's classes together (学校核查): the figures of the curriculum, from the checks of its classes."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.curriculum.check import Checked, Standing


@dataclass(frozen=True, slots=True)
class Count:
    """A school's curriculum in figures (课程开设统计).

    A subject is given when every class that is due it has it. What one class
    has too much never fills the gap of another. ``known`` are lessons whose
    teacher has a certificate on record, ``qualified`` those of them that are given by right.
    """

    classes: int
    full: int
    required: int
    opened: int
    due: int
    given: int
    lessons: int
    known: int
    qualified: int


def counted(classes: Sequence[Checked]) -> Count | None:
    """Give the figures of a school; none without a class."""
    if not classes:
        return None
    required = frozenset[str]().union(*(one.required for one in classes))
    lacked = frozenset[str]().union(*(one.required - one.opened for one in classes))
    tally = {one: sum(klass.by_standing[one] for klass in classes) for one in Standing}
    qualified = tally[Standing.QUALIFIED]
    return Count(
        len(classes),
        sum(one.full for one in classes),
        len(required),
        len(required - lacked),
        sum(one.due for one in classes),
        sum(one.given for one in classes),
        sum(one.total for one in classes),
        qualified + tally[Standing.SUBJECT] + tally[Standing.STAGE],
        qualified,
    )
