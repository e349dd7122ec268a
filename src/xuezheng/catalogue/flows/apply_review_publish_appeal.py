"""Apply, review, publish, object (申报—审核—公示—异议): a unit applies, the result is shown before it stands.

Parts: ``lead`` applies, ``supervisor`` reviews. Whoever reviews is never whoever applied.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

APPLY_REVIEW_PUBLISH_APPEAL = Flow(
    "apply_review_publish_appeal",
    T("申报公示流程", "Apply, review, show, object"),
    stages=(
        Stage("drafted", T("填报中", "Being written"), owes="lead"),
        Stage("applied", T("待审核", "To be reviewed"), owes="supervisor", tone=Tone.WAITING),
        Stage("shown", T("公示中", "On public view"), owes="supervisor", tone=Tone.BUSY),
        Stage("objected", T("异议复核中", "Objection being reviewed"), owes="supervisor", tone=Tone.WAITING),
        Stage("granted", T("已认定", "Recognised"), end=True, tone=Tone.DONE),
        Stage("refused", T("未通过", "Not recognised"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report", T("报送", "Hand in"), ("drafted",), "applied", ("lead",), Effect.REPORT),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("applied",), "drafted", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("applied",), "applied", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("applied",), "drafted", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "show", T("公示", "Show publicly"), ("applied",), "shown", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move(
            "refuse", T("不予认定", "Refuse"), ("applied", "objected"), "refused", ("supervisor",),
            Effect.END, reason=True, checker_not_submitter=True,
        ),
        Move(
            "object", T("受理异议", "Take an objection"), ("shown",), "objected", ("supervisor",),
            Effect.PASS, reason=True,
        ),
        Move(
            "show_again", T("异议不成立，继续公示", "Overrule the objection"), ("objected",), "shown",
            ("supervisor",), Effect.PASS, reason=True, checker_not_submitter=True,
        ),
        Move(
            "grant", T("认定", "Recognise"), ("shown",), "granted", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "reopen", T("重新审核", "Review again"), ("granted", "refused"), "applied",
            ("supervisor",), Effect.PASS, reason=True,
        ),
    ),
)  # fmt: skip
