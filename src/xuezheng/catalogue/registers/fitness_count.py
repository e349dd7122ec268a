"""体质健康测试统计: pupils of a school tested by the national standard and their grades, nobody's name among them."""

from xuezheng.catalogue.registers.parts import HEALTH, asked
from xuezheng.catalogue.sources.fitness_standard import FITNESS_STANDARD
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Data, Slot, computed, day, number
from xuezheng.core.kinds.kind import Kind


def failed(data: Data) -> int | None:
    """Count those who did not pass; a grade stands in one of the three columns or in none."""
    given = [data[key] for key in ("tested", "excellent", "good", "passed")]
    return None if None in given else max(0, given[0] - sum(given[1:]))


FITNESS_COUNT = Kind(
    key="fitness_count",
    version=1,
    title=T("体质健康测试统计", "Fitness tests in figures"),
    group="care",
    source=FITNESS_STANDARD,
    dated=True,
    asks=asked(HEALTH, "学生体质健康测试", "Fitness tests of pupils", 6, (11, 12)),
    fields=(
        day("on", T("测试日期", "Tested on"), slot=Slot.D2, required=True),
        number("tested", T("测试人数", "Tested"), slot=Slot.N1, required=True),
        number("excellent", T("优秀人数", "Excellent"), slot=Slot.N2, required=True),
        number("good", T("良好人数", "Good"), required=True),
        number("passed", T("及格人数", "Passed"), required=True),
        computed("failed", T("不及格人数", "Not passed"), failed),
    ),
)
