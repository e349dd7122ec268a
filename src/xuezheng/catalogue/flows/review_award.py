"""Review and award (评审认定): call, eligibility, judging, vote, public notice, objection, appeal.

Parts: ``lead`` applies, ``supervisor`` organises, ``decider`` votes or decides as the group.
Whoever fails is told and may appeal. A returned application has its own day, ``resubmit_by``,
which the office fills in at ``return`` and a clock watches.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

REVIEW_AWARD = Flow(
    "review_award",
    T("申报评审流程", "Review and award"),
    stages=(
        Stage("drafted", T("填报中", "Being written"), owes="lead"),
        Stage("applied", T("待资格审核", "Eligibility to be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("returned", T("退回补正", "Returned to be completed"), owes="lead", tone=Tone.BUSY),
        Stage("eligible", T("待评审", "To be judged"), owes="supervisor"),
        Stage("judging", T("评审中", "Being judged"), owes="supervisor", tone=Tone.BUSY),
        Stage("voting", T("待评议表决", "To be voted on"), owes="decider", tone=Tone.WAITING),
        Stage("shown", T("公示中", "On public view"), owes="supervisor", tone=Tone.BUSY),
        Stage("objected", T("异议复核中", "Objection being reviewed"), owes="decider", tone=Tone.WAITING),
        Stage("told", T("未通过（可申请复核）", "Not passed, open to appeal"), owes="lead", tone=Tone.BUSY),
        Stage("appealed", T("复核中", "Under appeal"), owes="decider", tone=Tone.WAITING),
        Stage("awarded", T("已通过", "Passed"), end=True, tone=Tone.DONE),
        Stage("refused", T("未通过", "Not passed"), end=True, tone=Tone.ENDED),
        Stage("dropped", T("已撤回申报", "Dropped"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move(
            "report", T("报送", "Hand in"), ("drafted", "returned"), "applied", ("lead",),
            Effect.REPORT, evidence=True,
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("applied",), "drafted", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move("drop", T("撤回申报", "Drop"), ("drafted", "returned"), "dropped", ("lead",), Effect.END, reason=True),
        Move(
            "return", T("退回补正", "Return to be completed"), ("applied",), "returned", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "admit", T("资格审核通过", "Find eligible"), ("applied",), "eligible", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move(
            "reject", T("资格不符", "Find not eligible"), ("applied",), "told", ("supervisor",),
            Effect.PASS, reason=True, checker_not_submitter=True,
        ),
        Move("judge", T("提交评审", "Pass on to the judges"), ("eligible",), "judging", ("supervisor",), Effect.ISSUE),
        Move("rank", T("汇总评分", "Sum up the scores"), ("judging",), "voting", ("supervisor",), Effect.PASS),
        Move("pass", T("表决通过", "Pass by vote"), ("voting",), "shown", ("decider",), Effect.PASS),
        Move("fail", T("表决未通过", "Fail by vote"), ("voting",), "told", ("decider",), Effect.PASS),
        Move(
            "object", T("受理异议", "Take an objection"), ("shown",), "objected", ("supervisor",),
            Effect.PASS, reason=True,
        ),
        Move(
            "show_again", T("异议不成立，继续公示", "Overrule the objection"), ("objected",), "shown",
            ("decider",), Effect.PASS, reason=True,
        ),
        Move("cancel", T("撤销资格", "Take it back"), ("objected",), "told", ("decider",), Effect.PASS, reason=True),
        Move(
            "award", T("认定", "Award"), ("shown",), "awarded", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move("accept", T("接受结果", "Accept"), ("told",), "refused", ("lead",), Effect.PASS),
        Move(
            "settle", T("复核申请期满办结", "End after the time to appeal"), ("told",), "refused",
            ("supervisor",), Effect.PASS, reason=True,
        ),
        Move("appeal", T("申请复核", "Appeal"), ("told",), "appealed", ("lead",), Effect.PASS, reason=True),
        Move("dismiss", T("维持原结果", "Dismiss"), ("appealed",), "refused", ("decider",), Effect.PASS, reason=True),
        Move(
            "reconsider", T("重新评审", "Judge again"), ("appealed",), "eligible", ("decider",),
            Effect.PASS, reason=True,
        ),
    ),
)  # fmt: skip
