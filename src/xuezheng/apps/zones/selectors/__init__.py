"""What pages and programs read of zones."""

from xuezheng.apps.zones.selectors.drawing import drawn
from xuezheng.apps.zones.selectors.lists import lists
from xuezheng.apps.zones.selectors.reading import (
    Answer,
    Served,
    ZoneRow,
    ZoneShown,
    answered,
    clashes,
    served,
    table,
    zone,
)

__all__ = [
    "Answer", "Served", "ZoneRow", "ZoneShown", "answered", "clashes", "drawn", "lists", "served",
    "table", "zone",
]  # fmt: skip
