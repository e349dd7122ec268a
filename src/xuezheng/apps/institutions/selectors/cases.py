"""Which institution a case is about (培训机构)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.adapters import clock
from xuezheng.apps.institutions.access import institutions
from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

PAGE = T("机构信用页", "Page of the institution")


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the page of the institution named, where it is in sight. Costs: 2 queries."""
    del record
    found = data.get("institution")
    if isinstance(found, int) and found in institutions(actor, clock.today()):
        yield Beside(PAGE, f"/institutions/{found}/")
