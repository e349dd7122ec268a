"""Erasing what an entry said (删除个人信息): the chain still verifies, and names who ordered it."""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.audit.models import Entry, EntryDetail
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

ERASERS = frozenset({"security_admin"})


class UnsealedError(RefusedError):
    """An entry is erased only once it is sealed, or the chain could not prove what stood there."""

    code = "log-unsealed"
    text = T(
        "日志条目 {entry} 尚未封存，稍后再试", "Entry {entry} is not sealed yet; try again soon"
    )


class EraseEntry(Given):
    """Which entry's detail to erase, and on what ground."""

    entry: int
    reason: str = Field(min_length=4, max_length=400)


def erase(deed: Deed, given: EraseEntry) -> Mapping[str, Any]:
    """Delete payload and salt of one sealed entry; its digest stays in the chain."""
    if not ERASERS & deed.actor.roles and deed.actor.channel != "system":
        raise NotFoundError(what="日志")
    detail = EntryDetail.objects.filter(entry=given.entry, erased_by__isnull=True).first()
    entry = Entry.objects.filter(pk=given.entry).first()
    if detail is None or entry is None:
        raise NotFoundError(what="日志")
    if entry.seq is None:
        raise UnsealedError(entry=given.entry, state="unsealed")
    detail.salt, detail.payload = "", ""
    detail.erased_by = deed.actor.account or 0
    detail.save(update_fields=["salt", "payload", "erased_by"])
    deed.about("log", given.entry, entry.org)
    deed.note(reason=given.reason)
    return {"entry": given.entry}


def forget(entries: Collection[int], by: int) -> int:
    """Delete payload and salt of sealed entries inside another erasure; gives how many.

    Raises ``UnsealedError``. Costs: 2 queries.
    """
    waiting = Entry.objects.filter(pk__in=entries, seq=None).values_list("pk", flat=True).first()
    if waiting is not None:
        raise UnsealedError(entry=waiting, state="unsealed")
    details = EntryDetail.objects.filter(entry__in=entries, erased_by__isnull=True)
    return details.update(salt="", payload="", erased_by=by)


INTENTIONS = (Intention("log.erase", T("删除日志明细", "Erase a log detail"), EraseEntry, erase),)
