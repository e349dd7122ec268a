"""The referee of fillings after an entry by points (复核): counts anew who sits where, and asks who was first."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T
from xuezheng.core.base.refilled import misfilled
from xuezheng.core.engines.points.problem import read


def objections(
    given: Mapping[str, Any], result: Mapping[str, Any], steps: Sequence[Filled]
) -> list[T]:
    """List what in the fillings is not as the rule has it; it ends at the first wrong step."""
    problem = read(given)
    people = {one.key: one for one in problem.applicants}
    schools = {one.key: one for one in problem.schools}
    points = {one["key"]: Fraction(one["total"]) for one in result["scores"]}
    sits = {row["key"]: row["place"] for row in result["order"] if row["place"]}
    outside = {row["key"] for row in result["order"]} - set(sits)

    def due(place: str) -> list[str]:
        school = schools[place]
        came: list[str] = []
        free = school.seats - list(sits.values()).count(place)
        for rank in sorted({row["rank"] for row in result["order"]}):
            alike = [
                row["key"]
                for row in result["order"]
                if row["rank"] == rank and row["key"] in outside
                if place in people[row["key"]].choices
                if school.least is None or points[row["key"]] >= school.least
            ]
            if len(came) < free:
                came += alike
        return came

    return misfilled(sits, outside, steps, due)
