"""实训室: stations, sharing across schools and firms, use, consumables and safety checks."""

from xuezheng.catalogue.registers.parts import TERMLY, VOCATIONAL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    money,
    number,
    person,
    room,
    rows,
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind

BARRED = T("安全检查到期，不得开展实训", "The safety check has run out; no training may be held")


class Reach(Labelled):
    """Who may use it (共享范围)."""

    OWN = ("own", T("本校使用", "The school alone"))
    SHARED = ("shared", T("区域共享", "Schools of the area"))
    PUBLIC = ("public", T("公共实训基地", "Public training base"))


def booked(data: Data) -> int:
    """Add up the hours booked."""
    return sum(row["hours"] for row in data["bookings"] or ())


def share(data: Data) -> int | None:
    """Give the whole per cent of the open hours that were booked."""
    return booked(data) * 100 // data["open_hours"] if data["open_hours"] else None


TRAINING_ROOM = Kind(
    key="training_room",
    version=1,
    title=T("实训基地", "Training bases"),
    group="vocational",
    serves=("V09",),
    source=Source("职业教育实训基地管理办法"),
    dated=True,
    asks=asked(VOCATIONAL, "实训基地共享", "Sharing of training bases", 10, TERMLY),
    fields=(
        text("name", T("实训室（基地）名称", "Name"), slot=Slot.T1, required=True),
        room("room", T("实训用房", "Room"), slot=Slot.N1, required=True),
        text("major", T("面向专业", "For majors"), slot=Slot.T3, required=True),
        choice("reach", T("共享范围", "Shared with"), of=Reach, slot=Slot.T2, required=True),
        number("stations", T("实训工位数", "Stations"), slot=Slot.N2, required=True),
        number("open_hours", T("学期开放学时", "Hours open a term")),
        person("keeper", T("实训室管理员", "Kept by"), slot=Slot.N3),
        expiry("checked_until", T("安全检查有效期至", "Safety check good until"), slot=Slot.D1, required=True,
               bars=BARRED),
        day("opened", T("建成启用日期", "Opened on"), slot=Slot.D2),
        rows(
            "bookings",
            T("使用预约", "Bookings"),
            (
                day("on", T("日期", "Day"), required=True),
                unit("school", T("使用学校", "School")),
                text("firm", T("使用企业", "Firm")),
                number("hours", T("学时", "Hours"), required=True),
            ),
        ),
        computed("booked", T("已用学时", "Hours booked"), booked),
        computed("share", T("使用率（%）", "Use in per cent"), share),
        rows(
            "consumables",
            T("耗材", "Consumables"),
            (
                text("name", T("耗材", "What"), required=True),
                number("used", T("用量", "Used"), required=True),
                money("cost", T("金额", "Cost")),
            ),
        ),
    ),
)  # fmt: skip
