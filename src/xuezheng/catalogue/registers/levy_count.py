"""残疾人就业保障金使用: how much was levied in a year and how much of it went to special education."""

from xuezheng.catalogue.registers.parts import FINANCE, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, computed, day, money, number
from xuezheng.core.kinds.kind import Kind


def rest(data: Data) -> int | None:
    """Give what did not go to special education, in fen."""
    given = [data["levied"], data["special"]]
    return None if None in given else max(0, data["levied"] - data["special"])


LEVY_COUNT = Kind(
    key="levy_count",
    version=1,
    title=T("残疾人就业保障金使用", "Use of the employment levy"),
    group="estate",
    serves=("S06",),
    source=Source("残疾人就业保障金征收使用管理办法", "财税〔2015〕72号"),
    dated=True,
    asks=kept(FINANCE, "残疾人就业保障金使用情况", "Use of the employment levy", 5, (3,)),
    fields=(
        number("year", T("保障金年度", "Year of the levy"), slot=Slot.N1, required=True),
        day("as_of", T("保障金统计日期", "Counted on"), slot=Slot.D2, required=True),
        money("levied", T("残疾人就业保障金总额", "Levied"), slot=Slot.N2, required=True),
        money("special", T("用于特殊教育的保障金", "Spent on special education"), slot=Slot.N3, required=True),
        computed("rest", T("其余金额（分）", "The rest, in fen"), rest),
    ),
)  # fmt: skip
