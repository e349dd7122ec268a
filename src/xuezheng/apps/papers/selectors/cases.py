"""Where papers are drawn up from a case (督办通知单)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from xuezheng.apps.papers.access import GROUP
from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T

SLIP = T("起草督办通知单", "Draft a notice of supervision")


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Lead from a task to the form of its notice, for whoever draws up papers. Costs: ≤ 1 query."""
    del data
    if scope(actor, Verb.OPEN, GROUP):
        yield Beside(SLIP, f"{reverse('papers:new')}?kind=supervision&record={record}")
