"""课题申报台账: one project proposed in a call, judged blind, approved.

Judges see the texts and a code, never school or persons. An approved one
becomes a case of the research ledger, which follows it until it is concluded.
"""

from xuezheng.catalogue.flows.review_award import REVIEW_AWARD
from xuezheng.catalogue.ledgers.reviewing import CHECKS, FILLS, PARTS, REVIEW_FIELDS, review_clocks
from xuezheng.catalogue.terms.research import ResearchStage, Theme
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, file, money, note, number, person, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Closing, Fills, Ledger, Numbering, Spawn, Tile

RESEARCH_APPLICATION = Ledger(
    key="research_application",
    version=1,
    title=T("课题申报台账", "Research proposals"),
    group="teaching",
    serves=("D09",),
    source=Source("教育科研课题管理办法"),
    asks=Asks(T("教研室", "Research office"), T("年度课题申报", "Yearly call for projects"), 40),
    flow=REVIEW_AWARD,
    fields=(
        text("title", T("课题名称", "Project"), slot=Slot.T1, required=True),
        number("year", T("申报年度", "Year"), slot=Slot.N1, required=True),
        choice("stage", T("学段", "Stage"), of=ResearchStage, slot=Slot.T2, required=True),
        choice("theme", T("研究方向", "Theme"), of=Theme, slot=Slot.T3, required=True),
        person("leader", T("课题负责人", "Leader"), slot=Slot.N2, required=True),
        text("team", T("课题组成员", "Members")),
        note("question", T("研究问题", "Question"), required=True),
        note("design", T("研究内容与方法", "Design"), required=True),
        file("proposal", T("申报书", "Proposal")),
        *REVIEW_FIELDS,
        text("approval_number", T("立项编号", "Number of approval")),
        money("funds", T("立项经费", "Funds")),
    ),
    checks=CHECKS,
    opens=("principal", "clerk"),
    parts=PARTS,
    clocks=review_clocks("research"),
    fills=(*FILLS, Fills("award", ("approval_number", "funds"), needed=("approval_number",))),
    closing=Closing(evidence=1, fields=("score", "approval_number")),
    needs_due=False,
    numbering=Numbering("KS"),
    numbers=(
        "research.judges_each", "research.avoid_years", "research.trim", "research.vote_share",
        "research.quorum", "research.resubmit_within", "research.alike_from",
    ),
    spawns=(
        Spawn(
            "award", "research_project", T("立项", "Open the project"),
            carries={
                "title": "title", "stage": "stage", "theme": "theme", "leader": "leader",
                "approval_number": "approval_number",
            },
        ),
    ),
    counts=(
        Count("applied", T("申报课题", "Proposals"), T("项", "projects"), "opened"),
        Count("awarded", T("立项课题", "Approved"), T("项", "projects"), "awarded"),
        Count(
            "kindergarten", T("幼儿园立项", "Kindergartens"), T("项", "projects"), "awarded",
            {"stage": "kindergarten"},
        ),
        Count("primary", T("小学立项", "Primary"), T("项", "projects"), "awarded", {"stage": "primary"}),
        Count("junior", T("初中立项", "Junior"), T("项", "projects"), "awarded", {"stage": "junior"}),
        Count("senior", T("高中立项", "Senior"), T("项", "projects"), "awarded", {"stage": "senior"}),
    ),
    tiles=(
        Tile("to_check", T("待审核课题", "To check"), ("applied",)),
        Tile("judging", T("评审中课题", "Being judged"), ("judging",)),
        Tile("late", T("课题评审逾期", "Overdue"), ("applied", "eligible", "judging", "voting"), overdue=True),
    ),
)  # fmt: skip
