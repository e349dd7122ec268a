"""结对带教: a new teacher and a mentor, from the contract to the end of the apprenticeship."""

from xuezheng.catalogue.registers.parts import RESEARCH, Verdict, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    file,
    note,
    person,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Side(Labelled):
    """Who watched whom (听课方向)."""

    MENTOR = ("mentor", T("师傅听徒弟", "The mentor watched"))
    MENTEE = ("mentee", T("徒弟听师傅", "The new teacher watched"))


def watched(data: Data) -> int:
    """Count the lessons watched, both ways."""
    return len(data["lessons"] or ())


MENTORING = Kind(
    key="mentoring",
    version=1,
    title=T("师徒结对带教", "Mentors of new teachers"),
    group="staff",
    serves=("D06",),
    source=Source("新教师入职培训与结对带教办法"),
    dated=True,
    asks=asked(RESEARCH, "新教师结对带教", "Mentoring of new teachers", 10, (1, 6)),
    fields=(
        person("mentor", T("师傅", "Mentor"), slot=Slot.N1, required=True),
        person("mentee", T("徒弟", "New teacher"), slot=Slot.N2, required=True),
        text("taught", T("带教学科", "Subject"), slot=Slot.T1, required=True),
        day("since", T("协议起始日", "Contract from"), slot=Slot.D2, required=True),
        expiry("until", T("协议期满日", "Contract ends"), slot=Slot.D1, required=True, met_by="graduated"),
        file("contract", T("带教协议", "Contract")),
        rows(
            "lessons",
            T("听课记录", "Lessons watched"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("side", T("听课方向", "Who watched"), of=Side, required=True),
                text("topic", T("课题", "Topic"), required=True),
                note("reflection", T("反思", "Reflection")),
            ),
        ),
        computed("watched", T("听课节数", "Lessons watched in all"), watched),
        rows(
            "reviews",
            T("学期考评", "Reviews of terms"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("verdict", T("等次", "Result"), of=Verdict, required=True),
            ),
        ),
        day("graduated", T("出师日期", "Finished on")),
    ),
)  # fmt: skip
