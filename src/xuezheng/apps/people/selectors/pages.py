"""What the pages of people show: a list by name, and one person with history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.people.access import (
    Orgs,
    appointments,
    appointments_history,
    numbers_borne,
    persons,
    persons_history,
    post_history,
)
from xuezheng.apps.people.models import AppointmentFact, PersonFact
from xuezheng.apps.people.selectors.aliases import identities, shadowed
from xuezheng.apps.people.selectors.leaving import of_person
from xuezheng.apps.people.selectors.posts import posts
from xuezheng.apps.people.selectors.who import PersonShown
from xuezheng.apps.schools.selectors.closure import Standing, unit, units
from xuezheng.catalogue.terms.people import Backbone, Establishment, Issuer, Sex, TitleLevel
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.nations import NATIONS
from xuezheng.core.kinds.showing import HIDDEN, identity_masked
from xuezheng.core.registers.retirement import Retirement
from xuezheng.core.registers.timeline import FAR, AsOf

PAGE = 50
LONGEST_QUERY = 40
LONG = 12
"""A number of so many places shows its ends; a shorter one nothing."""
NO_PERSON = T("人员", "person")


@dataclass(frozen=True, slots=True)
class Row:
    """A person in the list, with unit and posts on the day."""

    person: PersonShown
    unit: Standing | None
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the list; nothing is counted."""

    rows: tuple[Row, ...]
    number: int
    more: bool

    def has_previous(self) -> bool:
        """Say whether a page lies before."""
        return self.number > 1

    def has_next(self) -> bool:
        """Say whether a page follows."""
        return self.more


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of a person's history (任职经历、登记沿革)."""

    words: str
    since: date
    until: date | None
    meta: str = ""
    more: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberShown:
    """A number borne elsewhere, masked, with its days."""

    issuer: T
    number: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another identity of the same person; ``canonical`` marks the one it is read as."""

    id: int
    name: str
    canonical: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's page."""

    person: PersonShown
    unit: Standing | None
    titles: tuple[str, ...]
    duties: tuple[str, ...]
    served: tuple[Spell, ...]
    registered: tuple[Spell, ...]
    facts: tuple[tuple[T, T], ...] = ()
    retires: Retirement | None = None
    numbers: tuple[NumberShown, ...] = ()
    aliases: tuple[Other, ...] = ()


def listed(day: date, orgs: Orgs, query: str = "", org: str = "", page: str = "1") -> Listed:
    """Give one page of people in sight, by name. Costs: at most 8 queries."""
    number = int(page) if page.isdecimal() and 0 < len(page) < 5 else 1
    asof = AsOf(day)
    found = _matching(persons(asof, orgs), query).exclude(subject__in=shadowed(asof))
    if org:
        inside = [one for one, standing in units(day).items() if standing.code == org]
        found = found.filter(org__in=inside)
    facts = list(found[(number - 1) * PAGE : number * PAGE + 1])
    return Listed(_rows(facts[:PAGE], day), number, len(facts) > PAGE)


def _matching(found: QuerySet[PersonFact], query: str) -> QuerySet[PersonFact]:
    """Narrow to a part of a name, the first letters of its reading, or a whole number."""
    words = "".join(query.split())[:LONGEST_QUERY]
    if not words:
        return found
    ways = Q(name__contains=words) | Q(staff_number=words) | Q(mobile=words)
    if words.isascii() and words.isalpha():
        ways |= Q(initials__startswith=words.lower())
    return found.filter(ways)


def _rows(facts: list[PersonFact], day: date) -> tuple[Row, ...]:
    held: dict[int, list[int]] = {}
    for row in appointments(AsOf(day)).filter(person__in=[fact.subject_id for fact in facts]):
        held.setdefault(row.person_id, []).append(row.post_id)
    known = posts({post for numbers in held.values() for post in numbers}, day)
    standing = units(day)
    return tuple(
        Row(
            PersonShown.of(fact),
            standing.get(fact.org_id),
            tuple(one.label for one in known.values() if one.id in held.get(fact.subject_id, ())),
        )
        for fact in facts
    )


