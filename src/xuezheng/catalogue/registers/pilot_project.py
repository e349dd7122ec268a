"""试点与立项项目: what was approved by whom and when, and how long it runs."""

from xuezheng.catalogue.registers.parts import OFFICE, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, money, text
from xuezheng.core.kinds.kind import Keep, Kind


class Form(Labelled):
    """What kind of project it is (项目类别)."""

    PILOT = ("pilot", T("试点项目", "Pilot"))
    BUILDING_UP = ("building_up", T("建设项目", "Project to build something up"))
    BASE = ("base", T("基地项目", "Base"))
    BRAND = ("brand", T("品牌、创新项目", "Brand or innovation"))
    OTHER = ("other", T("其他项目", "Other"))


class Step(Labelled):
    """How far it has come (项目状态)."""

    APPLIED = ("applied", T("已申报", "Applied for"))
    APPROVED = ("approved", T("已立项", "Approved"))
    ENDED = ("ended", T("已结项", "Ended"))


PILOT_PROJECT = Kind(
    key="pilot_project",
    version=1,
    title=T("试点与立项项目", "Pilots and approved projects"),
    group="affairs",
    source=Source("教育改革试点项目管理办法"),
    keep=Keep(30),
    asks=asked(OFFICE, "试点项目管理", "Rule on pilots", 8),
    fields=(
        text("title", T("项目名称", "Project"), slot=Slot.T1, required=True),
        choice("form", T("项目类别", "Kind"), of=Form, slot=Slot.T2, required=True),
        choice("level", T("立项级别", "Level"), of=Level, slot=Slot.T3, required=True),
        choice("step", T("项目状态", "State"), of=Step, required=True),
        day("approved", T("申报（立项）日期", "Applied for or approved on"), slot=Slot.D2, required=True),
        expiry("until", T("项目期满日", "Ends on"), slot=Slot.D1),
        text("issuer", T("立项单位", "Approved by")),
        money("spent", T("已投入经费", "Spent")),
    ),
)  # fmt: skip
