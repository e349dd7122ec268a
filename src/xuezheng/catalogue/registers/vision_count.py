"""视力筛查统计: pupils screened and found short-sighted at a school, as counts and nobody's name."""

from xuezheng.catalogue.registers.parts import HEALTH, asked
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, computed, day, number
from xuezheng.core.kinds.kind import Kind


def clear(data: Data) -> int | None:
    """Count those who are not short-sighted."""
    given = [data["screened"], data["myopic"]]
    return None if None in given else max(0, data["screened"] - data["myopic"])


VISION_COUNT = Kind(
    key="vision_count",
    version=1,
    title=T("视力筛查统计", "Eyesight screening in figures"),
    group="care",
    source=Source("综合防控儿童青少年近视实施方案", "教体艺〔2018〕3号"),
    dated=True,
    asks=asked(HEALTH, "学生视力筛查", "Screening of pupils’ eyesight", 6, (4, 10)),
    fields=(
        day("on", T("筛查日期", "Screened on"), slot=Slot.D2, required=True),
        number("screened", T("筛查人数", "Screened"), slot=Slot.N1, required=True),
        number("myopic", T("筛查性近视人数", "Found short-sighted"), slot=Slot.N2, required=True),
        computed("clear", T("未见近视人数", "Not short-sighted"), clear),
    ),
)
