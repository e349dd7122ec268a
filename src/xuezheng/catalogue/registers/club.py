"""学生社团: a club with its adviser, limit, members, meetings and rating."""

from xuezheng.catalogue.registers.parts import HEALTH, TERMLY, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    note,
    number,
    person,
    pupil,
    room,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class About(Labelled):
    """What a club is about (社团类别)."""

    SPORTS = ("sports", T("体育", "Sports"))
    ARTS = ("arts", T("艺术", "Arts"))
    SCIENCE = ("science", T("科技", "Science"))
    READING = ("reading", T("人文阅读", "Reading"))
    SERVICE = ("service", T("志愿服务", "Service"))
    LABOUR = ("labour", T("劳动实践", "Labour"))


class Rating(Labelled):
    """How it was rated (社团评级)."""

    BRAND = ("brand", T("品牌社团", "Brand club"))
    GOOD = ("good", T("优秀社团", "Good club"))
    PLAIN = ("plain", T("合格社团", "Passed"))


def places_left(data: Data) -> int | None:
    """Give the free places; below nothing means that it is overfull."""
    return None if data["limit"] is None else data["limit"] - len(data["members"] or ())


CLUB = Kind(
    key="club",
    version=1,
    title=T("学生社团", "Pupils’ clubs"),
    group="teaching",
    serves=("W15",),
    source=Source("中小学学生社团管理办法"),
    dated=True,
    asks=asked(HEALTH, "学生社团登记", "Registering of clubs", 5, TERMLY),
    fields=(
        text("name", T("社团名称", "Club"), slot=Slot.T1, required=True),
        choice("about", T("社团类别", "About"), of=About, slot=Slot.T2, required=True),
        person("adviser", T("指导教师", "Adviser"), slot=Slot.N1, required=True),
        room("room", T("活动房间", "Room"), slot=Slot.N2),
        number("limit", T("人数上限", "Most members"), required=True),
        rows(
            "members",
            T("社员", "Members"),
            (
                pupil("pupil", T("学生", "Pupil"), required=True),
                day("joined", T("入社日期", "Joined on"), required=True),
            ),
        ),
        computed("places_left", T("剩余名额", "Places left"), places_left),
        note("plan", T("学期计划", "Plan of the term")),
        rows(
            "meetings",
            T("活动记录", "Meetings"),
            (
                day("on", T("日期", "Day"), required=True),
                text("what", T("内容", "What"), required=True),
                number("present", T("到场人数", "Present"), required=True),
            ),
        ),
        choice("rating", T("社团评级", "Rating"), of=Rating, slot=Slot.T3),
        day("founded", T("社团成立日期", "Founded on"), slot=Slot.D2),
    ),
)  # fmt: skip
