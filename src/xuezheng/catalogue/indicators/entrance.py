"""University entrance (高考与升学): above the lines, admitted, from vocational schools, progress since entry.

From counts that schools keep of this year's leavers. Progress (推进率) is those
above the undergraduate line over those expected above it when they entered the
school; entries without an expectation are left out of both. The share that stood
in the same rank band at entry is told beside it, for bureaus that define progress
by it (``award.progress``). None of these is made public or put in order by size.
"""

from dataclasses import replace

from xuezheng.catalogue.indicators.making import PUPILS, count, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better
from xuezheng.core.indicators.expressions import Expression, Moment, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

UP = Better.HIGHER
LEAVERS = Fact(
    key="university_entrance", title=T("高考与升学统计", "University entrance in figures"), table="entrance_count",
    group="teaching", unit=T("人", "pupils"),
    takes=("subject", "org", "way", "on", "sat", "special", "line", "top", "bachelor", "college", "expected",
           "entered", "banded"),
    shows=("on", "way", "sat", "special", "line", "bachelor"),
    where=(col("on") >= Moment("year")) & (col("on") <= Moment()),
)  # fmt: skip
GENERAL, VOCATIONAL = col("way").is_("general"), col("way").is_("vocational")
KNOWN, SKILLED_KNOWN = GENERAL & col("expected").filled(), VOCATIONAL & col("expected").filled()
BANDED = col("entered").filled() & col("banded").filled()


def _of(zh: str, en: str, where: Expression | None, of: Expression) -> Amount:
    return Amount(LEAVERS, T(zh, en), where, of)


