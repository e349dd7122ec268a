"""食堂明厨亮灶统计: canteens of a school and those whose kitchen can be seen, on the spot or over the network.

Grades and who runs a canteen stay with the ledger of grades; purchases,
suppliers and the pictures themselves are not kept here.
"""

from xuezheng.catalogue.registers.parts import SAFETY, TERMLY, asked, beyond
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, computed, day, number
from xuezheng.core.kinds.kind import Kind

KITCHEN_COUNT = Kind(
    key="kitchen_count",
    version=1,
    title=T("食堂明厨亮灶统计", "Open kitchens in figures"),
    group="safety",
    source=Source("学校食品安全与营养健康管理规定", "教育部令第45号"),
    dated=True,
    asks=asked(SAFETY, "学校食堂明厨亮灶", "Open kitchens of schools", 3, TERMLY),
    fields=(
        day("as_of", T("明厨亮灶统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("canteens", T("学校食堂数", "Canteens"), slot=Slot.N1, required=True),
        number("open", T("明厨亮灶食堂数", "Canteens with an open kitchen"), slot=Slot.N2, required=True),
        number("online", T("互联网+明厨亮灶食堂数", "of them seen over the network"), slot=Slot.N3, required=True),
        computed("hidden", T("未实现明厨亮灶食堂数", "Canteens without"), beyond("canteens", "open")),
    ),
)  # fmt: skip
