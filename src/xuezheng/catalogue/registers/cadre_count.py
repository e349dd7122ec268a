"""干部队伍统计: leading posts, terms and archive checks of a unit as counts and dates, and nobody’s name.

The files themselves stay with the organisation department. Shipped off: a
bureau that has other channels for it never sees the page.
"""

from xuezheng.catalogue.registers.parts import PARTY, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Privacy, Slot, computed, day, expiry, number, unit
from xuezheng.core.kinds.kind import Keep, Kind


def vacancies(data: Data) -> int | None:
    """Count the leading posts that nobody holds."""
    given = [data["posts"], data["filled"]]
    return None if None in given else max(0, data["posts"] - data["filled"])


def unchecked(data: Data) -> int | None:
    """Count the archives that are still to be checked."""
    given = [data["filled"], data["archives_checked"]]
    return None if None in given else max(0, data["filled"] - data["archives_checked"])


CADRE_COUNT = Kind(
    key="cadre_count",
    version=1,
    title=T("干部队伍统计", "Leading posts in figures"),
    group="party",
    serves=("M14",),
    source=Source("干部人事档案工作条例"),
    dated=True,
    keep=Keep(30),
    asks=kept(PARTY, "干部队伍统计", "Figures of leading posts", 6, (3, 9)),
    fields=(
        unit("about", T("统计单位", "Unit"), slot=Slot.N1, required=True),
        day("as_of", T("干部统计时点", "As of"), slot=Slot.D2, required=True),
        number("posts", T("领导职数", "Leading posts"), slot=Slot.N2, required=True),
        number("filled", T("实配人数", "Filled"), required=True),
        computed("vacancies", T("空缺职数", "Vacant"), vacancies),
        expiry("term_ends", T("班子换届日期", "Terms end on"), before=(180, 90, 30), slot=Slot.D1),
        number("retiring", T("一年内到龄人数", "Reach retirement within a year"), slot=Slot.N3),
        number("archives_checked", T("档案已核查份数", "Archives checked"), required=True,
               privacy=Privacy.PERSONAL),
        computed("unchecked", T("档案待核查份数", "Archives to be checked"), unchecked),
        number("reported", T("个人有关事项已报告人数", "Matters reported"), privacy=Privacy.PERSONAL),
        day("verified", T("个人有关事项核查日期", "Matters verified on")),
    ),
)  # fmt: skip
