"""残疾儿童少年入学统计: children of an age known and at school, by stage, as counts and nobody's name."""

from xuezheng.catalogue.registers.parts import BASIC, Taught, asked
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number
from xuezheng.core.kinds.kind import Kind


def without(data: Data) -> int | None:
    """Count the children of an age who are at no school."""
    given = [data["known"], data["placed"]]
    return None if None in given else max(0, data["known"] - data["placed"])


SPECIAL_ENTRY = Kind(
    key="special_entry",
    version=1,
    title=T("残疾儿童少年入学统计", "Disabled children at school"),
    group="pupils",
    source=Source("残疾人教育条例"),
    dated=True,
    asks=asked(BASIC, "残疾儿童少年入学核对", "Check of disabled children at school", 10, (9,)),
    fields=(
        choice("stage", T("入学学段", "Stage"), of=Taught, slot=Slot.T1, required=True),
        day("as_of", T("核对日期", "As of"), slot=Slot.D2, required=True),
        number("known", T("适龄残疾儿童少年数", "Disabled children of the age"), slot=Slot.N1, required=True),
        number("placed", T("已入学（含送教）人数", "At school, or taught at home"), slot=Slot.N2, required=True),
        computed("without", T("未入学人数", "At no school"), without),
    ),
)  # fmt: skip
