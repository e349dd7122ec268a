"""How the year will end (年末预计): the outcomes of what some units have entered, by the numbers of a day."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction

from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.spending.access import entries
from xuezheng.core.base.actors import Actor
from xuezheng.core.spending.accounts import Terms
from xuezheng.core.spending.year import Outcome, outcomes


def ended(
    actor: Actor | None, day: date, orgs: Collection[int] | None = None
) -> tuple[Outcome, ...]:
    """Give every aim as it is foretold on a day, over some units or all in sight. Costs: ≤ 6 queries."""
    money, stages, pays = (
        [one for one in entries(actor, key, day) if orgs is None or one.org in orgs]
        for key in ("education_spending", "stage_spending", "pay_count")
    )
    return outcomes(money, stages, pays, terms(day))


def terms(day: date) -> Terms:
    """Give by what a year's end is foretold on a day."""
    rules = in_force(day)
    off = Fraction(rules["spending.tolerance"]) / 100  # type: ignore[arg-type]
    return Terms(rules.whole("spending.first_month"), off)
