"""Writes on the organisation tree."""

from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services.changing import change, join_group, leave_group
from xuezheng.apps.schools.services.given import (
    AddOrganisation,
    ChangeOrganisation,
    CloseOrganisation,
    CorrectOrganisation,
    JoinGroup,
    LeaveGroup,
    MoveOrganisation,
    RenameOrganisation,
    UndoOrganisation,
)
from xuezheng.apps.schools.services.organisations import (
    TreeRuleError,
    add,
    close,
    correct,
    move,
    relocate,
    rename,
    undo,
)
from xuezheng.apps.schools.services.planting import (
    TreeError,
    TreeExistsError,
    Unit,
    issues,
    plant,
)
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

INTENTIONS = (
    Intention("organisation.add", T("新设机构", "Add an organisation"), AddOrganisation, add),
    Intention(
        "organisation.rename", T("机构更名", "Rename an organisation"), RenameOrganisation, rename
    ),
    Intention("organisation.move", T("调整隶属", "Move an organisation"), MoveOrganisation, move),
    Intention(
        "organisation.change",
        T("变更机构信息", "Change an organisation"),
        ChangeOrganisation,
        change,
    ),
    Intention(
        "organisation.join_group",
        T("加入教育集团", "Join an education group"),
        JoinGroup,
        join_group,
    ),
    Intention(
        "organisation.leave_group",
        T("退出教育集团", "Leave an education group"),
        LeaveGroup,
        leave_group,
    ),
    Intention(
        "organisation.correct",
        T("更正机构信息", "Correct an organisation"),
        CorrectOrganisation,
        correct,
    ),
    Intention(
        "organisation.close", T("撤销机构", "Close an organisation"), CloseOrganisation, close
    ),
    Intention(
        "organisation.undo",
        T("撤回机构变更", "Take back a change of an organisation"),
        UndoOrganisation,
        undo,
    ),
)

__all__ = [
    "INTENTIONS",
    "AddOrganisation",
    "ChangeOrganisation",
    "CloseOrganisation",
    "CorrectOrganisation",
    "JoinGroup",
    "Kind",
    "LeaveGroup",
    "MoveOrganisation",
    "Nature",
    "RenameOrganisation",
    "Stage",
    "TreeError",
    "TreeExistsError",
    "TreeRuleError",
    "UndoOrganisation",
    "Unit",
    "add",
    "change",
    "close",
    "correct",
    "issues",
    "join_group",
    "leave_group",
    "move",
    "plant",
    "relocate",
    "rename",
    "undo",
]
