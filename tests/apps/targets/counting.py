"""What an indicator counted, written as the job writes it, without a snapshot."""

from datetime import datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.indicators.models import Result, Run
from xuezheng.apps.indicators.selectors.kept import forget
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.indicators import indicator


def counted(day, key, **cells):
    """Keep a run of a day: for each school's number the sums of the indicator's amounts."""
    forget()
    one = indicator(key)
    version = one.on(day)
    places = {str(org): [unit.parent, unit.kind] for org, unit in tree_of(day).units.items()}
    run = Run.objects.create(
        snapshot=f"{day}-nightly", content="c", parameters="p", day=day, current=True,
        at=datetime.combine(day, datetime.min.time(), ZONE), places=places, scopes={},
        present={}, lost=[],
    )  # fmt: skip
    Result.objects.create(
        run=run, key=key, since=version.since, definition=one.digest(version),
        filled=[True] * len(version.formula.amounts),
        cells={
            org[1:]: [number for total in totals for number in (total, total, 0)]
            for org, totals in cells.items()
        },
    )  # fmt: skip
    return run
