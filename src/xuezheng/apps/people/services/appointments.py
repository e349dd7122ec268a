"""Appointments (任免): who takes a post, who leaves it, and taking back what was keyed wrongly."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from xuezheng.apps.people.models import Appointment, AppointmentFact, PersonFact, PostFact
from xuezheng.apps.people.services.given import (
    BeginAppointment,
    CorrectAppointment,
    EndAppointment,
    UndoAppointment,
)
from xuezheng.apps.people.services.rules import (
    APPOINTMENT,
    PERSON,
    POST,
    PeopleRuleError,
    one_at_a_time,
    stands,
    unheld,
    written,
)
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import FAR, Begin, Correct, End, Undo

DAY = timedelta(days=1)
PARTICULARS = ("basis", "teaches", "title_level", "backbone", "establishment")
"""What an appointment says beside who, where and when."""


def begin(deed: Deed, given: BeginAppointment) -> Mapping[str, Any]:
    """Give a person a post from a day on; gives the appointment's number."""
    one_at_a_time()
    post = stands(deed, PostFact.objects.all(), given.post, given.since, POST)
    _known(given.person, given.since)
    until = given.until or FAR
    _lasts(given.since, until)
    unheld(given.post, given.since, until)
    values = given.model_dump(include=set(PARTICULARS)) | {
        "person_id": given.person,
        "post_id": given.post,
        "org_id": post.org_id,
    }
    subject = Appointment.objects.create()
    act = Begin(given.since, values, given.until)
    return written(deed, AppointmentFact.objects.all(), subject.pk, act, org=post.org_id)


def correct(deed: Deed, given: CorrectAppointment) -> Mapping[str, Any]:
    """Correct the days, the paper or the particulars of an appointment."""
    one_at_a_time()
    fact, org = _fact(deed, given.appointment)
    since, until = given.since or fact.valid_from, given.until or fact.valid_to
    _lasts(since, until)
    unheld(fact.post_id, since, until, but=given.appointment)
    told = given.model_dump(include=set(PARTICULARS), exclude_none=True)
    act = Correct(fact.valid_from, fact.values() | told, since, until)
    return written(deed, AppointmentFact.objects.all(), given.appointment, act, org=org)


def end(deed: Deed, given: EndAppointment) -> Mapping[str, Any]:
    """End an appointment on a day."""
    one_at_a_time()
    _, org = _fact(deed, given.appointment)
    facts = AppointmentFact.objects.all()
    return written(deed, facts, given.appointment, End(given.on), org=org)


def undo(deed: Deed, given: UndoAppointment) -> Mapping[str, Any]:
    """Take back the latest change of an appointment."""
    one_at_a_time()
    facts = AppointmentFact.objects.all()
    newest = facts.filter(subject=given.appointment).order_by("-id").first()
    if newest is None:
        raise NotFoundError(what=APPOINTMENT)
    org = _org(newest)
    require(deed.actor, Verb.MANAGE, "people", org)
    done = written(deed, facts, given.appointment, Undo(given.of), org=org)
    for fact in facts.believed().filter(subject=given.appointment):
        unheld(fact.post_id, fact.valid_from, fact.valid_to, but=given.appointment)
    return done


def _fact(deed: Deed, appointment: int) -> tuple[AppointmentFact, int]:
    """Give what the register says of an appointment, and whose it is."""
    fact = AppointmentFact.objects.believed().filter(subject=appointment).first()
    if fact is None:
        raise NotFoundError(what=APPOINTMENT)
    org = _org(fact)
    require(deed.actor, Verb.MANAGE, "people", org)
    return fact, org


def _org(fact: AppointmentFact) -> int:
    return PostFact.objects.filter(subject=fact.post_id).order_by("-id")[0].org_id


def _known(person: int, day: date) -> None:
    facts = PersonFact.objects.believed().filter(subject=person)
    if not facts.exists():
        raise NotFoundError(what=PERSON)
    if not facts.filter(valid_from__lte=day, valid_to__gt=day).exists():
        raise PeopleRuleError(
            why=T(f"{day} 这一天没有该人员", f"the person is not known on {day}"), state=str(day)
        )


def _lasts(since: date, until: date) -> None:
    if since >= until:
        raise PeopleRuleError(
            why=T(f"起始日 {since} 不早于终止日 {until}", f"{since} is not before {until}"),
            state=str(since),
        )
