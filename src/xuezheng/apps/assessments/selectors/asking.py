"""How the app of indicators is asked for a figure; loaded only where that app is installed."""

from datetime import date

from xuezheng.apps.assessments.selectors.indicated import Indicated, written
from xuezheng.apps.indicators.selectors.figures import value
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import XuezhengError


def from_indicators(key: str, org: int, day: date) -> Indicated | None:
    """Give an indicator at a unit; nothing where it was not counted, or has no value there."""
    try:
        found = value(SYSTEM, key, org, day)
    except XuezhengError:
        return None
    if found.number is None:
        return None
    return Indicated(
        written(found.number, found.unit.times), found.day, found.shown, found.snapshot
    )
