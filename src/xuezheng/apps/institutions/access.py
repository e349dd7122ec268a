"""The one door to training institutions: who sees which, their cases, licences and public entries."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from xuezheng.apps.records.access import rows
from xuezheng.apps.records.access.switching import on
from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.catalogue.terms.institutions import Review
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

GROUP = "affairs"
DEDUCTION, ENTRY, LICENCE = "deduction", "list_entry", "training_licence"
INSTITUTION = T("培训机构", "institution")
ON_LIST = ("decided", "reviewing", "repair_asked")
"""Stages in which an entry stands on its list."""


def institutions(actor: Actor | None, day: date) -> dict[int, str]:
    """Give the institutions in sight with their names, in official order. Costs: 2 queries at most."""
    reach = scope(actor, Verb.READ, GROUP)
    return {
        org: unit.name
        for org, unit in tree_of(day).units.items()
        if unit.kind == Kind.TRAINING.key and reach.holds(org)
    }


def institution(actor: Actor | None, number: int, day: date) -> str:
    """Give the name of one in sight; raises ``NotFoundError``."""
    name = institutions(actor, day).get(number)
    if name is None:
        raise NotFoundError(what=INSTITUTION)
    return name


def deductions(actor: Actor | None) -> QuerySet[Any]:
    """Give the breaches in sight, the newest first."""
    return rows(actor, Verb.READ, DEDUCTION).order_by("-id")


def entries(actor: Actor | None) -> QuerySet[Any]:
    """Give the list entries in sight, the newest first; none while the lists are off."""
    return rows(actor, Verb.READ, ENTRY).order_by("-id") if listing() else licences().none()


def listing() -> bool:
    """Say whether the ledger of the lists is on."""
    return ENTRY in on()


def licences() -> QuerySet[Any]:
    """Give all licences: what they say beside the person in charge is public."""
    return rows(SYSTEM, Verb.READ, LICENCE).filter(state="standing").order_by("-d1", "-id")


def published(day: date) -> QuerySet[Any]:
    """Give the entries anybody may see on a day: decided, found public by a named person, not run out."""
    if not listing():
        return licences().none()
    found = rows(SYSTEM, Verb.READ, ENTRY).filter(state__in=ON_LIST, t2=Review.PUBLIC.key)
    return found.filter(d2__lte=day, d1__gte=day).order_by("-d2", "-id")
