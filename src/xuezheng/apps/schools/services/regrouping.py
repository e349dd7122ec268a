"""The tree's part of mergers and splits (学校合并、分设): what opens, closes, hangs elsewhere, and who follows whom."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xuezheng.adapters.registers import DatedFact, Making, Values
from xuezheng.apps.schools.models import OrganisationFact, Reorganisation, Succession
from xuezheng.apps.schools.services.organisations import sound
from xuezheng.apps.schools.services.state import restamp
from xuezheng.catalogue.terms.organisations import Regrouping
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import Act, Amend, Change, End

FAMILIES: Mapping[str, type[DatedFact]] = {"organisation": OrganisationFact}


def below(orgs: Collection[int], since: date) -> list[int]:
    """Give the units that hang under organisations on a day or later."""
    rows = OrganisationFact.objects.believed().filter(parent__in=orgs, valid_to__gt=since)
    return sorted(set(rows.exclude(subject__in=orgs).values_list("subject_id", flat=True)))


def regroup(
    closing: Collection[int], to: int, since: date, told: Values, at: datetime
) -> list[int]:
    """Close organisations, hang what stood below them under another one, say what that one is now.

    Gives whose facts changed.
    """
    acts: dict[int, Act[Values] | Making] = {one: End(since) for one in closing}
    acts |= {
        one: Amend(since, lambda _, __, values: _hung(values, closing, to))
        for one in below(closing, since)
        if one != to
    }
    if told:
        acts[to] = Amend(since, lambda _, __, values: {**values, **told})
    if acts:
        stamped(OrganisationFact.objects.all().revise_many(acts, at))
    return sorted(acts)


def _hung(values: Values, closing: Collection[int], to: int) -> Values:
    return {**values, "parent_id": to} if values["parent_id"] in closing else values


def stamped(done: Mapping[int, Change[Values]]) -> None:
    """Move the stamp of the tree on by what was written."""
    restamp((one, row) for one, what in done.items() for row in (*what.close, *what.insert))


def remembered(
    kind: Regrouping,
    on: date,
    basis: str,
    known: datetime,
    moved: Mapping[str, Sequence[int]],
    follows: Collection[tuple[int, int]],
) -> Reorganisation:
    """Keep what a reorganisation moved, and who follows whom."""
    event = Reorganisation.objects.create(
        kind=kind.key, on=on, basis=basis, known=known, moved=dict(moved)
    )
    Succession.objects.bulk_create(
        Succession(event=event, predecessor_id=one, successor_id=other) for one, other in follows
    )
    return event


def held(number: int) -> Reorganisation:
    """Lock a reorganisation; raises ``NotFoundError`` for one that is none or was taken back."""
    rows = Reorganisation.objects.select_for_update(of=("self",))
    event = rows.filter(pk=number, undone_at=None).first()
    if event is None:
        raise NotFoundError(what=T("学校调整", "reorganisation"))
    return event


def parties(event: Reorganisation) -> set[int]:
    """Give the organisations a reorganisation is about."""
    pairs = Succession.objects.filter(event=event).values_list("predecessor_id", "successor_id")
    return {one for pair in pairs for one in pair}


def pairs(event: Reorganisation) -> list[tuple[int, int]]:
    """Give who follows whom, the one that closed first."""
    rows = Succession.objects.filter(event=event).order_by("id")
    return list(rows.values_list("predecessor_id", "successor_id"))


def undone(event: Reorganisation, done: Mapping[int, Change[Values]], at: datetime) -> None:
    """Mark a reorganisation as taken back, once its facts are; the tree must be sound again."""
    stamped(done)
    for organisation in done:
        sound(organisation)
    event.undone_at = at
    event.save(update_fields=["undone_at"])


def marks(event: Reorganisation) -> dict[str, Any]:
    """Give what a reorganisation says of itself, for the log."""
    return {"kind": event.kind, "on": event.on.isoformat(), "basis": event.basis}
