"""Two identities side by side (人员比对): what each says, and how likely they are one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xuezheng.adapters import parameters
from xuezheng.apps.people.access import Orgs, appointments_history, numbers_borne, persons_history
from xuezheng.apps.people.models import PersonFact
from xuezheng.apps.people.selectors.aliases import pairs
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.catalogue.terms.people import Issuer, Sex
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.showing import identity_masked, phone_masked
from xuezheng.core.registers.aliases import canonical
from xuezheng.core.registers.matching import Said, Weighing, scales_in, weigh
from xuezheng.core.registers.timeline import FAR

MOST = 10
NO_PERSON = T("人员", "person")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two identities, its newest fact in words, numbers masked (比对一方)."""

    id: int
    name: str
    unit: str
    rows: tuple[tuple[T, T], ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Compared:
    """Two identities and the reckoning between them."""

    one: Side
    other: Side
    weighing: Weighing
    lines: tuple[tuple[T, T, T, bool], ...]


def side(person: int, day: date, orgs: Orgs) -> Side:
    """Give one identity; raises ``NotFoundError`` for one out of sight. Costs: 4 queries."""
    facts = list(persons_history([person]))
    if not facts or (orgs is not None and facts[0].org_id not in orgs):
        raise NotFoundError(what=NO_PERSON)
    fact = facts[0]
    held = numbers_borne([person])
    numbers = {row.issuer: row.number for row in held}
    posts = len(appointments_history([person]))
    unit = names([fact.org_id], day).get(fact.org_id, "")
    said = Said(
        str(person), fact.name, fact.born, fact.sex, fact.mobile,
        numbers | ({"staff": fact.staff_number} if fact.staff_number else {}), str(fact.org_id),
    )  # fmt: skip
    return Side(person, fact.name, unit, _rows(fact, unit, numbers, posts), said)


def _rows(
    fact: PersonFact, unit: str, numbers: dict[str, str], posts: int
) -> tuple[tuple[T, T], ...]:
    nothing = T("无数据", "no data")
    plain = (
        (T("姓名", "Name"), fact.name),
        (T("单位", "Unit"), unit),
        (T("登记时段", "Registered"), f"{fact.valid_from} – {_end(fact)}"),
        (T("出生日期", "Born"), f"{fact.born:%Y-%m}" if fact.born else ""),
        (T("工号", "Staff number"), fact.staff_number),
        (T("手机号", "Mobile number"), phone_masked(fact.mobile) if fact.mobile else ""),
        (T("任职次数", "Posts held"), str(posts)),
    )
    rows = [(label, T(words, words) if words else nothing) for label, words in plain]
    rows.insert(3, (T("性别", "Sex"), Sex.of(fact.sex).label if fact.sex else nothing))
    for issuer in (Issuer.RESIDENT, Issuer.ROSTER, Issuer.PAYROLL, Issuer.STAFF_SYSTEM):
        number = numbers.get(issuer.key, "")
        shown = identity_masked(number) if len(number) > 8 else number
        rows.append((issuer.label, T(shown, shown) if shown else nothing))
    return tuple(rows)


def _end(fact: PersonFact) -> str:
    return "" if fact.valid_to == FAR else str(fact.valid_to)


def compared(one: int, other: int, day: date, orgs: Orgs) -> Compared:
    """Put two identities beside each other. Costs: 8 queries."""
    left, right = side(one, day, orgs), side(other, day, orgs)
    scales = scales_in(parameters.shipped().on(day))
    weighing = weigh(left.said, right.said, scales, same_unit=left.said.unit == right.said.unit)
    lines = tuple(
        (label, mine, theirs, mine == theirs)
        for (label, mine), (_, theirs) in zip(left.rows, right.rows, strict=True)
    )
    return Compared(left, right, weighing, lines)


def likely(person: int, day: date, orgs: Orgs) -> tuple[Side, ...]:
    """Give who may be the same person: a number, or name with birth, in common.

    Costs: 3 queries, and 4 for each found.
    """
    facts = list(persons_history([person]))
    if not facts:
        return ()
    fact = facts[0]
    wanted = Q(name=fact.name)
    if fact.mobile:
        wanted |= Q(mobile=fact.mobile)
    if fact.born:
        wanted |= Q(born=fact.born, initials=fact.initials)
    rows = PersonFact.objects.believed().filter(wanted).exclude(subject=person)
    seen = rows if orgs is None else rows.filter(org__in=orgs)
    found = seen.order_by("subject_id").values_list("subject_id", flat=True).distinct()[:MOST]
    return tuple(side(one, day, orgs) for one in _others(person, found))


def _others(person: int, found: Iterable[int]) -> list[int]:
    standing = pairs()
    mine = canonical(standing, person)
    return [one for one in found if canonical(standing, one) != mine]
