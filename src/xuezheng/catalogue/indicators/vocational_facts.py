"""What vocational schools keep, as rows that figures are counted over (事实表): majors, joint classes, pilots, groups."""

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.facts import Fact, Tally

_TAKES = (
    "subject",
    "org",
    "name",
    "family",
    "industry",
    "opened",
    "data_title",
    "level",
    "recognised",
)
_SHOWS = ("name", "family", "industry", "data_title")
_ALL = Fact(
    key="all_majors", title=T("专业设置", "Majors offered"), table="major", group="vocational",
    unit=T("个", "majors"), takes=_TAKES,
)  # fmt: skip
MAJORS = Fact(
    key="majors", title=T("专业设置", "Majors offered"), table="major", group="vocational",
    unit=T("个", "majors"), takes=_TAKES,
    steps=(
        Tally("first_name", _ALL, "name", "name", "least", col("id")),
        Tally("first_family", _ALL, "family", "family", "least", col("id")),
    ),
    shows=_SHOWS,
)  # fmt: skip
JOINT = Fact(
    key="joint_classes", title=T("合作培养班", "Joint classes"), table="joint_class",
    group="vocational", unit=T("个", "entries"), takes=("subject", "org", "form", "classes", "pupils", "since"),
    shows=("form", "classes", "pupils"),
)  # fmt: skip
PILOT = Fact(
    key="certificates_piloted", title=T("1+X证书试点", "1+X certificates"), table="certificate_pilot",
    group="vocational", unit=T("个", "certificates"), takes=("subject", "org", "name"),
    steps=(Tally("first", Fact(
        key="all_pilots", title=T("1+X证书试点", "1+X certificates"), table="certificate_pilot",
        group="vocational", unit=T("个", "certificates"), takes=("subject", "org", "name"),
    ), "org", "org", "least", col("id")),),
    shows=("name",),
)  # fmt: skip
GROUPS = Fact(
    key="vocational_groups", title=T("职教集团与联盟", "Vocational groups"), table="vocational_group",
    group="vocational", unit=T("个", "groups"), takes=("subject", "org", "name", "since"), shows=("name", "since"),
)  # fmt: skip
