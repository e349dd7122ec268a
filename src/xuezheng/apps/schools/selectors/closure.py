"""Who stands below and above whom (管辖范围), and names, as of a day.

Kept in memory under the stamp of the register, so that every process notices
a write. Costs: 1 query, a second one after a change.
"""

from collections.abc import Iterable
from datetime import date

from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.access.tree import Standing, parents, subtree
from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.core.registers.timeline import FAR

__all__ = [
    "Standing",
    "by_name",
    "children",
    "closing",
    "names",
    "parents",
    "subtree",
    "unit",
    "units",
]


def unit(organisation: int, day: date) -> Standing | None:
    """Give one organisation as it stands on a day; ``None`` where it does not."""
    return tree_of(day).units.get(organisation)


def units(day: date) -> dict[int, Standing]:
    """Give all organisations that stand on a day, in official order."""
    return tree_of(day).units


def children(organisation: int, day: date) -> tuple[int, ...]:
    """Give those directly below, in official order."""
    return tree_of(day).children.get(organisation, ())


def names(organisations: Iterable[int], day: date) -> dict[int, str]:
    """Give the names of those of the organisations that stand on a day."""
    standing = tree_of(day).units
    return {one: standing[one].name for one in organisations if one in standing}


def by_name(name: str, day: date) -> int | None:
    """Find the organisation of that name on a day; ``None`` where none or several bear it.

    Spaces do not count, for they come with typing.
    """
    wanted = "".join(name.split())
    found = [org for org, one in tree_of(day).units.items() if one.name == wanted]
    return found[0] if len(found) == 1 else None


def closing(organisation: int) -> date | None:
    """Give the day from which an organisation stands no more, if one is written down. Costs: 1 query."""
    rows = OrganisationFact.objects.believed().filter(subject=organisation).order_by("-valid_to")
    last = rows.values_list("valid_to", flat=True).first()
    return None if last is None or last >= FAR else last
