"""校舍安全排查: what a yearly or special check of a building found, and how it is to be made safe.

Appraisal grade, structure and year stand in the register of buildings; here is
every check by the three-level network, what may not be used, and the retrofit.
"""

from xuezheng.catalogue.registers.parts import FINANCE, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    file,
    money,
    number,
    person,
    reference,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Cause(Labelled):
    """Why a building was checked (排查缘由)."""

    YEARLY = ("yearly", T("年度排查", "Yearly check"))
    DISASTER = ("disaster", T("灾后核查", "After a disaster"))
    REPORT = ("report", T("学校报告", "Reported by the school"))


class Watcher(Labelled):
    """Who checked, in the three-level network (监测网络层级)."""

    SCHOOL = ("school", T("学校自查", "School"))
    TOWNSHIP = ("township", T("镇（街道）复查", "Township"))
    BUREAU = ("bureau", T("局核查", "Bureau"))


class Restriction(Labelled):
    """What may still be done in a building (使用限制)."""

    NONE = ("none", T("正常使用", "In full use"))
    PART = ("part", T("局部停用", "Partly closed"))
    CLOSED = ("closed", T("全部停用", "Closed"))


def outstanding(data: Data) -> int:
    """Add up what is still to be spent on measures that are not done, in fen."""
    return sum(row["cost"] or 0 for row in data["retrofit"] or () if row["done"] is None)


BUILDING_SAFETY = Kind(
    key="building_safety",
    version=1,
    title=T("校舍安全排查", "Safety checks of buildings"),
    group="estate",
    serves=("B05",),
    source=Source("关于建立中小学校舍安全保障长效机制的意见"),
    keep=Keep(50),
    asks=asked(FINANCE, "校舍安全年检制度", "Yearly check of buildings", 15, (3,)),
    fields=(
        reference("building", T("校舍", "Building"), of="building", slot=Slot.N1, required=True),
        day("checked", T("排查日期", "Checked on"), slot=Slot.D2, required=True),
        expiry("again_by", T("下次排查期限", "Check again by"), slot=Slot.D1, required=True),
        choice("cause", T("排查缘由", "Why"), of=Cause, slot=Slot.T2, required=True),
        choice("watcher", T("监测层级", "Checked by"), of=Watcher, required=True),
        person("checker", T("排查人", "Checker"), slot=Slot.N2, required=True),
        choice("restriction", T("使用限制", "May be used"), of=Restriction, slot=Slot.T3, required=True),
        rows(
            "hazards",
            T("隐患", "Hazards"),
            (
                text("where", T("部位", "Where"), required=True),
                text("what", T("情况", "What"), required=True),
                day("cleared", T("消除日期", "Cleared on")),
            ),
        ),
        rows(
            "retrofit",
            T("改造计划", "Retrofit"),
            (
                text("measure", T("措施", "Measure"), required=True),
                number("year", T("计划年度", "Year"), required=True),
                number("area_m2", T("改造面积", "Area"), unit=T("平方米", "m²")),
                money("cost", T("估算金额", "Estimate")),
                day("done", T("完成日期", "Done on")),
            ),
        ),
        computed("outstanding", T("未完成改造金额（分）", "Retrofit not done, in fen"), outstanding),
        file("report", T("排查或鉴定报告", "Report")),
    ),
)  # fmt: skip
