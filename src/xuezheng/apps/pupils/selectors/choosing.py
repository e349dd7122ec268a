"""What the forms of classes and schools offer to choose from."""

from datetime import date

from xuezheng.apps.estate.selectors import sites
from xuezheng.apps.people.selectors import posts_in
from xuezheng.apps.pupils.access import class_history, classes, label_of, sight
from xuezheng.apps.pupils.models import GuardianFact
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

Numbered = tuple[tuple[int, T | str], ...]
SCHOOLS = frozenset(
    one.key
    for one in (
        Kind.PRIMARY, Kind.NINE_YEAR, Kind.JUNIOR, Kind.COMPLETE, Kind.SENIOR, Kind.TWELVE_YEAR,
        Kind.VOCATIONAL, Kind.SPECIAL, Kind.KINDERGARTEN, Kind.CAMPUS, Kind.POINT,
    )
)  # fmt: skip
"""Kinds of organisations that have pupils."""


def schools(actor: Actor | None, day: date) -> Numbered:
    """Give the schools for which somebody opens classes. Costs: 2 queries at most."""
    orgs = sight(actor, Verb.OPEN)
    return tuple(
        (one, standing.name)
        for one, standing in units(day).items()
        if standing.kind in SCHOOLS and (orgs is None or one in orgs)
    )


def beside(school_class: int, day: date) -> Numbered:
    """Give the other classes of a class's school, stage and year on a day. Costs: 2 queries."""
    own = class_history(school_class).first()
    if own is None:
        return ()
    rows = classes(AsOf(day)).filter(org=own.org_id, stage=own.stage, entered=own.entered)
    return tuple(
        (row.subject_id, label_of(row, day)) for row in rows if row.subject_id != school_class
    )


def child_of(guardian: int) -> int | None:
    """Give whose guardian somebody is or was. Costs: 1 query."""
    rows = GuardianFact.objects.filter(subject=guardian).order_by("-id")
    return rows.values_list("child_id", flat=True).first()


def belongings(school: int, day: date) -> dict[str, Numbered]:
    """Give the classes, posts and sites of a school, to choose what a split takes. Costs: 4 queries."""
    rows = classes(AsOf(day)).filter(org=school)
    return {
        "classes": tuple((row.subject_id, label_of(row, day)) for row in rows),
        "posts": tuple((one.id, one.title) for one in posts_in(school, day)),
        "sites": sites(school, day),
    }
