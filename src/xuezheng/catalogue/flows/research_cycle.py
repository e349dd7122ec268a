"""A research project (课题研究): opened, checked mid-term, changed on the record, concluded or ended.

Parts: ``lead`` does the work, ``supervisor`` checks. A ledger on this flow has the days
``open_by``, ``next_report`` and ``conclude_by``, watched by clocks; ``next_report`` moves on
with every report that is passed.
"""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

RESEARCH_CYCLE = Flow(
    "research_cycle",
    T("课题研究流程", "Research project"),
    stages=(
        Stage("planned", T("待开题", "To be opened"), owes="lead"),
        Stage("running", T("研究中", "Under way"), owes="lead", tone=Tone.BUSY),
        Stage("checking", T("待中期检查", "Mid-term check"), owes="supervisor", tone=Tone.WAITING),
        Stage("changing", T("变更待批", "Change to be decided"), owes="supervisor", tone=Tone.WAITING),
        Stage("concluding", T("待结题鉴定", "To be concluded"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已结题", "Concluded"), end=True, tone=Tone.DONE),
        Stage("ended", T("已撤项", "Ended"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("open", T("开题", "Open"), ("planned",), "running", ("lead",), Effect.SIGN, evidence=True),
        Move(
            "report", T("报送中期报告", "Hand in the mid-term report"), ("running",), "checking",
            ("lead",), Effect.REPORT, evidence=True,
        ),
        Move(
            "pass", T("中期检查通过", "Pass the check"), ("checking",), "running", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move(
            "return", T("退回", "Return"), ("checking", "concluding"), "running", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "ask_change", T("申请变更", "Ask for a change"), ("running",), "changing", ("lead",),
            Effect.REPORT, asks=(note("change", T("变更事项", "What is to change"), required=True),),
        ),
        Move(
            "allow", T("同意变更", "Allow the change"), ("changing",), "running", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move(
            "refuse", T("不同意变更", "Refuse the change"), ("changing",), "running", ("supervisor",),
            Effect.PASS, reason=True,
        ),
        Move(
            "conclude", T("申请结题", "Ask to conclude"), ("running",), "concluding", ("lead",),
            Effect.REPORT, evidence=True,
        ),
        Move(
            "close", T("结题", "Conclude"), ("concluding",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "end", T("撤项", "End the project"), ("planned", "running"), "ended", ("supervisor",),
            Effect.END, reason=True,
        ),
    ),
)  # fmt: skip
