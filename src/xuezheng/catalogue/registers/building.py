"""校舍名录: buildings, with the safety grade they were found to have."""

from xuezheng.catalogue.terms.estate import Appraisal, Structure
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, day, number, reference, text, yes_no
from xuezheng.core.kinds.kind import Keep, Kind, Table

SQUARE_METRES = T("平方米", "m²")

BUILDING = Kind(
    key="building",
    version=1,
    title=T("校舍名录", "Buildings"),
    group="estate",
    serves=("B05",),
    storage=Table(
        "estate.BuildingFact",
        named=("name",),
        shown=("site", "grade", "appraised", "area_m2", "structure", "in_use"),
        sort=("subject_id", "name"),
        search=("name",),
    ),
    dated=True,
    keep=Keep(100),
    fields=(
        text("name", T("校舍名称", "Name"), required=True),
        reference("site", T("所在校址", "Site"), of="site", required=True),
        number("built", T("建成年份", "Year built")),
        number("area_m2", T("建筑面积", "Floor area"), unit=SQUARE_METRES),
        number("storeys", T("层数", "Storeys")),
        choice("structure", T("结构形式", "Structure"), of=Structure),
        choice("grade", T("安全鉴定等级", "Safety grade"), of=Appraisal),
        day("appraised", T("鉴定日期", "Day of the appraisal")),
        number("seismic_degree", T("抗震设防烈度", "Seismic degree")),
        yes_no("in_use", T("在用", "In use"), required=True),
    ),
)
