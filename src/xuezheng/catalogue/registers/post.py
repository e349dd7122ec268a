"""岗位: the seats of a unit, whoever holds them."""

from xuezheng.catalogue.terms.people import Rank
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, note, number, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

POST = Kind(
    key="post",
    version=1,
    title=T("岗位名录", "Posts"),
    group="people",
    storage=Table(
        "people.PostFact",
        named=("title",),
        shown=("rank", "duty"),
        sort=("official_order", "subject_id"),
        search=("title",),
    ),
    dated=True,
    keep=Keep(60),
    fields=(
        text("title", T("岗位名称", "Title"), required=True),
        note("duty", T("分管工作", "Duty")),
        choice("rank", T("职级", "Rank"), of=Rank, required=True),
        number("official_order", T("排序号", "Official order"), required=True),
    ),
)
