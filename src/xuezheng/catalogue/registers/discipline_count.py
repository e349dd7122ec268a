"""纪检监察统计: checks, leads, cases and sanctions of a month as counts, and nobody's name."""

from xuezheng.catalogue.registers.parts import PARTY, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, computed, day, number
from xuezheng.core.kinds.kind import Keep, Kind

COUNTS = (
    ("checks", T("执纪检查次数", "Checks")),
    ("leads", T("处置问题线索数", "Leads followed up")),
    ("filed", T("立案数", "Cases filed")),
    ("talks", T("提醒谈话人次", "Talks of reminding")),
    ("criticised", T("批评教育人次", "Criticised")),
    ("party", T("党纪处分人数", "Party sanctions")),
    ("post", T("政务处分人数", "Sanctions in office")),
    ("tutoring", T("有偿补课处理人次", "Dealt with for paid tutoring")),
    ("warned", T("警示教育次数", "Warning lessons")),
)
SHOWN = {"checks": Slot.N1, "leads": Slot.N2, "filed": Slot.N3}


def forms(data: Data) -> int:
    """Add up the four forms: talks, criticism and sanctions."""
    return sum(data[key] or 0 for key in ("talks", "criticised", "party", "post"))


DISCIPLINE_COUNT = Kind(
    key="discipline_count",
    version=1,
    title=T("纪检监察统计", "Discipline in figures"),
    group="party",
    source=Source("纪检监察统计制度"),
    keep=Keep(30),
    asks=kept(PARTY, "纪检监察统计", "Figures of discipline", 6, (1, 4, 7, 10)),
    fields=(
        day("as_of", T("统计截止日", "Until"), slot=Slot.D2, required=True),
        *(
            number(key, title, slot=SHOWN[key]) if key in SHOWN else number(key, title)
            for key, title in COUNTS
        ),
        computed("forms", T("“四种形态”处置人次", "Dealt with by the four forms"), forms),
    ),
)  # fmt: skip
