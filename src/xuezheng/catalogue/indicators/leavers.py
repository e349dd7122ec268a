"""Leavers one by one (毕业生逐人去向): placed, in their trade, studying on, reached again; mean pay of enough of them.

Figures that schools state as sums stand in ``destinations``; here each leaver is a
row. Pay counts only in a major of a school with so many known pays
(``public.small_below``), in every sum alike, so that none is told by subtraction.
"""

from xuezheng.catalogue.indicators.making import PUPILS, count, figure, narrowed, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import YUAN, Better
from xuezheng.core.indicators.expressions import DaysBetween, Moment, col, number
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

UP = Better.HIGHER
V12 = ("V12",)
THIS_YEAR = (col("left_on") >= Moment("year")) & (col("left_on") <= Moment())
PAYERS = Fact(
    key="leavers_paid", title=T("登记了月薪的毕业生", "Leavers whose pay is known"), table="leaver",
    group="vocational", unit=T("人", "leavers"), takes=("subject", "org", "major", "left_on", "pay"),
    where=col("pay").filled() & THIS_YEAR,
)  # fmt: skip
LEAVERS = Fact(
    key="leavers", title=T("毕业生去向登记", "Leavers one by one"), table="leaver", group="vocational",
    unit=T("人", "leavers"), takes=("subject", "org", "major", "left_on", "outcome", "matched", "local", "pay"),
    steps=(Tally("payers", PAYERS, "major", "major"),),
    where=THIS_YEAR, shows=("left_on", "outcome"),
)  # fmt: skip
DUE = Fact(
    key="leavers_due", title=T("应回访的毕业生", "Leavers to be called by now"), table="leaver",
    group="vocational", unit=T("人", "leavers"),
    takes=("subject", "org", "left_on", "follow_by", "followed_on", "outcome", "found"),
    where=(col("left_on") >= Moment("year", years=-1))
    & (DaysBetween(col("left_on"), Moment()) > number("leaver.follow_days")),
    shows=("left_on", "follow_by", "followed_on"),
)  # fmt: skip
WORKS = col("outcome").among("employed", "own_business")
ALL = Amount(LEAVERS, T("已登记去向的毕业生", "Leavers on the register"))
WORKING = narrowed(ALL, WORKS, T("已就业的（含创业）", "of them at work, own business too"))
PLACED = narrowed(ALL, WORKS | col("outcome").among("college", "army"),
                  T("就业、升学和入伍的", "of them at work, at college or in the army"))  # fmt: skip
MATCHED = narrowed(WORKING, col("matched"), T("其中专业对口的", "of them in their trade"))
LOCAL = narrowed(WORKING, col("local"), T("其中在本市的", "of them in the region"))
COLLEGE = narrowed(ALL, col("outcome").is_("college"), T("升学的", "of them at college"))
LOST = narrowed(ALL, col("outcome").is_("unknown"), T("未联系上的", "of them not reached"))
ENOUGH = col("pay").filled() & (col("payers") >= number("public.small_below"))
PAID = narrowed(WORKING, ENOUGH, T("计入平均的就业毕业生", "Leavers at work whose pay counts"))
PAY = Amount(LEAVERS, T("其月薪合计（分）", "Their pay in fen"), WORKS & ENOUGH, col("pay"))
CALLS = Amount(DUE, T("已到回访期限的毕业生", "Leavers whose call was due"))
CALLED = narrowed(CALLS, col("followed_on") <= col("follow_by"), T("按期回访的", "of them called in time"))  # fmt: skip
HELD = narrowed(CALLS, col("outcome").among("employed", "own_business") & col("found").among("same", "other"),
                T("半年后仍在就业的", "of them at work still"))  # fmt: skip
ASKED = narrowed(CALLS, col("outcome").among("employed", "own_business") & col("found").filled(),
                 T("就业且已回访的毕业生", "Leavers at work who were called"))  # fmt: skip
LEAVERS_OF = (
    count("leavers_registered", T("逐人登记去向的毕业生数", "Leavers on the register"), ALL, PUPILS, serves=V12),
    share("leavers_placed_share", T("逐人核算就业率（含升学、入伍）", "Leavers placed, by row"), PLACED, ALL, better=UP, serves=V12),
    share("leavers_matched_share", T("逐人核算专业对口率", "Leavers in their trade, by row"), MATCHED, WORKING, better=UP, serves=V12),
    share("leavers_local_share", T("逐人核算本地就业率", "Leavers at work in the region, by row"), LOCAL, WORKING, better=UP, serves=V12),
    share("leavers_college_share", T("逐人核算升学率", "Leavers at college, by row"), COLLEGE, ALL, better=UP, serves=V12),
    share("leavers_lost_share", T("去向不明毕业生占比", "Leavers not reached"), LOST, ALL, better=Better.LOWER, serves=V12),
    figure("leavers_pay", T("就业毕业生平均月薪", "Mean pay of leavers at work"), Ratio(PAY, PAID), YUAN, better=UP, serves=V12),
    share("leavers_called_share", T("毕业半年按期回访率", "Leavers called in time"), CALLED, CALLS, better=UP, serves=V12),
    share("leavers_lasting_share", T("逐人核算半年后在岗率", "At work still after half a year, by row"), HELD, ASKED, better=UP, serves=V12),
)  # fmt: skip
