"""Who may see which record, and which of its fields: the only factory of querysets on records."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from xuezheng.apps.records.access.hiding import not_hidden
from xuezheng.apps.records.access.switching import ledgers_on, on
from xuezheng.apps.records.models import (
    Alarm,
    CalendarRow,
    CaseEntry,
    Deadline,
    Draft,
    Handed,
    Link,
    Party,
    Record,
    SavedView,
    Watch,
)
from xuezheng.apps.schools.access import require_purpose, scope, seen
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.mask import masked
from xuezheng.core.ledgers.definition import Ledger


def declared_kind(key: str) -> Kind:
    """Give a declared kind, on or off; raises ``NotFoundError`` for any other word."""
    try:
        return region().kind(key)
    except KeyError as error:
        raise NotFoundError(what="台账") from error


def kind_of(key: str) -> Kind:
    """Give a declared kind that is on; any other word, and one that is off, raise ``NotFoundError``."""
    found = declared_kind(key)
    if isinstance(found, Ledger) and key not in on():
        raise NotFoundError(what="台账")
    return found


def ledger_of(key: str) -> Ledger:
    """Give a declared ledger that is on; anything else raises ``NotFoundError``."""
    found = kind_of(key)
    if not isinstance(found, Ledger):
        raise NotFoundError(what="台账")
    return found


def declared_ledger(key: str) -> Ledger:
    """Give a declared ledger, on or off: for what must be done with cases that are there."""
    found = declared_kind(key)
    if not isinstance(found, Ledger):
        raise NotFoundError(what="台账")
    return found


def reach(actor: Actor | None, verb: Verb, kind: str) -> Scope:
    """Give where an actor may do ``verb`` with cases of a kind. Costs: 1 query at most."""
    return scope(actor, verb, kind_of(kind).group)


def rows(actor: Actor | None, verb: Verb, kind: str, purpose: str = "") -> QuerySet[Record]:
    """Give the records of a kind on which an actor may do ``verb``.

    A case is in reach when its unit is, when a unit named in it is, or when
    it was handed to the person. Raises ``PurposeError`` for an export of
    sensitive fields without one.
    """
    declared = kind_of(kind)
    if verb is Verb.EXPORT:
        require_purpose(actor, declared, purpose)
    found = Record.objects.filter(kind=kind)
    where = scope(actor, verb, declared.group)
    return found if where.everything else found.filter(_within(actor, where, verb, [kind]))


def _within(actor: Actor | None, where: Scope, verb: Verb, kinds: Sequence[str]) -> Q:
    """Give what a narrow scope holds as one set of ids, so that a database begins with the few."""
    if actor is None:
        return Q(pk__in=[])
    own = Record.objects.filter(kind__in=kinds, org__in=where.orgs).values("pk")
    named = not_hidden(Party.objects.filter(org__in=where.orgs), kinds)
    some = [own, named.values("record_id")] if where.orgs else []
    if actor.person is not None and verb in {Verb.READ, Verb.MOVE}:
        some.append(Handed.objects.filter(person=actor.person).values("record_id"))
    if not some:
        return Q(pk__in=[])
    return Q(pk__in=some[0].union(*some[1:]) if len(some) > 1 else some[0])


def anywhere(
    actor: Actor | None, verb: Verb, orgs: Collection[int] | None = None
) -> QuerySet[Record]:
    """Give the cases of every ledger on which an actor may do ``verb``, for lookups by id.

    Whoever asks for cases of certain units only names these ``orgs``: where
    all of them lie in reach, nothing else need be looked up.
    """
    groups: dict[str, list[str]] = {}
    for kind in ledgers_on():
        groups.setdefault(kind.group, []).append(kind.key)
    alike: dict[Scope, list[str]] = {}
    for group, keys in groups.items():
        alike.setdefault(scope(actor, verb, group), []).extend(keys)
    allowed = Q(pk__in=[])
    for where, keys in alike.items():
        free = where.everything or (orgs is not None and where.orgs.issuperset(orgs))
        inside = Q() if free else _within(actor, where, verb, keys)
        allowed |= Q(kind__in=keys) & inside
    return Record.objects.filter(allowed)


def one(actor: Actor | None, verb: Verb, number: int) -> Record:
    """Give one record in reach of a verb. Costs: 1 query, and 1 per group the tree is asked for.

    Raises ``NotFoundError`` alike, in text and in cost, for one that does not
    exist and for one that is out of sight.
    """
    found = anywhere(actor, verb).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what="事项")
    return found


def fields_seen(actor: Actor | None, kind: str, purpose: str = "") -> frozenset[Privacy]:
    """Give the classes of fields an actor reads in clear now; the others are masked.

    The purpose is the one stated for the session; an export names its own (R22).
    """
    return seen(actor, kind_of(kind), purpose)


def values(kind: Kind, data: Mapping[str, Any], seen: frozenset[Privacy]) -> dict[str, Any]:
    """Give a record's values as this reader gets them. THE one way from a row to values."""
    return masked(kind, data, seen)


# Rows that hang on a record; whoever asks has got the record from ``rows`` before.


def parties(records: list[int]) -> QuerySet[Party]:
    """Give the units named in records."""
    return Party.objects.filter(record__in=records)


def entries(record: int) -> QuerySet[CaseEntry]:
    """Give the history of a record, the oldest first."""
    return CaseEntry.objects.filter(record=record).order_by("seq")


def deadlines() -> QuerySet[Deadline]:
    """Give all deadlines."""
    return Deadline.objects.all()


def alarms() -> QuerySet[Alarm]:
    """Give all alarms that fired."""
    return Alarm.objects.all()


def links(record: int) -> QuerySet[Link]:
    """Give the links of a record, whichever end it is, the oldest first."""
    either = Q(record=record) | Q(other=record)
    return Link.objects.filter(either).order_by("pk")


def handed(record: int) -> list[int]:
    """Give the persons a case is handed to. Costs: 1 query."""
    return list(Handed.objects.filter(record=record).values_list("person", flat=True))


def own_drafts(actor: Actor) -> QuerySet[Draft]:
    """Give an account's own drafts."""
    return Draft.objects.filter(account=actor.account or 0)


def own_watches(actor: Actor) -> QuerySet[Watch]:
    """Give what an account watches."""
    return Watch.objects.filter(account=actor.account or 0)


def own_views(actor: Actor, kind: str) -> QuerySet[SavedView]:
    """Give an account's saved views of a kind."""
    return SavedView.objects.filter(account=actor.account or 0, kind=kind).order_by("id")


def uploaded_calendars() -> QuerySet[CalendarRow]:
    """Give the uploaded working calendars, the earliest first."""
    return CalendarRow.objects.order_by("at", "id")
