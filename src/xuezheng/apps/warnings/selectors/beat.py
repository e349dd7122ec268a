"""A supervisor's own schools (我的责任区): visited how often, what is open there, the month written up.

The month's record (督学月度工作记录) is made of what was typed at the gate; nothing is typed again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.access import parties, rows
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.records.selectors.stepped import Stepped, stepped
from xuezheng.apps.registers.access import facts, register_of
from xuezheng.apps.schools.access import names
from xuezheng.apps.warnings.selectors.supervisors import MADE, REGISTER, VISIT, keeps_away, term_of
from xuezheng.catalogue.ledgers.supervision.visit import VISIT as LEDGER
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

REGULAR = "regular"
OPEN = ("found", "answered")
STEPS = ("arrive", "find", "clean", "close")
MOST = 500
"""Visits of one supervisor that are looked at."""


@dataclass(frozen=True, slots=True)
class Open:
    """A finding not closed yet: what is to be put right, by when, how far it is."""

    id: int
    number: str
    notice: str
    answer_by: str
    stage: T
    again: bool


@dataclass(frozen=True, slots=True)
class OwnSchool:
    """A school in charge: regular visits made of those owed this term, the next one, what is open."""

    org: int
    name: str
    made: int
    owed: int
    last: date | None
    next: tuple[int, date] | None
    open: tuple[Open, ...]
    avoided: bool

    @property
    def short(self) -> int:
        """Say how many regular visits are still owed this term; none at a school to be avoided."""
        return 0 if self.avoided else max(0, self.owed - self.made)


@dataclass(frozen=True, slots=True)
class Made:
    """One visit of the month: when, where, what was found, what became of it."""

    id: int
    number: str
    on: date
    school: str
    purpose: T
    items: T
    found: str
    notice: str
    stage: T


@dataclass(frozen=True, slots=True)
class Month:
    """A month's record (督学月度工作记录)."""

    first: date
    made: tuple[Made, ...]

    @property
    def schools(self) -> int:
        """Count the schools visited."""
        return len({one.school for one in self.made})

    @property
    def findings(self) -> int:
        """Count the visits with a notice of findings."""
        return sum(bool(one.notice) for one in self.made)

    @property
    def closed(self) -> int:
        """Count those of them that are closed by now."""
        done = LEDGER.flow.stage("closed").label
        return sum(bool(one.notice) and one.stage == done for one in self.made)


@dataclass(frozen=True, slots=True)
class Beat:
    """A supervisor's own schools, those short of visits first, and one month."""

    schools: tuple[OwnSchool, ...]
    month: Month


def beat(actor: Actor | None, day: date, month: date) -> Beat | None:
    """Give it for a supervisor; None for everybody else. Costs: ≤ 8 queries."""
    if actor is None or actor.person is None or "supervisor" not in actor.roles:
        return None
    mine = _charge(actor.person, day)
    called = names(day)
    seen = rows(actor, Verb.READ, VISIT)
    own = list(seen.filter(n1=actor.person).order_by("-d1", "-id")[:MOST])
    there = seen.filter(parties__part="lead", parties__org__in=mine, state__in=OPEN)
    open_ = list(there.order_by("d2", "id").distinct()[:MOST])
    numbers = {row.pk for row in (*own, *open_)}
    at: dict[int, list[int]] = {}
    for case, org in parties(list(numbers)).filter(part="lead").values_list("record_id", "org_id"):
        at.setdefault(case, []).append(org)
    steps = stepped([row.pk for row in own], STEPS)
    owed, begun = in_force(day).whole("visit.a_term"), term_of(day)
    away = keeps_away(actor.person, day)
    schools = [
        _school((org, called.get(org, ""), org in away), (own, open_), at, steps, (owed, begun))
        for org in mine
    ]
    schools.sort(key=lambda one: (-one.short, one.next[1] if one.next else date.max, one.name))
    return Beat(tuple(schools), _month(month, own, at, steps, called))


def _charge(person: int, day: date) -> list[int]:
    """Give the schools somebody is in charge of. Costs: 1 query."""
    found = facts(register_of(REGISTER)).at(AsOf(day)).filter(n1=person)
    return [int(line["school"]) for row in found for line in row.data.get("schools") or ()]


def _on(row: Any, steps: Mapping[tuple[int, str], Stepped]) -> date | None:
    """Give the day a visit was made: of the arrival, not the day planned."""
    came = steps.get((row.pk, "arrive"))
    return came.at.astimezone(ZONE).date() if came else None


def _school(
    which: tuple[int, str, bool],
    cases: tuple[Iterable[Any], Iterable[Any]],
    at: Mapping[int, list[int]],
    steps: Mapping[tuple[int, str], Stepped],
    term: tuple[int, date],
) -> OwnSchool:
    (org, name, away), (own, open_) = which, cases
    owed, begun = term
    visits = [row for row in own if org in at.get(row.pk, ())]
    came = [(day, row) for row in visits if (day := _on(row, steps)) is not None]
    regular = sum(
        day >= begun and row.state in MADE and row.data["purpose"] == REGULAR for day, row in came
    )
    planned = sorted((row.d1, row.pk) for row in visits if row.state == "planned")
    following = (planned[0][1], planned[0][0]) if planned else None
    told = tuple(_open(row) for row in open_ if org in at.get(row.pk, ()))
    last = max((day for day, _ in came), default=None)
    return OwnSchool(org, name, regular, owed, last, following, told, away)


def _open(row: Any) -> Open:
    data = row.data
    return Open(
        row.pk, row.number, data["notice"] or "", data["answer_by"] or "",
        LEDGER.flow.stage(row.state).label, row.state == "answered",
    )  # fmt: skip


def _month(
    first: date,
    own: Iterable[Any],
    at: Mapping[int, list[int]],
    steps: Mapping[tuple[int, str], Stepped],
    called: Mapping[int, str],
) -> Month:
    ends = (first + timedelta(days=31)).replace(day=1)
    made = []
    for row in own:
        on = _on(row, steps)
        if on is None or not first <= on < ends:
            continue
        found, clean = steps.get((row.pk, "find")), steps.get((row.pk, "clean"))
        words = found.said.get("finding") if found else clean.said.get("seen") if clean else ""
        made.append(
            Made(
                row.pk, row.number, on,
                "、".join(called.get(org, "") for org in at.get(row.pk, ())),
                _shown("purpose", row), _shown("items", row), str(words or ""),
                row.data["notice"] or "", LEDGER.flow.stage(row.state).label,
            )
        )  # fmt: skip
    return Month(first, tuple(sorted(made, key=lambda one: (one.on, one.id))))


def _shown(key: str, row: Any) -> T:
    value, field = row.data[key], LEDGER.field(key)
    return T(field.show(value), field.show(value, "en")) if value else T("", "")
