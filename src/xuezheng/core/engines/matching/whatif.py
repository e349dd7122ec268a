"""What another number of seats would do (名额试算), for the bureau: sums only, never one child.

The list, its tickets and the rule stay as they are. Nothing here names an
applicant, and lines are left out: two trials apart by a seat would show a
single child by its line.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.matching.place import place
from xuezheng.core.engines.matching.problem import Problem

FEWEST = 10
"""Sums of fewer children than this are not told apart from none (``None``)."""


class TrialError(InputError):
    """A trial names seats that there are not."""

    code = "matching-trial"
    text = T("没有{school}的{lane}这一类名额", "{school} has no lane {lane}")


@dataclass(frozen=True, slots=True)
class Summary:
    """How a match comes out in sums (录取概况).

    ``by_choice``: children by number of the choice granted, 0 where filled up;
    ``filled``: children by school. A sum below ``FEWEST`` is ``None``.
    """

    placed: int
    unplaced: int
    by_choice: Mapping[int, int | None]
    filled: Mapping[str, int | None]


def what_if(
    problem: Problem, tickets: Mapping[str, str], seats: Mapping[tuple[str, str], int]
) -> tuple[Summary, Summary]:
    """Give the sums as they are and with other ``seats`` of lanes. Raises ``TrialError``."""
    known = {(school.key, lane.key) for school in problem.schools for lane in school.lanes}
    for school, lane in seats:
        if (school, lane) not in known:
            raise TrialError(school=school, lane=lane)
    schools = tuple(
        replace(
            school,
            lanes=tuple(
                replace(lane, seats=seats.get((school.key, lane.key), lane.seats))
                for lane in school.lanes
            ),
        )
        for school in problem.schools
    )
    other = replace(problem, schools=schools)
    return summed(problem, tickets), summed(other, tickets)


def summed(problem: Problem, tickets: Mapping[str, str]) -> Summary:
    """Place all and keep nothing but sums."""
    by_choice: Counter[int] = Counter()
    filled: Counter[str] = Counter()
    for row in place(problem, tickets)["placed"]:
        children = problem.by_key[row["key"]].children
        filled[row["school"]] += children
        if row["school"]:
            by_choice[row["choice"]] += children
    unplaced = filled.pop("", 0)
    return Summary(
        filled.total(),
        unplaced,
        {number: _told(by_choice[number]) for number in sorted(by_choice)},
        {school.key: _told(filled[school.key]) for school in problem.schools},
    )


def _told(number: int) -> int | None:
    return number if number >= FEWEST else None
