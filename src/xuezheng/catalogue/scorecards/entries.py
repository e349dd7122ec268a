"""The rows of entered figures (填报数据) that scorecards read."""

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

ENTRIES = Fact(
    key="entries", title=T("督导评估填报数据", "Figures for evaluations"), table="evaluation_entry",
    group="supervision", unit=T("项", "entries"),
    takes=("subject", "org", "item", "stage", "number", "holds"),
    shows=("item", "stage", "number", "holds"),
)  # fmt: skip
ENTERED = Amount(ENTRIES, ENTRIES.title)
