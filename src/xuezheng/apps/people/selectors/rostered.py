"""Everybody of our staff as rosters know people (在册教职工), those who left lately too."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from xuezheng.apps.people.access import appointments
from xuezheng.apps.people.models import ExternalIdFact, PersonFact
from xuezheng.apps.people.selectors.aliases import identities, pairs
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.registers.aliases import canonical
from xuezheng.core.registers.timeline import AsOf

LATELY = timedelta(days=5 * 366)
"""How long after leaving somebody is still looked for on rosters."""
STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Rostered:
    """One person of our staff on a day (在册人员): numbers by issuer, unit, establishment, when left."""

    person: int
    name: str
    born: date | None
    sex: str
    mobile: str
    org: int
    ids: dict[str, str] = field(default_factory=dict)
    establishment: str = ""
    left: date | None = None


def rostered(day: date) -> list[Rostered]:
    """Give everybody who stands on a day, and whoever left within five years before.

    Merged identities are one person with the numbers of all. Whoever keeps a
    training institution is nobody's staff. Costs: 5 queries.
    """
    standing = pairs()
    private = [org for org, unit in tree_of(day).units.items() if unit.kind == Kind.TRAINING.key]
    facts = PersonFact.objects.believed().filter(valid_from__lte=day, valid_to__gt=day - LATELY)
    facts = facts.exclude(org__in=private)
    told = ("subject_id", "name", "born", "sex", "mobile", "org_id", "staff_number", "valid_to")
    newest: dict[int, tuple[object, ...]] = {}
    for row in facts.order_by("valid_to").values_list(*told):
        newest[canonical(standing, row[0])] = row
    ids = _ids(standing, day)
    counted = _counted(standing, day)
    return [_rostered(person, row, day, ids, counted) for person, row in newest.items()]


def _rostered(
    person: int,
    row: tuple[object, ...],
    day: date,
    ids: dict[int, dict[str, str]],
    counted: dict[int, str],
) -> Rostered:
    _, name, born, sex, mobile, org, number, until = row
    numbers = ids[person] | ({STAFF: str(number)} if number else {})
    gone = until if isinstance(until, date) and until <= day else None
    return Rostered(
        person=person,
        name=str(name),
        born=born if isinstance(born, date) else None,
        sex=str(sex),
        mobile=str(mobile),
        org=int(str(org)),
        ids=numbers,
        establishment=counted.get(person, ""),
        left=gone,
    )


def _ids(standing: dict[int, int], day: date) -> dict[int, dict[str, str]]:
    rows = ExternalIdFact.objects.at(AsOf(day)).order_by("valid_from")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for person, issuer, number in rows.values_list("person_id", "issuer", "number"):
        found[canonical(standing, person)][issuer] = number
    return found


def _counted(standing: dict[int, int], day: date) -> dict[int, str]:
    """Give on whose count each works; a secondment goes before the post it is from."""
    found: dict[int, str] = {}
    rows = appointments(AsOf(day)).exclude(establishment="")
    for person, establishment in rows.values_list("person_id", "establishment"):
        one = canonical(standing, person)
        if establishment == "seconded" or one not in found:
            found[one] = establishment
    return found


def names_of(persons: Iterable[int]) -> dict[int, str]:
    """Give the newest name of each person, whether or not they stand. Costs: 1 query."""
    rows = PersonFact.objects.believed().filter(subject__in=set(persons)).order_by("valid_to")
    return dict(rows.values_list("subject_id", "name"))


def held_on(person: int, day: date) -> list[int]:
    """Give the appointments of a person on a day, other identities included. Costs: 2 queries."""
    rows = appointments(AsOf(day)).filter(person__in=identities(person))
    return list(rows.values_list("subject_id", flat=True))
