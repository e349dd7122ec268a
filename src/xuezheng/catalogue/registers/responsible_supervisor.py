"""责任督学: a supervisor’s term, schools, training and yearly reviews, and the boards at the gates.

Schools where a supervisor once worked stand here too, so that nobody is sent
to one of them. A term of a part-time supervisor lasts three years, three at most.
"""

from xuezheng.catalogue.registers.parts import SUPERVISION, Verdict, kept
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
    person,
    rows,
    text,
    unit,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind

BARRED = T("聘期届满，不得开展督导", "The term has ended; no supervision may be carried out")


class Post(Labelled):
    """How a supervisor serves (督学类别)."""

    FULL = ("full", T("专职督学", "Full-time"))
    PART = ("part", T("兼职督学", "Part-time"))
    GOVERNMENT = ("government", T("政府督学", "Government supervisor"))


def conflicts(data: Data) -> int:
    """Count the assigned schools where the supervisor once worked."""
    before = {row["school"] for row in data["avoids"] or ()}
    return sum(row["school"] in before for row in data["schools"] or ())


RESPONSIBLE_SUPERVISOR = Kind(
    key="responsible_supervisor",
    version=1,
    title=T("责任督学", "Responsible supervisors"),
    group="supervision",
    serves=("Q06",),
    source=Source("教育督导条例", "国务院令第624号", clause="第六条至第十条"),
    dated=True,
    asks=kept(SUPERVISION, "责任督学挂牌督导", "Listing of supervisors at schools", 10, (9,)),
    fields=(
        person("supervisor", T("督学", "Supervisor"), slot=Slot.N1, required=True),
        choice("post", T("督学类别", "Serves"), of=Post, slot=Slot.T2, required=True),
        text("letter", T("聘书编号", "Letter of appointment"), slot=Slot.T1),
        day("since", T("聘期起", "Term from"), slot=Slot.D2, required=True),
        expiry("until", T("聘期止", "Term ends"), slot=Slot.D1, required=True, bars=BARRED),
        number("term", T("第几任聘期", "Which term"), slot=Slot.N2, required=True),
        rows(
            "schools",
            T("挂牌学校", "Schools"),
            (
                unit("school", T("学校", "School"), required=True),
                day("since", T("挂牌日期", "Since"), required=True),
                yes_no("board", T("公示牌已上墙", "The board hangs")),
            ),
        ),
        rows("avoids", T("应回避学校", "Schools to avoid"), (unit("school", T("学校", "School"), required=True),)),
        computed("conflicts", T("须回避的挂牌学校数", "Schools that should be avoided"), conflicts),
        rows(
            "trainings",
            T("督学培训", "Training"),
            (
                day("on", T("日期", "Day"), required=True),
                text("topic", T("内容", "Topic"), required=True),
                number("hours", T("学时", "Hours"), required=True),
            ),
        ),
        rows(
            "reviews",
            T("年度考核", "Yearly reviews"),
            (
                number("year", T("年度", "Year"), required=True),
                choice("verdict", T("等次", "Result"), of=Verdict, required=True),
            ),
        ),
    ),
)  # fmt: skip
