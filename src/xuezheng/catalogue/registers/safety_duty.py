"""安全责任清单: risks by post, signed every year; who held the post on a day is known from the appointments."""

from xuezheng.catalogue.registers.parts import SAFETY, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    file,
    note,
    person,
    post,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Risk(Labelled):
    """What a duty guards against (风险类别)."""

    BUILDING = ("building", T("校舍设施", "Buildings"))
    FIRE = ("fire", T("消防用电", "Fire and electricity"))
    FOOD = ("food", T("食品卫生", "Food"))
    TRAFFIC = ("traffic", T("交通校车", "Traffic and buses"))
    WATER = ("water", T("防溺水", "Drowning"))
    GATE = ("gate", T("校门安保", "Gate"))
    LESSONS = ("lessons", T("教学活动", "Lessons"))
    TRIPS = ("trips", T("外出活动", "Trips"))
    BULLYING = ("bullying", T("欺凌与暴力", "Bullying"))
    NETWORK = ("network", T("网络与数据", "Network and data"))


SAFETY_DUTY = Kind(
    key="safety_duty",
    version=1,
    title=T("安全责任清单", "Safety duties by post"),
    group="safety",
    serves=("F01",),
    source=Source("中小学校岗位安全工作指南"),
    dated=True,
    keep=Keep(30),
    asks=asked(SAFETY, "安全岗位责任制", "Safety duties of posts", 4, (9,)),
    fields=(
        text("duty", T("岗位安全职责", "Duty"), slot=Slot.T1, required=True),
        choice("risk", T("风险类别", "Risk"), of=Risk, slot=Slot.T2, required=True),
        post("post", T("责任岗位", "Post"), slot=Slot.N1, required=True),
        post("leader", T("分管领导岗位", "Post of the leader"), slot=Slot.N2),
        note("measures", T("防控措施", "Measures"), required=True),
        person("signed_by", T("责任书签订人", "Signed by"), slot=Slot.N3, required=True),
        day("signed", T("责任书签订日期", "Signed on"), slot=Slot.D2, required=True),
        expiry("until", T("责任书有效期至", "Holds until"), slot=Slot.D1, required=True),
        file("letter", T("安全责任书", "Letter of responsibility")),
        rows(
            "looked_at",
            T("履职检查", "Checks"),
            (
                day("on", T("日期", "Day"), required=True),
                text("found", T("检查结果", "Found"), required=True),
            ),
        ),
    ),
)  # fmt: skip
