"""Patrol or zero report (巡查与零报告): a unit reports what it found, or that there was nothing.

Parts: ``lead`` reports, ``supervisor`` reads. A report that never came is told as such.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

PATROL_ZERO_REPORT = Flow(
    "patrol_zero_report",
    T("零报告流程", "Patrol or zero report"),
    stages=(
        Stage("due", T("待报告", "To be reported"), owes="lead"),
        Stage("reported", T("待审阅", "To be read"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已办结", "Done"), end=True, tone=Tone.DONE),
        Stage("missed", T("未报告", "Not reported"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report_zero", T("零报告", "Report nothing"), ("due",), "reported", ("lead",), Effect.REPORT),
        Move(
            "report", T("报告情况", "Report"), ("due",), "reported", ("lead",), Effect.REPORT,
            asks=(note("found", T("发现情况", "What was found"), required=True),),
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("reported",), "due", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "return", T("退回", "Return"), ("reported",), "due", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("办结", "Close"), ("reported",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "miss", T("记为未报告", "Mark as not reported"), ("due",), "missed", ("supervisor",),
            Effect.END, reason=True,
        ),
    ),
)  # fmt: skip
