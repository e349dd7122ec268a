"""The one door to persons, posts and appointments, read as of a point on both axes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from xuezheng.apps.people.models import AppointmentFact, ExternalIdFact, PersonFact, PostFact
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.registers.timeline import AsOf

Orgs = frozenset[int] | None
"""Where somebody may look: these units, or everywhere (``None``)."""


def persons(asof: AsOf, orgs: Orgs = None) -> QuerySet[PersonFact]:
    """Give the persons of the units as of a point, in the order of their names."""
    found = PersonFact.objects.at(asof).order_by("pinyin", "subject_id")
    return found if orgs is None else found.filter(org__in=orgs)


def posts(asof: AsOf, orgs: Orgs = None) -> QuerySet[PostFact]:
    """Give the posts of the units as of a point, in official order."""
    found = PostFact.objects.at(asof).order_by("official_order", "subject_id")
    return found if orgs is None else found.filter(org__in=orgs)


def appointments(asof: AsOf) -> QuerySet[AppointmentFact]:
    """Give who holds which post as of a point."""
    return AppointmentFact.objects.at(asof).order_by("valid_from", "subject_id")


def appointments_ever() -> QuerySet[AppointmentFact]:
    """Give every appointment as we know it now, whatever its days."""
    return AppointmentFact.objects.believed()


def persons_history(persons: Iterable[int]) -> QuerySet[PersonFact]:
    """Give all facts about identities as we know them now, the newest first."""
    return PersonFact.objects.believed().filter(subject__in=set(persons)).order_by("-valid_from")


def appointments_history(persons: Iterable[int]) -> QuerySet[AppointmentFact]:
    """Give all appointments of identities as we know them now, the newest first."""
    found = AppointmentFact.objects.believed().filter(person__in=set(persons))
    return found.order_by("-valid_from", "-id")


def numbers_borne(persons: Iterable[int]) -> QuerySet[ExternalIdFact]:
    """Give the numbers that identities bear or bore, as we know them now."""
    found = ExternalIdFact.objects.believed().filter(person__in=set(persons))
    return found.order_by("issuer", "-valid_from")


def post_history(posts: Iterable[int]) -> QuerySet[PostFact]:
    """Give all facts about posts as we know them now, the oldest first."""
    return PostFact.objects.believed().filter(subject__in=set(posts)).order_by("valid_from")


def sight(actor: Actor | None, group: str = "people") -> Orgs:
    """Give where an actor may look up people, or staff files; nowhere for nobody. Costs: 1 query."""
    reach = scope(actor, Verb.READ, group)
    return None if reach.everything else reach.orgs


def person_name(person: int | None, day: date) -> str:
    """Give the name of who acts, for marks; empty for the software itself. Costs: 1 query."""
    fact = persons(AsOf(day)).filter(subject=person).first() if person else None
    return fact.name if fact else ""
