"""班级名录: a class is the year its pupils entered and a number; its grade follows from the day."""

from xuezheng.catalogue.terms.organisations import Stage
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, number, person, room
from xuezheng.core.kinds.kind import Keep, Kind, Table

SCHOOL_CLASS = Kind(
    key="school_class",
    version=1,
    title=T("班级名录", "Classes"),
    group="pupils",
    storage=Table(
        "pupils.ClassFact",
        named=("stage", "entered", "number"),
        shown=("seats", "head_teacher", "room"),
        sort=("subject_id", "entered"),
    ),
    dated=True,
    keep=Keep(30),
    fields=(
        choice("stage", T("学段", "Stage"), of=Stage, required=True),
        number("entered", T("入学年份", "Year of entry"), required=True),
        number("number", T("班号", "Class number"), required=True),
        number("seats", T("核定人数", "Seats")),
        room("room", T("教室", "Room")),
        person("head_teacher", T("班主任", "Head teacher")),
    ),
)
