"""特殊群体关爱: a child who needs care, the teacher in charge, and what was done when.

The six actions (六个一) of a term stand as lines with their days, so that the
children reached are counted per school and term. Guardians stand in their own
register.
"""

from xuezheng.catalogue.registers.parts import AID, TERMLY, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Privacy,
    Slot,
    choice,
    computed,
    day,
    expiry,
    note,
    person,
    pupil,
    reference,
    rows,
    several,
)  # fmt: skip
from xuezheng.core.kinds.kind import After, Keep, Kind

SENSITIVE = Privacy.SENSITIVE


class Need(Labelled):
    """Why a child is cared for (关爱类别)."""

    LEFT_BEHIND = ("left_behind", T("留守", "Left behind"))
    HARDSHIP = ("hardship", T("困境儿童", "In hardship"))
    ORPHAN = ("orphan", T("孤儿（事实无人抚养）", "Orphan, or nobody provides"))
    FRONTLINE = ("frontline", T("一线医务人员子女", "Child of frontline medical staff"))
    ISOLATED = ("isolated", T("隔离管控", "In isolation"))
    LEARNING = ("learning", T("学习困难", "Learning difficulties"))


class Action(Labelled):
    """One of the six actions for every child (“六个一”关爱措施)."""

    FILE = ("file", T("建一份档案", "Open a file"))
    PAIR = ("pair", T("结一个对子", "Pair with a teacher"))
    TALK = ("talk", T("谈一次心", "Talk"))
    VISIT = ("visit", T("访一次家", "Visit the home"))
    CALL = ("call", T("通一次亲情电话", "Call the parents"))
    ACTIVITY = ("activity", T("办一次活动", "Hold an activity"))


def reached(data: Data) -> int:
    """Count which of the six actions have been taken."""
    return len({row["action"] for row in data["actions"] or ()})


CARE_CHILD = Kind(
    key="care_child",
    version=1,
    title=T("特殊群体学生关爱", "Children in care of the school"),
    group="care",
    serves=("S04",),
    source=Source("关于加强农村留守儿童关爱保护工作的意见", "国发〔2016〕13号"),
    dated=True,
    keep=Keep(3, After.ERASE),
    asks=asked(AID, "留守儿童和特殊群体关爱制度", "Rule on care for children in need", 6, TERMLY),
    fields=(
        pupil("child", T("学生", "Child"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        several("needs", T("关爱类别", "Why"), of=Need, required=True, privacy=SENSITIVE),
        reference(
            "guardian", T("现监护人", "Guardian now"), of="guardian", slot=Slot.N3, privacy=SENSITIVE
        ),
        person("carer", T("关爱教师", "Teacher in charge"), slot=Slot.N2, required=True),
        day("since", T("纳入日期", "In care since"), slot=Slot.D2, required=True),
        expiry("review_by", T("下次评估日", "Look again by"), before=(30, 7), slot=Slot.D1),
        rows(
            "actions",
            T("关爱措施", "What was done"),
            (
                choice("action", T("措施", "Action"), of=Action, required=True),
                day("on", T("日期", "Day"), required=True),
                note("note", T("情况", "Note"), privacy=SENSITIVE),
            ),
        ),
        computed("reached", T("“六个一”已落实项数", "Of the six, taken"), reached),
        note("plan", T("帮扶计划", "Plan"), privacy=SENSITIVE),
    ),
)  # fmt: skip
