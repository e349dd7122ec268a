"""督导评估填报数据: what the scorecards ask that no register keeps, by item, with the paper it rests on.

A figure is of a school, or of the county where the bureau enters it; a review
is of the county. What registers count themselves is not entered here.
"""

from xuezheng.catalogue.registers.parts import SUPERVISION, kept
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.catalogue.terms.scorecards import Figure, Stage
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Slot, choice, choices, day, figure, text, yes_no
from xuezheng.core.kinds.kind import Keep, Kind

EVALUATION_ENTRY = Kind(
    key="evaluation_entry",
    version=1,
    title=T("督导评估填报数据", "Figures for evaluations"),
    group="supervision",
    serves=("Q01", "Q02"),
    source=BALANCED_SUPERVISION,
    dated=True,
    keep=Keep(30),
    asks=kept(SUPERVISION, "县级督导评估填报", "Figures the evaluation of counties asks for", 5, (10,)),
    fields=(
        choice("item", T("填报项", "Item"), of=(*choices(Figure), *choices(Review)), slot=Slot.T1, required=True),
        choice("stage", T("所属学段", "Stage"), of=Stage, slot=Slot.T2),
        figure("number", T("填报数值", "Figure")),
        yes_no("holds", T("审核结论（是）", "Holds, as reviewed")),
        day("counted_on", T("填报统计时点", "As of"), slot=Slot.D2, required=True),
        text("paper", T("佐证材料", "Paper it rests on"), required=True),
    ),
)  # fmt: skip
