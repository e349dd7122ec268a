"""结对帮扶: a stronger school helps a weaker one; what was done, by whom, and what it changed."""

from xuezheng.catalogue.registers.parts import BASIC, Verdict, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    figure,
    number,
    person,
    rows,
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What was done for the partner (帮扶方式)."""

    DIAGNOSIS = ("diagnosis", T("会诊", "Diagnosis visit"))
    LEADER = ("leader", T("干部挂职", "A leader sent"))
    TEACHER = ("teacher", T("教师支教", "A teacher lent"))
    LESSON = ("lesson", T("同课异构", "Joint lesson"))
    RESEARCH = ("research", T("联合教研", "Joint teaching research"))


def lent(data: Data) -> int:
    """Add up the days of leaders and teachers at the partner school."""
    sent = {"leader", "teacher"}
    return sum(row["days"] or 0 for row in data["acts"] or () if row["form"] in sent)


COUNTERPART = Kind(
    key="counterpart",
    version=1,
    title=T("结对帮扶", "Counterpart support"),
    group="teaching",
    serves=("Q11",),
    source=Source("城乡学校结对帮扶管理办法"),
    dated=True,
    asks=asked(BASIC, "城乡结对帮扶", "Support between town and country", 12, (1, 7)),
    fields=(
        unit("helper", T("支援学校", "School that helps"), slot=Slot.N1, required=True),
        unit("helped", T("受援学校", "School that is helped"), slot=Slot.N2, required=True),
        text("goal", T("帮扶目标", "Goal"), slot=Slot.T1, required=True),
        day("since", T("结对起始日", "Since"), slot=Slot.D2, required=True),
        expiry("until", T("结对期满日", "Ends on"), slot=Slot.D1, required=True),
        rows(
            "acts",
            T("帮扶记录", "What was done"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("form", T("方式", "Form"), of=Form, required=True),
                person("who", T("人员", "Who")),
                number("days", T("天数", "Days")),
                text("found", T("发现与建议", "Found and advised")),
            ),
        ),
        computed("lent", T("挂职支教总天数", "Days of people lent"), lent),
        rows(
            "effects",
            T("成效对比", "Effects"),
            (
                text("measure", T("指标", "Measure"), required=True),
                figure("before", T("帮扶前", "Before"), required=True),
                figure("after", T("现在", "Now")),
            ),
        ),
        choice("verdict", T("年度结对考核", "Review of the year"), of=Verdict, slot=Slot.T3),
    ),
)  # fmt: skip
