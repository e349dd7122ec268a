"""Writes on registers of any kind: entries, imports, change requests, reminders, switches."""

from xuezheng.apps.registers.services import cases, entering, given, importing, layouts, requesting
from xuezheng.apps.registers.services.bearing import EXCUSE
from xuezheng.apps.registers.services.expiry import REMIND
from xuezheng.apps.registers.services.exporting import EXPORT
from xuezheng.apps.registers.services.switching import SWITCH
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

INTENTIONS: tuple[Intention, ...] = (
    Intention("register.add", T("登记", "Enter a thing"), given.AddEntry, entering.add),
    Intention("register.change", T("变更", "Change a thing"), given.ChangeEntry, entering.change),
    Intention(
        "register.correct", T("更正", "Correct a thing"), given.CorrectEntry, entering.correct
    ),
    Intention("register.end", T("终止", "End a thing"), given.EndEntry, entering.end),
    Intention("register.undo", T("撤回变更", "Take back a change"), given.UndoEntry, entering.undo),
    Intention(
        "register.release", T("解除人工认定", "Let imports write a field again"),
        given.ReleaseField, entering.release,
    ),
    Intention("register.ask", T("申请变更", "Ask for a change"), given.AskChange, requesting.ask),
    Intention(
        "register.approve", T("通过变更申请", "Approve a change"),
        given.DecideChange, requesting.approve,
    ),
    Intention(
        "register.return", T("退回变更申请", "Send a change request back"),
        given.ReturnChange, requesting.send_back,
    ),
    Intention(
        "register.withdraw", T("撤回变更申请", "Withdraw a change request"),
        given.WithdrawChange, requesting.withdraw,
    ),
    Intention(
        "register.stage", T("核对导入", "Check an import"), given.StageImport, importing.stage
    ),
    Intention(
        "register.map", T("对应表头", "Map the columns"), layouts.MapHeads, layouts.map_heads
    ),
    Intention(
        "register.decide", T("认定疑似重复", "Decide a likely duplicate"),
        given.DecideRow, importing.decide,
    ),
    Intention(
        "register.commit", T("写入导入", "Write an import"), given.OneImport, importing.commit
    ),
    Intention(
        "register.cancel", T("放弃导入", "Call an import off"), given.OneImport, importing.cancel
    ),
    *cases.INTENTIONS,
    EXPORT,
    REMIND,
    SWITCH,
    EXCUSE,
)  # fmt: skip

__all__ = ["INTENTIONS", "entering", "given", "importing", "requesting"]
