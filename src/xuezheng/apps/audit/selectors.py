"""The log as others read it: verified, exported, and by object."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from xuezheng.apps.audit.models import Entry, EntryDetail
from xuezheng.core.base import chain

CHUNK = 2000


def sealed(after: int = 0) -> Iterator[chain.Sealed]:
    """Give the sealed entries behind ``after`` in order, as the chain verifies them."""
    while True:
        rows = list(
            EntryDetail.objects.filter(entry__seq__gt=after)
            .select_related("entry")
            .order_by("entry__seq")[:CHUNK]
        )
        for row in rows:
            entry = row.entry
            erased = row.erased_by is not None
            yield chain.Sealed(
                seq=entry.seq or 0,
                digest=entry.digest,
                chain=entry.chain,
                salt=None if erased else row.salt,
                payload=None if erased else json.loads(row.payload),
                erased_by=str(row.erased_by) if erased else "",
            )
        if len(rows) < CHUNK:
            return
        after = rows[-1].entry.seq or after


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
