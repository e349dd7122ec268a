"""What pages and programs read of zones."""

from xuezheng.apps.zones.selectors.drawing import drawn
from xuezheng.apps.zones.selectors.reading import (
    Served,
    ZoneRow,
    ZoneShown,
    clashes,
    served,
    table,
    zone,
)

__all__ = ["Served", "ZoneRow", "ZoneShown", "clashes", "drawn", "served", "table", "zone"]
