"""What there is to print before a visit (督导准备单)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

SHEET = T("到校准备单", "Sheet for the visit")


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the sheet of a visit, which whoever sees the visit may see. Costs: nothing."""
    del actor, data
    yield Beside(SHEET, f"/visits/{record}/sheet/")
