"""施教区: which school takes the children of which streets, stage by stage, with its border."""

from xuezheng.catalogue.terms.organisations import Stage
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, note, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

ZONE = Kind(
    key="zone",
    version=1,
    title=T("施教区（服务区）", "Catchment zones"),
    group="pupils",
    storage=Table(
        "zones.ZoneFact",
        named=("name",),
        shown=("stage", "basis"),
        sort=("subject_id",),
        search=("name",),
    ),
    dated=True,
    keep=Keep(30),
    fields=(
        text("name", T("施教区名称", "Name"), required=True),
        choice("stage", T("学段", "Stage"), of=Stage, required=True),
        note("outline", T("边界", "Border"), filled_by="zones"),
        text("basis", T("划定文件", "Paper")),
    ),
)
