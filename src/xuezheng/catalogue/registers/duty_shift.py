"""值班安排: which unit keeps watch from when to when, led by whom, and at which telephone it answers.

One record is one shift of one unit, both days included; a unit that divides a
holiday enters one for each day. The telephone is that of the watch, which everybody
may know and therefore no field of somebody's own number: that stands in the
staff list and nowhere else.
"""

from xuezheng.catalogue.registers.parts import OFFICE, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, choice, day, note, person, text
from xuezheng.core.kinds.kind import Keep, Kind
from xuezheng.core.kinds.readers import phone


class Watch(Labelled):
    """What a watch is kept for (值班类别)."""

    USUAL = ("usual", T("日常值班", "Every day"))
    HOLIDAY = ("holiday", T("节假日值班", "Holidays"))
    WEATHER = ("weather", T("汛期和恶劣天气值班", "Floods and bad weather"))
    SPECIAL = ("special", T("重要时段值班", "Important days"))


def forward(data: Data) -> bool:
    """The last day is not before the first."""
    return bool(data["from"] <= data["to"])


def rings(data: Data) -> bool:
    """The telephone is a number that can be called."""
    return phone(data["telephone"], None) is not None


DUTY_SHIFT = Kind(
    key="duty_shift",
    version=1,
    title=T("值班安排", "Watches kept"),
    group="safety",
    serves=("F10",),
    source=Source("学校值班值守和信息报告制度"),
    keep=Keep(3),
    asks=asked(OFFICE, "值班值守制度", "Rule on keeping watch", 2),
    fields=(
        day("from", T("值班起始日", "First day"), slot=Slot.D1, required=True),
        day("to", T("值班结束日", "Last day"), slot=Slot.D2, required=True),
        choice("watch", T("值班类别", "Kept for"), of=Watch, slot=Slot.T2, required=True),
        person("leader", T("带班领导", "Leader on duty"), slot=Slot.N1, required=True),
        person("keeper", T("值班人员", "On duty"), slot=Slot.N2),
        text("telephone", T("值班电话", "Telephone of the watch"), slot=Slot.T1, required=True),
        note("remark", T("值班备注", "Remark")),
    ),
    checks=(
        Check("to", T("早于值班起始日", "is before the first day"), forward),
        Check("telephone", T("应为手机号或座机号", "must be a mobile or fixed telephone number"), rings),
    ),
)  # fmt: skip
