"""Short ways to write an indicator down (指标写法): its formula says most of what there is to say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import (
    PERCENT,
    Better,
    Confidence,
    Counting,
    Grain,
    Indicator,
    Origin,
    Standard,
    Unit,
    Version,
    whole,
)
from xuezheng.core.indicators.expressions import Expression
from xuezheng.core.indicators.measures import Amount, Between, Count, Measure, Ratio

BEGUN = date(2020, 1, 1)
"""Since when figures are asked for; earlier snapshots are of nobody's use here."""
FROM_PRIMARY = (Grain.SCHOOL, Grain.TOWNSHIP, Grain.COUNTY, Grain.CITY, Grain.PROVINCE)
WIDE = FROM_PRIMARY[1:]
"""Township and above: what a single school has no share of."""
WITH_CLASS = (Grain.CLASS, *FROM_PRIMARY)
PUPILS, PEOPLE, SCHOOLS = whole("人", "pupils"), whole("人", "people"), whole("所", "schools")
CLASSES, CASES, ROWS = whole("个班", "classes"), whole("件", "cases"), whole("项", "entries")


class More(TypedDict, total=False):
    """What may be said beside title and formula; the names are those of ``Indicator``."""

    says: T
    source: Source
    confidence: Confidence
    better: Better
    grains: tuple[Grain, ...]
    serves: tuple[str, ...]
    phrases: tuple[str, ...]
    named: str
    counting: Counting
    origin: Origin
    applies: Expression
    standards: tuple[Standard, ...]
    owner: T


class Asked(TypedDict):
    """What indicators of one national text have in common."""

    serves: tuple[str, ...]
    source: Source
    confidence: Confidence


def figure(key: str, title: T, formula: Measure, unit: Unit, **more: Unpack[More]) -> Indicator:
    """Write an indicator down; its sentence follows from what is added up unless given."""
    given: More = {"says": _sentence(formula), "source": BUREAU_RULE, **more}
    return Indicator(
        key=key, title=title, topic="", unit=unit, versions=(Version(BEGUN, formula),), **given
    )


def share(key: str, title: T, part: Amount, of: Amount, **more: Unpack[More]) -> Indicator:
    """Write a share down, in percent."""
    return figure(key, title, Ratio(part, of), PERCENT, **more)


def count(key: str, title: T, part: Amount, unit: Unit, **more: Unpack[More]) -> Indicator:
    """Write a count or a sum down."""
    return figure(key, title, Count(part), unit, **more)


def topic(key: str, some: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Put indicators under a topic."""
    return tuple(replace(one, topic=key) for one in some)


def narrowed(amount: Amount, where: Expression, title: T) -> Amount:
    """Give an amount over fewer of its rows."""
    both = where if amount.where is None else amount.where & where
    return replace(amount, where=both, title=title)


def _sentence(formula: Measure) -> T:
    if isinstance(formula, Count):
        return formula.part.title
    if isinstance(formula, Ratio):
        per = "" if formula.per == 1 else f"，每{formula.per}"
        per_en = "" if formula.per == 1 else f", a {formula.per}"
        above, below = formula.part.title, formula.whole.title
        return T(f"{above.zh} ÷ {below.zh}{per}", f"{above.en} ÷ {below.en}{per_en}")
    if isinstance(formula, Between):
        of, heads = formula.amount.title, formula.heads.title
        return T(
            f"各校{of.zh}按{heads.zh}加权的标准差 ÷ 总平均",
            f"Deviation of schools’ {of.en}, weighted by {heads.en}, ÷ mean of all",
        )
    shows, of = formula.shows.label, formula.amount.title
    return T(f"{of.zh}的{shows.zh}", f"{shows.en} of {of.en}")
