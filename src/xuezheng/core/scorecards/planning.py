"""The cheapest changes with which a county passes (最省达标方案): whole steps, proved by a bound.

Loads OR-tools, so nothing that starts a web process imports it. Floors and the
school rule are linear. A limit on a coefficient of variation is convex: each
solution that breaks it gives a cut that no county within the limit breaks
(Σ pᵢyᵢ(xᵢ − X̄) ≤ S for every y with Σ pᵢyᵢ² ≤ 1), and the rest is solved again.
So the solver's bound stays a bound of the whole problem.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, isqrt, lcm

from ortools.sat.python import cp_model

from xuezheng.core.base.parameters import Value
from xuezheng.core.scorecards.changes import Change, Plan, PlanError, Step
from xuezheng.core.scorecards.definition import (
    Even,
    Item,
    Resource,
    Rooms,
    SchoolRule,
    Scorecard,
)
from xuezheng.core.scorecards.facts import County
from xuezheng.core.scorecards.linear import Held, Model, Variable, Writer
from xuezheng.core.scorecards.relaxed import Relaxed

ROUNDS, EXACT, LOOSE_ROUNDS = 30, 6, 150
DEEPER = Fraction(49, 50)
"""So much of a limit is aimed at when its last digits do not settle."""
SECONDS = 60.0
GENEROUS = 2
"""No school is raised beyond so many times the highest ratio of the county."""
FINE = 10**6
_REACHED = (Resource, Rooms, SchoolRule, Even)


Counts = Mapping[Variable, int] | Mapping[Variable, Fraction]


@dataclass
class _Solving:
    """One problem while it is solved: the linear model, the solver's variables, the cuts so far."""

    writer: Writer
    model: Model
    solver: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    counts: dict[Variable, cp_model.IntVar] = field(default_factory=dict)
    arriving: dict[Variable, cp_model.IntVar] = field(default_factory=dict)
    coin: int = 1


class Search:
    """The search for the cheapest plan, one round at a time (达标方案求解).

    Solve, cut what breaks a coefficient, solve again. Items whose data is
    missing are left out and named. The last digits of a coefficient may take
    many rounds. After ``EXACT`` rounds cuts are made a little too deep, so that
    a plan is found soon; its bound is that of the rounds before, and it is then
    not proved the cheapest.

    Raises ``PlanError`` where the card has nothing that changes reach.
    """

    def __init__(
        self,
        card: Scorecard,
        county: County,
        numbers: Mapping[str, Value],
        changes: Sequence[Change],
    ) -> None:
        if not card.planned:
            raise PlanError(
                why=f"{card.title.zh}没有可由建设和调配改变的资源项 / no resources to change"
            )
        writer = Writer(card, county, numbers, changes)
        self._solving = solving = _Solving(writer, writer.write())
        self.rounds, self.bound = 0, 0
        _declare(solving)
        _floors(solving)
        for held, wanted in solving.model.rooms:
            _at_least(solving, held, Fraction(wanted))
        _moves(solving)
        _price(solving)

    def round(self, seconds: float) -> Plan | None:
        """Do the next round, the solver within some seconds; gives the plan once nothing is broken.

        Raises ``PlanError`` where no changes suffice, or ``ROUNDS`` rounds settle nothing.
        """
        solving = self._solving
        if not self.rounds:
            _loosely(solving)
        if self.rounds >= ROUNDS:
            raise PlanError(why=f"{ROUNDS}轮后差异系数仍未收敛 / not settled after {ROUNDS} rounds")
        self.rounds += 1
        engine, optimal = _engine(solving, seconds)
        counts = {key: int(engine.value(one)) for key, one in solving.counts.items()}
        if self.rounds <= EXACT:
            least = ceil(engine.best_objective_bound - 1e-6) * solving.coin
            self.bound = max(self.bound, least)
        broken = [pair for pair in _evens(solving) if _breaks(pair, counts)]
        if not broken:
            return self._plan(counts, optimal)
        self._cut(broken, counts)
        return None

    def _cut(self, broken: "list[Pair]", counts: Mapping[Variable, int]) -> None:
        solving = self._solving
        if self.rounds == EXACT:
            _loosely(solving, DEEPER)
        deep = self.rounds >= EXACT
        within = [(rows, limit * DEEPER) for rows, limit in broken] if deep else broken
        if not all(_cut(solving, pair, counts) for pair in within):
            raise PlanError(why="差异系数的割平面精度不足 / a cut is not fine enough")
        solving.solver.clear_hints()  # type: ignore[no-untyped-call]
        for key, one in solving.counts.items():
            solving.solver.add_hint(one, counts[key])

    def _plan(self, counts: Mapping[Variable, int], optimal: bool) -> Plan:
        solving, cost = self._solving, _cost(self._solving, counts)
        return Plan(
            _steps(counts), cost, self.bound, optimal and cost == self.bound, self.rounds,
            tuple(solving.model.unknown),
            tuple(one.key for one in solving.writer.card.items if _beyond(one)),
        )  # fmt: skip


