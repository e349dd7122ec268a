"""What of people goes along when schools are merged or split: persons, posts, appointments, quotas."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from xuezheng.adapters.registers import DatedFact, Values
from xuezheng.adapters.rehoming import of_orgs, rehomed
from xuezheng.apps.people.models import AppointmentFact, PersonFact, PostFact, QuotaFact
from xuezheng.core.registers.timeline import Act, Amend, AsOf, Begin, End

FAMILIES: Mapping[str, type[DatedFact]] = {
    "person": PersonFact,
    "post": PostFact,
    "appointment": AppointmentFact,
    "quota": QuotaFact,
}
SUMMED = ("posts", "senior_posts", "middle_posts")


def going(
    orgs: Collection[int], since: date, posts: Collection[int] | None = None
) -> dict[str, list[int]]:
    """Give whom and what of the organisations goes along: all, or what hangs on some posts."""
    everything = Q() if posts is None else Q(subject__in=posts)
    found = {"post": of_orgs(PostFact, orgs, since, everything)}
    held = Q() if posts is None else Q(post__in=found["post"])
    found["appointment"] = of_orgs(AppointmentFact, orgs, since, held)
    holders = Q()
    if posts is not None:
        rows = AppointmentFact.objects.at(AsOf(since)).filter(post__in=found["post"])
        holders = Q(subject__in=list(rows.values_list("person_id", flat=True)))
    found["person"] = of_orgs(PersonFact, orgs, since, holders)
    return found


def quotas(orgs: Collection[int], since: date) -> list[int]:
    """Give the organisations among some that have a quota on a day or later."""
    rows = QuotaFact.objects.believed().filter(subject__in=orgs, valid_to__gt=since)
    return sorted(set(rows.values_list("subject_id", flat=True)))


def go(
    orgs: Collection[int],
    to: int,
    since: date,
    subjects: Mapping[str, Collection[int]],
    at: datetime,
) -> int:
    """Move persons, posts and appointments; gives how many changed."""
    act = rehomed(orgs, to, since, {})
    for family in ("person", "post", "appointment"):
        acts = dict.fromkeys(subjects[family], act)
        FAMILIES[family].objects.all().revise_many(acts, at)
    return sum(len(subjects[family]) for family in ("person", "post", "appointment"))


def join_quotas(orgs: Collection[int], to: int, since: date, at: datetime) -> list[int]:
    """Add the quotas of organisations to another one's from a day on; gives whose changed."""
    facts = QuotaFact.objects.all()
    rows = list(facts.at(AsOf(since)).filter(subject__in={*orgs, to}))
    ending = [row for row in rows if row.subject_id != to]
    if not ending:
        return []
    total = {name: _sum([getattr(row, name) for row in rows]) for name in SUMMED}
    target: Any = Amend(since, lambda _, __, values: {**values, **total})
    if all(row.subject_id != to for row in rows):
        target = Begin(since, {**ending[0].values(), **total})
    ends: dict[int, Act[Values]] = {row.subject_id: End(since) for row in ending}
    facts.revise_many({**ends, to: target}, at)
    return sorted({*ends, to})


def _sum(numbers: Collection[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None
