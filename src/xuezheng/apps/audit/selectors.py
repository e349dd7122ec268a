"""The log as others read it: verified, exported, and by object."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.audit.models import Entry, EntryDetail, Look
from xuezheng.core.base import chain

CHUNK = 2000


FACTS = (
    "at", "actor", "person", "acting_as", "channel", "intention", "kind", "object", "org",
    "purpose", "rows",
)  # fmt: skip
"""The plain columns of an entry, all of them part of what is hashed."""


def details(after: int = 0) -> Iterator[EntryDetail]:
    """Give the sealed entries behind ``after`` in order, each with its detail."""
    while True:
        rows = list(
            EntryDetail.objects.filter(entry__seq__gt=after)
            .select_related("entry")
            .order_by("entry__seq")[:CHUNK]
        )
        yield from rows
        if len(rows) < CHUNK:
            return
        after = rows[-1].entry.seq or after


def _sealed(row: EntryDetail) -> chain.Sealed:
    entry, erased = row.entry, row.erased_by is not None
    return chain.Sealed(
        seq=entry.seq or 0,
        digest=entry.digest,
        chain=entry.chain,
        salt=None if erased else row.salt,
        payload=None if erased else json.loads(row.payload),
        erased_by=str(row.erased_by) if erased else "",
    )


def sealed(after: int = 0) -> Iterator[chain.Sealed]:
    """Give the sealed entries behind ``after`` in order, as the chain verifies them."""
    return (_sealed(row) for row in details(after))


def facts_of(entry: Entry) -> dict[str, Any]:
    """Give the plain columns of an entry."""
    return {name: getattr(entry, name) for name in FACTS}


def faults() -> Iterator[chain.Fault]:
    """Verify the whole log as it stands: the chain, every digest, and the plain columns."""
    changed: list[chain.Fault] = []

    def watched() -> Iterator[chain.Sealed]:
        for row in details():
            one = _sealed(row)
            if one.payload is not None and chain.disagrees(facts_of(row.entry), one.payload):
                changed.append(chain.Fault(one.seq, "columns"))
            yield one

    yield from chain.faults(watched())
    yield from changed


def exported(after: int = 0) -> Iterator[dict[str, Any]]:
    """Give the sealed entries as plain JSON values, with all that verifying them needs."""
    for row in details(after):
        one = _sealed(row)
        facts = facts_of(row.entry) | {"at": row.entry.at.isoformat()}
        yield {
            "seq": one.seq,
            **facts,
            "digest": one.digest,
            "chain": one.chain,
            "salt": one.salt,
            "payload": one.payload,
            "erased_by": one.erased_by,
        }


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain stands (日志链头)."""

    seq: int
    chain: str
    unsealed: int


def head() -> Head:
    """Give the last sealed entry, and how many wait. Costs: 2 queries."""
    last = Entry.objects.filter(seq__isnull=False).order_by("-seq").first()
    waiting = Entry.objects.filter(seq__isnull=True).count()
    return Head(last.seq or 0, last.chain, waiting) if last else Head(0, chain.GENESIS, waiting)


def newest() -> int:
    """Give the number of the newest entry in sight, sealed or not. Costs: 1 query."""
    return alone(_newest_steps())


def _newest_steps() -> Steps[int]:
    found = yield Question(_ids, "audit.newest")
    return next(iter(found), 0)


def _ids() -> "QuerySet[Entry, int]":
    return Entry.objects.order_by("-id").values_list("id", flat=True)[:1]


def position() -> int:
    """Give the sequence number a reader of this moment stands at. Costs: 1 query."""
    return head().seq


def of_object(kind: str, number: int | str, most: int = 100) -> list[Entry]:
    """Give the newest entries about one thing. Costs: 1 query."""
    return list(Entry.objects.filter(kind=kind, object=str(number)).order_by("-id")[:most])


def touched(after: int, most: int = CHUNK) -> list[tuple[int, str, str]]:
    """Give (seq, kind, object) of the sealed entries behind ``after``: the feed of changes.

    Costs: 1 query.
    """
    rows = Entry.objects.filter(seq__gt=after).order_by("seq")
    found = rows.values_list("seq", "kind", "object")[:most]
    return [(seq or 0, kind, thing) for seq, kind, thing in found]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the log is asked for; every part may stay open."""

    actor: int | None = None
    intention: str = ""
    kind: str = ""
    thing: str = ""
    org: int | None = None
    day: date | None = None
    posts: Collection[int] | None = None
    """Grants under which it was done."""


def entries(asked: Asked, before: int | None = None, most: int = 50) -> list[Entry]:
    """Give the newest entries that fit, older than ``before``. Costs: 1 query."""
    rows = Entry.objects.order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    wanted = {
        "actor": asked.actor,
        "org": asked.org,
        "intention": asked.intention or None,
        "kind": asked.kind or None,
        "object": asked.thing or None,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    if asked.day is not None:
        begins = datetime(asked.day.year, asked.day.month, asked.day.day, tzinfo=ZONE)
        rows = rows.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    if asked.posts is not None:
        rows = rows.filter(acting_as__in=asked.posts)
    return list(rows[:most])


@dataclass(frozen=True, slots=True)
class Told:
    """One entry with what it said; ``said`` is ``None`` where that was erased."""

    entry: Entry
    said: dict[str, Any] | None
    erased_by: int | None


def entry(number: int) -> Told | None:
    """Give one entry. Costs: 1 query."""
    row = EntryDetail.objects.filter(pk=number).select_related("entry").first()
    if row is None:
        return None
    said = None if row.erased_by is not None else dict(json.loads(row.payload).get("said", {}))
    return Told(row.entry, said, row.erased_by)


@dataclass(frozen=True, slots=True)
class LooksAsked:
    """Which looks are asked for: at whose people, and by whom, at what, what for, on which day.

    ``orgs`` is ``None`` for everywhere.
    """

    orgs: frozenset[int] | None = None
    person: int | None = None
    actor: int | None = None
    kind: str = ""
    purpose: str = ""
    day: date | None = None


def looks(asked: LooksAsked, before: int | None = None, most: int = 51) -> list[tuple[Entry, int]]:
    """Give the newest entries that showed sensitive fields, with how many things of those asked for.

    Costs: 2 queries.
    """
    rows = Look.objects.order_by("-entry")
    if before is not None:
        rows = rows.filter(entry__lt=before)
    if asked.orgs is not None:
        rows = rows.filter(org__in=asked.orgs)
    wanted = {
        "person": asked.person,
        "entry__actor": asked.actor,
        "kind": asked.kind or None,
        "entry__purpose": asked.purpose or None,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    if asked.day is not None:
        begins = datetime(asked.day.year, asked.day.month, asked.day.day, tzinfo=ZONE)
        rows = rows.filter(entry__at__gte=begins, entry__at__lt=begins + timedelta(days=1))
    counted = rows.values("entry").annotate(things=Count("id")).values_list("entry", "things")
    found = dict(counted[:most])
    entries_ = Entry.objects.in_bulk(list(found))
    return [(entries_[number], things) for number, things in found.items()]
