"""What a rule measures at its places on a day (预警读数): from indicators, cases, days that run out, the roll."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from xuezheng.adapters import logs
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.homework.selectors import most_in_a_row
from xuezheng.apps.indicators.selectors import values
from xuezheng.apps.indicators.selectors.kept import NotCountedError
from xuezheng.apps.pupils.access import classes, enrolments, grade_of, years
from xuezheng.apps.records.access import rows
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.registers.access.expiry import running_out
from xuezheng.apps.spending.selectors import ended
from xuezheng.apps.warnings.selectors.grounds import Place, keys_on, places
from xuezheng.catalogue import current
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.measures import Absence
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.warnings.course import Reading
from xuezheng.core.warnings.definition import (
    AmongPupils,
    Counted,
    Expiring,
    Of,
    OfIndicator,
    Rule,
    Seats,
    Summed,
    WeeksOver,
    Weighed,
    YearEnd,
)
from xuezheng.core.warnings.intervals import wilson

FAR = Fraction(3660)
"""Days left where nothing runs out in sight."""
NOT_YET = T("还没有计算过这项指标", "The indicator was not counted yet")
OLD = T("指标值已过有效天数", "The indicator’s value is too old")
NO_VALUE = T("没有可用的数据", "No usable data")
WRONG = T("填报的数不合理：部分大于全部", "The figures are wrong: the part exceeds the whole")
STALE = T("经费数据已过有效天数", "The sums of the year are too old")
NO_YEAR = T(
    "缺上年全年数或本年预算数，无法预计年末", "All of last year, or this year’s budget, is missing"
)
FAILED = T("计算时出错，已记入日志", "Reckoning failed; the log says why")


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of a rule on a day; ``failed`` says why there is none at all (无法评估)."""

    at: Mapping[int, Reading]
    failed: T | None = None


def readings(rule: Rule, day: date) -> Readings:
    """Measure a rule at all its places as of a day; what goes wrong is a reading that is missing.

    Costs: 1 to 4 queries, by what is measured.
    """
    where = places(day, rule.at)
    try:
        return Readings(_MEASURES[type(rule.measure)](rule, rule.measure, where, day))
    except NotCountedError:
        return Readings({}, NOT_YET)
    except (XuezhengError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        logs.failure("warnings.reading", error, rule=rule.key)
        return Readings({}, FAILED)


Places = Mapping[int, Place]
Found = dict[int, Reading]


def _of_indicator(rule: Rule, measure: OfIndicator, where: Places, day: date) -> Found:
    found: Found = {}
    oldest = day - timedelta(in_force(day).whole(measure.fresh))
    z = _z(day)
    for org, figure in values(SYSTEM, measure.key, day).items():
        if org not in where:
            continue
        if figure.day < oldest:
            found[org] = Reading(None, missing=OLD)
        elif figure.number is None:
            if figure.absence is Absence.NO_DATA:
                found[org] = Reading(None, missing=NO_VALUE)
        else:
            number = Fraction(figure.number)
            found[org] = _share(rule, number, figure.part, figure.whole, z)
    return found


def _share(
    rule: Rule, number: Fraction, part: int | None, whole: int | None, z: Fraction
) -> Reading:
    if not rule.firm or part is None or not whole or not 0 <= part <= whole:
        return Reading(number, part, whole)
    low, high = wilson(part, whole, z)
    return Reading(number, part, whole, low, high)


def _z(day: date) -> Fraction:
    return Fraction(in_force(day)["warning.z"])  # type: ignore[arg-type]


def _weighed(rule: Rule, measure: Weighed, where: Places, day: date) -> Found:
    del rule
    on, sums = keys_on(), Counter[int]()
    for one in measure.sources:
        if one.ledger in on:
            for org, many in _counts(one, day, measure.days).items():
                sums[org] += many * one.weight
    return {
        org: Reading(Fraction(total := sum(sums[unit] for unit in place.below)), total)
        for org, place in where.items()
    }


def _counts(one: Counted, day: date, days: str) -> dict[int, int]:
    """Count the cases of one source by unit. Costs: 1 query."""
    found = _cases(one.ledger, day, days, one.of)
    for field, value in one.where.items():
        slot = current().ledger(one.ledger).field(field).slot
        found = found.filter(**{slot.value if slot else f"data__{field}": value})
    many = found.order_by().values("org").annotate(many=Count("id"))
    return dict(many.values_list("org", "many"))


def _cases(ledger: str, day: date, days: str, of: Of) -> QuerySet[Any]:
    found = rows(SYSTEM, Verb.READ, ledger).filter(opened__lte=day)
    if of is Of.OPENED:
        return found.filter(opened__gt=day - timedelta(in_force(day).whole(days)))
    tomorrow = datetime.combine(day + timedelta(1), time(), ZONE)
    return found.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=tomorrow))


def _summed(rule: Rule, measure: Summed, where: Places, day: date) -> Found:
    cases = _cases(measure.ledger, day, measure.days, Of.OPENED)
    sums: dict[int, tuple[int, int]] = {}
    for org, data in cases.values_list("org", "data"):
        part, whole = sums.get(org, (0, 0))
        sums[org] = (part + _number(data, measure.part), whole + _number(data, measure.whole))
    z, found = _z(day), Found()
    for org, place in where.items():
        told = [sums[unit] for unit in place.below if unit in sums]
        part, whole = sum(one for one, _ in told), sum(one for _, one in told)
        if told and whole and part <= whole:
            found[org] = _share(rule, Fraction(part, whole), part, whole, z)
        elif told:
            found[org] = Reading(None, part, whole, missing=WRONG if whole else NO_VALUE)
    return found


