"""地方教材与读本: local books, school-made books and readers, reviewed before they enter a classroom."""

from xuezheng.catalogue.registers.parts import RESEARCH, Taught, asked
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
    number,
    rows,
    several,
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind

BARRED = T("审定到期，不得进入课堂", "The approval has run out; it may not be used in class")


class Form(Labelled):
    """What kind of book it is (教材类型)."""

    LOCAL = ("local", T("地方课程教材", "Book of a local course"))
    SCHOOL = ("school", T("校本课程教材", "Book of a school’s own course"))
    READER = ("reader", T("读本（读物）", "Reader"))
    FAMILY = ("family", T("家庭教育读本", "Reader for families"))


class Opinion(Labelled):
    """What the review said (审核意见)."""

    WAITING = ("waiting", T("待审核", "Waits for review"))
    PASSED = ("passed", T("审核通过", "Passed"))
    AGAIN = ("again", T("修改后再审", "To be revised"))
    REFUSED = ("refused", T("不予通过", "Refused"))


def unapproved(data: Data) -> bool:
    """Say whether it is used without a review passed."""
    return bool(data["used_at"]) and data["opinion"] != "passed" and data["withdrawn"] is None


TEACHING_MATERIAL = Kind(
    key="teaching_material",
    version=1,
    title=T("地方教材与校本读本", "Local and school-made books"),
    group="teaching",
    serves=("A22",),
    source=Source("中小学教材管理办法", "教材〔2019〕3号"),
    dated=True,
    asks=asked(RESEARCH, "进校园读物审核备案", "Review of books for schools", 10, (8,)),
    fields=(
        text("title", T("书名", "Title"), slot=Slot.T1, required=True),
        choice("form", T("教材类型", "Form"), of=Form, slot=Slot.T2, required=True),
        text("author", T("编者", "Author"), required=True),
        text("publisher", T("出版（印制）单位", "Publisher")),
        text("edition", T("版次", "Edition"), required=True),
        several("stages", T("适用学段", "Meant for"), of=Taught, required=True),
        choice("opinion", T("审核意见", "Review"), of=Opinion, slot=Slot.T3, required=True),
        text("approval", T("审定文号", "Approved by"), when=lambda data: data["opinion"] == "passed"),
        expiry("until", T("审定有效期至", "Approved until"), slot=Slot.D1, bars=BARRED, met_by="withdrawn"),
        file("text", T("样书", "The book")),
        rows(
            "used_at",
            T("使用情况", "Used at"),
            (
                unit("school", T("学校", "School"), required=True),
                number("grade", T("年级", "Grade"), required=True),
                number("copies", T("册数", "Copies"), required=True),
            ),
        ),
        computed("unapproved", T("未经审定而使用", "Used without approval"), unapproved),
        day("withdrawn", T("停用日期", "Withdrawn on"), slot=Slot.D2),
    ),
)  # fmt: skip
