"""领导联系学校: which leader keeps in touch with which school, what was raised on visits, what came of it.

One record is one leader and one school; a visit is a line. The visits of a
year and the schools not yet visited are counted from it.
"""

from xuezheng.catalogue.registers.parts import OFFICE, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    note,
    person,
    rows,
    text,
)
from xuezheng.core.kinds.kind import Kind


class Handling(Labelled):
    """What became of a problem raised on a visit (问题办理方式)."""

    ON_THE_SPOT = ("on_the_spot", T("现场答复", "Answered on the spot"))
    TASK = ("task", T("转督办任务", "Made a task"))
    PETITION = ("petition", T("转信访办理", "Handled as a petition"))
    NONE = ("none", T("未提出问题", "Nothing raised"))


def visited(data: Data) -> int:
    """Count the visits."""
    return len(data["visits"] or ())


CONTACT_SCHOOL = Kind(
    key="contact_school",
    version=1,
    title=T("领导联系学校", "Leaders and the schools they keep in touch with"),
    group="affairs",
    serves=("P10",),
    source=Source("党政领导干部联系学校制度"),
    dated=True,
    asks=kept(OFFICE, "领导联系学校制度", "Rule on leaders’ contact schools", 5),
    fields=(
        person("leader", T("联系领导", "Leader"), slot=Slot.N1, required=True),
        text("duties", T("联系内容", "What the contact is about"), slot=Slot.T1),
        day("since", T("联系起始日", "In touch since"), slot=Slot.D2, required=True),
        expiry("until", T("联系期满日", "Contact ends on"), before=(30, 7), slot=Slot.D1),
        rows(
            "visits",
            T("走访记录", "Visits"),
            (
                day("on", T("走访日期", "Day"), required=True),
                text("raised", T("学校反映的问题", "Problem raised")),
                note("answer", T("答复", "Answer")),
                choice("handled", T("办理方式", "Handled as"), of=Handling, required=True),
                text("number", T("督办或信访编号", "Number of the task or petition")),
            ),
        ),
        computed("visited", T("走访次数", "Visits so far"), visited),
    ),
)
