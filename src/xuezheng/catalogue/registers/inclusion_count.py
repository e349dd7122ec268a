"""融合教育资源统计: resource centres and rooms, their teachers, pupils and funds at a school."""

from xuezheng.catalogue.registers.parts import BASIC, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, money, number
from xuezheng.core.kinds.kind import Kind


class Base(Labelled):
    """What a place is to inclusive education (融合教育场所)."""

    SCHOOL = ("school", T("特殊教育学校", "Special school"))
    CENTRE = ("centre", T("融合教育资源中心", "Resource centre"))
    ROOM = ("room", T("普通学校资源教室", "Resource room of an ordinary school"))
    NONE = ("none", T("尚无资源教室", "No resource room yet"))


def short(data: Data) -> int | None:
    """Count the full-time teachers that are wanting."""
    given = [data["teachers"], data["needed"]]
    return None if None in given else max(0, data["needed"] - data["teachers"])


INCLUSION_COUNT = Kind(
    key="inclusion_count",
    version=1,
    title=T("融合教育资源统计", "Inclusive education in figures"),
    group="pupils",
    serves=("S06",),
    source=Source("残疾人教育条例"),
    dated=True,
    asks=kept(BASIC, "融合教育资源配备情况", "Equipment of inclusive education", 8, (10,)),
    fields=(
        choice("base", T("融合教育场所", "What it is"), of=Base, slot=Slot.T1, required=True),
        day("as_of", T("资源统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("rooms", T("资源教室间数", "Resource rooms"), slot=Slot.N1, required=True),
        number("pupils", T("特殊需要学生数", "Pupils with special needs"), slot=Slot.N2, required=True),
        number("teachers", T("特教专职教师数", "Full-time teachers"), slot=Slot.N3, required=True),
        number("needed", T("应配特教专职教师数", "Full-time teachers due"), required=True),
        number("seats", T("特教学位数", "Places at a special school")),
        money("spent", T("本年特教投入", "Spent this year")),
        computed("short", T("缺特教专职教师数", "Full-time teachers wanting"), short),
    ),
)  # fmt: skip