def plan(
    card: Scorecard,
    county: County,
    numbers: Mapping[str, Value],
    changes: Sequence[Change],
    seconds: float = SECONDS,
) -> Plan:
    """Give the cheapest plan found, and what no plan costs less than.

    Each round of the solver takes ``seconds`` at most. Raises ``PlanError``
    where the card has nothing that changes reach, or none suffice.
    """
    search = Search(card, county, numbers, changes)
    found = None
    while found is None:
        found = search.round(seconds)
    return found


def _beyond(item: Item) -> bool:
    """Say whether an item is out of reach of changes: what reviewers find, shares of the county, sizes."""
    return not isinstance(item.test, _REACHED)


def _declare(solving: _Solving) -> None:
    """Give every variable its range: from what can be given away to what could ever help."""
    moving = {one.key for one in solving.writer.changes if one.moves}
    for rows in [*solving.model.resources.values(), [held for held, _ in solving.model.rooms]]:
        top = max((one.base / one.pupils for one in rows), default=Fraction(0))
        for held in rows:
            for variable, rate in held.adds.items():
                wanted = (
                    max(GENEROUS * top * held.pupils, _floor_of(solving, held, rows)) - held.base
                )
                most = max(0, ceil(wanted / rate)) + 1
                solving.model.most[variable] = max(solving.model.most.get(variable, 0), most)
    for variable, most in sorted(solving.model.most.items()):
        low = -_giveable(solving, variable) if variable[1] in moving else 0
        name = "/".join(map(str, variable))
        solving.counts[variable] = solving.solver.new_int_var(low, most, name)


def _floor_of(solving: _Solving, held: Held, rows: list[Held]) -> Fraction:
    for key, some in solving.model.resources.items():
        if some is rows:
            return _wanted(solving, key, held) or Fraction(0)
    return next((Fraction(n) for one, n in solving.model.rooms if one is held), Fraction(0))


def _giveable(solving: _Solving, variable: Variable) -> int:
    """Give how many a school has to give away."""
    school, key, stage = variable
    change = next(one for one in solving.writer.changes if one.key == key)
    held = next(one for one in solving.writer.county.schools if one.key == school)
    amounts = [
        held.amounts.get(f"{one}.{stage}", held.amounts.get(one, Fraction(0)))
        for one in change.adds
    ]
    return floor(min(amounts) / change.size(solving.writer.numbers))


def _wanted(solving: _Solving, key: str, held: Held) -> Fraction | None:
    """Give the amount at the floor of a resource; ``None`` where it has none."""
    test = solving.writer.card.item(key).test
    floors = dict(test.floors) if isinstance(test, Resource) else {}
    if held.stage not in floors or not isinstance(test, Resource):
        return None
    return solving.writer.number(floors[held.stage]) * held.pupils / test.per


