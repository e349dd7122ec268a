"""Fitness of pupils (体质健康): shares of grades among those tested, by the national standard.

Grades are given by ``core/fitness`` where single results are at hand; a school
keeps how many had which.
"""

from xuezheng.catalogue.indicators.making import PEOPLE, count, share
from xuezheng.catalogue.sources.fitness_standard import FITNESS_STANDARD
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Indicator
from xuezheng.core.indicators.expressions import Expression, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

TESTS = Fact(
    key="fitness", title=T("体质健康测试", "Fitness tests"), table="fitness_count", group="care",
    unit=T("人", "pupils"), takes=("subject", "org", "on", "tested", "excellent", "good", "passed"), owed=True,
    shows=("on", "tested", "excellent", "good", "passed"),
)  # fmt: skip


def _sum(zh: str, en: str, of: Expression) -> Amount:
    return Amount(TESTS, T(zh, en), None, of)


TESTED = _sum("参加体质健康测试的学生", "Pupils tested", col("tested"))
BEST = col("excellent")
WELL = BEST + col("good")
PASSED = WELL + col("passed")


def _share(key: str, title: T, part: Amount, *phrases: str) -> Indicator:
    return share(
        key, title, part, TESTED, better=Better.HIGHER, serves=("H01",), source=FITNESS_STANDARD,
        confidence=Confidence.MEMORY, phrases=phrases,
    )  # fmt: skip


FITNESS = (
    _share("fitness_excellent", T("体质健康优秀率", "Excellent in fitness"), _sum("其中优秀的", "of them excellent", BEST), "体质健康优秀率", "体质健康测试优秀率"),
    _share("fitness_good", T("体质健康优良率", "Good or better in fitness"), _sum("其中良好及以上的", "of them good or better", WELL), "体质健康优良率", "优良率", "学生体质健康优良率"),
    _share("fitness_pass", T("体质健康合格率", "Passed in fitness"), _sum("其中及格及以上的", "of them passed or better", PASSED), "体质健康合格率", "学生体质健康合格率", "体质健康测试合格率"),
    count("fitness_tested", T("体质健康测试人数", "Pupils tested for fitness"), TESTED, PEOPLE, better=Better.HIGHER, serves=("H01",), source=FITNESS_STANDARD, confidence=Confidence.MEMORY, phrases=("体质健康测试人数",)),
)  # fmt: skip
