"""Chapter three: every quarter the sections enter their figures by hand, as long as no register counts.

How each target fares is drawn once: most keep the pace, some lag, a few are
done, a few have no figure yet.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from xuezheng.apps.targets.models import Target
from xuezheng.core.targets.target import RATES
from xuezheng.demo.stream import Stream
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People

QUARTERS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
ENTERED = {date(2026, 3, 31): date(2026, 4, 7), date(2026, 6, 30): date(2026, 7, 6),
           date(2026, 9, 30): date(2026, 10, 9)}  # fmt: skip
"""The day a quarter's figures are entered: the fifth working day after it or so."""
PACE = {3: 25, 6: 50, 9: 75}
FARES = (("steady", 10), ("lagging", 4), ("done", 4), ("silent", 2))
"""How targets fare, in parts of twenty."""
PLANTED = ("人工智能教育", "52.6")
"""The figure that a paragraph gets wrong (planted case D3): 52.6, where the paragraph says 54.1."""


def enter(doer: Doer, people: People, plan: int) -> None:
    """Enter the figures of three quarters."""
    heads = {one.org: one for one in reversed(people.members.values())}
    targets = list(Target.objects.filter(plan=plan, parent__isnull=True).order_by("id"))
    fares = [(target, _fare(target)) for target in targets if target.direction != "yes_no"]
    for quarter in QUARTERS:
        for target, fare in fares:
            value = _value(target, fare, quarter)
            head = heads.get(target.org_id)
            if value is None or head is None:
                continue
            given = {
                "target": int(target.pk),
                "day": quarter.isoformat(),
                "value": value,
                "source": f"{quarter.month // 3}季度统计",
            }
            doer.do("figure.enter", given, by=head.login, at=moment(ENTERED[quarter], 15))


def _fare(target: Target) -> str:
    if PLANTED[0] in target.indicator:
        return "planted"
    drawn = Stream(f"fare:{target.clause}:{target.indicator}:{target.value}").below(20)
    for name, parts in FARES:
        drawn -= parts
        if drawn < 0:
            return name
    return FARES[0][0]


def _value(target: Target, fare: str, quarter: date) -> str | None:
    """Give a target's figure at the end of a quarter, rounded as its goal is; None for none."""
    if fare == "silent" or target.start > quarter:
        return None
    if fare == "planted":
        return PLANTED[1] if quarter == QUARTERS[-1] else None
    goal = _goal(target)
    begin = Decimal(str(target.baseline)) if target.baseline is not None else _begin(target, goal)
    share = {"steady": 108, "lagging": 62, "done": 134}[fare] * PACE[quarter.month]
    walked = begin + (goal - begin) * min(Decimal(share), Decimal(10_400)) / Decimal(10_000)
    places = Decimal(1).scaleb(min(goal.normalize().as_tuple().exponent, 0))  # type: ignore[arg-type]
    return str(walked.quantize(places, ROUND_HALF_UP))


def _goal(target: Target) -> Decimal:
    if target.value is not None:
        return Decimal(str(target.value))
    low, high = Decimal(str(target.low)), Decimal(str(target.high))
    return low if target.low is not None and low == high else (low + high) / 2


def _begin(target: Target, goal: Decimal) -> Decimal:
    """Give where a way begins that nobody wrote down: nought for counts, near the goal for rates."""
    if target.unit not in RATES:
        return Decimal(0)
    away = Decimal("1.04") if target.direction == "down" else Decimal("0.96")
    return goal * away
