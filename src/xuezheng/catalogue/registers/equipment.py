"""教育装备: items of equipment by room, with age and state, from which the ratios are computed.

Computers per pupil and multimedia sets per class are counted from the lines
that are in use; the plan of replacement follows from the year.
"""

from xuezheng.catalogue.registers.parts import EQUIPMENT as CENTRE
from xuezheng.catalogue.registers.parts import asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, money, number, room, rows, text
from xuezheng.core.kinds.kind import Kind


class Item(Labelled):
    """What the equipment is (装备类别)."""

    MULTIMEDIA = ("multimedia", T("多媒体设备", "Multimedia set"))
    PUPIL_COMPUTER = ("pupil_computer", T("学生用计算机", "Computer for pupils"))
    TEACHER_COMPUTER = ("teacher_computer", T("教师用计算机", "Computer for teachers"))
    INSTRUMENT = ("instrument", T("教学仪器", "Teaching instrument"))
    SPORTS = ("sports", T("体育器材", "Sports equipment"))
    ART = ("art", T("音美器材", "Music and art equipment"))
    BOOKS = ("books", T("图书", "Books"))


class State(Labelled):
    """What state it is in (设备状态)."""

    USED = ("used", T("在用", "In use"))
    REPAIR = ("repair", T("待修", "To be repaired"))
    IDLE = ("idle", T("闲置", "Idle"))
    SCRAP = ("scrap", T("待报废", "To be scrapped"))


EQUIPMENT = Kind(
    key="equipment",
    version=1,
    title=T("教育装备", "Equipment"),
    group="estate",
    serves=("B07",),
    source=Source("中小学教育装备管理办法"),
    dated=True,
    asks=asked(CENTRE, "教育装备年报", "Yearly return on equipment", 2, (9,)),
    fields=(
        text("name", T("装备名称", "Item"), slot=Slot.T1, required=True),
        choice("item", T("装备类别", "Category"), of=Item, slot=Slot.T2, required=True),
        room("room", T("所在房间", "Room"), slot=Slot.N1),
        number("pieces", T("装备数量", "Pieces"), slot=Slot.N2, required=True),
        money("value", T("装备原值", "Book value"), slot=Slot.N3),
        day("bought", T("购置日期", "Bought on"), slot=Slot.D2, required=True),
        choice("state", T("设备状态", "State"), of=State, slot=Slot.T3, required=True),
        number("replace_in", T("计划更新年度", "To be replaced in")),
        rows(
            "shown_at",
            T("展演与竞赛", "Exhibitions and contests"),
            (
                day("on", T("日期", "Day"), required=True),
                text("what", T("活动", "Event"), required=True),
                text("result", T("结果", "Result")),
            ),
        ),
    ),
)  # fmt: skip
