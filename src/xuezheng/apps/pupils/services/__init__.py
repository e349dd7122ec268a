"""Everything that can happen to classes, pupils and guardians; each an intention behind the one door."""

from collections.abc import Callable
from typing import Any

from xuezheng.apps.pupils.services import (
    classes,
    cohorts,
    combining,
    given,
    guardians,
    handing,
    reorganising,
    rolls,
    transfers,
)
from xuezheng.apps.pupils.services.rules import PupilRuleError, still
from xuezheng.core.base.deeds import Given, Intention
from xuezheng.core.base.labels import T


def _pupil(key: str, title: T, takes: type[Given], run: Callable[[Any, Any], Any]) -> Intention:
    return Intention(f"pupil.{key}", title, takes, still(run))


def _class(key: str, title: T, takes: type[Given], run: Callable[[Any, Any], Any]) -> Intention:
    return Intention(f"school_class.{key}", title, takes, still(run))


def _guardian(key: str, title: T, takes: type[Given], run: Callable[[Any, Any], Any]) -> Intention:
    return Intention(f"guardian.{key}", title, takes, run)


INTENTIONS = (
    _pupil("admit", T("新生入学", "Admit a pupil"), given.AdmitPupil, rolls.admit),
    _pupil("admit_many", T("批量入学", "Admit pupils"), given.AdmitMany, rolls.admit_many),
    _pupil("place", T("编班、调班", "Place pupils in a class"), given.PlacePupils, rolls.place),
    _pupil("change", T("学籍信息变更", "Change a pupil's data"), given.ChangePupil, rolls.change),
    _pupil("correct", T("更正学籍信息", "Correct a pupil"), given.CorrectPupil, rolls.correct),
    _pupil("suspend", T("休学", "Suspend a pupil"), given.SuspendPupil, rolls.suspend),
    _pupil("return", T("复学", "Have a pupil come back"), given.ReturnPupil, rolls.come_back),
    _pupil("repeat", T("留级", "Have a pupil repeat a year"), given.RepeatYear, rolls.repeat),
    _pupil("leave", T("离校", "Take a pupil off the roll"), given.LeaveSchool, rolls.leave),
    _pupil("undo", T("撤回学籍变动", "Take back a change of a pupil"), given.UndoPupil, rolls.undo),
    _pupil("promote", T("升学", "Promote pupils"), given.PromotePupils, cohorts.promote),
    _pupil("graduate", T("毕业", "Graduate classes"), given.GraduateClasses, cohorts.graduate),
    _class("open", T("新设班级", "Open a class"), given.OpenClass, classes.open_),
    _class("set", T("班级设置", "Set a class"), given.SetClass, classes.set_),
    _class("correct", T("更正班级信息", "Correct a class"), given.CorrectClass, classes.correct),
    _class("split", T("分班", "Split a class"), given.SplitClass, classes.split),
    _class("merge", T("并班", "Merge classes"), given.MergeClasses, classes.merge),
    _class("close", T("撤销班级", "Close a class"), given.CloseClass, classes.close),
    _class("undo", T("撤回班级变更", "Take back a change of a class"), given.UndoClass, classes.undo),
    Intention("transfer.open", T("申请转学", "Ask for a transfer"), transfers.OpenTransfer, transfers.open_),
    Intention(
        "school.merge", T("学校合并", "Merge schools"), combining.MergeSchools, reorganising.merge
    ),
    Intention("school.split", T("学校分设", "Split a school"), combining.SplitSchool, reorganising.split),
    Intention(
        "school.undo", T("撤回学校合并或分设", "Take back a merger or split"), combining.UndoWhole,
        reorganising.undo,
    ),
    handing.FOLLOW,
    _guardian("add", T("登记监护人", "Add a guardian"), given.AddGuardian, guardians.add),
    _guardian("change", T("监护人变更", "Change a guardian"), given.ChangeGuardian, guardians.change),
    _guardian(
        "correct", T("更正监护人信息", "Correct a guardian"), given.CorrectGuardian, guardians.correct
    ),
    _guardian("end", T("终止监护关系", "End a guardian"), given.EndGuardian, guardians.end),
    _guardian(
        "undo", T("撤回监护人变更", "Take back a change of a guardian"), given.UndoGuardian,
        guardians.undo,
    ),
)  # fmt: skip

__all__ = [
    "INTENTIONS",
    "PupilRuleError",
    "classes",
    "cohorts",
    "combining",
    "given",
    "guardians",
    "reorganising",
    "rolls",
    "transfers",
]
