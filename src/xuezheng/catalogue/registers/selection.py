"""选派培养登记: people sent to teach elsewhere, chosen for a pool or a training, appointed, engaged: by batch."""

from xuezheng.catalogue.registers.parts import PERSONNEL, Taught, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, expiry, number, text
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What they were chosen for (选派类别)."""

    LENT = ("lent", T("支教", "Sent to teach elsewhere"))
    POSTED = ("posted", T("挂职", "Posted elsewhere"))
    POOL = ("pool", T("后备培养", "Reserve pool"))
    TRAINED = ("trained", T("选送培训", "Sent to a training"))
    APPOINTED = ("appointed", T("选拔任用", "Appointed"))
    ENGAGED = ("engaged", T("聘任", "Engaged"))


class Group(Labelled):
    """Who they are (选派对象)."""

    TEACHER = ("teacher", T("教师", "Teachers"))
    BACKBONE = ("backbone", T("骨干教师", "Backbone teachers"))
    PRINCIPAL = ("principal", T("校（园）长", "Principals"))
    CADRE = ("cadre", T("干部", "Officials"))
    SUPERVISOR = ("supervisor", T("督学", "Supervisors"))


def left(data: Data) -> int | None:
    """Count those who have not come back."""
    sent = data["people"]
    return None if sent is None else max(0, sent - (data["returned"] or 0))


SELECTION = Kind(
    key="selection",
    version=1,
    title=T("选派培养登记", "People sent and chosen"),
    group="staff",
    source=Source("干部教师选派培养办法"),
    asks=kept(PERSONNEL, "选派培养登记", "Register of people sent and chosen", 5),
    fields=(
        text("title", T("批次名称", "Batch"), slot=Slot.T1, required=True),
        choice("form", T("选派类别", "For"), of=Form, slot=Slot.T2, required=True),
        choice("group", T("选派对象", "Who"), of=Group, slot=Slot.T3, required=True),
        choice("stage", T("所在学段", "Stage"), of=Taught),
        text("place", T("选派去向", "Where to")),
        number("people", T("选派人数", "People"), slot=Slot.N1, required=True),
        number("returned", T("已返回人数", "Come back")),
        computed("left", T("尚在外人数", "Still away"), left),
        day("since", T("选派起始日", "Since"), slot=Slot.D2, required=True),
        expiry("until", T("选派期满日", "Ends on"), slot=Slot.D1),
    ),
)
