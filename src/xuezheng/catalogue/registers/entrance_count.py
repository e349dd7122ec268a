"""高考与升学统计: the university entrance of a school's leavers in one year as counts, and nobody's name or score.

Lines are drawn by the province each year; a school tells only how many stand
above them. A school that enters leavers by two ways has an entry for each.
"""

from xuezheng.catalogue.registers.parts import RESEARCH, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, number
from xuezheng.core.kinds.kind import Kind


class Way(Labelled):
    """By which examination leavers enter (招考类别)."""

    GENERAL = ("general", T("普通高考", "General entrance examination"))
    VOCATIONAL = ("vocational", T("职教高考（单独考试招生）", "Vocational entrance examination"))


def elsewhere(data: Data) -> int | None:
    """Count those who sat and were admitted nowhere."""
    given = [data["sat"], data["bachelor"], data["college"]]
    return None if None in given else max(0, given[0] - given[1] - given[2])


ENTRANCE_COUNT = Kind(
    key="entrance_count",
    version=1,
    title=T("高考与升学统计", "University entrance in figures"),
    group="teaching",
    serves=("A13",),
    source=Source("普通高等学校招生工作规定"),
    dated=True,
    asks=kept(RESEARCH, "高考与升学情况统计", "Figures of university entrance", 10, (9,)),
    fields=(
        choice("way", T("招考类别", "Examination"), of=Way, slot=Slot.T1, required=True),
        day("on", T("招录统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("sat", T("参加高考人数", "Sat for entrance"), slot=Slot.N1, required=True),
        number("special", T("特控线上线人数", "Above the special line"), required=True,
               help=T("特殊类型招生控制线；没有划线的填0", "The line for special admissions; 0 where none is drawn")),
        number("line", T("本科上线人数", "Above the undergraduate line"), slot=Slot.N2, required=True),
        number("top", T("600分及以上人数", "With 600 points or more")),
        number("bachelor", T("本科录取人数", "Admitted as undergraduates"), slot=Slot.N3, required=True),
        number("college", T("专科（高职）录取人数", "Admitted to colleges"), required=True),
        number("expected", T("入口预期上线人数", "Expected above the line when they entered"),
               help=T("按入学位次推算的本科上线人数；推进率的分母", "By rank at entry; progress is told of it")),
        number("entered", T("入学时人数", "Pupils when they entered"),
               help=T("本届学生入学时的人数；职教高考填本届对口班入学人数", "Of this year’s leavers, when they began")),
        number("banded", T("入学时同位次段人数", "Of them in the rank band when they entered"),
               help=T("入学位次在全市本科上线人数以内的人数", "Ranked at entry within the city’s number above it")),
        computed("elsewhere", T("未录取人数", "Admitted nowhere"), elsewhere),
    ),
)  # fmt: skip
