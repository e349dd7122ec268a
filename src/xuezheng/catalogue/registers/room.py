"""用房名录: rooms, what they are used for and how many they seat."""

from xuezheng.catalogue.terms.estate import Use
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, number, reference, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

ROOM = Kind(
    key="room",
    version=1,
    title=T("用房名录", "Rooms"),
    group="estate",
    storage=Table(
        "estate.RoomFact",
        named=("name",),
        shown=("building", "use", "area_m2", "seats"),
        sort=("subject_id",),
        search=("name",),
    ),
    dated=True,
    keep=Keep(100),
    fields=(
        text("name", T("房间号", "Room"), required=True),
        reference("building", T("所在校舍", "Building"), of="building", required=True),
        choice("use", T("用途", "Use"), of=Use, required=True),
        number("area_m2", T("使用面积", "Floor area"), unit=T("平方米", "m²")),
        number("seats", T("座位数", "Seats")),
    ),
)
