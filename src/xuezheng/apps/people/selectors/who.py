"""Persons as values, telephone numbers masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.people.access import Orgs, persons
from xuezheng.apps.people.models import PersonFact
from xuezheng.core.kinds.showing import phone_masked
from xuezheng.core.registers.timeline import AsOf


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person as a list shows one (人员); ``mobile`` is masked."""

    id: int
    name: str
    staff_number: str
    mobile: str
    org: int

    @classmethod
    def of(cls, fact: PersonFact) -> "PersonShown":
        """Turn a row into a value."""
        mobile = phone_masked(fact.mobile) if fact.mobile else ""
        return cls(fact.subject_id, fact.name, fact.staff_number, mobile, fact.org_id)


def person(number: int, day: date, orgs: Orgs = None) -> PersonShown | None:
    """Give one person as of a day; ``None`` where there is none in sight. Costs: 1 query."""
    fact = persons(AsOf(day), orgs).filter(subject=number).first()
    return PersonShown.of(fact) if fact else None


def people(numbers: Iterable[int], day: date) -> dict[int, PersonShown]:
    """Give persons by number as of a day, for rows that have been checked. Costs: 1 query."""
    return alone(people_steps(numbers, day))


def people_steps(numbers: Iterable[int], day: date) -> Steps[dict[int, PersonShown]]:
    """Do so beside others. Costs: 1 round."""
    wanted = set(numbers)
    found = yield Question(lambda: persons(AsOf(day)).filter(subject__in=wanted))
    return {fact.subject_id: PersonShown.of(fact) for fact in found}


@dataclass(frozen=True, slots=True)
class Contact:
    """Name and numbers of a person as they are; for making accounts, never for a page."""

    name: str
    staff_number: str
    mobile: str
    org: int


def contacts(numbers: Iterable[int], day: date) -> dict[int, Contact]:
    """Give persons' numbers unmasked, for services that have checked access. Costs: 1 query."""
    found = persons(AsOf(day)).filter(subject__in=set(numbers))
    return {
        fact.subject_id: Contact(fact.name, fact.staff_number, fact.mobile, fact.org_id)
        for fact in found
    }


def by_login(written: str, day: date) -> int | None:
    """Find whose staff number or mobile number this is on a day. Costs: 1 query."""
    if not written:
        return None
    found = persons(AsOf(day)).filter(Q(staff_number=written) | Q(mobile=written))
    numbers = {fact.subject_id for fact in found}
    return numbers.pop() if len(numbers) == 1 else None
