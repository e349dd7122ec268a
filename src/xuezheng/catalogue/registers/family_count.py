"""家庭教育统计: a school’s parent school and station of guidance, and how many families answered its survey.

Lectures and salons are kept as events held, visits to homes and committees in
registers of their own. Answers themselves are not kept: the survey is anonymous.
"""

from xuezheng.catalogue.registers.parts import BASIC, asked, beyond
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, computed, day, number, yes_no
from xuezheng.core.kinds.kind import Kind

FAMILY_COUNT = Kind(
    key="family_count",
    version=1,
    title=T("家庭教育统计", "Family education in figures"),
    group="pupils",
    serves=("W19",),
    source=Source("中华人民共和国家庭教育促进法"),
    dated=True,
    asks=asked(BASIC, "家庭教育指导工作", "Guidance of families", 4, (10,)),
    fields=(
        day("as_of", T("家庭教育统计日期", "Counted on"), slot=Slot.D2, required=True),
        yes_no("built", T("已建家长学校", "Has a parent school"), slot=Slot.N1, required=True),
        yes_no("station", T("已建家庭教育指导站", "Has a station of guidance"), slot=Slot.N2, required=True),
        number("families", T("应调查家庭数", "Families to ask"), slot=Slot.N3),
        number("replied", T("家庭教育调查有效答卷数", "Families that answered")),
        computed("silent", T("未答卷家庭数", "Families that did not"), beyond("families", "replied")),
    ),
)  # fmt: skip
