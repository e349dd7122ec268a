"""A card as inequalities over changes (线性化): what each school has, and what each step adds, exact.

Shares nothing with ``judging.py``: the referee judges a plan by that, so a slip
here cannot hide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from xuezheng.core.base.parameters import Value
from xuezheng.core.scorecards.changes import Change
from xuezheng.core.scorecards.definition import Check, Item, Pick, Resource, Rooms, Scorecard
from xuezheng.core.scorecards.facts import County, School

Variable = tuple[int, str, str]
"""School, change, stage."""


@dataclass(frozen=True)
class Held:
    """What a school has of a resource for a stage, as a sum over variables (线性量)."""

    school: int
    stage: str
    pupils: int
    base: Fraction
    adds: Mapping[Variable, Fraction]

    def at(self, counts: Mapping[Variable, int] | Mapping[Variable, Fraction]) -> Fraction:
        """Give the amount under given counts."""
        return self.base + sum(
            (rate * counts.get(one, 0) for one, rate in self.adds.items()), Fraction(0)
        )


@dataclass
class Model:
    """The whole county (线性模型): resources by item, rooms wanted, what is unknown."""

    resources: dict[str, list[Held]] = field(default_factory=dict)
    rooms: list[tuple[Held, int]] = field(default_factory=list)
    unknown: list[tuple[str, int, str]] = field(default_factory=list)
    most: dict[Variable, int] = field(default_factory=dict)


class Writer:
    """Writes a model for one card, county and set of changes."""

    def __init__(
        self,
        card: Scorecard,
        county: County,
        numbers: Mapping[str, Value],
        changes: Sequence[Change],
    ) -> None:
        self.card, self.county, self.numbers, self.changes = card, county, numbers, changes

    def number(self, key: str) -> Fraction:
        """Give a parameter; raises ``TypeError`` for what is no number."""
        return Fraction(self.numbers[key])  # type: ignore[arg-type]

    def write(self) -> Model:
        """Write everything that changes can reach."""
        model = Model()
        for item in self.card.items:
            if isinstance(item.test, Resource):
                self._resource(model, item, item.test)
            elif isinstance(item.test, Rooms):
                self._rooms(model, item, item.test)
        return model

    def schools(self) -> Iterator[School]:
        """Give the schools that enter, as the document says."""
        least = self.number(self.card.point) if self.card.point else Fraction(0)
        for one in self.county.schools:
            stages = any(one.pupils.get(stage, 0) for stage in self.card.stages)
            point = one.kind == "point" and self.card.point and sum(one.pupils.values()) >= least
            if stages and (one.kind in self.card.kinds or point):
                yield one

    def _resource(self, model: Model, item: Item, test: Resource) -> None:
        rows = model.resources.setdefault(item.key, [])
        for school in self.schools():
            for stage in self.card.stages:
                pupils = school.pupils.get(stage, 0)
                held = self._held(school, test.amount, stage) if pupils else None
                if pupils and held is None:
                    model.unknown.append((item.key, school.key, stage))
                elif held is not None:
                    besides = [key for mark, key in test.extra if self._marked(school, mark)]
                    extra = sum((self._extra(school, key, stage) for key in besides), Fraction(0))
                    rows.append(Held(school.key, stage, pupils, held[0] + extra, held[1]))

    def _held(
        self, school: School, amount: str, stage: str
    ) -> tuple[Fraction, dict[Variable, Fraction]] | None:
        """Give what there is for a stage and what each variable adds to it."""
        staged = f"{amount}.{stage}"
        own = staged in school.amounts
        if not own and amount not in school.amounts:
            return None
        part = Fraction(1) if own else self._part(school, stage)
        base = school.amounts[staged if own else amount] * part
        adds: dict[Variable, Fraction] = {}
        for change in self.changes:
            if amount not in change.adds:
                continue
            for variable in self.variables(school, change):
                if own and variable[2] != stage:
                    continue
                adds[variable] = part * change.size(self.numbers)
        return base, adds

    def variables(self, school: School, change: Change) -> list[Variable]:
        """Give the variables of a change in a school: one for each stage where any amount is kept so."""
        staged = [
            stage
            for stage in self.card.stages
            if school.pupils.get(stage, 0)
            and any(f"{amount}.{stage}" in school.amounts for amount in change.adds)
        ]
        return [(school.key, change.key, stage) for stage in staged or [""]]

    def _part(self, school: School, stage: str) -> Fraction:
        weights = {one: self.number(key) for one, key in self.card.weights}
        heads = {one: school.pupils.get(one, 0) * weight for one, weight in weights.items()}
        return heads[stage] / sum(heads.values())

    def _extra(self, school: School, amount: str, stage: str) -> Fraction:
        own = school.amounts.get(f"{amount}.{stage}")
        return (
            own
            if own is not None
            else school.amounts.get(amount, Fraction(0)) * self._part(school, stage)
        )

    def _marked(self, school: School, key: str) -> bool:
        mark = next(one for one in self.card.marks if one.key == key)
        return all(self._checked(school, one) for one in mark.checks)

    def _checked(self, school: School, check: Check) -> bool:
        heads = Fraction(sum(school.pupils.values()))
        value = heads if check.amount == "pupils" else school.amounts.get(check.amount)
        if value is None:
            return False
        if check.over:
            under = heads if check.over == "pupils" else school.amounts.get(check.over)
            if not under:
                return False
            value = value / under
        if not check.parameter:
            return value >= 1
        limit = self.number(check.parameter)
        return value >= limit if check.least else value <= limit

    def _rooms(self, model: Model, item: Item, test: Rooms) -> None:
        for school in self.schools():
            pick = self._pick(school, test.rooms)
            classes = school.amounts.get(test.classes)
            if pick is None:
                continue
            if classes is None or pick.of not in school.amounts:
                model.unknown.append((item.key, school.key, ""))
                continue
            adds = {
                (school.key, change.key, ""): Fraction(change.size(self.numbers))
                for change in self.changes
                if pick.of in change.adds
            }
            held = Held(school.key, "", 1, school.amounts[pick.of], adds)
            model.rooms.append((held, ceil(classes / self.number(test.per))))

    def _pick(self, school: School, some: Sequence[Pick]) -> Pick | None:
        for one in some:
            kind = not one.kinds or school.kind in one.kinds
            if kind and (not one.mark or self._marked(school, one.mark)):
                return one
        return None
