"""Writes on persons, posts and appointments."""

from xuezheng.apps.people.services import appointments, persons, posts
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
INTENTIONS = (
    Intention("person.add", T("登记人员", "Add a person"), AddPerson, persons.add),
    Intention("person.change", T("人员变动", "Change a person"), ChangePerson, persons.change),
    Intention(
        "person.correct", T("更正人员信息", "Correct a person"), CorrectPerson, persons.correct
    ),
    Intention(
        "person.undo", T("撤回人员变动", "Take back a change of a person"), UndoPerson, persons.undo
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
    "NothingStagedError",
    "PeopleRuleError",
    "UndoAppointment",
    "UndoPerson",
    "appointments",
    "import_workbook",
    "persons",
    "posts",
]
