"""Hear, decide, repair (告知—陈述申辩—决定—修复): nobody is charged or named unheard.

Parts: ``supervisor`` finds and tells, ``decider`` decides, ``lead`` is heard, repairs and
may ask for a review. From ``told`` no way leads to a decision but through being heard, or
a waiver with its recorded reason; whoever told the unit is not whoever decides.
"""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

HEAR_DECIDE_REPAIR = Flow(
    "hear_decide_repair",
    T("听取陈述、决定与修复流程", "Hear, decide, repair"),
    stages=(
        Stage("found", T("待告知", "To be told"), owes="supervisor"),
        Stage("told", T("待陈述申辩", "To be heard"), owes="lead", tone=Tone.WAITING),
        Stage("heard", T("待决定", "To be decided"), owes="decider", tone=Tone.BUSY),
        Stage("decided", T("已决定", "Decided"), owes="lead", tone=Tone.BUSY),
        Stage("reviewing", T("复核中", "Under review"), owes="decider", tone=Tone.WAITING),
        Stage("repair_asked", T("待核实修复", "Repair to be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("repaired", T("已修复", "Repaired"), end=True, tone=Tone.DONE),
        Stage("kept", T("到期了结", "Ran its course"), end=True, tone=Tone.DONE),
        Stage("dropped", T("不予处理", "Dropped"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("tell", T("告知", "Tell the unit"), ("found",), "told", ("supervisor",), Effect.REPORT, evidence=True),
        Move(
            "state", T("陈述申辩", "State one's case"), ("told",), "heard", ("lead",),
            Effect.PASS, asks=(note("statement", T("陈述申辩意见", "Statement"), required=True),),
        ),
        Move("accept", T("放弃陈述申辩", "Waive being heard"), ("told",), "heard", ("lead",), Effect.PASS),
        Move(
            "waive", T("未予听取（须说明理由）", "Go on unheard, with the reason"), ("told",), "heard",
            ("supervisor",), Effect.PASS, reason=True,
        ),
        Move(
            "decide", T("作出决定", "Decide"), ("heard",), "decided", ("decider",),
            Effect.ISSUE, checker_not_submitter=True,
        ),
        Move(
            "drop", T("不予处理", "Drop"), ("found", "told", "heard"), "dropped", ("decider",),
            Effect.END, reason=True,
        ),
        Move(
            "ask_review", T("申请复核", "Ask for a review"), ("decided",), "reviewing", ("lead",),
            Effect.PASS, reason=True,
        ),
        Move("uphold", T("维持决定", "Uphold"), ("reviewing",), "decided", ("decider",), Effect.PASS, reason=True),
        Move("revoke", T("撤销决定", "Revoke"), ("reviewing",), "dropped", ("decider",), Effect.END, reason=True),
        Move(
            "repair", T("申请修复", "Ask for repair"), ("decided",), "repair_asked", ("lead",),
            Effect.REPORT, evidence=True,
            asks=(note("result", T("整改情况", "What was put right"), required=True),),
        ),
        Move(
            "return", T("退回", "Return"), ("repair_asked",), "decided", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "restore", T("同意修复", "Agree to the repair"), ("repair_asked",), "repaired", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "keep", T("到期了结", "Let it run its course"), ("decided",), "kept", ("supervisor",),
            Effect.PASS, reason=True,
        ),
    ),
)  # fmt: skip
