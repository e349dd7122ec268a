"""Where leavers of vocational schools went (毕业生去向): at work, in the region, in their trade, studying on.

Employment counts those who study on too (就业率含升学), as bureaus publish it;
work itself, in the region and in the trade are told of those who work.
"""

from xuezheng.catalogue.indicators.making import PUPILS, count, narrowed, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better
from xuezheng.core.indicators.expressions import Expression, Moment, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
LEAVERS = Fact(
    key="destinations", title=T("毕业生去向统计", "Where leavers went"), table="graduate_count",
    group="vocational", unit=T("人", "leavers"),
    takes=("subject", "org", "major", "family", "on", "graduates", "employed", "local", "matching", "lasting", "studying"),
    shows=("on", "major", "graduates", "employed", "studying"),
    where=(col("on") >= Moment("year")) & (col("on") <= Moment()),
)  # fmt: skip


def _of(zh: str, en: str, of: Expression) -> Amount:
    return Amount(LEAVERS, T(zh, en), None, of)


GRADUATES = _of("中职毕业生", "Leavers of vocational schools", col("graduates"))
WORKING = _of("就业的毕业生", "Leavers at work", col("employed"))
PLACED = _of("就业和升学的", "of them working or studying on", col("employed") + col("studying"))
LOCAL = _of("其中在本地就业的", "of them at work in the region", col("local"))
MATCHING = _of("其中专业对口的", "of them in their trade", col("matching"))
STUDYING = _of("其中升学的", "of them studying on", col("studying"))
FOLLOWED = narrowed(WORKING, col("lasting").filled(), T("回访过的就业毕业生", "Leavers at work, asked after half a year"))  # fmt: skip
LASTING = _of("其中半年后仍在岗的", "of them still at that work", col("lasting"))
V12 = ("V12",)
DESTINATIONS = (
    share("graduates_placed_share", T("中职毕业生就业率（含升学）", "Leavers working or studying on, share"), PLACED, GRADUATES, better=UP, serves=V12, phrases=("毕业生就业率", "中职毕业生就业率", "职业学校毕业生就业率", "中职毕业生初次就业率", "毕业生初次就业率", "毕业生就业升学率", "就业率")),
    share("graduates_working_share", T("中职毕业生直接就业率", "Leavers at work, share"), WORKING, GRADUATES, better=UP, serves=V12, phrases=("毕业生直接就业率", "直接就业率")),
    share("graduates_matching_share", T("中职毕业生对口就业率", "Work in the trade, share"), MATCHING, WORKING, better=UP, serves=V12, phrases=("对口就业率", "毕业生对口就业率", "中职毕业生对口就业率", "毕业生专业对口率", "专业对口就业率")),
    share("graduates_local_share", T("中职毕业生本地就业率", "Work in the region, share"), LOCAL, WORKING, better=UP, serves=V12, phrases=("本地就业率", "本地就业", "毕业生本地就业率", "毕业生留在本地就业", "毕业生本土就业率", "中职毕业生留本地就业率")),
    share("graduates_studying_share", T("中职毕业生升学率", "Leavers studying on, share"), STUDYING, GRADUATES, better=UP, serves=V12, phrases=("中职毕业生升学率", "职业学校毕业生升学率", "中职学生升学率", "中职毕业生升入高校")),
    share("graduates_lasting_share", T("中职毕业生半年稳定就业率", "Still at work after half a year, share"), LASTING, FOLLOWED, better=UP, serves=V12, phrases=("毕业生稳定就业率", "稳定就业率", "毕业生就业稳定率")),
    count("graduates_people", T("中职毕业生人数", "Leavers of vocational schools"), GRADUATES, PUPILS, serves=V12, phrases=("中职毕业生人数", "职业学校毕业生人数")),
    count("graduates_local", T("中职毕业生本地就业人数", "Leavers at work in the region"), LOCAL, PUPILS, better=UP, serves=V12, phrases=("毕业生本地就业人数", "毕业生留在本地就业")),
    count("graduates_studying", T("中职毕业生升学人数", "Leavers studying on"), STUDYING, PUPILS, better=UP, serves=V12, phrases=("中职毕业生升学人数", "职业学校毕业生升学人数")),
)  # fmt: skip
