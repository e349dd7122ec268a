"""Which origin counts at a place (采用口径): the choice in force, with the figure it takes (R11).

What nobody chose is what the indicator is by itself: computed, or counted from
a ledger. A choice without a figure of its origin gives no data, never the
computed one in disguise.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.apps.indicators import access
from xuezheng.core.indicators.definition import Origin

THOUSAND = 1000
Place = tuple[str, int]
"""An indicator's key and an organisation."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice in force, and the newest figure of its origin; ``shown`` is in the unit shown."""

    origin: Origin
    first: date
    last: date
    reason: str
    shown: Fraction | None = None
    day: date | None = None
    paper: str = ""


def choices(
    keys: Collection[str], day: date, orgs: Collection[int] | None = None
) -> Mapping[Place, Choice]:
    """Give the choices in force on a day, the last made of each place. Costs: 2 queries at most."""
    found: dict[Place, Choice] = {}
    for row in access.choices(keys, day, orgs):
        origin = Origin.of(row.origin)
        found[row.key, row.org_id] = Choice(origin, row.first, row.last, row.reason)
    told = [one for one, choice in found.items() if choice.origin in access.TOLD]
    if told:
        _fill(found, told, day)
    return found


def _fill(found: dict[Place, Choice], told: list[Place], day: date) -> None:
    rows = access.told({key for key, _ in told}, {org for _, org in told}, day)
    for row in rows:
        choice = found.get((row.key, row.org_id))
        if choice is not None and choice.origin.key == row.origin:
            found[row.key, row.org_id] = Choice(
                choice.origin, choice.first, choice.last, choice.reason,
                Fraction(row.number, THOUSAND), row.day, row.paper,
            )  # fmt: skip
