"""德育导师: a tutor for every pupil, with talks, contacts with the home and what worries the tutor.

The load of a tutor is the number of standing records; what was said in a talk
is sensitive, that there was one is not.
"""

from xuezheng.catalogue.registers.parts import BASIC, asked
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
    rows,
)  # fmt: skip
from xuezheng.core.kinds.kind import After, Keep, Kind

SENSITIVE = Privacy.SENSITIVE


class Way(Labelled):
    """How the home was reached (家校联系方式)."""

    VISIT = ("visit", T("家访", "Visit"))
    CALL = ("call", T("电话", "Call"))
    MEETING = ("meeting", T("到校面谈", "Meeting at school"))
    MESSAGE = ("message", T("线上", "Message"))


def talked(data: Data) -> int:
    """Count the talks."""
    return len(data["talks"] or ())


PUPIL_TUTOR = Kind(
    key="pupil_tutor",
    version=1,
    title=T("德育导师", "Tutors of pupils"),
    group="care",
    serves=("W05",),
    source=Source("中小学德育工作指南", "教基〔2017〕8号"),
    dated=True,
    keep=Keep(3, After.ERASE),
    asks=asked(BASIC, "全员导师制", "A tutor for every pupil", 2, (1, 6)),
    fields=(
        pupil("child", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        person("tutor", T("导师", "Tutor"), slot=Slot.N2, required=True),
        day("since", T("结对日期", "Since"), slot=Slot.D2, required=True),
        expiry(
            "summary_by", T("学期小结期限", "Summary due by"), before=(30, 7), slot=Slot.D1,
            met_by="summary",
        ),
        rows(
            "talks",
            T("谈心记录", "Talks"),
            (
                day("on", T("日期", "Day"), required=True),
                note("about", T("内容", "About"), privacy=SENSITIVE),
            ),
        ),
        rows(
            "contacts",
            T("家校联系", "Contacts with the home"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("way", T("联系方式", "How"), of=Way, required=True),
            ),
        ),
        computed("talked", T("谈心次数", "Talks in all"), talked),
        note("worries", T("关注问题", "What worries the tutor"), privacy=SENSITIVE),
        note("summary", T("学期小结", "Summary of the term"), privacy=SENSITIVE),
    ),
)  # fmt: skip