def profile(number: int, day: date, orgs: Orgs) -> Profile:
    """Give one person's page as of a day; raises ``NotFoundError`` for one out of sight.

    A person is in sight where the unit the register names last is; what stands
    on merged identities is shown with it. Costs: at most 10 queries.
    """
    who = identities(number)
    facts = sorted(persons_history(who), key=lambda fact: fact.valid_from, reverse=True)
    own = next((fact for fact in facts if fact.subject_id == number), None)
    if own is None or (orgs is not None and own.org_id not in orgs):
        raise NotFoundError(what=NO_PERSON)
    now = next((fact for fact in facts if fact.valid_from <= day < fact.valid_to), own)
    rows = list(appointments_history(who))
    titles = _titles([row.post_id for row in rows], day)
    current = [row for row in rows if row.valid_from <= day < row.valid_to]
    return Profile(
        person=PersonShown.of(now),
        unit=unit(now.org_id, day),
        titles=tuple(titles.get(row.post_id, ("", ""))[0] for row in current),
        duties=tuple(duty for row in current if (duty := titles.get(row.post_id, ("", ""))[1])),
        served=tuple(_served(row, titles.get(row.post_id, ("", ""))[0]) for row in rows),
        registered=tuple(_registered(fact, day) for fact in facts),
        facts=_particulars(now),
        retires=of_person(now, day),
        numbers=_numbers(who),
        aliases=_aliases(number, who, facts),
    )


def _served(row: AppointmentFact, title: str) -> Spell:
    """Give a stretch at a post with what else the appointment says."""
    told = (
        (TitleLevel, row.title_level), (Backbone, row.backbone), (Establishment, row.establishment),
    )  # fmt: skip
    labels = [terms.of(key).label for terms, key in told if key and key != "none"]
    more = (T(row.teaches, row.teaches), *labels) if row.teaches else tuple(labels)
    return Spell(title, row.valid_from, _until(row.valid_to), row.basis, more)


def _particulars(fact: PersonFact) -> tuple[tuple[T, T], ...]:
    """Give what is said of the person, in words; days of birth only to the month."""
    rows: list[tuple[T, T]] = []
    if fact.sex:
        rows.append((T("性别", "Sex"), Sex.of(fact.sex).label))
    if fact.born:
        born = f"{fact.born:%Y-%m}"
        rows.append((T("出生年月", "Month of birth"), T(born, born)))
    if fact.nation in NATIONS:
        rows.append((T("民族", "People"), NATIONS[fact.nation]))
    return tuple(rows)


def _numbers(who: Iterable[int]) -> tuple[NumberShown, ...]:
    rows = numbers_borne(who)
    return tuple(
        NumberShown(
            Issuer.of(row.issuer).label,
            identity_masked(row.number) if len(row.number) >= LONG else HIDDEN,
            row.valid_from,
            _until(row.valid_to),
        )
        for row in rows
    )


def _aliases(number: int, who: tuple[int, ...], facts: Iterable[PersonFact]) -> tuple[Other, ...]:
    """Give the other identities read as the same person; the canonical one is marked."""
    known = {fact.subject_id: fact for fact in facts}
    return tuple(
        Other(one, known[one].name if one in known else "", one == who[0])
        for one in who
        if one != number
    )


def _titles(numbers: Iterable[int], day: date) -> dict[int, tuple[str, str]]:
    """Give label and duty of posts, also of those that stand no longer."""
    standing = units(day)
    found: dict[int, tuple[str, str]] = {}
    for fact in post_history(numbers):
        here = standing.get(fact.org_id)
        name = here.name if here and not fact.title.startswith(here.name) else ""
        found[fact.subject_id] = f"{name}{fact.title}", fact.duty
    return found


def _registered(fact: PersonFact, day: date) -> Spell:
    here = unit(fact.org_id, day)
    words = fact.name if here is None else f"{fact.name}　{here.name}"
    return Spell(words, fact.valid_from, _until(fact.valid_to), fact.staff_number)


def _until(day: date) -> date | None:
    return None if day == FAR else day
