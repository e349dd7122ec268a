"""Writes on rosters: taken in, compared, decided, handed to owners, taken out."""

from xuezheng.apps.rosters.services.assigning import AssignFindings, assign
from xuezheng.apps.rosters.services.deciding import DecideFinding, UndoDecision, decide, undo
from xuezheng.apps.rosters.services.exporting import ExportRoster, export
from xuezheng.apps.rosters.services.leavers import ExportLeavers
from xuezheng.apps.rosters.services.leavers import export as export_leavers
from xuezheng.apps.rosters.services.taking import (
    COMPARE_JOB,
    CompareRoster,
    TakeRoster,
    again,
    compare_step,
    take,
)
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

TAKE = Intention("roster.take", T("上传名册", "Take a roster in"), TakeRoster, take)
COMPARE = Intention("roster.compare", T("重新比对", "Compare once more"), CompareRoster, again)
DECIDE = Intention("roster.decide", T("认定差异", "Decide a difference"), DecideFinding, decide)
UNDO = Intention("roster.undo", T("撤回认定", "Take a decision back"), UndoDecision, undo)
ASSIGN = Intention("roster.assign", T("交办差异", "Hand differences out"), AssignFindings, assign)
EXPORT = Intention("roster.export", T("导出比对报告", "Take the report out"), ExportRoster, export)
EXPORT_LEAVERS = Intention(
    "person.export_leavers",
    T("导出退休预测", "Take out the list of leavers"),
    ExportLeavers,
    export_leavers,
)
INTENTIONS = (TAKE, COMPARE, DECIDE, UNDO, ASSIGN, EXPORT, EXPORT_LEAVERS)

__all__ = [
    "ASSIGN",
    "COMPARE",
    "COMPARE_JOB",
    "DECIDE",
    "EXPORT",
    "EXPORT_LEAVERS",
    "INTENTIONS",
    "TAKE",
    "UNDO",
    "compare_step",
]
