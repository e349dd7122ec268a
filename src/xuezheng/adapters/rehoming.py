"""Whole families of dated facts that go to another organisation at one moment (随机构调整).

Each app that keeps facts of organisations gives its families; whoever merges
or splits schools moves them together and takes them back together.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from xuezheng.adapters.registers import DatedFact, Values
from xuezheng.core.registers.timeline import Act, Amend, Undo, stands

Families = Mapping[str, type[DatedFact]]
"""Models of dated facts by the word that names them in a reorganisation."""
Subjects = Mapping[str, Collection[int]]
"""Identities by family."""


def of_orgs(model: Any, orgs: Collection[int], since: date, where: Q) -> list[int]:
    """Give the identities that are some organisations' on a day or later. Costs: 1 query."""
    rows = model.objects.believed().filter(where, org__in=orgs, valid_to__gt=since)
    return sorted(set(rows.order_by().values_list("subject_id", flat=True)))


def moment_of(families: Families, subjects: Subjects, at: datetime) -> datetime:
    """Give one moment at which all of them can change: ``at``, or just past the latest change."""
    latest = [
        moment
        for family, numbers in subjects.items()
        for moment in families[family].objects.all().latest_changes(numbers).values()
    ]
    return max([at, *(one + timedelta(microseconds=1) for one in latest)])


def rehomed(orgs: Collection[int], to: int, since: date, tell: Values) -> Act[Values]:
    """Give the act by which what is one of some organisations' becomes another's from a day on."""

    def rewrite(_: date, __: bool, values: Values) -> Values:
        return {**values, **tell, "org_id": to} if values["org_id"] in orgs else values

    return Amend(since, rewrite)


def overtaken(families: Families, subjects: Subjects, known: datetime) -> dict[str, list[int]]:
    """Give whatever says something else by now than just after the moment when all changed."""
    found: dict[str, list[int]] = {}
    for family, numbers in subjects.items():
        facts = families[family].objects.all()
        latest = facts.latest_changes(numbers)
        later = (one for one in sorted(numbers) if latest.get(one, known) != known)
        standing = [one for one in later if not stands(facts.versions(one), known)]
        if standing:
            found[family] = standing
    return found


def taken_back(
    families: Families, subjects: Subjects, known: datetime, at: datetime
) -> dict[str, Any]:
    """Take back what all of them changed at a moment; gives what was written, by family."""
    return {
        family: families[family].objects.all().revise_many(dict.fromkeys(numbers, Undo(known)), at)
        for family, numbers in subjects.items()
        if numbers
    }
