"""Weighted assessment (量化考核): a unit reports, is scored, told, heard, and only then published.

Parts: ``lead`` is assessed, ``supervisor`` scores, ``decider`` decides appeals and waivers.
No way leads from being told to being published but through being heard (R14).
"""

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

ASSESS = Flow(
    "assess",
    T("量化考核流程", "Weighted assessment"),
    stages=(
        Stage("reporting", T("自评填报中", "Being reported"), owes="lead"),
        Stage("scoring", T("评分中", "Being scored"), owes="supervisor", tone=Tone.WAITING),
        Stage("told", T("待单位核对", "Told, to be heard"), owes="lead", tone=Tone.BUSY),
        Stage("stated", T("情况说明待核", "Statement to be answered"), owes="supervisor", tone=Tone.WAITING),
        Stage("heard", T("待公布", "Heard, to be published"), owes="supervisor", tone=Tone.BUSY),
        Stage("published", T("已公布（可申请复核）", "Published, open to appeal"), owes="supervisor", tone=Tone.BUSY),
        Stage("appealed", T("复核中", "Under appeal"), owes="decider", tone=Tone.WAITING),
        Stage("closed", T("已归档", "Closed"), end=True, tone=Tone.DONE),
        Stage("dropped", T("不参加考核", "Left out"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report", T("报送自评", "Hand in"), ("reporting",), "scoring", ("lead",), Effect.REPORT),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("scoring",), "reporting", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("scoring",), "scoring", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("scoring",), "reporting", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "tell", T("告知得分", "Tell the score"), ("scoring",), "told", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move("accept", T("核对无异议", "Agree"), ("told",), "heard", ("lead",), Effect.PASS),
        Move(
            "state", T("情况说明", "State one's case"), ("told",), "stated", ("lead",),
            Effect.PASS, asks=(note("statement", T("情况说明", "Statement"), required=True),),
        ),
        Move(
            "lapse", T("到期未说明", "Time over, nothing filed"), ("told",), "heard", ("supervisor",),
            Effect.PASS, reason=True,
        ),
        Move(
            "waive", T("免予核对（须说明理由）", "Waive the hearing, with the reason"), ("told",), "heard",
            ("decider",), Effect.PASS, reason=True,
        ),
        Move(
            "answer", T("维持得分", "Keep the score"), ("stated",), "heard", ("supervisor",), Effect.PASS,
            reason=True,
        ),
        Move(
            "rescore", T("重新评分", "Score again"), ("stated", "appealed"), "scoring",
            ("supervisor", "decider"), Effect.PASS, reason=True,
        ),
        Move(
            "publish", T("公布", "Publish"), ("heard",), "published", ("supervisor",),
            Effect.ISSUE, checker_not_submitter=True,
        ),
        Move("appeal", T("申请复核", "Appeal"), ("published",), "appealed", ("lead",), Effect.PASS, reason=True),
        Move(
            "uphold", T("维持公布结果", "Uphold"), ("appealed",), "published", ("decider",), Effect.PASS,
            reason=True,
        ),
        Move(
            "close", T("归档", "Close"), ("published",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "drop", T("不参加考核", "Leave out"), ("reporting", "scoring"), "dropped", ("supervisor",),
            Effect.END, reason=True,
        ),
        Move(
            "reopen", T("更正重评", "Correct by scoring again"), ("closed",), "scoring", ("decider",),
            Effect.REOPEN, reason=True,
        ),
    ),
)  # fmt: skip