def _linear(solving: _Solving, held: Held, wanted: Fraction) -> tuple[cp_model.LinearExprT, int]:
    """Give ``held ≥ wanted`` in whole numbers: the sum, and what it must reach."""
    rates = list(held.adds.values())
    scale = lcm(*(one.denominator for one in rates)) if rates else 1
    terms = [int(rate * scale) * solving.counts[variable] for variable, rate in held.adds.items()]
    return sum(terms), ceil((wanted - held.base) * scale)


def _at_least(
    solving: _Solving, held: Held, wanted: Fraction, when: cp_model.IntVar | None = None
) -> None:
    total, needed = _linear(solving, held, wanted)
    if isinstance(total, int):
        if total < needed and when is not None:
            solving.solver.add(when == 0)
        elif total < needed:
            raise PlanError(
                why=f"{held.school} {held.stage}: 没有可增加的措施 / nothing adds to it"
            )
        return
    constraint = solving.solver.add(total >= needed)
    if when is not None:
        constraint.only_enforce_if(when)


def _floors(solving: _Solving) -> None:
    """Write the school rule: every known resource near its floor, all but so many at it."""
    writer = solving.writer
    rule = next(one.test for one in writer.card.items if isinstance(one.test, SchoolRule))
    near, allowed = writer.number(rule.near) / 100, int(writer.number(rule.missed))
    reached: dict[tuple[int, str], list[cp_model.IntVar]] = {}
    for key, rows in solving.model.resources.items():
        for held in rows:
            wanted = _wanted(solving, key, held)
            if wanted is None:
                continue
            _at_least(solving, held, near * wanted)
            sign = solving.solver.new_bool_var(f"{key}/{held.school}/{held.stage}")
            _at_least(solving, held, wanted, sign)
            reached.setdefault((held.school, held.stage), []).append(sign)
    for signs in reached.values():
        solving.solver.add(sum(signs) >= len(signs) - allowed)


def _moves(solving: _Solving) -> None:
    """Let what moves add up to zero, and count what arrives."""
    for change in solving.writer.changes:
        mine = [(key, one) for key, one in solving.counts.items() if key[1] == change.key]
        if not change.moves or not mine:
            continue
        solving.solver.add(sum(one for _, one in mine) == 0)
        for key, one in mine:
            arrives = solving.solver.new_int_var(0, solving.model.most[key], f"in/{key}")
            solving.solver.add(arrives >= one)
            solving.arriving[key] = arrives


def _price(solving: _Solving) -> None:
    prices = {one.key: one.price(solving.writer.numbers) for one in solving.writer.changes}
    solving.solver.minimize(
        sum(prices[key[1]] * solving.arriving.get(key, one) for key, one in solving.counts.items())
    )


def _engine(solving: _Solving, seconds: float) -> tuple[cp_model.CpSolver, bool]:
    """Solve once with a fixed seed; gives the solver, and whether nothing is cheaper. Raises ``PlanError``."""
    engine = cp_model.CpSolver()
    engine.parameters.num_search_workers = 1
    engine.parameters.random_seed = 1
    engine.parameters.linearization_level = 2
    engine.parameters.max_time_in_seconds = seconds
    status = engine.solve(solving.solver)
    if status == cp_model.INFEASIBLE:
        raise PlanError(why="在允许的幅度内没有方案 / no plan within the ranges allowed")
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise PlanError(why=f"{seconds:g}秒内没有求出方案 / nothing found in time")
    return engine, status == cp_model.OPTIMAL


def _loosely(solving: _Solving, part: Fraction = Fraction(1)) -> None:
    """Find cuts without whole steps, at a part of each limit: such rounds cost next to nothing."""
    relaxed = Relaxed(solving.solver)
    for _ in range(LOOSE_ROUNDS):
        point = relaxed.point()
        if point is None:
            return
        counts = {key: point[one.index] for key, one in solving.counts.items()}
        within = [(rows, limit * part) for rows, limit in _evens(solving)]
        broken = [pair for pair in within if _breaks(pair, counts)]
        if not broken or not any(_cut(solving, pair, counts) for pair in broken):
            return


