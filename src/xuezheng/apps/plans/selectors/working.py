"""The plan page of a working plan: the reviewed targets in place of the read ones, and how they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.plans.access import working
from xuezheng.apps.plans.models import Plan, PlanFile, State
from xuezheng.apps.targets.selectors import Aim, Filters, progress_of
from xuezheng.apps.targets.selectors.tiles import history
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import FROM_WORST, Standing
from xuezheng.core.plans.baseline import Baseline, FrozenTarget, read_baseline
from xuezheng.core.plans.proposals import clause_key
from xuezheng.core.plans.reading import plain
from xuezheng.core.plans.written import exact
from xuezheng.ui.figures import Part as Share

Data = dict[str, Any]
NEEDS = frozenset({Standing.MISS, Standing.RISK, Standing.NODATA})
"""Standings that ask somebody to act."""
_QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Tracked:
    """How one target stands: in a word, in a year's shape, quarter by quarter."""

    standing: Standing
    values: tuple[float | None, ...]
    goal_value: float | None
    quarters: tuple[Standing, ...]
    now: str
    goal: T
    org: str
    url: str


@dataclass(frozen=True)
class Working:
    """A working plan beside its file's reading."""

    plan: Plan
    state: State
    version: int
    found: Data
    tracked: Mapping[int, Tracked]
    shares: tuple[Share, ...]
    passed: int
    needs: int


def plan_of_file(actor: Actor | None, file: PlanFile) -> Plan | None:
    """The working plan of a file, where one is in sight. Costs: 1 query."""
    rows = working(actor).filter(file=file.pk)
    return rows.select_related("final", "issued", "published").order_by("id").first()


def states(actor: Actor | None) -> dict[int, State]:
    """How far the working plans in sight are, by their file. Costs: 1 query."""
    rows = working(actor).order_by("-id").values_list("file_id", "state")
    return {file: State.of(state) for file, state in rows}


def overlay(actor: Actor | None, file: PlanFile, found: Data, day: date) -> Working | None:
    """Lay the version in force over what was read. Costs: at most 11 queries.

    Strangers get the version that is public. ``None`` where nobody works on the file.
    """
    plan = plan_of_file(actor, file)
    if plan is None:
        return None
    version = plan.published if actor is None else plan.issued or plan.final
    if version is None:
        return Working(plan, State.of(plan.state), 0, found, {}, (), 0, 0)
    baseline = read_baseline(version.content)
    laid = laid_over(found, baseline)
    tracked = _tracked(plan, baseline, day)
    return Working(
        plan=plan, state=State.of(plan.state), version=version.number, found=laid, tracked=tracked,
        shares=_shares(tracked.values()), passed=_passed(plan.year, day),
        needs=sum(one.standing in NEEDS for one in tracked.values()),
    )  # fmt: skip


def laid_over(found: Data, baseline: Baseline) -> Data:
    """Give a reading with the targets of a version in place of those read."""
    return found | {"targets": list(_targets(found, baseline))}


def _targets(found: Data, baseline: Baseline) -> Iterable[Data]:
    """Targets of a version in the words of a reading; those of other parts stay as read."""
    plans = [part for part in found["parts"] if part["kind"] == "plan"] or found["parts"][:1]
    numbers: dict[str, int] = {}
    base = 0
    for part in plans:
        for clause in part["clauses"]:
            numbers[clause_key(base + clause["id"])] = clause["id"]
        base += len(part["clauses"])
    for number, target in enumerate(baseline.targets):
        yield _target(number, target, plans, numbers)
    shown = {part["id"] for part in plans}
    number = len(baseline.targets)
    for other in found["targets"]:
        if other["part"] not in shown:
            yield other | {"id": number}
            number += 1


def _target(
    number: int, target: FrozenTarget, plans: list[Data], numbers: Mapping[str, int]
) -> Data:
    content = target.content
    part = next((p for p in plans if p["start"] <= content.start < p["end"]), plans[0])
    return {
        "id": number, "part": part["id"], "clause": numbers.get(target.clause, -1),
        "start": content.start, "end": content.end, "quote": content.quote,
        "indicator": content.indicator, "scope": content.scope, "op": content.op,
        "value": plain(content.value), "low": plain(content.low), "high": plain(content.high),
        "unit": content.unit, "kind": content.kind, "deadline": content.deadline,
        "due_by_plan": content.due_by_plan, "section": list(content.section),
        "rule": content.rule, "implicit": content.implicit, "ratio": content.ratio,
    }  # fmt: skip


def _tracked(plan: Plan, baseline: Baseline, day: date) -> dict[int, Tracked]:
    """How the targets of an issued version stand, by their number on the page.

    The plan is in the reader's sight already, and progress follows the plan; so
    the rows are read as the software itself.
    """
    if plan.issued_id is None:
        return {}
    rows = progress_of(SYSTEM, Filters(plan=plan.pk), day).rows
    known: dict[tuple[str, str, str | None, str], Aim] = {}
    for row in rows:
        for aim in row.aims:
            one = aim.row
            known.setdefault((one.clause, one.indicator, one.value, one.unit), aim)
    given = {}
    for number, target in enumerate(baseline.targets):
        content = target.content
        key = (
            f"{plan.pk}:{target.clause}", content.indicator[:200], exact(content.value),
            content.unit[:20],
        )  # fmt: skip
        if key in known:
            given[number] = _one(known[key], plan.year, day)
    return given


def _one(aim: Aim, year: int, day: date) -> Tracked:
    goal = aim.kept.target.goal
    return Tracked(
        standing=aim.progress.standing, values=tuple(history(aim, day)),
        goal_value=None if goal is None else float(goal), quarters=_quarters(aim, year, day),
        now=aim.now, goal=aim.goal, org=aim.org_name, url=f"/targets/{aim.id}/",
    )  # fmt: skip


def _quarters(aim: Aim, year: int, day: date) -> tuple[Standing, ...]:
    """How it stood when each quarter ended; the running one as it stands, later ones not begun."""
    found = []
    begin = date(year, 1, 1)
    for month, last in _QUARTERS:
        end = date(year, month, last)
        if day < begin:
            found.append(Standing.WAIT)
        else:
            found.append(aim.kept.on(min(end, day)).standing)
        begin = end
    return tuple(found)


def _shares(tracked: Iterable[Tracked]) -> tuple[Share, ...]:
    counts = dict.fromkeys(Standing, 0)
    for one in tracked:
        counts[one.standing] += 1
    return tuple(Share(s.key, counts[s], s.label) for s in Standing if counts[s])


def _passed(year: int, day: date) -> int:
    """How much of the year is over, in per cent."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    whole = (last - first).days + 1
    return max(0, min(100, ((day - first).days + 1) * 100 // whole))


def standings(actor: Actor | None, plan: Plan, day: date) -> dict[str, int]:
    """How many targets of a plan in sight stand how; the worst first. Costs: 9 queries."""
    version = plan.published if actor is None else plan.issued
    if version is None:
        return {}
    tracked = _tracked(plan, read_baseline(version.content), day)
    counts = {standing.key: 0 for standing in FROM_WORST}
    for one in tracked.values():
        counts[one.standing.key] += 1
    return counts
