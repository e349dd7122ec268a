"""督查督办台账: supervised tasks from the plan, minutes, leaders' notes and papers from above.

One case is one task of one leading unit. The office issues it, the unit signs
for it, reports progress and at last its completion, and the office closes it.
"""

from xuezheng.catalogue.flows.report_verify import REPORT_VERIFY
from xuezheng.catalogue.ledgers.clocks import CHECK, FINISH, SIGN
from xuezheng.catalogue.ledgers.parts import CO, LEAD, LEADER, SUPERVISOR
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, day, file, note, number, post, rows, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import Closing, Count, Ledger, Numbering, Tile


class Origin(Labelled):
    """Where a task comes from (任务来源)."""

    PLAN = ("plan", T("工作要点", "Work plan"))
    MEETING = ("meeting", T("会议议定", "Meeting"))
    LEADER_NOTE = ("leader_note", T("领导批示", "Leader's note"))
    SUPERIOR = ("superior", T("上级来文", "Paper from above"))
    LIVELIHOOD = ("livelihood", T("民生实事", "Livelihood project"))
    PROPOSAL = ("proposal", T("建议提案", "Proposal"))
    INSPECTION = ("inspection", T("巡察督导反馈", "Inspection finding"))
    PETITION = ("petition", T("信访", "Petition"))


class Quarter(Labelled):
    """A quarter of the year (季度)."""

    Q1 = ("q1", T("第一季度", "First quarter"))
    Q2 = ("q2", T("第二季度", "Second quarter"))
    Q3 = ("q3", T("第三季度", "Third quarter"))
    Q4 = ("q4", T("第四季度", "Fourth quarter"))


def from_plan(data: Data) -> bool:
    """A task of the plan names plan and clause."""
    return data.get("source") == "plan"


def from_paper(data: Data) -> bool:
    """Any other task names its paper."""
    return data.get("source") not in {None, "plan"}


TASK = Ledger(
    key="task",
    version=1,
    title=T("督查督办台账", "Supervised tasks"),
    group="plan",
    serves=("P02", "P01"),
    source=Source("年度工作要点、会议纪要、领导批示和上级来文"),
    asks=Asks(
        T("局办公室", "Bureau office"), T("年度工作要点任务分解", "Decomposition of the annual plan"), 10
    ),
    flow=REPORT_VERIFY,
    fields=(
        text("title", T("任务名称", "Task"), slot=Slot.T1, required=True),
        note("text", T("任务内容", "What is to be done")),
        choice("source", T("任务来源", "Source"), of=Origin, slot=Slot.T2, required=True),
        text("source_number", T("来源文号", "Number of the paper"), when=from_paper),
        day("source_date", T("来源日期", "Date of the paper"), when=from_paper, required=True),
        file("source_file", T("来源原件", "Original paper"), when=from_paper),
        number("plan", T("所属工作要点", "Plan"), slot=Slot.N1, when=from_plan, required=True, filled_by="plans"),
        text("clause", T("所属条目", "Clause"), slot=Slot.T3, when=from_plan, required=True, filled_by="plans"),
        note("measure", T("工作举措", "Measures")),
        note("evidence_required", T("佐证材料要求", "Evidence asked for")),
        post("leader_post", T("分管领导", "Accountable leader"), slot=Slot.N2),
        rows(
            "quarters",
            T("季度节点", "Quarterly milestones"),
            (
                choice("quarter", T("季度", "Quarter"), of=Quarter, required=True),
                text("goal", T("节点目标", "Milestone"), required=True),
            ),
        ),
        number("programme", T("所属行动计划", "Programme"), slot=Slot.N3, filled_by="meetings"),
    ),
    opens=("office", "leader"),
    parts=(LEAD, CO, SUPERVISOR, LEADER),
    clocks=(SIGN, FINISH, CHECK),
    closing=Closing(evidence=1),
    numbering=Numbering("RW"),
    tiles=(
        Tile("to_sign", T("待签收", "To be signed for"), ("issued",)),
        Tile("doing", T("办理中", "In hand"), ("doing",)),
        Tile("to_check", T("待审核", "To be checked"), ("reported",)),
        Tile("overdue", T("逾期未完成", "Overdue"), ("issued", "doing"), overdue=True),
    ),
    counts=(
        Count("issued", T("下达", "Issued"), T("项", "tasks")),
        Count("closed", T("销号", "Closed"), T("项", "tasks"), "closed"),
        Count("overdue", T("逾期未完成", "Overdue"), T("项", "tasks"), "overdue"),
    ),
)  # fmt: skip
