"""Who must not judge what (回避): oneself, one's own unit, a unit left not long ago, what was declared."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.labels import Labelled, T


class Why(Labelled):
    """Why somebody avoids an entry (回避事由)."""

    SELF = ("self", T("本人参评", "One's own entry"))
    UNIT = ("unit", T("同一单位", "The same unit"))
    FORMER = ("former", T("曾在该单位任职未满年限", "Left that unit not long ago"))
    DECLARED = ("declared", T("已申报利害关系", "A declared tie"))


class Ground(Labelled):
    """What a declared tie rests on (利害关系事由)."""

    FAMILY = ("family", T("近亲属", "Family"))
    TEACHER = ("teacher", T("师生或师徒", "Teacher and pupil"))
    PARTNER = ("partner", T("课题或成果合作", "Work done together"))
    INTEREST = ("interest", T("经济利益关系", "Money between them"))
    DISPUTE = ("dispute", T("矛盾纠纷", "A dispute"))
    OTHER = ("other", T("其他可能影响公正的", "Something else that may sway"))


@dataclass(frozen=True, slots=True)
class Judge:
    """A judge (评委): the unit today, and units left with the day of leaving."""

    key: str
    unit: str
    left: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What is judged (参评材料): its unit and the people behind it, by the keys of judges."""

    key: str
    unit: str
    people: frozenset[str] = frozenset()


def avoided(
    judges: Iterable[Judge],
    works: Collection[Work],
    *,
    declared: Collection[tuple[str, str]] = (),
    on: date,
    years: int,
) -> dict[tuple[str, str], Why]:
    """Give every pair of judge and work that must not meet, with the first reason that holds.

    A unit somebody left stays avoided until that many years have passed.
    """
    found = {}
    for judge in judges:
        for work in works:
            why = _why(judge, work, declared, on, years)
            if why is not None:
                found[judge.key, work.key] = why
    return found


def _why(
    judge: Judge, work: Work, declared: Collection[tuple[str, str]], on: date, years: int
) -> Why | None:
    if judge.key in work.people:
        return Why.SELF
    if judge.unit == work.unit:
        return Why.UNIT
    if any(unit == work.unit and on < _later(day, years) for unit, day in judge.left):
        return Why.FORMER
    return Why.DECLARED if (judge.key, work.key) in declared else None


def _later(day: date, years: int) -> date:
    """Give the same day so many years on; 29 February gives 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
