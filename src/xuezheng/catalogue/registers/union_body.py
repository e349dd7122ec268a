"""群团组织: trade union, youth league, young pioneers, retired staff and the committee for the next generation."""

from xuezheng.catalogue.registers.parts import PARTY, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    money,
    number,
    post,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """Which body it is (群团类别)."""

    UNION = ("union", T("工会", "Trade union"))
    LEAGUE = ("league", T("共青团", "Youth league"))
    PIONEERS = ("pioneers", T("少先队", "Young pioneers"))
    RETIRED = ("retired", T("离退休工作", "Retired staff"))
    NEXT_GENERATION = ("next_generation", T("关工委", "Committee for the next generation"))


class Deed(Labelled):
    """What it did (群团活动类别)."""

    VISIT = ("visit", T("走访慰问", "Visit"))
    WELFARE = ("welfare", T("帮扶救助", "Help"))
    ACTIVITY = ("activity", T("文体活动", "Activity"))
    LECTURE = ("lecture", T("宣讲", "Lecture"))


UNION_BODY = Kind(
    key="union_body",
    version=1,
    title=T("群团组织", "Unions, league and committees"),
    group="party",
    serves=("M22",),
    source=Source("工会、共青团、少先队和关工委工作制度"),
    dated=True,
    asks=asked(PARTY, "群团工作年报", "Yearly return of unions and league", 10, (12,)),
    fields=(
        choice("form", T("群团类别", "Body"), of=Form, slot=Slot.T2, required=True),
        post("chair", T("主席（书记）岗位", "Post of its head"), slot=Slot.N1),
        number("people", T("会员（团员、队员）人数", "Members"), slot=Slot.N2, required=True),
        day("elected", T("换届日期", "Elected on"), slot=Slot.D2, required=True),
        expiry("term_ends", T("届满日期", "Term ends"), before=(180, 90, 30), slot=Slot.D1, required=True),
        choice("home", T("教工之家级别", "Home of the staff"), of=Level, slot=Slot.T3),
        number("studios", T("劳模工作室个数", "Model studios"), slot=Slot.N3),
        rows(
            "deeds",
            T("活动与慰问", "Activities and visits"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("kind", T("活动类别", "Kind"), of=Deed, required=True),
                text("what", T("内容", "What"), required=True),
                number("people", T("人次", "People"), required=True),
                money("spent", T("支出", "Spent")),
            ),
        ),
    ),
)  # fmt: skip
