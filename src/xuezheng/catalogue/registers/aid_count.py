"""学生资助统计: pupils entitled to aid and pupils aided, by stage and programme, as counts and nobody's name."""

from xuezheng.catalogue.registers.parts import AID, Taught, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number
from xuezheng.core.kinds.kind import Kind


class Scheme(Labelled):
    """Which aid (资助项目)."""

    PRESCHOOL = ("preschool", T("学前教育资助", "Aid in kindergartens"))
    LIVING = ("living", T("家庭经济困难学生生活补助", "Living allowance"))
    GRANT = ("grant", T("国家助学金", "State grant"))
    FREE = ("free", T("免学杂费", "Free of fees"))
    LOCAL = ("local", T("地方和学校资助", "Aid of the region and the school"))


def missed(data: Data) -> int | None:
    """Count those entitled and not aided."""
    given = [data["due"], data["aided"]]
    return None if None in given else max(0, data["due"] - data["aided"])


AID_COUNT = Kind(
    key="aid_count",
    version=1,
    title=T("学生资助统计", "Aid to pupils in figures"),
    group="pupils",
    serves=("S07",),
    source=Source("学生资助资金管理办法", "财教〔2021〕310号"),
    dated=True,
    asks=asked(AID, "学生资助落实情况", "Aid to pupils, whether it arrived", 6, (5, 11)),
    fields=(
        choice("scheme", T("资助项目", "Aid"), of=Scheme, slot=Slot.T1, required=True),
        choice("stage", T("资助学段", "Stage aided"), of=Taught, slot=Slot.T2, required=True),
        day("as_of", T("资助统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("due", T("应资助人数", "Entitled"), slot=Slot.N1, required=True),
        number("aided", T("已资助人数", "Aided"), slot=Slot.N2, required=True),
        computed("missed", T("应助未助人数", "Entitled and not aided"), missed),
    ),
)
