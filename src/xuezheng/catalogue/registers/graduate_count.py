"""毕业生去向统计: where the leavers of a vocational school's major went in one year, as counts and nobody's name.

Who works and who studies on are two groups; local, matching and lasting work
are parts of those who work.
"""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, computed, day, number, text
from xuezheng.core.kinds.kind import Kind


def waiting(data: Data) -> int | None:
    """Count the leavers who neither work nor study on."""
    given = [data["graduates"], data["employed"], data["studying"]]
    return None if None in given else max(0, given[0] - given[1] - given[2])


GRADUATE_COUNT = Kind(
    key="graduate_count",
    version=1,
    title=T("毕业生去向统计", "Where leavers went, in figures"),
    group="vocational",
    serves=("V12",),
    source=Source("职业教育法"),
    dated=True,
    asks=asked(
        VOCATIONAL, "中职毕业生就业与升学统计", "Work and further study of leavers", 5, (12,)
    ),
    fields=(
        text("major", T("毕业专业", "Major of the leavers"), slot=Slot.T1, required=True),
        text("family", T("毕业专业大类", "Its family"), slot=Slot.T2, required=True),
        day("on", T("去向统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("graduates", T("毕业生人数", "Leavers"), slot=Slot.N1, required=True),
        number("employed", T("就业人数", "At work"), slot=Slot.N2, required=True),
        number("local", T("本地就业人数", "At work in the region"), required=True),
        number("matching", T("对口就业人数", "At work in their trade"), required=True),
        number("lasting", T("半年后仍在岗人数", "Still at that work after half a year")),
        number("studying", T("升学人数", "Studying on"), slot=Slot.N3, required=True),
        computed("waiting", T("未就业未升学人数", "Neither working nor studying"), waiting),
    ),
)
