"""Who is entitled on a day (应享资助): the roll and the recognitions of that day, by its table."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from xuezheng.adapters import parameters
from xuezheng.apps.aid.access import holding
from xuezheng.apps.pupils.access import classes, enrolments
from xuezheng.core.aid.decide import Decision, decide
from xuezheng.core.aid.tables import Category, Pupil, Table, table_in
from xuezheng.core.registers.timeline import AsOf


@dataclass(frozen=True, slots=True)
class Owed:
    """A pupil with school and stage, and everything the table says (认定结果)."""

    pupil: Pupil
    org: int
    decision: Decision


@lru_cache(maxsize=32)
def table_on(day: date) -> tuple[Table, str]:
    """Give the table of a day and the digest of the parameters it stands in."""
    rules = parameters.shipped().on(day)
    return table_in(rules), rules.digest


def owed(day: date) -> list[Owed]:
    """Decide everybody who may be entitled on a day, by pupil. Costs: 3 queries."""
    table, _ = table_on(day)
    return [Owed(pupil, org, decide(pupil, table)) for pupil, org in _pupils(day, table)]


def _pupils(day: date, table: Table) -> Iterator[tuple[Pupil, int]]:
    """Give the recognised, and all pupils of stages in which every pupil gets something."""
    marks: dict[int, set[Category]] = defaultdict(set)
    rural: set[int] = set()
    for one in holding(day):
        marks[one.pupil].add(Category.of(one.category))
        if one.rural:
            rural.add(one.pupil)
    whole = {
        stage
        for rule in table.rules
        if Category.EVERYBODY in rule.categories
        for stage in rule.stages
    }
    stages = dict(classes(AsOf(day)).values_list("subject_id", "stage"))
    everybody = [number for number, stage in stages.items() if stage in whole]
    roll = enrolments(AsOf(day)).filter(state="studying")
    rows = roll.filter(school_class__in=everybody) | roll.filter(subject__in=list(marks))
    told = rows.order_by("subject_id").values_list(
        "subject_id", "school_class_id", "boards", "org_id"
    )
    for subject, klass, boards, org in told.distinct():
        stage = stages.get(klass or 0, "")
        known = frozenset(marks.get(subject, ()))
        yield Pupil(subject, stage, boards, subject in rural, known), org
