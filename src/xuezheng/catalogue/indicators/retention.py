"""Who stays and who goes on (巩固与升学): shares of cohorts that are kept, and that are in the next stage."""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.cohorts import ALIVE, KEPT, LEAVERS, THREE_BACK, YEAR_BACK
from xuezheng.catalogue.indicators.making import WIDE, narrowed, share
from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Confidence, Indicator
from xuezheng.core.indicators.expressions import Expression, col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount


def _kept(
    key: str, title: T, fact: Fact, who: Expression, words: T, phrases: tuple[str, ...]
) -> Indicator:
    whole = Amount(fact, words, who & ALIVE)
    kept = narrowed(whole, KEPT, T("其中仍在籍或已转出的", "of them still on a roll, or moved out"))
    return share(
        key, title, kept, whole, better=Better.HIGHER, grains=WIDE, serves=("S02",), phrases=phrases,
        source=BALANCED_SUPERVISION, confidence=Confidence.SECONDARY,
    )  # fmt: skip


def _rates() -> Iterator[Indicator]:
    third = col("stage").is_("junior") & col("year").is_(1)
    yield _kept(
        "junior_retention",
        T("初中三年巩固率", "Junior retention over three years"),
        THREE_BACK,
        third,
        T("两学年前的七年级学生", "Grade 7 of two autumns ago"),
        ("初中巩固率", "三年巩固率"),
    )
    for stage, zh, en, last in (("primary", "小学", "Primary", 6), ("junior", "初中", "Junior", 3)):
        stays = col("stage").is_(stage) & (col("year") < last)
        yield _kept(
            f"{stage}_year_retention",
            T(f"{zh}年度巩固率", f"{en} retention over a year"),
            YEAR_BACK,
            stays,
            T(f"上学年{zh}非毕业年级学生", f"{en} pupils of last autumn but the last grade"),
            (f"{zh}巩固率",),
        )


def _goes_on() -> Iterator[Indicator]:
    for key, zh, en, stage, last, now, *more in (
        (
            "preschool",
            "幼儿园升小学比例",
            "From kindergarten to primary school",
            "preschool",
            3,
            "primary_now",
        ),
        ("primary", "小学升学率", "From primary to junior school", "primary", 6, "junior_now"),
        (
            "junior",
            "初中升高中阶段比例",
            "From junior school to the senior stage",
            "junior",
            3,
            "senior_now",
            "初中毕业生升入高中阶段学校比例",
            "初中毕业生升入高中阶段比例",
            "初中毕业生升学率",
        ),
    ):
        ended = Amount(
            LEAVERS,
            T("上学年末毕业年级学生", "The last grade at the end of last school year"),
            col("stage").is_(stage) & col("year").is_(last) & ALIVE,
        )
        on = narrowed(
            ended, col(now) > 0, T("其中已在本市升学的", "of them in the next stage in the city")
        )
        yield share(
            f"{key}_progression",
            T(zh, en),
            on,
            ended,
            better=Better.HIGHER,
            grains=WIDE,
            serves=("S02",),
            phrases=(zh, "升学率", *more),
        )


RETENTION = (*_rates(), *_goes_on())
