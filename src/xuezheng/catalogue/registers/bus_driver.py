"""校车驾驶人: licence, yearly review, health, and the day on which a driver grows too old for a bus.

A driver is 25 to 60 years old (校车安全管理条例 第二十三条); the sixtieth
birthday is kept as a day, so that it is told ahead like all that runs out.
"""

from datetime import date

from xuezheng.catalogue.registers.parts import SAFETY, asked
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, day, expiry, name, person, rows, text, yes_no
from xuezheng.core.kinds.kind import Kind

YOUNGEST, OLDEST = 25, 60
TOO_OLD = T("已满60周岁，不得驾驶校车", "Sixty years old; may not drive a bus")
NO_LICENCE = T("校车驾驶资格到期，不得驾驶校车", "The licence has run out; may not drive a bus")
NOT_REVIEWED = T("未按期审验，不得驾驶校车", "Not reviewed in time; may not drive a bus")


def birthday(born: str, years: int) -> str:
    """Give the day on which somebody is so many years old; 29 February counts as 1 March.

    >>> birthday("1966-11-20", 60), birthday("1968-02-29", 61)
    ('2026-11-20', '2029-03-01')
    """
    one = date.fromisoformat(born)
    try:
        return one.replace(year=one.year + years).isoformat()
    except ValueError:
        return date(one.year + years, 3, 1).isoformat()


def of_age(data: Data) -> bool:
    """Say whether somebody was old enough on the first day as a driver of buses."""
    return birthday(data["born"], YOUNGEST) <= str(data["since"])


def sixtieth(data: Data) -> bool:
    """Say whether the day kept is the birthday."""
    return birthday(data["born"], OLDEST) == str(data["sixty_on"])


BUS_DRIVER = Kind(
    key="bus_driver",
    version=1,
    title=T("校车驾驶人", "Drivers of school buses"),
    group="safety",
    serves=("F05",),
    source=Source("校车安全管理条例", "国务院令第617号", clause="第二十三条至第二十六条"),
    dated=True,
    asks=asked(SAFETY, "校车安全管理", "Safety of school buses", 4, (3, 9)),
    fields=(
        name("name", T("姓名", "Name"), slot=Slot.T1, required=True, means="bus_driver.name"),
        person("person", T("在册人员", "Person on the register"), slot=Slot.N1),
        day("born", T("出生日期", "Born"), required=True, means="bus_driver.born"),
        text("licence", T("驾驶证档案编号", "Licence"), slot=Slot.T2, required=True),
        day("since", T("任校车驾驶人起", "Drives buses since"), required=True),
        yes_no("clean", T("近三个记分周期无满分记录", "No full score in three periods"), required=True),
        expiry("sixty_on", T("满60周岁之日", "Sixty on"), slot=Slot.D1, required=True, bars=TOO_OLD),
        expiry("licence_until", T("校车驾驶资格有效期止", "May drive buses until"), slot=Slot.D2, bars=NO_LICENCE),
        rows(
            "reviews",
            T("年度审验", "Yearly reviews"),
            (
                expiry(
                    "due", T("应审验日期", "Due by"), before=(30, 7), required=True, met_by="done", bars=NOT_REVIEWED,
                ),
                day("done", T("审验合格日期", "Passed on")),
            ),
        ),
    ),
    checks=(
        Check("born", T("任驾驶人时未满25周岁", "was under 25 when beginning to drive buses"), of_age),
        Check("sixty_on", T("与出生日期不符", "is not the sixtieth birthday"), sixtieth),
    ),
)  # fmt: skip
