"""职教集团: members, charter, joint majors and outputs of a group or alliance, and its demonstration title."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, Level, asked
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
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """What the alliance is (联盟类型)."""

    GROUP = ("group", T("职教集团", "Vocational group"))
    ALLIANCE = ("alliance", T("发展联盟", "Alliance"))
    CONSORTIUM = ("consortium", T("产教联合体", "Consortium of industry and education"))


class Member(Labelled):
    """What a member is (成员类型)."""

    SCHOOL = ("school", T("学校", "School"))
    FIRM = ("firm", T("企业", "Firm"))
    TRADE = ("trade", T("行业协会", "Trade association"))
    INSTITUTE = ("institute", T("科研院所", "Institute"))
    GOVERNMENT = ("government", T("政府部门", "Department"))


def firms(data: Data) -> int:
    """Count the firms among the members."""
    return sum(row["kind"] == "firm" for row in data["members"] or ())


VOCATIONAL_GROUP = Kind(
    key="vocational_group",
    version=1,
    title=T("职教集团与联盟", "Vocational groups and alliances"),
    group="vocational",
    serves=("V10",),
    source=Source("关于深入推进职业教育集团化办学的意见", "教职成〔2015〕4号"),
    dated=True,
    asks=asked(VOCATIONAL, "职教集团年度报告", "Yearly report of a group", 15, (12,)),
    fields=(
        text("name", T("集团（联盟）名称", "Name"), slot=Slot.T1, required=True),
        choice("form", T("联盟类型", "Form"), of=Form, slot=Slot.T2, required=True),
        unit("lead", T("牵头学校", "Lead school"), slot=Slot.N1, required=True),
        day("since", T("集团成立日期", "Since"), slot=Slot.D2, required=True),
        file("charter", T("集团章程", "Charter"), required=True),
        rows(
            "members",
            T("成员单位", "Members"),
            (
                text("name", T("单位", "Member"), required=True),
                choice("kind", T("成员类型", "Kind"), of=Member, required=True),
                day("joined", T("加入日期", "Joined on")),
            ),
            required=True,
        ),
        computed("firms", T("成员企业数", "Firms among them"), firms),
        rows(
            "outputs",
            T("合作成果", "Outputs"),
            (
                number("year", T("年度", "Year"), required=True),
                text("what", T("共建专业、课程或成果", "Joint major, course or output"), required=True),
                number("shared_staff", T("互聘人数", "Staff shared")),
            ),
        ),
        choice("level", T("示范称号级别", "Demonstration title"), of=Level, slot=Slot.T3),
        expiry("until", T("示范称号有效期至", "Title until"), slot=Slot.D1),
    ),
)  # fmt: skip
