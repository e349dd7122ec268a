"""Certification (创建认定): self-score, papers, visit, panel, public notice, a title that runs out and is re-checked.

Parts: ``lead`` applies and holds the title, ``supervisor`` checks and visits, ``decider`` decides
as the panel. A ledger on this flow has the days ``valid_until`` and ``next_check``, filled at
``grant`` and ``confirm`` and watched by clocks.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

CERTIFY = Flow(
    "certify",
    T("创建认定流程", "Certification"),
    stages=(
        Stage("drafted", T("自评申报中", "Being written"), owes="lead"),
        Stage("applied", T("待材料审核", "Papers to be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("visiting", T("待现场评估", "To be visited"), owes="supervisor", tone=Tone.WAITING),
        Stage("panel", T("待评审认定", "Before the panel"), owes="decider", tone=Tone.WAITING),
        Stage("shown", T("公示中", "On public view"), owes="supervisor", tone=Tone.BUSY),
        Stage("objected", T("异议复核中", "Objection being reviewed"), owes="decider", tone=Tone.WAITING),
        Stage("titled", T("有效期内", "In force"), owes="supervisor", tone=Tone.DONE),
        Stage("rechecking", T("复核中", "Being re-checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("improving", T("限期整改中", "To improve"), owes="lead", tone=Tone.BUSY),
        Stage("withdrawn", T("已撤销", "Withdrawn"), end=True, tone=Tone.ENDED),
        Stage("refused", T("未通过", "Not recognised"), end=True, tone=Tone.ENDED),
        Stage("expired", T("已到期", "Expired"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report", T("报送申报", "Hand in"), ("drafted",), "applied", ("lead",), Effect.REPORT, evidence=True),
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
            "admit", T("材料通过", "Pass the papers"), ("applied",), "visiting", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move(
            "visit", T("现场评估", "Visit"), ("visiting",), "panel", ("supervisor",), Effect.PASS,
            evidence=True, checker_not_submitter=True,
            asks=(note("seen", T("现场评估情况", "What was seen"), required=True),),
        ),
        Move(
            "send_back", T("整改后再评", "Improve first"), ("panel",), "drafted", ("decider",),
            Effect.RETURN, reason=True,
        ),
        Move("show", T("公示", "Show publicly"), ("panel",), "shown", ("decider",), Effect.PASS),
        Move(
            "refuse", T("不予认定", "Refuse"), ("panel", "objected"), "refused", ("decider",),
            Effect.END, reason=True,
        ),
        Move(
            "object", T("受理异议", "Take an objection"), ("shown",), "objected", ("supervisor",),
            Effect.PASS, reason=True,
        ),
        Move(
            "show_again", T("异议不成立，继续公示", "Overrule the objection"), ("objected",), "shown",
            ("decider",), Effect.PASS, reason=True,
        ),
        Move(
            "grant", T("认定", "Recognise"), ("shown",), "titled", ("supervisor",),
            Effect.ISSUE, checker_not_submitter=True,
        ),
        Move(
            "recheck", T("启动复核", "Begin a re-check"), ("titled",), "rechecking", ("supervisor",),
            Effect.PASS, reason=True,
        ),
        Move(
            "confirm", T("复核通过", "Confirm"), ("rechecking",), "titled", ("supervisor",), Effect.PASS,
            evidence=True, checker_not_submitter=True,
        ),
        Move(
            "lower", T("降级并限期整改", "Lower and have improved"), ("titled", "rechecking"), "improving",
            ("supervisor",), Effect.RETURN, reason=True,
        ),
        Move(
            "improve", T("报送整改", "Report improvement"), ("improving",), "rechecking", ("lead",),
            Effect.REPORT, evidence=True,
        ),
        Move(
            "renew", T("到期复评申报", "Apply again"), ("titled",), "applied", ("lead",), Effect.REPORT,
            evidence=True,
        ),
        Move(
            "revoke", T("撤销称号", "Withdraw the title"), ("titled", "rechecking", "improving"), "withdrawn",
            ("decider",), Effect.END, reason=True,
        ),
        Move(
            "expire", T("到期终止", "Let expire"), ("titled", "improving"), "expired", ("supervisor",),
            Effect.END, reason=True,
        ),
    ),
)  # fmt: skip
