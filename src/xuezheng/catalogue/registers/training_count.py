"""成人与社会培训任务统计: a year's task of a training programme, who was trained, who got a certificate, as counts.

An entry is one programme at one place in a year; while the year runs its
counts are corrected, never added to by a second entry.
"""

from xuezheng.catalogue.registers.parts import VOCATIONAL, kept
from xuezheng.catalogue.terms.adults import Programme
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number, text
from xuezheng.core.kinds.kind import Kind


def lacking(data: Data) -> int | None:
    """Count the places of the task that are still to be filled."""
    given = [data["planned"], data["trained"]]
    return None if None in given else max(0, data["planned"] - data["trained"])


TRAINING_COUNT = Kind(
    key="training_count",
    version=1,
    title=T("成人与社会培训任务统计", "Training of adults in figures"),
    group="vocational",
    serves=("V11",),
    source=Source("关于推进社区教育发展的意见", "教职成〔2016〕4号"),
    dated=True,
    asks=kept(VOCATIONAL, "成人与社会培训任务完成情况", "Tasks of training adults", 6, (6, 12)),
    fields=(
        choice("course", T("培训类别", "Programme"), of=Programme, slot=Slot.T1, required=True),
        text("topic", T("培训项目", "What is taught"), slot=Slot.T2),
        day("as_of", T("培训统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("planned", T("任务人次", "Persons to be trained"), slot=Slot.N1, required=True),
        number("trained", T("已培训人次", "Persons trained"), slot=Slot.N2, required=True),
        number("certified", T("取得证书人数", "With a certificate"), slot=Slot.N3),
        number("labour", T("劳动力总数", "Labour force"),
               help=T("农村劳动力或在岗职工总数；培训率的分母", "Whom the share of trained is told of")),
        computed("lacking", T("未完成人次", "Still to be trained"), lacking),
    ),
)  # fmt: skip