def _number(data: Mapping[str, Any], key: str) -> int:
    return int(data.get(key) or 0)


def _among_pupils(rule: Rule, measure: AmongPupils, where: Places, day: date) -> Found:
    many = _counts(measure.counted, day, measure.days)
    pupils = _pupils(day)
    z, found = _z(day), Found()
    for org, place in where.items():
        part = sum(many.get(unit, 0) for unit in place.below)
        whole = sum(pupils.get(unit, 0) for unit in place.below)
        if whole and part <= whole:
            found[org] = _share(rule, Fraction(part, whole), part, whole, z)
        elif part:
            found[org] = Reading(None, part, whole, missing=NO_VALUE)
    return found


def _pupils(day: date) -> dict[int, int]:
    rows_ = enrolments(AsOf(day)).order_by().values("org").annotate(many=Count("id"))
    return dict(rows_.values_list("org", "many"))


def _expiring(rule: Rule, measure: Expiring, where: Places, day: date) -> Found:
    del rule
    held = running_out(SYSTEM, Verb.READ, day).filter(kind__in=measure.registers)
    first = dict(
        held.order_by().values("org").annotate(first=Min("ends")).values_list("org", "first")
    )
    found: Found = {}
    for org, place in where.items():
        ends = min((first[unit] for unit in place.below if unit in first), default=None)
        found[org] = Reading(FAR if ends is None else Fraction((ends - day).days))
    return found


BEFORE = {"primary": "preschool", "junior": "primary"}
"""From which stage children enter one."""


def _seats(rule: Rule, measure: Seats, where: Places, day: date) -> Found:
    """Forecast: children in the last year of the stage before, for each seat its leaving classes free.

    Rule: every leaving class is followed by one of the standard size; of the children
    ``warning.entering_share`` percent go on at the same place.
    """
    del rule
    rules = in_force(day)
    share = Fraction(rules["warning.entering_share"]) / 100  # type: ignore[arg-type]
    standard = rules.whole(f"class_size.{measure.stage}")
    many = dict(
        enrolments(AsOf(day)).order_by().values("school_class").annotate(many=Count("id"))
        .values_list("school_class", "many")
    )  # fmt: skip
    coming, seats = Counter[int](), Counter[int]()
    for one in _leaving(day, (measure.stage, BEFORE[measure.stage])):
        if one.stage == measure.stage:
            seats[one.org_id] += standard
        else:
            coming[one.org_id] += many.get(one.subject_id, 0)
    found: Found = {}
    for org, place in where.items():
        whole = sum(seats[unit] for unit in place.below)
        part = sum(coming[unit] for unit in place.below)
        if whole:
            found[org] = Reading(Fraction(part) * share / whole, part, whole)
    return found


def _leaving(day: date, stages: Iterable[str]) -> Iterable[Any]:
    """Give the classes in the last year of their stage."""
    for one in classes(AsOf(day)).filter(stage__in=list(stages)):
        grade = grade_of(one, day)
        if grade is not None and grade.key[1:] == str(years(one.entered)[one.stage]):
            yield one


def _year_end(rule: Rule, measure: YearEnd, where: Places, day: date) -> Found:
    """Foretell the year's end: the growth of the worst aim, or how many will be missed."""
    del rule
    oldest = day - timedelta(in_force(day).whole(measure.fresh))
    found: Found = {}
    for org, place in where.items():
        told = [one for one in ended(SYSTEM, day, place.below) if one.aim.key in measure.aims]
        known = [one.growth for one in told if one.growth is not None]
        if any(one.as_of < oldest for one in told):
            found[org] = Reading(None, missing=STALE)
        elif known and measure.missed:
            many = sum(not one.passes(one.middle) for one in known)
            found[org] = Reading(Fraction(many), many, len(known))
        elif known:
            worst = min(known, key=lambda one: one.middle)
            found[org] = Reading(worst.middle, low=worst.low, high=worst.high)
        elif told:
            found[org] = Reading(None, missing=NO_YEAR)
    return found


def _weeks_over(rule: Rule, measure: WeeksOver, where: Places, day: date) -> Found:
    """Give weeks in a row over the limit of homework; in the holidays none, and no reading where nobody tells."""
    del rule
    many = most_in_a_row(day, in_force(day).whole(measure.fresh))
    if many is None:
        return {org: Reading(Fraction(0)) for org in where}
    found: Found = {}
    for org, place in where.items():
        told = [many[unit] for unit in place.below if unit in many]
        if told:
            found[org] = Reading(Fraction(max(told)))
    return found


_MEASURES: Mapping[type, Callable[[Rule, Any, Places, date], Found]] = {
    OfIndicator: _of_indicator,
    Weighed: _weighed,
    Summed: _summed,
    AmongPupils: _among_pupils,
    Expiring: _expiring,
    Seats: _seats,
    YearEnd: _year_end,
    WeeksOver: _weeks_over,
}
