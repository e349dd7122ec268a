"""民办学校党建: how the party is present at a private school or institution, in counts and dates."""

from xuezheng.catalogue.registers.parts import PARTY, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    number,
    rows,
    text,
    unit,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """How the party is present (党组织组建形式)."""

    OWN = ("own", T("单独组建", "Its own organisation"))
    JOINT = ("joint", T("联合组建", "Joint organisation"))
    ADVISER = ("adviser", T("派驻党建指导员", "Adviser sent"))
    NONE = ("none", T("未覆盖", "Not covered"))


def covered(data: Data) -> bool:
    """Say whether the work of the party reaches it."""
    return data["form"] not in {None, "none"}


PRIVATE_PARTY = Kind(
    key="private_party",
    version=1,
    title=T("民办学校党建", "The party at private schools"),
    group="party",
    serves=("M20",),
    source=Source("关于加强民办学校党的建设工作的意见（试行）"),
    dated=True,
    asks=asked(PARTY, "民办学校党建工作", "The party at private schools", 6, (6, 12)),
    fields=(
        unit("about", T("民办学校（机构）", "School or institution"), slot=Slot.N1, required=True),
        choice("form", T("党组织组建形式", "Form"), of=Form, slot=Slot.T2, required=True),
        computed("covered", T("党的工作已覆盖", "Covered"), covered),
        day("founded", T("党组织成立日期", "Founded on"), slot=Slot.D2, when=covered),
        number("party_members", T("党员人数", "Members"), slot=Slot.N2),
        yes_no("secretary", T("已选派负责人", "A secretary is appointed"), slot=Slot.N3, required=True),
        expiry("term_ends", T("负责人任期届满日", "Term of the secretary ends"), slot=Slot.D1),
        rows(
            "activities",
            T("组织生活", "Activities"),
            (
                day("on", T("日期", "Day"), required=True),
                text("what", T("内容", "What"), required=True),
            ),
        ),
        choice("shown", T("党建示范点级别", "Demonstration point"), of=Level, slot=Slot.T3),
    ),
)  # fmt: skip
