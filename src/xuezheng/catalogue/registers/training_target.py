"""成人培训任务下达: how many persons a township is to have trained in a year by programme, and its labour force."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, kept
from xuezheng.catalogue.terms.adults import Programme
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Slot, choice, day, number, text
from xuezheng.core.kinds.kind import Kind

TRAINING_TARGET = Kind(
    key="training_target",
    version=1,
    title=T("成人培训任务下达", "Targets of training adults"),
    group="vocational",
    serves=("V11",),
    source=Source("关于推进社区教育发展的意见", "教职成〔2016〕4号"),
    dated=True,
    asks=kept(VOCATIONAL, "年度成人培训任务", "Yearly targets of training", 4, (3,)),
    fields=(
        choice("programme", T("任务培训类别", "Programme of the target"), of=Programme, slot=Slot.T1, required=True),
        number("year", T("任务年度", "Year of the target"), slot=Slot.N1, required=True),
        number("persons", T("任务人数", "Persons to be trained"), slot=Slot.N2, required=True),
        number("labour_force", T("应训劳动力总数", "Labour force"), slot=Slot.N3,
               help=T("培训率的分母，须写明出处", "Whom the share of trained is told of; state the paper")),
        text("labour_paper", T("劳动力总数出处", "Paper of the labour force"),
             when=lambda of: of["labour_force"] is not None, required=True),
        day("decided_on", T("任务下达日期", "Decided on"), slot=Slot.D2, required=True),
        text("paper", T("任务下达文号", "Paper of the target"), required=True),
    ),
    checks=(
        Check("persons", T("至少1人", "must be one at least"), lambda of: of["persons"] > 0),
        Check("labour_force", T("至少1人", "must be one at least"), lambda of: of["labour_force"] > 0),
        Check("persons", T("多于劳动力总数", "is more than the labour force"),
              lambda of: of["persons"] <= of["labour_force"]),
        Check("year", T("应为四位年份", "should be a year"), lambda of: 2000 <= of["year"] <= 2100),
    ),
)  # fmt: skip
