"""Figures of other origins (另口径): told by hand or by the yearbook; and which of them counts (R11)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xuezheng.apps.indicators.access import TOLD, require_tell
from xuezheng.apps.indicators.models import Chosen, Stated
from xuezheng.apps.indicators.selectors.kept import find
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Origin

THOUSAND = 1000
MOST = Decimal("1e12")


class OriginError(InputError):
    """A figure is told by hand or by the yearbook; what is computed or counted nobody tells."""

    code = "indicator-origin"
    text = T(
        "口径 {origin} 不能填报，可填：{allowed}", "Origin {origin} is not told; allowed: {allowed}"
    )


class NumberError(InputError):
    """A figure told has three decimals at most."""

    code = "indicator-number"
    text = T(
        "数值 {number} 应为不超过三位小数的数", "{number}: a number with three decimals at most"
    )


class SpanError(InputError):
    """A choice holds from a day to a later one."""

    code = "indicator-span"
    text = T(
        "截止日 {last} 早于起始日 {first}", "The last day {last} lies before the first, {first}"
    )


class State(Given):
    """A figure of another origin: which indicator, whose, as of which day, the number as shown, its paper."""

    key: str
    org: int
    day: date
    origin: str
    number: Decimal
    paper: str


class Choose(Given):
    """Which origin counts for an indicator at a place from one day to another, and why."""

    key: str
    org: int
    first: date
    last: date
    origin: str
    reason: str


def _origin(key: str, allowed: tuple[Origin, ...]) -> Origin:
    for one in allowed:
        if one.key == key:
            return one
    raise OriginError(origin=key[:20], allowed="、".join(one.key for one in allowed))


def state(deed: Deed, given: State) -> Mapping[str, Any]:
    """Keep a figure beside the computed one; both stand on the page with their difference."""
    indicator = find(given.key)
    require_tell(deed.actor, indicator, given.org)
    origin = _origin(given.origin, TOLD)
    scaled = given.number * THOUSAND
    if scaled != scaled.to_integral_value() or abs(scaled) > MOST:
        raise NumberError(number=given.number)
    if not given.paper.strip():
        raise NotFoundError(what=T("依据文件", "The paper it rests on"))
    row = Stated.objects.create(
        key=given.key, org_id=given.org, day=given.day, origin=origin.key, number=int(scaled),
        paper=given.paper[:200], account=deed.actor.account, at=deed.at,
    )  # fmt: skip
    deed.about("indicator_stated", row.pk, given.org)
    return {"stated": row.pk}


def choose(deed: Deed, given: Choose) -> Mapping[str, Any]:
    """Say which origin counts in a span; the others stay beside it."""
    indicator = find(given.key)
    require_tell(deed.actor, indicator, given.org)
    origin = _origin(given.origin, (indicator.origin, *TOLD))
    if given.last < given.first:
        raise SpanError(first=given.first, last=given.last)
    row = Chosen.objects.create(
        key=given.key, org_id=given.org, first=given.first, last=given.last, origin=origin.key,
        reason=given.reason[:400], account=deed.actor.account, at=deed.at,
    )  # fmt: skip
    deed.about("indicator_chosen", row.pk, given.org)
    return {"chosen": row.pk}


STATE = Intention(
    "indicator.state", T("填报另口径数值", "Tell a figure of another origin"), State, state
)
CHOOSE = Intention(
    "indicator.choose", T("选定采用口径", "Choose which origin counts"), Choose, choose
)

__all__ = ["CHOOSE", "STATE"]
