"""中长期规划: five-year plans and three-year programmes with a milestone for every year.

What a year leaves unfinished is carried into the next annual plan; a programme
near its end is up for evaluation and renewal.
"""

from xuezheng.catalogue.registers.parts import FINANCE, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    file,
    number,
    rows,
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Span(Labelled):
    """What kind of programme it is (规划类型)."""

    FIVE_YEAR = ("five_year", T("五年规划", "Five-year plan"))
    THREE_YEAR = ("three_year", T("三年行动计划", "Three-year programme"))
    SPECIAL = ("special", T("专项规划", "Special plan"))


class State(Labelled):
    """How a yearly milestone stands (年度目标状态)."""

    OPEN = ("open", T("未完成", "Open"))
    CARRIED = ("carried", T("结转年度计划", "Carried into the annual plan"))
    DONE = ("done", T("已完成", "Done"))
    DROPPED = ("dropped", T("已调整取消", "Dropped by amendment"))


class Evaluated(Labelled):
    """What follows at the end of a programme (期满评估)."""

    RENEW = ("renew", T("续编新一期", "A new one follows"))
    MERGE = ("merge", T("并入其他规划", "Merged into another"))
    CLOSE = ("close", T("评估结束", "Closed"))


def unfinished(data: Data) -> int:
    """Count the milestones that are open or carried over."""
    return sum(row["state"] in {"open", "carried"} for row in data["milestones"] or ())


PROGRAMME = Kind(
    key="programme",
    version=1,
    title=T("中长期规划与行动计划", "Medium-term plans and programmes"),
    group="affairs",
    serves=("P06",),
    source=Source("教育事业发展规划管理办法"),
    dated=True,
    keep=Keep(30),
    asks=kept(FINANCE, "规划年度监测", "Yearly monitoring of plans", 20, (12,)),
    fields=(
        text("title", T("规划名称", "Programme"), slot=Slot.T1, required=True),
        choice("span", T("规划类型", "Type"), of=Span, slot=Slot.T2, required=True),
        text("paper", T("印发文号", "Number of the paper")),
        unit("lead", T("牵头单位", "Lead unit"), slot=Slot.N1, required=True),
        day("since", T("规划期起", "From"), slot=Slot.D2, required=True),
        expiry("until", T("规划期止", "Until"), before=(365, 180, 90), slot=Slot.D1, required=True),
        rows(
            "milestones",
            T("年度目标", "Milestones"),
            (
                number("year", T("年度", "Year"), required=True),
                text("goal", T("目标", "Goal"), required=True),
                text("measure", T("衡量指标", "Measured by")),
                choice("state", T("完成状态", "State"), of=State, required=True),
            ),
            required=True,
        ),
        computed("unfinished", T("未完成目标数", "Milestones not reached"), unfinished),
        choice("evaluated", T("期满评估", "Evaluation at the end"), of=Evaluated, slot=Slot.T3),
        file("report", T("评估报告", "Report of the evaluation")),
    ),
)