Pair = tuple[list[Held], Fraction]


def _evens(solving: _Solving) -> list[Pair]:
    """Give the resources compared between schools of a stage, with the limit; unknown ones are left out."""
    found: list[Pair] = []
    unknown = {(key, stage) for key, _, stage in solving.model.unknown}
    for item in solving.writer.card.items:
        if not isinstance(item.test, Even):
            continue
        for stage, parameter in item.test.limits:
            rows = [
                one for one in solving.model.resources[item.test.resource] if one.stage == stage
            ]
            if rows and (item.test.resource, stage) not in unknown:
                found.append((rows, solving.writer.number(parameter)))
    return found


def _breaks(pair: Pair, counts: Counts) -> bool:
    """Say whether a coefficient lies above its limit: N·Σ R²/n > (1 + L²)·(ΣR)², exact."""
    rows, limit = pair
    amounts = [(one.at(counts), one.pupils) for one in rows]
    squares = sum((held * held / pupils for held, pupils in amounts), Fraction(0))
    total, heads = sum(held for held, _ in amounts), sum(pupils for _, pupils in amounts)
    return heads * squares > (1 + limit**2) * total**2


def _cut(solving: _Solving, pair: Pair, counts: Counts) -> bool:
    """Add the tangent at a broken point, rounded so that nothing within the limit is lost.

    With ȳ the weighted mean of y: Σ Rᵢ(yᵢ − ȳ − L) ≤ 0; coefficients are
    rounded down, as no Rᵢ is negative. Says no where rounding would leave the
    point uncut.
    """
    rows, limit = pair
    signs = _direction(rows, counts)
    heads = sum(one.pupils for one in rows)
    mean = sum((y * one.pupils for y, one in zip(signs, rows, strict=True)), Fraction(0)) / heads
    for fine in (FINE, FINE**2 // 1000):
        rates = [floor((y - mean - limit) * fine) for y in signs]
        if sum(rate * one.at(counts) for rate, one in zip(rates, rows, strict=True)) > 0:
            break
    else:
        return False
    total: dict[Variable, Fraction] = {}
    for rate, held in zip(rates, rows, strict=True):
        for variable, adds in held.adds.items():
            total[variable] = total.get(variable, Fraction(0)) + rate * adds
    base = sum((rate * one.base for rate, one in zip(rates, rows, strict=True)), Fraction(0))
    scale = lcm(*(one.denominator for one in total.values()))
    terms = [int(rate * scale) * solving.counts[key] for key, rate in total.items()]
    solving.solver.add(sum(terms) <= floor(-base * scale))
    return True


def _direction(rows: list[Held], counts: Counts) -> list[Fraction]:
    """Give y = (x − X̄) / S, rounded, and never longer than 1 in the weighted norm."""
    heads = sum(one.pupils for one in rows)
    ratios = [one.at(counts) / one.pupils for one in rows]
    mean = sum((x * one.pupils for x, one in zip(ratios, rows, strict=True)), Fraction(0)) / heads
    squares = ((x - mean) ** 2 * one.pupils for x, one in zip(ratios, rows, strict=True))
    variance = sum(squares, Fraction(0)) / heads
    # the root rounded up makes y shorter, never longer
    unit = 10**18
    root = Fraction(isqrt(ceil(variance * unit * unit)) + 1, unit)
    return [(x - mean) / root for x in ratios]


def _steps(counts: Mapping[Variable, int]) -> tuple[Step, ...]:
    return tuple(
        Step(school, change, count, stage)
        for (school, change, stage), count in sorted(counts.items())
        if count
    )


def _cost(solving: _Solving, counts: Mapping[Variable, int]) -> int:
    prices = {one.key: one.price(solving.writer.numbers) for one in solving.writer.changes}
    return sum(prices[key[1]] * max(count, 0) for key, count in counts.items())
