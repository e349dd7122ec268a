"""权力和服务事项: items of the list of powers: basis, procedure, materials, time limits, version, yearly clean-up."""

from xuezheng.catalogue.registers.parts import LAW, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    note,
    number,
    rows,
    text,
    unit,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

DAYS = T("个工作日", "working days")


class Form(Labelled):
    """What kind of power it is (权力类型)."""

    LICENCE = ("licence", T("行政许可", "Licence"))
    PENALTY = ("penalty", T("行政处罚", "Penalty"))
    CONFIRMATION = ("confirmation", T("行政确认", "Confirmation"))
    REWARD = ("reward", T("行政奖励", "Reward"))
    RULING = ("ruling", T("行政裁决", "Ruling"))
    INSPECTION = ("inspection", T("行政检查", "Inspection"))
    SERVICE = ("service", T("公共服务", "Public service"))


class State(Labelled):
    """Whether it holds (事项状态)."""

    HELD = ("held", T("行使", "Exercised"))
    PAUSED = ("paused", T("暂停", "Paused"))
    CANCELLED = ("cancelled", T("取消", "Cancelled"))


def saved(data: Data) -> int | None:
    """Give the working days by which the promise is shorter than the law."""
    given = [data["legal_days"], data["promised_days"]]
    return None if None in given else data["legal_days"] - data["promised_days"]


POWER_ITEM = Kind(
    key="power_item",
    version=1,
    title=T("行政权力和服务事项", "Powers and services of the bureau"),
    group="affairs",
    serves=("X02",),
    source=Source("关于推行地方各级政府工作部门权力清单制度的指导意见"),
    dated=True,
    keep=Keep(30),
    asks=kept(LAW, "权力清单动态管理", "Keeping the list of powers", 15, (12,)),
    fields=(
        text("code", T("事项编码", "Code"), slot=Slot.T1, required=True),
        text("name", T("事项名称", "Item"), required=True),
        choice("form", T("权力类型", "Kind of power"), of=Form, slot=Slot.T2, required=True),
        choice("state", T("事项状态", "State"), of=State, slot=Slot.T3, required=True),
        note("basis", T("设定依据", "Legal basis"), required=True),
        unit("by", T("承办科室", "Section"), slot=Slot.N1, required=True),
        note("procedure", T("办理程序", "Procedure"), required=True),
        rows(
            "materials",
            T("申请材料", "Materials"),
            (
                text("name", T("材料", "Material"), required=True),
                yes_no("shared", T("可共享免提交", "Taken from other departments"), required=True),
            ),
        ),
        number("legal_days", T("法定时限", "Time by law"), slot=Slot.N2, unit=DAYS),
        number("promised_days", T("承诺时限", "Time promised"), slot=Slot.N3, unit=DAYS),
        computed("saved", T("压缩工作日", "Days saved"), saved),
        day("in_force", T("本版施行日期", "This version holds from"), slot=Slot.D2, required=True),
        expiry("clean_by", T("下次清理期限", "Clean up by"), before=(90, 30), slot=Slot.D1, required=True),
    ),
)  # fmt: skip
