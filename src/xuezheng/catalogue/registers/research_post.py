"""教研员: posts of research staff, the subject and stages they cover, entry test, days at schools, terms."""

from xuezheng.catalogue.registers.parts import RESEARCH, Taught, Verdict, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    figure,
    number,
    person,
    rows,
    several,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


def on_site(data: Data) -> int | None:
    """Give the days at schools of the newest year on record."""
    years = {row["year"]: row["days"] for row in data["on_site"] or ()}
    return years[max(years)] if years else None


RESEARCH_POST = Kind(
    key="research_post",
    version=1,
    title=T("教研员队伍", "Research staff"),
    group="teaching",
    serves=("D12",),
    source=Source("关于加强和改进新时代基础教育教研工作的意见", "教基〔2019〕14号"),
    dated=True,
    asks=kept(RESEARCH, "教研员专业标准和准入制度", "Standard and entry of research staff", 8, (9,)),
    fields=(
        text("covers", T("教研学科", "Subject covered"), slot=Slot.T1, required=True),
        several("stages", T("教研学段", "Stages covered"), of=Taught, required=True),
        person("who", T("教研员", "Research staff"), slot=Slot.N1),
        yes_no("vacant", T("岗位空缺", "Post is vacant"), slot=Slot.N2, required=True),
        number("taught_years", T("一线任教年限", "Years of teaching before"), slot=Slot.N3),
        figure("entry_score", T("准入测试成绩", "Score of the entry test")),
        day("since", T("任期起", "Term from"), slot=Slot.D2),
        expiry("until", T("任期止", "Term ends"), slot=Slot.D1),
        rows(
            "on_site",
            T("到校教研", "Days at schools"),
            (
                number("year", T("学年起始年", "School year beginning in"), required=True),
                number("days", T("到校天数", "Days"), required=True),
            ),
        ),
        computed("newest_days", T("最近学年到校天数", "Days in the newest year"), on_site),
        choice("verdict", T("任期考核", "Review of the term"), of=Verdict, slot=Slot.T3),
    ),
)  # fmt: skip
