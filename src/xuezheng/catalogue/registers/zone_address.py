"""施教区地址: the estates, villages and stretches of streets a zone covers (R29)."""

from xuezheng.catalogue.terms.zones import AddressKind, Parity
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, note, number, reference, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

ZONE_ADDRESS = Kind(
    key="zone_address",
    version=1,
    title=T("施教区地址", "Addresses of zones"),
    group="pupils",
    storage=Table(
        "zones.ZoneAddressFact",
        named=("name",),
        shown=("zone", "kind", "low", "high", "parity"),
        sort=("subject_id", "name"),
        search=("name", "aliases"),
    ),
    dated=True,
    keep=Keep(30),
    fields=(
        reference("zone", T("施教区", "Zone"), of="zone", required=True),
        choice("kind", T("地址类别", "Kind of address"), of=AddressKind, required=True),
        text("name", T("小区、村或路名", "Estate, village or street"), required=True),
        note("aliases", T("别名", "Other names")),
        number("low", T("门牌起", "House numbers from")),
        number("high", T("门牌止", "to")),
        choice("parity", T("门牌单双", "Odd or even"), of=Parity, required=True),
    ),
)
