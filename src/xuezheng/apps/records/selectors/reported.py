"""When reports came in (报送时间): the last time each case was handed in and not taken back."""

from collections.abc import Collection
from datetime import datetime

from xuezheng.apps.records.models import CaseEntry


def reported_at(records: Collection[int], *, due: str = "due") -> dict[int, datetime]:
    """Give, by case, the moment it last left the stage ``due`` by a move. Costs: 1 query."""
    rows = CaseEntry.objects.filter(record__in=records, before=due).exclude(after=due)
    return dict(rows.order_by("record", "seq").values_list("record", "at"))
