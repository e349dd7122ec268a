"""The portfolio (基建项目组合): every open project in time, what decides it, seats and money."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from xuezheng.adapters import parameters
from xuezheng.apps.records.access import rows
from xuezheng.apps.records.selectors import calendar
from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.apps.schools.access import names, require_somewhere
from xuezheng.catalogue.terms.projects import BuildStage
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.projects.plan import Forecast, Risk, forecast, risk
from xuezheng.core.engines.projects.problem import Plan, ProjectError, Stage
from xuezheng.core.targets.gantt import Span, chart
from xuezheng.ui.gantt import Drawing, drawing

GROUP, KIND = "estate", "project"
PROJECT = T("基建项目", "building project")
OPEN = ("drafted", "issued", "doing", "reported")
MOST = 300


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project of the portfolio; ``fault`` says why it has no forecast."""

    id: int
    code: str
    title: str
    school: str
    stage: T
    seats: int
    budget: int
    funded: int
    opening: date
    photo_on: date | None
    photo_late: bool
    found: Forecast | None
    fault: T | None


@dataclass(frozen=True)
class Portfolio:
    """All projects in sight, their sums, and the chart of the next year."""

    rows: tuple[ProjectRow, ...]
    sums: Risk
    drawing: Drawing


@dataclass(frozen=True)
class ProjectShown:
    """One project with its stages in time and their bars."""

    row: ProjectRow
    labels: Mapping[str, T]
    drawing: Drawing


@lru_cache(maxsize=32)
def _stages_of(day: date) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    told = parameters.shipped().on(day)["project.stages"]
    rows_ = told if isinstance(told, tuple) else ()
    return tuple((one["stage"], int(one["days"]), tuple(one["after"])) for one in rows_)


def plan_of(data: Mapping[str, Any], day: date) -> Plan:
    """Give a case's plan: the network of the day with the case's own days and dates.

    Raises ``ProjectError``.
    """
    own = {row["stage"]: row for row in data.get("stages") or ()}
    stages = tuple(
        Stage(
            key, own.get(key, {}).get("days") or days, after,
            _day(own.get(key, {}).get("started")), _day(own.get(key, {}).get("finished")),
        )
        for key, days, after in _stages_of(day)
    )  # fmt: skip
    return Plan(stages, date.fromisoformat(data["begins"]), date.fromisoformat(data["opening"]))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def portfolio(actor: Actor | None, day: date) -> Portfolio:
    """Give the portfolio of whoever reads buildings. Costs: ≤ 5 queries."""
    require_somewhere(actor, Verb.READ, GROUP, what=PROJECT)
    found = rows(actor, Verb.READ, KIND).filter(state__in=OPEN).order_by("d1", "id")
    units = names(day)
    shown = [_row(one, units, day) for one in found[:MOST]]
    shown.sort(key=lambda one: (one.found is None, -(one.found.slip if one.found else 0), one.id))
    sums = risk(
        [(one.found, one.seats, one.budget, one.funded) for one in shown if one.found is not None]
    )
    spans = [
        Span(one.id, min(step.start for step in one.found.steps), one.found.ready)
        for one in shown
        if one.found is not None
    ]
    tones: dict[Hashable, str] = {
        one.id: "late" if one.found and one.found.late else "go" for one in shown
    }
    return Portfolio(tuple(shown), sums, _drawn(spans, tones, day))


def _drawn(spans: list[Span], tones: Mapping[Hashable, str], day: date) -> Drawing:
    first = day - timedelta(days=90)
    last = max((one.due for one in spans), default=day + timedelta(days=365))
    last = min(max(last, day + timedelta(days=180)), day + timedelta(days=900))
    return drawing(chart(spans, calendar(), first, last, day), tones)


def _row(record: Any, units: Mapping[int, str], day: date) -> ProjectRow:
    data, known = record.data, calendar()
    found, fault = None, None
    try:
        found = forecast(plan_of(data, day), day, known)
    except ProjectError as error:
        fault = error.told()
    photo_by = _day(data.get("photo_by"))
    return ProjectRow(
        int(record.pk), data["code"], data["title"], units.get(data.get("school") or 0, ""),
        _now(found), data["seats"], data["budget"], data["funded"],
        date.fromisoformat(data["opening"]), _day(data.get("photo_on")),
        photo_by is not None and photo_by < day, found, fault,
    )  # fmt: skip


def _now(found: Forecast | None) -> T:
    """Say the stage a project is in: the first that is not done."""
    steps: Iterable[Any] = found.steps if found else ()
    key = next((one.key for one in steps if not one.done), BuildStage.HANDED_OVER.key)
    return BuildStage.of(key).label


def project(actor: Actor | None, number: int, day: date) -> ProjectShown:
    """Give one project in time. Costs: ≤ 5 queries. Raises ``NotFoundError``."""
    record = rows(actor, Verb.READ, KIND).filter(pk=number).first()
    if record is None:
        raise NotFoundError(what=PROJECT)
    row = _row(record, names(day), day)
    steps = row.found.steps if row.found else ()
    spans = [Span(one.key, one.start, one.finish) for one in steps]
    tones: dict[Hashable, str] = {
        one.key: "met"
        if one.done
        else ("late" if one.critical and row.found and row.found.late else "go")
        for one in steps
    }
    labels = {one.key: one.label for one in BuildStage}
    return ProjectShown(row, labels, _drawn(spans, tones, day))


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give where a project stands in time; whoever sees its case may see that. Costs: 1 query."""
    del data
    if rows(actor, Verb.READ, KIND).filter(pk=record).exists():
        yield Beside(PROJECT_PAGE, f"/projects/{record}/")


PROJECT_PAGE = T("项目工期和学位", "Time and places of the project")
