"""机构名录: the bureau, its sections, township offices, schools, campuses and groups, in one tree."""

from xuezheng.catalogue.terms.organisations import Area, Nature, Stage
from xuezheng.catalogue.terms.organisations import Kind as OrganisationKind
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import choice, credit_code, note, number, region, text, unit
from xuezheng.core.kinds.kind import Keep, Kind, Table

MILLIONTHS = T("（百万分之一度）", "millionths of a degree")

ORGANISATION = Kind(
    key="organisation",
    version=1,
    title=T("机构名录", "Organisations"),
    group="people",
    serves=("B01",),
    source=Source("学校（机构）代码管理办法"),
    storage=Table(
        "schools.OrganisationFact",
        org="subject_id",
        named=("name",),
        shown=("code", "kind", "stage", "nature", "area", "parent"),
        sort=("official_order", "code"),
        search=("name", "code", "credit_code"),
    ),
    dated=True,
    keep=Keep(100),
    fields=(
        text("code", T("机构代码（学校标识码）", "Code"), required=True),
        text("name", T("名称", "Name"), required=True),
        choice("kind", T("类型", "Kind"), of=OrganisationKind, required=True),
        choice("stage", T("学段", "Stage"), of=Stage, required=True),
        choice("nature", T("办别", "Run by"), of=Nature, required=True),
        unit("parent", T("上级单位", "Unit above")),
        unit("group", T("所属集团（教共体）", "Education group")),
        choice("area", T("城乡分类", "Urban or rural"), of=Area),
        credit_code("credit_code", T("统一社会信用代码", "Unified social credit code")),
        region("region_code", T("区划代码", "Region code")),
        number("official_order", T("排序号", "Official order"), required=True),
        number("longitude", T("经度", "Longitude"), unit=MILLIONTHS),
        number("latitude", T("纬度", "Latitude"), unit=MILLIONTHS),
        note("outline", T("边界", "Border"), filled_by="schools"),
    ),
)
