"""Which call a case is reviewed in (评审批次)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.apps.reviews.access import entry_of, runs
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

CALL = T("评审批次", "Review call")


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the call a case is in to whoever runs it; nobody else learns of it. Costs: 1 query."""
    del data
    entry = entry_of(record)
    if entry is not None and runs(actor, entry.call.review):
        yield Beside(CALL, f"/reviews/{entry.call_id}/")
