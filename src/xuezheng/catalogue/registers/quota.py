"""编制数: how many posts the establishment gives a unit, with its paper."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import number, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

QUOTA = Kind(
    key="quota",
    version=1,
    title=T("编制核定", "Establishment quotas"),
    group="staff",
    storage=Table(
        "people.QuotaFact",
        org="subject_id",
        named=("subject",),
        shown=("posts", "senior_posts", "middle_posts", "basis"),
        sort=("subject_id", "posts"),
    ),
    dated=True,
    keep=Keep(60),
    fields=(
        number("posts", T("核定编制数", "Posts"), required=True),
        number("senior_posts", T("高级岗位数", "Senior posts")),
        number("middle_posts", T("中级岗位数", "Middle posts")),
        text("basis", T("核定文件", "Paper")),
    ),
)
