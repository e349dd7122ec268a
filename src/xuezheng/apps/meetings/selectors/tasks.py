"""Tasks that came of resolutions or that a body drives on, and how each stands."""

from collections.abc import Iterable
from datetime import date

from xuezheng.apps.targets.selectors.rows import Filters, Row, progress_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.standings import FROM_WORST
from xuezheng.ui.figures import Part


def tasks(actor: Actor | None, numbers: Iterable[int], day: date) -> dict[int, Row]:
    """Give the tasks in sight by id, as every other list shows them. Costs: 8 queries."""
    wanted = frozenset(numbers)
    if not wanted:
        return {}
    found = progress_of(actor, Filters(records=wanted), day)
    return {row.id: row for row in found.rows if row.is_task}


def parts(lines: Iterable[Row]) -> list[Part]:
    """Count tasks by standing for a bar, what needs an eye first."""
    given = [line.standing for line in lines]
    return [
        Part(one.key, given.count(one), one.label) for one in FROM_WORST if given.count(one) > 0
    ]
