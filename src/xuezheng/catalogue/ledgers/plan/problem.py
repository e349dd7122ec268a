"""创新破难台账: hard problems a leader takes on, measured against a place that does better.

One case is one problem: what stands in the way, who leads, which steps by
when, whom to draw level with, and at the end what followed for those in charge.
"""

from xuezheng.catalogue.flows.report_verify import REPORT_VERIFY
from xuezheng.catalogue.ledgers.clocks import CHECK, FINISH, SIGN
from xuezheng.catalogue.ledgers.parts import CO, LEAD, LEADER, SUPERVISOR
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, figure, note, post, rows, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import Closing, Count, Fills, Ledger, Numbering, Tile


class Outcome(Labelled):
    """What followed at the end (结果运用)."""

    PRAISED = ("praised", T("通报表扬", "Praised in a circular"))
    NOTED = ("noted", T("如期完成", "Done in time"))
    TALKED_TO = ("talked_to", T("约谈提醒", "Talked to"))
    HELD = ("held", T("追责问责", "Held to account"))


PROBLEM = Ledger(
    key="problem",
    version=1,
    title=T("创新破难台账", "Hard problems"),
    group="plan",
    serves=("P09",),
    source=Source("创新破难课题推进责任办法"),
    asks=Asks(T("局办公室", "Bureau office"), T("破难课题推进责任", "Responsibility for hard problems"), 10),
    flow=REPORT_VERIFY,
    fields=(
        text("title", T("课题名称", "Problem"), slot=Slot.T1, required=True),
        note("obstacle", T("难点堵点", "What stands in the way"), required=True),
        post("leader_post", T("领题领导", "Leading leader"), slot=Slot.N1),
        note("team", T("攻坚团队", "Team")),
        rows(
            "milestones",
            T("推进节点", "Milestones"),
            (
                day("by", T("时间", "By"), required=True),
                text("goal", T("节点目标", "Milestone"), required=True),
            ),
        ),
        text("benchmark", T("对标地区", "Place to draw level with"), slot=Slot.T2),
        text("measured", T("对标指标", "What is compared")),
        figure("own_figure", T("本地数值", "Our figure")),
        figure("their_figure", T("对标数值", "Their figure")),
        note("result", T("攻坚成效", "What was reached"), needed_from="reported"),
        choice("outcome", T("结果运用", "What followed"), of=Outcome, slot=Slot.T3, needed_from="closed"),
    ),
    opens=("office", "leader"),
    parts=(LEAD, CO, SUPERVISOR, LEADER),
    clocks=(SIGN, FINISH, CHECK),
    fills=(
        Fills("progress", ("own_figure", "their_figure")),
        Fills("report", ("result", "own_figure", "their_figure")),
        Fills("close", ("outcome",)),
    ),
    closing=Closing(evidence=1, fields=("outcome",)),
    numbering=Numbering("PN"),
    tiles=(
        Tile("doing", T("攻坚中", "In hand"), ("issued", "doing")),
        Tile("overdue", T("逾期未完成", "Overdue"), ("issued", "doing"), overdue=True),
    ),
    counts=(
        Count("taken_on", T("立项", "Taken on"), T("个", "problems")),
        Count("closed", T("销号", "Closed"), T("个", "problems"), "closed"),
        Count("held", T("追责问责", "Held to account"), T("个", "problems"), "closed", {"outcome": "held"}),
        Count("overdue", T("逾期", "Overdue"), T("个", "problems"), "overdue"),
    ),
)  # fmt: skip
