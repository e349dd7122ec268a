"""What a county is judged with (评估依据): the card, its parameters, the schools it enters, their special cases."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xuezheng.core.base.parameters import Value
from xuezheng.core.scorecards.definition import Check, Pick, Resource, Scorecard
from xuezheng.core.scorecards.facts import County, School

POINT = "point"


def number(numbers: Mapping[str, Value], key: str) -> Fraction:
    """Give a parameter as an exact fraction. Raises ``KeyError``, ``TypeError`` for what is no number."""
    value = numbers[key]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(key)
    return Fraction(value)


def entering(card: Scorecard, county: County, numbers: Mapping[str, Value]) -> tuple[School, ...]:
    """Give the schools a card judges: of its kinds, with pupils of its stages, points from a size on."""
    least = number(numbers, card.point) if card.point else Fraction(0)
    return tuple(
        one
        for one in county.schools
        if (one.kind in card.kinds or (one.kind == POINT and card.point))
        and any(stage in card.stages for stage in one.stages)
        and (one.kind != POINT or (one.amount("pupils") or 0) >= least)
    )


@dataclass(frozen=True)
class Bench:
    """What the tests of a card are judged with (评估依据)."""

    card: Scorecard
    numbers: Mapping[str, Value]
    county: County
    schools: tuple[School, ...]

    def number(self, key: str) -> Fraction:
        """Give a parameter as an exact fraction."""
        return number(self.numbers, key)

    @property
    def weights(self) -> dict[str, Fraction]:
        """Give the card's weight of a pupil of each stage."""
        return {stage: self.number(key) for stage, key in self.card.weights}

    def marked(self, school: School, key: str) -> bool:
        """Say whether a school is a special case; not known is no."""
        found = next(one for one in self.card.marks if one.key == key)
        return all(self._holds(school, check) for check in found.checks)

    def _holds(self, school: School, check: Check) -> bool:
        value = school.amount(check.amount)
        if value is not None and check.over:
            under = school.amount(check.over)
            value = value / under if under else None
        if value is None:
            return False
        if not check.parameter:
            return value >= 1
        limit = self.number(check.parameter)
        return value >= limit if check.least else value <= limit

    def pick(self, school: School, some: Iterable[Pick]) -> Pick | None:
        """Give the first pick that is meant for a school."""
        for one in some:
            kind = not one.kinds or school.kind in one.kinds
            stage = not one.stage or school.pupils.get(one.stage, 0) > 0
            if kind and stage and (not one.mark or self.marked(school, one.mark)):
                return one
        return None

    def resource(self, school: School, stage: str, of: Resource) -> Fraction | None:
        """Give a stage's amount of a resource, with what counts besides in special cases."""
        found = school.of_stage(of.amount, stage, self.weights)
        for mark, amount in of.extra:
            if found is not None and self.marked(school, mark):
                found += school.of_stage(amount, stage, self.weights) or 0
        return found

    def staged(self) -> Iterator[tuple[School, str]]:
        """Give every school with each of the card's stages it teaches."""
        for school in self.schools:
            yield from (
                (school, stage) for stage in self.card.stages if school.pupils.get(stage, 0)
            )
