"""The one door to trainees and leavers: rows of their registers, classes, subsidies, samples, by unit."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from xuezheng.adapters.registers import Facts
from xuezheng.apps.records.access import rows
from xuezheng.apps.registers.access import facts, register_of, sight
from xuezheng.apps.schools.access import scope
from xuezheng.apps.vocational.models import Call, Sample, Subsidy
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

GROUP = "vocational"
TRAINING = T("成人培训", "training of adults")
CLASS = T("培训班", "class")
CALL = T("回访事项", "call")
CLASSES, TRAINEES, TARGETS, LEAVERS = "training_class", "trainee", "training_target", "leaver"
APPROVED = ("teaching", "concluding", "closed")
"""Stages in which a class has been approved."""


def held(actor: Actor | None, key: str, day: date) -> Facts[Any]:
    """Give the rows of one of the registers in reach, as of a day. Costs: 1 query at most."""
    return sight(actor, register_of(key)).rows(AsOf(day))


def everyone(day: date) -> Facts[Any]:
    """Give the trainees of every unit as of a day: doubles lie across units. For reckoning only."""
    return facts(register_of(TRAINEES)).at(AsOf(day))


def classes(actor: Actor | None) -> QuerySet[Any]:
    """Give the classes in reach, the newest first. Raises ``NotFoundError`` while the ledger is off."""
    return rows(actor, Verb.READ, CLASSES).order_by("-id")


def one_class(actor: Actor | None, number: str) -> Any:
    """Give a class by its number; raises ``NotFoundError``."""
    found = classes(actor).filter(number=number).first()
    if found is None:
        raise NotFoundError(what=CLASS)
    return found


def subsidies(actor: Actor | None, year: int) -> QuerySet[Subsidy]:
    """Give what was decided for trainees of units in reach."""
    where, found = scope(actor, Verb.READ, GROUP), Subsidy.objects.filter(year=year)
    return found if where.everything else found.filter(org__in=where.orgs)


def paid(year: int) -> QuerySet[Subsidy]:
    """Give everything paid in a year, wherever: nobody is paid twice across townships."""
    return Subsidy.objects.filter(year=year, fen__gt=0)


def samples(actor: Actor | None) -> QuerySet[Sample]:
    """Give the samples, the newest first, to whoever reads the group anywhere."""
    found = Sample.objects.order_by("-id")
    return found if scope(actor, Verb.READ, GROUP) else found.none()


def calls(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Call]:
    """Give the calls about trainees of units in reach."""
    where = scope(actor, verb, GROUP)
    return Call.objects.all() if where.everything else Call.objects.filter(org__in=where.orgs)
