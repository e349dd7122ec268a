"""What schools have told of homework and tests (作业与考试记录), read from the two registers by the one door."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from xuezheng.apps.pupils.access import classes, grade_of
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.registers.access import register_of, rows
from xuezheng.catalogue.terms.workload import MONITORED
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.periods import term_of
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.workload.examinations import TestHeld
from xuezheng.core.workload.homework import GradeAt, WeekJudged, WeekTold, judged

LOG, TEST = "homework_log", "test_held"
STAGES = ("primary", "junior")
Orgs = frozenset[int] | None


def weeks_told(
    actor: Actor | None, day: date, first: date, orgs: Orgs = None
) -> dict[int, list[WeekTold]]:
    """Give the weeks of homework told by class, from the first day on. Costs: 2 queries."""
    found = rows(actor, Verb.READ, register_of(LOG), AsOf(day)).filter(d1__gte=first, d1__lte=day)
    if orgs is not None:
        found = found.filter(org__in=orgs)
    told: dict[int, list[WeekTold]] = {}
    columns = found.values_list("n1", "d1", "data__longest", "data__gaps")
    for school_class, monday, longest, gaps in columns:
        told.setdefault(school_class, []).append(WeekTold(monday, longest, gaps or 0))
    return told


def held_tests(actor: Actor | None, day: date, orgs: Orgs = None) -> tuple[TestHeld, ...]:
    """Give the tests of the term up to the day; those from above are left out. Costs: 2 queries."""
    found = rows(actor, Verb.READ, register_of(TEST), AsOf(day))
    found = found.filter(d1__gte=term_of(day).first, d1__lte=day).exclude(data__kind=MONITORED)
    if orgs is not None:
        found = found.filter(org__in=orgs)
    columns = found.order_by("d1", "id").values_list("org", "t2", "t3", "n1")
    return tuple(TestHeld(*one) for one in columns)


def limits(key: str, day: date) -> Mapping[str, int]:
    """Give a table of limits in force on a day, by band."""
    return cast(Mapping[str, int], in_force(day)[f"homework.{key}"])


def grade_at(one: Any) -> GradeAt:
    """Give which grade a class is in on a day."""

    def at(day: date) -> str | None:
        found = grade_of(one, day)
        return found.key if found else None

    return at


def judged_by_class(
    actor: Actor | None, day: date, first: date, orgs: Orgs = None
) -> dict[int, tuple[int, tuple[WeekJudged, ...]]]:
    """Give each class that told a week: its unit, and its weeks against the limit. Costs: 3 queries."""
    told, most = weeks_told(actor, day, first, orgs), limits("minutes", day)
    if not told:
        return {}
    standing = classes(AsOf(day)).filter(subject__in=list(told), stage__in=STAGES)
    return {
        one.subject_id: (
            one.org_id, judged(told[one.subject_id], grade_at(one), most),
        )
        for one in standing
    }  # fmt: skip
