"""Holding a plan against the card itself (方案复核): the changes are made and the county judged anew.

Shares no code with the solver: it applies the steps to the data and asks
``judging.judge``, which knows nothing of plans.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import Value
from xuezheng.core.scorecards.changes import Change, Plan, Step
from xuezheng.core.scorecards.definition import Even, Rooms, SchoolRule, Scorecard
from xuezheng.core.scorecards.facts import County, School
from xuezheng.core.scorecards.judging import judge
from xuezheng.core.scorecards.result import Judged, Verdict


def applied(
    county: County, steps: Sequence[Step], changes: Sequence[Change], numbers: Mapping[str, Value]
) -> County:
    """Give the county with the changes made; what is unknown stays unknown. Raises ``KeyError``."""
    kinds = {one.key: one for one in changes}
    schools = {one.key: one for one in county.schools}
    for step in steps:
        school, change = schools[step.school], kinds[step.change]
        schools[step.school] = _added(school, change, step, Fraction(change.size(numbers)))
    return replace(county, schools=tuple(schools.values()))


def _added(school: School, change: Change, step: Step, size: Fraction) -> School:
    amounts = dict(school.amounts)
    for key in change.adds:
        staged = f"{key}.{step.stage}" if step.stage else key
        into = staged if staged in amounts else key
        if into in amounts:
            amounts[into] += size * step.count
    return replace(school, amounts=amounts)


def objections(
    card: Scorecard,
    county: County,
    numbers: Mapping[str, Value],
    changes: Sequence[Change],
    plan: Plan,
) -> tuple[T, ...]:
    """Say everything wrong with a plan; nothing where it stands."""
    strange = [one for one in plan.steps if one.change not in {kind.key for kind in changes}]
    strange += [one for one in plan.steps if one.school not in {s.key for s in county.schools}]
    if strange:
        told = ", ".join(f"{one.school}/{one.change}" for one in strange)
        return (T(f"方案中有不认识的措施或学校：{told}", f"Unknown change or school: {told}"),)
    after = applied(county, plan.steps, changes, numbers)
    return (
        *_books(plan, changes, numbers),
        *_below_zero(after),
        *_still_failing(judge(card, after, numbers)),
    )


def _books(plan: Plan, changes: Sequence[Change], numbers: Mapping[str, Value]) -> Iterator[T]:
    """Check counts, moves and the cost."""
    cost = 0
    for change in changes:
        mine = [one.count for one in plan.steps if one.change == change.key]
        cost += change.price(numbers) * sum(count for count in mine if count > 0)
        if change.moves and sum(mine) != 0:
            yield T(
                f"{change.title.zh}：调出与调入不等",
                f"{change.title.en}: not as many leave as arrive",
            )
        if not change.moves and any(count < 0 for count in mine):
            yield T(f"{change.title.zh}：有负数", f"{change.title.en}: a count below zero")
    if cost != plan.cost:
        yield T(f"费用应为 {cost} 元，方案写 {plan.cost} 元", f"It costs {cost}, not {plan.cost}")
    if plan.bound > plan.cost or (plan.proved and plan.bound != plan.cost):
        yield T(f"下界 {plan.bound} 与费用不符", f"The bound {plan.bound} does not fit the cost")


def _below_zero(county: County) -> Iterator[T]:
    for school in county.schools:
        for key, held in school.amounts.items():
            if held < 0:
                yield T(f"{school.name}的{key}小于零", f"{school.name}: {key} below zero")


def _still_failing(judged: Judged) -> Iterator[T]:
    """Give every line within reach that is still not met; unknown ones are not the plan's."""
    for found in judged.items:
        if isinstance(found.item.test, SchoolRule | Even | Rooms):
            for line in found.lines:
                if line.verdict is Verdict.UNMET:
                    where = f"{line.school} {line.stage}".strip()
                    yield T(
                        f"{found.item.title.zh} {where} 仍不达标",
                        f"{found.item.title.en} {where} still fails",
                    )
