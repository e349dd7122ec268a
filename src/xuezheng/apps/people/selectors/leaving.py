"""Who retires when (退休预测): leavers by unit and by subject taught, and one person's month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.adapters import parameters
from xuezheng.apps.people.access import Orgs, appointments, persons
from xuezheng.apps.people.models import PersonFact
from xuezheng.apps.people.selectors.aliases import shadowed
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.core.registers.retirement import (
    Group,
    Ladder,
    Retirement,
    births,
    group_of,
    ladders,
    month,
    months,
    retires,
)
from xuezheng.core.registers.timeline import AsOf

STAFF = "staff"
"""The kind group of staff files: when somebody retires is for whoever works on these."""
PAGE = 50
NO_SUBJECT = ""
_OF_GROUP = {
    Group.MAN: Q(sex="1"),
    Group.WOMAN_CADRE: Q(sex="2", cadre=True),
    Group.WOMAN_WORKER: Q(sex="2", cadre=False),
}


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who retires within the time looked at (即将退休人员)."""

    person: int
    name: str
    org: int
    unit: str
    subject: str
    group: Group
    when: Retirement


@dataclass(frozen=True, slots=True)
class Count:
    """How many leave a unit, or a subject, within each stretch."""

    label: str
    near: int
    far: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the page shows: counts by subject and by unit, one page of people, what is not known."""

    rows: tuple[Leaver, ...]
    subjects: tuple[Count, ...]
    units: tuple[Count, ...]
    near: int
    far: int
    unknown: int
    number: int = 1
    more: bool = False

    def has_previous(self) -> bool:
        """Say whether a page lies before."""
        return self.number > 1

    def has_next(self) -> bool:
        """Say whether a page follows."""
        return self.more


def horizons(day: date) -> tuple[int, int]:
    """Give how many months ahead leavers are counted: the near and the far stretch."""
    given = parameters.shipped().on(day)["retirement.ahead"]
    near, far = (int(one) for one in given) if isinstance(given, tuple) else (12, 36)
    return near, far


def of_person(fact: PersonFact, day: date) -> Retirement | None:
    """Give when a person retires by the rules of a day; ``None`` where the register does not say."""
    rules = parameters.shipped().on(day)
    group = group_of(fact.sex, fact.cadre)
    if group is None or fact.born is None:
        return None
    return retires(fact.born, ladders(rules)[group], int(str(rules.get("retirement.elastic", 0))))


def leavers(day: date, orgs: Orgs, ahead: int) -> tuple[Leaver, ...]:
    """Give everybody who retires from the month of ``day`` on within ``ahead`` months, by month.

    Costs: 3 queries, and 1 where anybody is merged.
    """
    rules = parameters.shipped().on(day)
    steps, elastic = ladders(rules), int(str(rules.get("retirement.elastic", 0)))
    facts = list(_between(persons(AsOf(day), orgs), steps, day, month(months(day) + ahead - 1)))
    taught = _taught([fact.subject_id for fact in facts], day)
    units = names([fact.org_id for fact in facts], day)
    found = [_leaver(fact, steps, elastic, taught, units) for fact in facts]
    return tuple(sorted(found, key=lambda one: (one.when.on, one.unit, one.name, one.person)))


def _between(
    found: QuerySet[PersonFact], steps: dict[Group, Ladder], since: date, until: date
) -> QuerySet[PersonFact]:
    wanted = Q(pk__in=())
    for group, ladder in steps.items():
        born = births(ladder, since, until)
        if born is not None:
            wanted |= _OF_GROUP[group] & Q(born__gte=born[0], born__lt=born[1])
    return found.filter(wanted).exclude(subject__in=shadowed(AsOf(since)))


def _leaver(
    fact: PersonFact,
    steps: dict[Group, Ladder],
    elastic: int,
    taught: dict[int, str],
    units: dict[int, str],
) -> Leaver:
    group = group_of(fact.sex, fact.cadre)
    if group is None or fact.born is None:
        raise LookupError(fact.pk)
    when = retires(fact.born, steps[group], elastic)
    unit, subject = units.get(fact.org_id, ""), taught.get(fact.subject_id, NO_SUBJECT)
    return Leaver(fact.subject_id, fact.name, fact.org_id, unit, subject, group, when)


def _taught(numbers: Iterable[int], day: date) -> dict[int, str]:
    rows = appointments(AsOf(day)).filter(person__in=set(numbers)).exclude(teaches="")
    return {row.person_id: row.teaches for row in rows}


def leaving(day: date, orgs: Orgs, *, unit: int | None = None, page: str = "1") -> Leaving:
    """Give the page of leavers in sight, or of one unit. Costs: at most 6 queries."""
    if unit is not None:
        orgs = frozenset({unit}) if orgs is None or unit in orgs else frozenset()
    near, far = horizons(day)
    everybody = leavers(day, orgs, far)
    ends = month(months(day) + near)
    soon = [one for one in everybody if one.when.on < ends]
    number = int(page) if page.isdecimal() and 0 < len(page) < 4 else 1
    first = (number - 1) * PAGE
    return Leaving(
        rows=everybody[first : first + PAGE],
        subjects=_counts((one.subject for one in soon), (one.subject for one in everybody)),
        units=_counts((one.unit for one in soon), (one.unit for one in everybody)),
        near=len(soon),
        far=len(everybody),
        unknown=_unknown(day, orgs),
        number=number,
        more=len(everybody) > first + PAGE,
    )


def _counts(near: Iterable[str], far: Iterable[str]) -> tuple[Count, ...]:
    soon, all_ = Counter(near), Counter(far)
    order = sorted(all_, key=lambda label: (-all_[label], label))
    return tuple(Count(label, soon[label], all_[label]) for label in order)


def _unknown(day: date, orgs: Orgs) -> int:
    """Count those of whom birth, sex or the kind of post is not known. Costs: 1 query."""
    lacks = Q(born=None) | Q(sex="") | Q(sex="2", cadre=None)
    return persons(AsOf(day), orgs).filter(lacks).count()
