"""A day's reports rolled up (日报告汇总): class, school, township, bureau; counts, never names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from xuezheng.adapters import parameters
from xuezheng.apps.notices.selectors.responsible import responsible
from xuezheng.apps.records.access import fields_seen, rows
from xuezheng.apps.records.selectors.reported import reported_at
from xuezheng.apps.schools.access import require_somewhere, tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.showing import phone_masked
from xuezheng.core.ledgers.hourly import by_hour, summed

GROUP, KIND = "care", "daily_report"
REPORT = T("日报告", "daily report")
COUNTS = ("pupils", "present", "fever", "isolated", "staff_ill")
HANDED_IN, DUE = ("reported", "closed"), "due"
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Sum:
    """One line of the roll-up: a unit, how many owe, have reported, have nothing to tell, and counts."""

    org: int
    name: str
    owe: int
    reported: int
    zero: int
    counts: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class HourRow:
    """One hour with the names of the schools missing then."""

    hour: int
    reported: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A school that has not reported yet: its case, whom to call, on which number."""

    case: int
    school: str
    who: str
    mobile: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of a school's report."""

    school: str
    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class DayShown:
    """A day: the whole, township by township, hour by hour, and the classes with something to tell."""

    whole: Sum
    parts: tuple[Sum, ...]
    hours: tuple[HourRow, ...]
    classes: tuple[ClassRow, ...]
    missing: tuple[Missing, ...]


@lru_cache(maxsize=16)
def _hours(day: date) -> tuple[int, ...]:
    told = parameters.shipped().on(day)["daily.hours"]
    return tuple(int(one) for one in told) if isinstance(told, tuple) else ()


def day_shown(actor: Actor | None, day: date, now: datetime) -> DayShown:
    """Give a day's reports in sight. Costs: ≤ 8 queries."""
    require_somewhere(actor, Verb.READ, GROUP, what=REPORT)
    found = list(rows(actor, Verb.READ, KIND).filter(d1=day).order_by("id")[:MOST])
    tree, came = tree_of(day), reported_at([one.pk for one in found])
    named = {org: unit.name for org, unit in tree.units.items()}
    parts: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        above = tree.units[one.org_id].parent if one.org_id in tree.units else None
        parts[above or one.org_id].append(one)
    reports = {one.org_id: came.get(one.pk) if one.state in HANDED_IN else None for one in found}
    hours = tuple(
        HourRow(one.hour, one.reported, tuple(named.get(org, "") for org in one.missing))
        for one in by_hour(reports, day, _hours(day), now)
    )
    root = tree.root or 0
    return DayShown(
        _sum(root, named, found), tuple(_sum(org, named, some) for org, some in parts.items()),
        hours, tuple(_classes(found, named)), _missing(actor, found, named, day),
    )  # fmt: skip


def _missing(
    actor: Actor | None, found: Sequence[Any], named: Mapping[int, str], day: date
) -> tuple[Missing, ...]:
    """Give who has not reported; numbers are masked where the reader sees no personal fields."""
    late = [one for one in found if one.state == DUE]
    if not late:
        return ()
    clear = Privacy.PERSONAL in fields_seen(actor, KIND)
    who = responsible([one.org_id for one in late], day)
    told = []
    for one in late:
        head = who.get(one.org_id)
        mobile = head.mobile if head else ""
        told.append(
            Missing(
                one.pk, named.get(one.org_id, ""), f"{head.name} {head.title}" if head else "",
                mobile if clear else phone_masked(mobile),
            )
        )  # fmt: skip
    return tuple(told)


def _sum(org: int, named: Mapping[int, str], found: Sequence[Any]) -> Sum:
    told = [one for one in found if one.state in HANDED_IN]
    counts = summed([{key: one.data.get(key) for key in COUNTS} for one in told], COUNTS)
    zero = sum(
        not any(one.data.get(key) for key in ("fever", "isolated", "staff_ill")) for one in told
    )
    return Sum(org, named.get(org, ""), len(found), len(told), zero, counts)


def _classes(found: Sequence[Any], named: Mapping[int, str]) -> list[ClassRow]:
    """Give the classes with fever or isolation, those with most fever first."""
    lines = [
        ClassRow(named.get(one.org_id, ""), row["class_"], {key: row[key] for key in COUNTS[:4]})
        for one in found
        if one.state in HANDED_IN
        for row in one.data.get("classes") or ()
        if row["fever"] or row["isolated"]
    ]
    return sorted(lines, key=lambda one: (-one.counts["fever"], one.school, one.name))[:100]
