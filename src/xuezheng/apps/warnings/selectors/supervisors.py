"""Supervisors against the schools they have (督学负荷与回避): too many, once worked there, visited too seldom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.people.access import appointments_history
from xuezheng.apps.people.selectors import people as persons
from xuezheng.apps.records.access import parties, rows
from xuezheng.apps.records.selectors import calendar, in_force
from xuezheng.apps.registers.access import facts, register_of
from xuezheng.apps.registers.access import rows as register_rows
from xuezheng.apps.schools.access import names as units
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.warnings.supervisors import Served, avoided

REGISTER, VISIT = "responsible_supervisor", "visit"
MADE = ("found", "answered", "closed", "clean")
"""Stages of a visit that was made."""


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school of a supervisor: how often it was visited this term, whether it must be avoided."""

    name: str
    visits: int
    avoided: bool


@dataclass(frozen=True, slots=True)
class SupervisorRow:
    """A supervisor with the schools in charge (责任督学)."""

    name: str
    schools: tuple[SchoolRow, ...]
    too_many: bool
    verdict: str

    @property
    def conflicts(self) -> int:
        """Count the schools to be avoided."""
        return sum(one.avoided for one in self.schools)


def keeps_away(person: int, on: date) -> frozenset[int]:
    """Give the units a supervisor must keep away from: former ones, and those the register names.

    Costs: 2 queries.
    """
    years = in_force(on).whole("visit.avoid_years")
    served = [Served(one.org_id, one.valid_to) for one in appointments_history([person])]
    kind = register_of(REGISTER)
    told: set[int] = set()
    for row in facts(kind).at(AsOf(on)).filter(n1=person):
        told |= {int(line["school"]) for line in row.data.get("avoids") or ()}
    return avoided(served, on, years) | told


def supervised(actor: Actor | None, day: date) -> tuple[SupervisorRow, ...]:
    """Give the supervisors in sight with their schools, those with a conflict first."""
    kind = register_of(REGISTER)
    found = list(register_rows(actor, Verb.READ, kind, AsOf(day)))
    numbers = [int(row.data["supervisor"]) for row in found]
    who = {one: person.name for one, person in persons(numbers, day).items()}
    schools = units(day)
    visits = _visits(day)
    most = in_force(day).whole("visit.schools_each")
    made = [_row(row.data, (who, schools), visits, (day, most)) for row in found]
    return tuple(sorted(made, key=lambda one: (-one.conflicts, not one.too_many, one.name)))


def _row(
    data: dict[str, Any],
    called: tuple[dict[int, str], dict[int, str]],
    visits: Counter[tuple[int, int]],
    limit: tuple[date, int],
) -> SupervisorRow:
    who, schools = called
    person, (day, most) = int(data["supervisor"]), limit
    away = keeps_away(person, day)
    mine = [int(line["school"]) for line in data.get("schools") or ()]
    reviews: Iterable[dict[str, Any]] = data.get("reviews") or ()
    last = max(reviews, key=lambda one: one["year"], default=None)
    column = register_of(REGISTER).field("reviews").columns[1]
    return SupervisorRow(
        who.get(person, ""),
        tuple(SchoolRow(schools.get(one, ""), visits[person, one], one in away) for one in mine),
        len(mine) > most,
        f"{last['year']} {column.show(last['verdict'])}" if last else "",
    )


def _visits(day: date) -> Counter[tuple[int, int]]:
    """Count the visits made this term by supervisor and school. Costs: 2 queries."""
    first = term_of(day)
    # A visit made before the day it was planned for is made.
    made = rows(SYSTEM, Verb.READ, VISIT).filter(state__in=MADE, d1__gte=first)
    by_case = {int(pk): int(person) for pk, person in made.values_list("pk", "n1") if person}
    named_ = parties(list(by_case)).filter(part="lead").values_list("record_id", "org_id")
    return Counter((by_case[case], org) for case, org in named_)


def term_of(day: date) -> date:
    """Give the first day of the term a day lies in or follows; the school year where none is known."""
    begun = [one.first for one in calendar().terms if one.first <= day]
    year = day.year if day.month > 8 else day.year - 1
    return max(begun, default=date(year, 9, 1))
