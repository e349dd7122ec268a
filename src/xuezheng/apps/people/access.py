"""The one door to persons, posts and appointments, read as of a point on both axes."""

from collections.abc import Iterable

from django.db.models import QuerySet

from xuezheng.apps.people.models import AppointmentFact, PersonFact, PostFact
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


def person_history(person: int) -> QuerySet[PersonFact]:
    """Give all facts about a person as we know them now, the newest first."""
    return PersonFact.objects.believed().filter(subject=person).order_by("-valid_from")


def appointment_history(person: int) -> QuerySet[AppointmentFact]:
    """Give all appointments of a person as we know them now, the newest first."""
    return AppointmentFact.objects.believed().filter(person=person).order_by("-valid_from", "-id")


def post_history(posts: Iterable[int]) -> QuerySet[PostFact]:
    """Give all facts about posts as we know them now, the oldest first."""
    return PostFact.objects.believed().filter(subject__in=set(posts)).order_by("valid_from")


def sight(actor: Actor | None) -> Orgs:
    """Give where an actor may look up people; nowhere for nobody. Costs: 1 query."""
    reach = scope(actor, Verb.READ, "people")
    return None if reach.everything else reach.orgs