SAT = _of("参加普通高考的学生", "Sat for the general entrance", GENERAL, col("sat"))
SPECIAL = _of("其中特控线以上的", "of them above the special line", GENERAL, col("special"))
LINE = _of("其中本科线以上的", "of them above the undergraduate line", GENERAL, col("line"))
TOP = _of("600分及以上的学生", "Pupils with 600 points or more", GENERAL, col("top"))
BACHELOR = _of("其中本科录取的", "of them admitted as undergraduates", GENERAL, col("bachelor"))
ANY = _of("其中录取的（本科和专科）", "of them admitted anywhere", None, col("bachelor") + col("college"))  # fmt: skip
ALL = _of("参加高考的学生（两类）", "Sat for either entrance", None, col("sat"))
SKILLED = _of("参加职教高考的学生", "Sat for the vocational entrance", VOCATIONAL, col("sat"))
SKILLED_BACHELOR = _of("职教高考本科录取的", "Admitted as undergraduates from vocational schools", VOCATIONAL, col("bachelor"))  # fmt: skip
SKILLED_LINE = _of("职教高考本科线以上的", "Above the undergraduate line of the vocational entrance", VOCATIONAL, col("line"))  # fmt: skip
RISEN = _of("本科线以上的", "Above the undergraduate line", KNOWN, col("line"))
EXPECTED = _of("入口预期上线的", "Expected above it at entry", KNOWN, col("expected"))
SKILLED_COLLEGE = _of("职教高考专科（高职）录取的", "Admitted to colleges from vocational schools", VOCATIONAL, col("college"))  # fmt: skip
SKILLED_RISEN = _of("职教高考本科线以上的", "Above the line of the vocational entrance", SKILLED_KNOWN, col("line"))  # fmt: skip
SKILLED_EXPECTED = _of("职教高考入口预期上线的", "Expected above it at entry, vocational", SKILLED_KNOWN, col("expected"))  # fmt: skip
IN_BAND = _of("入学时同位次段的", "In the rank band at entry", GENERAL & BANDED, col("banded"))
ENTERED = _of("入学时的学生", "Pupils when they entered", GENERAL & BANDED, col("entered"))
SKILLED_IN_BAND = _of("职教高考入学时同位次段的", "In the rank band at entry, vocational", VOCATIONAL & BANDED, col("banded"))  # fmt: skip
SKILLED_ENTERED = _of("职教高考入学时的学生", "Pupils when they entered, vocational", VOCATIONAL & BANDED, col("entered"))  # fmt: skip
A13 = ("A13",)
_ALL = (
    share("entrance_special_share", T("特控线上线率", "Above the special line, share"), SPECIAL, SAT, better=UP, serves=A13, phrases=("特控线上线率", "高考特控线上线率", "高考一本上线率", "一段线上线率", "特控线达线率")),
    count("entrance_special", T("特控线上线人数", "Above the special line"), SPECIAL, PUPILS, better=UP, serves=A13, phrases=("特控线上线", "特控线上线人数", "高考特控线上线人数", "高考一本上线人数", "一段线上线人数")),
    share("entrance_line_share", T("高考本科上线率", "Above the undergraduate line, share"), LINE, SAT, better=UP, serves=A13, phrases=("本科上线率", "高考本科上线率", "普通高中本科上线率", "高考上线率")),
    count("entrance_line", T("高考本科上线人数", "Above the undergraduate line"), LINE, PUPILS, better=UP, serves=A13, phrases=("本科上线", "本科上线人数", "高考本科上线人数", "普通高中本科上线人数")),
    share("entrance_bachelor_share", T("高考本科录取率", "Admitted as undergraduates, share"), BACHELOR, SAT, better=UP, serves=A13, phrases=("本科录取率", "高考本科录取率", "普通高中本科录取率")),
    count("entrance_bachelor", T("高考本科录取人数", "Admitted as undergraduates"), BACHELOR, PUPILS, better=UP, serves=A13, phrases=("本科录取", "本科录取人数", "高考本科录取人数")),
    share("entrance_admitted_share", T("高考录取率（本科和专科）", "Admitted anywhere, share"), ANY, ALL, better=UP, serves=A13, phrases=("高考录取率",)),
    count("entrance_top", T("高考600分以上人数", "With 600 points or more"), TOP, PUPILS, better=UP, serves=A13, phrases=("高考高分段人数", "高考高分考生")),
    count("entrance_vocational", T("职业学校本科录取人数", "Undergraduates from vocational schools"), SKILLED_BACHELOR, PUPILS, better=UP, serves=A13, phrases=("职高本科录取人数", "职业学校学生升入本科", "职高学生考取本科", "职教高考本科录取人数", "中职升本人数")),
    share("entrance_vocational_share", T("职教高考本科录取率", "Undergraduates of the vocational entrance, share"), SKILLED_BACHELOR, SKILLED, better=UP, serves=A13, phrases=("职教高考本科录取率", "职业学校本科录取率")),
    count("entrance_vocational_line", T("职教高考本科上线人数", "Above the undergraduate line of the vocational entrance"), SKILLED_LINE, PUPILS, better=UP, serves=A13, phrases=("职教高考本科上线人数", "职高本科上线人数", "职业学校本科上线人数", "职业高中本科上线人数")),
    share("entrance_vocational_line_share", T("职教高考本科上线率", "Above the undergraduate line of the vocational entrance, share"), SKILLED_LINE, SKILLED, better=UP, serves=A13, phrases=("职教高考本科上线率", "职高本科上线率", "职业学校本科上线率")),
    count("entrance_sat", T("参加普通高考人数", "Sat for the general entrance"), SAT, PUPILS, serves=A13, phrases=("参加普通高考人数",)),
    count("entrance_vocational_sat", T("参加职教高考人数", "Sat for the vocational entrance"), SKILLED, PUPILS, serves=A13, phrases=("参加职教高考人数",)),
    count("entrance_vocational_college", T("职业学校高职（专科）录取人数", "Admitted to colleges from vocational schools"), SKILLED_COLLEGE, PUPILS, better=UP, serves=A13, phrases=("职业学校高职录取人数", "职教高考高职录取人数")),
    share("entrance_band_share", T("入学时同位次段学生比例", "In the rank band at entry, share"), IN_BAND, ENTERED, serves=A13),
    share("entrance_vocational_band_share", T("职教高考入学时同位次段学生比例", "In the rank band at entry, vocational, share"), SKILLED_IN_BAND, SKILLED_ENTERED, serves=A13),
    share("entrance_vocational_progress", T("职教高考推进率", "Progress of vocational leavers"), SKILLED_RISEN, SKILLED_EXPECTED, better=UP, serves=A13, phrases=("职教高考推进率", "职业学校推进率", "职高推进率")),
    share("entrance_progress", T("高考推进率", "Progress from entry to the undergraduate line"), RISEN, EXPECTED, better=UP, serves=A13, phrases=("推进率", "高考推进率", "普通高中推进率")),
)  # fmt: skip
ENTRANCE = tuple(replace(one, ranked=False) for one in _ALL)
"""Neither published nor ranked: 深化新时代教育评价改革总体方案."""
