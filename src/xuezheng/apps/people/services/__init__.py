"""Writes on persons, posts and appointments."""

from xuezheng.apps.people.services import (
    appointments,
    merging,
    numbers,
    persons,
    posts,
    quotas,
)
from xuezheng.apps.people.services.given import (
    AddPerson,
    AddPost,
    BeginAppointment,
    ChangePerson,
    ClosePost,
    CorrectAppointment,
    CorrectPerson,
    CorrectPost,
    EndAppointment,
    LeavePerson,
    UndoAppointment,
    UndoPerson,
)
from xuezheng.apps.people.services.importing import (
    ImportWorkbook,
    NothingStagedError,
    import_workbook,
)
from xuezheng.apps.people.services.rules import PeopleRuleError
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

IMPORT_WORKBOOK = Intention(
    "people.import_workbook",
    T("导入单位和人员", "Import units and people"),
    ImportWorkbook,
    import_workbook,
)
MERGE = Intention("person.merge", T("合并人员", "Merge two persons"), merging.Merge, merging.merge)
UNMERGE = Intention(
    "person.unmerge", T("撤销人员合并", "Take back a merge"), merging.Unmerge, merging.unmerge
)
INTENTIONS = (
    Intention("person.add", T("登记人员", "Add a person"), AddPerson, persons.add),
    Intention("person.change", T("人员变动", "Change a person"), ChangePerson, persons.change),
    Intention(
        "person.correct", T("更正人员信息", "Correct a person"), CorrectPerson, persons.correct
    ),
    Intention(
        "person.undo", T("撤回人员变动", "Take back a change of a person"), UndoPerson, persons.undo
    ),
    Intention("person.leave", T("离职退休", "Leave"), LeavePerson, persons.leave),
    MERGE,
    UNMERGE,
    Intention("external_id.add", T("登记编号", "Add a number"), numbers.AddNumber, numbers.add),
    Intention("external_id.end", T("注销编号", "End a number"), numbers.EndNumber, numbers.end),
    Intention(
        "external_id.correct",
        T("更正编号", "Correct a number"),
        numbers.CorrectNumber,
        numbers.correct,
    ),
    Intention(
        "external_id.undo",
        T("撤回编号变更", "Take back a change of a number"),
        numbers.UndoNumber,
        numbers.undo,
    ),
    Intention("quota.set", T("核定编制", "Set a quota"), quotas.SetQuota, quotas.set_),
    Intention(
        "quota.correct", T("更正编制数", "Correct a quota"), quotas.CorrectQuota, quotas.correct
    ),
    Intention(
        "quota.undo",
        T("撤回编制变更", "Take back a change of a quota"),
        quotas.UndoQuota,
        quotas.undo,
    ),
    Intention("post.add", T("设置职务", "Add a post"), AddPost, posts.add),
    Intention("post.correct", T("更正职务信息", "Correct a post"), CorrectPost, posts.correct),
    Intention("post.close", T("撤销职务", "Close a post"), ClosePost, posts.close),
    Intention("appointment.begin", T("任职", "Appoint"), BeginAppointment, appointments.begin),
    Intention(
        "appointment.correct",
        T("更正任职信息", "Correct an appointment"),
        CorrectAppointment,
        appointments.correct,
    ),
    Intention("appointment.end", T("免职", "End an appointment"), EndAppointment, appointments.end),
    Intention(
        "appointment.undo",
        T("撤回任免", "Take back an appointment or its end"),
        UndoAppointment,
        appointments.undo,
    ),
    IMPORT_WORKBOOK,
)

__all__ = [
    "IMPORT_WORKBOOK",
    "INTENTIONS",
    "MERGE",
    "UNMERGE",
    "AddPerson",
    "AddPost",
    "BeginAppointment",
    "ChangePerson",
    "ClosePost",
    "CorrectAppointment",
    "CorrectPerson",
    "CorrectPost",
    "EndAppointment",
    "ImportWorkbook",
    "LeavePerson",
    "NothingStagedError",
    "PeopleRuleError",
    "UndoAppointment",
    "UndoPerson",
    "appointments",
    "import_workbook",
    "merging",
    "numbers",
    "persons",
    "posts",
    "quotas",
]
