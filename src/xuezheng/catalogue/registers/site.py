"""校址名录: the pieces of ground schools stand on."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import number, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

SQUARE_METRES = T("平方米", "m²")
MILLIONTHS = T("（百万分之一度）", "millionths of a degree")

SITE = Kind(
    key="site",
    version=1,
    title=T("校址名录", "Sites"),
    group="estate",
    storage=Table(
        "estate.SiteFact",
        named=("name",),
        shown=("address", "area_m2", "green_m2", "sports_m2"),
        sort=("subject_id", "name"),
        search=("name", "address"),
    ),
    dated=True,
    keep=Keep(100),
    fields=(
        text("name", T("校址名称", "Name"), required=True),
        text("address", T("地址", "Address")),
        number("area_m2", T("占地面积", "Ground"), unit=SQUARE_METRES),
        number("green_m2", T("绿化用地", "Green"), unit=SQUARE_METRES),
        number("sports_m2", T("运动场地", "Sports ground"), unit=SQUARE_METRES),
        number("longitude", T("经度", "Longitude"), unit=MILLIONTHS),
        number("latitude", T("纬度", "Latitude"), unit=MILLIONTHS),
    ),
)
