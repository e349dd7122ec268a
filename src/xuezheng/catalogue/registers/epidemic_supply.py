"""防疫物资与场所: stock, isolation rooms, thermometers and disinfection; a kit that sleeps until it is called."""

from xuezheng.catalogue.registers.parts import HEALTH, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    number,
    person,
    room,
    rows,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

BARRED = T("校准到期，不得使用", "The calibration has run out; it may not be used")


class Form(Labelled):
    """What is kept ready (防疫保障类别)."""

    SUPPLY = ("supply", T("防疫物资", "Supplies"))
    ISOLATION = ("isolation", T("隔离场所", "Isolation room"))
    DEVICE = ("device", T("测温设备", "Thermometer"))
    AREA = ("area", T("消杀区域", "Area to disinfect"))


def days_left(data: Data) -> int | None:
    """Give how many whole days the stock lasts."""
    if data["stock"] is None or not data["daily_use"]:
        return None
    return int(data["stock"] // data["daily_use"])


def reorder(data: Data) -> bool | None:
    """Say whether the stock lasts for less than the days it must."""
    left, least = days_left(data), data["minimum_days"]
    return None if left is None or least is None else left < least


EPIDEMIC_SUPPLY = Kind(
    key="epidemic_supply",
    version=1,
    title=T("防疫物资与场所", "Epidemic supplies and rooms"),
    group="care",
    serves=("H14",),
    source=Source("中小学校传染病预防控制工作管理规范"),
    keep=Keep(3),
    asks=asked(HEALTH, "疫情防控物资储备", "Supplies for an epidemic", 4),
    fields=(
        choice("form", T("防疫保障类别", "What it is"), of=Form, slot=Slot.T2, required=True),
        text("name", T("物资（场所、设备）名称", "Name"), slot=Slot.T1, required=True),
        room("room", T("存放（设置）房间", "Room"), slot=Slot.N2),
        number("stock", T("库存数量", "Stock"), slot=Slot.N1),
        number("daily_use", T("日均消耗", "Used a day")),
        number("minimum_days", T("最低保障天数", "Must last for days")),
        computed("days_left", T("可用天数", "Lasts for days"), days_left),
        computed("reorder", T("需要补充", "To be reordered"), reorder),
        yes_no("ready", T("处于备用状态", "Ready at once"), slot=Slot.N3),
        expiry("calibrated_until", T("校准有效期至", "Calibrated until"), slot=Slot.D1, bars=BARRED),
        rows(
            "rounds",
            T("消杀记录", "Disinfection"),
            (
                day("on", T("日期", "Day"), required=True),
                text("where", T("区域", "Where"), required=True),
                person("by", T("消杀人员", "By"), required=True),
            ),
        ),
    ),
)  # fmt: skip
