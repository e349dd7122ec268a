"""Which sheets are about a case (评分表)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.apps.assessments.access import sheet_of
from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

SHEET = T("评分表", "Score sheet")


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the score sheet of a case that has one. Costs: 1 query."""
    del actor, data
    if sheet_of(record) is not None:
        yield Beside(SHEET, f"/assessments/cases/{record}/")
