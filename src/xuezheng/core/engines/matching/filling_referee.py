"""The referee of fillings after an admission by choices (复核): every lane counted anew from who sits in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T
from xuezheng.core.base.refilled import misfilled
from xuezheng.core.engines.matching.problem import Applicant, Batch, Lane, Problem, read

Spot = tuple[str, str]


def objections(
    given: Mapping[str, Any], result: Mapping[str, Any], steps: Sequence[Filled]
) -> list[T]:
    """List what in the fillings is not as the rule has it; it ends at the first wrong step."""
    return _Walk(read(given), result).objections(steps)


class _Walk:
    """Who sits in which lane while one after another gives up."""

    def __init__(self, problem: Problem, result: Mapping[str, Any]) -> None:
        self.problem = problem
        self.tickets: Mapping[str, str] = result["tickets"]
        self.people = {one.key: one for one in problem.applicants}
        self.lane: dict[str, Spot] = {
            row["key"]: (row["school"], row["lane"]) for row in result["placed"] if row["school"]
        }
        self.plan: dict[Spot, int] = {
            (row["school"], row["lane"]): row["seats"] for row in result["lines"]
        }
        self.sits = {key: spot[0] for key, spot in self.lane.items()}
        self.outside = set(self.people) - set(self.sits)

    def objections(self, steps: Sequence[Filled]) -> list[T]:
        return misfilled(self.sits, self.outside, steps, self._due)

    def _free(self, spot: Spot) -> int:
        inside = [key for key, at in self.lane.items() if at == spot]
        return self.plan[spot] - sum(self.people[key].children for key in inside)

    def _due(self, school: str) -> list[str]:
        """Give who should come: the one who left is the one who sits nowhere any more."""
        (gone,) = [key for key in self.lane if key not in self.sits and key not in self.outside]
        name = self.lane.pop(gone)[1]
        came: list[str] = []
        lanes = {lane.key: lane for lane in self.problem.school[school].lanes}
        while name in lanes:
            spot, lane = (school, name), lanes[name]
            merits = {
                key: self._merit(self.people[key], school, lane)
                for key in self.outside - set(came)
                if self._merit(self.people[key], school, lane)
            }
            for merit in sorted(set(merits.values())):
                if self._free(spot) > 0:
                    alike = sorted(key for key, own in merits.items() if own == merit)
                    self.lane |= dict.fromkeys(alike, spot)
                    came += alike
            rest = self._free(spot)
            if rest > 0 and lane.falls_to in lanes:
                self.plan[spot] -= rest
                self.plan[school, lane.falls_to] += rest
            elif rest <= 0:
                break
            name = lane.falls_to
        return came

    def _merit(self, one: Applicant, school: str, lane: Lane) -> tuple[Any, ...]:
        """Give what somebody stands on for a seat of a lane, less is better; nothing who may not have it."""
        batch: Batch = next(each for each in self.problem.batches if each.key == lane.batch)
        wishes = one.choices[batch.key]
        tail = (*(-mark for mark in one.marks), self.tickets.get(one.key, ""))
        if not one.may(lane) or not wishes:
            return ()
        if school not in wishes:
            return (1, 0, one.band, 1, *tail) if batch.adjusts and one.adjusts else ()
        how, rule = batch.mechanism.key, self.problem.siblings.key
        if how == "parallel":
            return (0, 0, one.band, 1, *tail)
        kin = rule != "none" and school in one.siblings
        band = one.band if one.bands is None else one.bands.get(school, one.band)
        first = wishes.index(school) + 1 if how == "immediate" else 0
        return (0, first, 0 if kin and rule == "first" else band, 0 if kin else 1, *tail)
