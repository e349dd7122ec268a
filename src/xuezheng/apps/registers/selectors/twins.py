"""Things that say the same (重复登记): looked for before one is entered again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xuezheng.apps.registers.access import facts
from xuezheng.apps.registers.selectors.things import data_of, title_of
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import AsOf


def twin(kind: Kind, org: int, data: Mapping[str, Any], day: date) -> int | None:
    """Give a thing of the unit that says exactly this on a day. Costs: 1 query."""
    for subject, said in alike(kind, {org: [data]}, day).get(org, ()):
        if all(said.get(key) == data.get(key) for key in kind.keys):
            return subject
    return None


Said = tuple[int, dict[str, Any]]


def alike(
    kind: Kind, wanted: Mapping[int, Sequence[Mapping[str, Any]]], day: date
) -> dict[int, list[Said]]:
    """Give things of units that are called like one of the wanted, by unit. Costs: 1 query."""
    storage = kind.storage
    rows = facts(kind).at(AsOf(day))
    if not isinstance(storage, Table):
        titles = {title_of(kind, data) for many in wanted.values() for data in many}
        rows = rows.filter(org__in=wanted, title__in=titles)
    elif storage.org == "org_id" and storage.named:
        first = storage.named[0]
        names = {data.get(first) for many in wanted.values() for data in many} - {None}
        rows = rows.filter(org__in=wanted, **{f"{first}__in": names})
    else:
        return {}
    found: dict[int, list[Said]] = {}
    for row in rows:
        values = row.values()
        found.setdefault(int(values["org_id"]), []).append((row.subject_id, data_of(kind, values)))
    return found
