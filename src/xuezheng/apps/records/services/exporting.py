"""Taking a list out of the system (导出): who, when, what for and how many, before it is made."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.accounts.services import Wanted, release
from xuezheng.apps.records.access import kind_of
from xuezheng.apps.records.access.rows import rows
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.selectors.filters import Filters, narrowed
from xuezheng.apps.records.selectors.looks import whose
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

MOST = 5000


class ManyRowsError(InputError):
    """A sheet holds so many rows and no more."""

    code = "many-rows"
    text = T(
        "一次最多导出 {most} 件，请先缩小条件。",
        "At most {most} rows at once; narrow the list first.",
    )


class ExportCases(Given):
    """Which list to take out: the conditions of its address, and what for.

    ``request`` is the number of an approved request, where a second person had to decide.
    """

    kind: str
    conditions: dict[str, str] = Field(default_factory=dict)
    cases: list[int] = Field(default_factory=list, max_length=MOST)
    purpose: str = Field(default="", max_length=40)
    request: int | None = None


def export(deed: Deed, given: ExportCases) -> Mapping[str, Any]:
    """Note the export and give the numbers of its rows, or the request that waits for a second person.

    Raises ``ManyRowsError`` and what ``release`` raises.
    """
    kind = kind_of(given.kind)
    within = rows(deed.actor, Verb.EXPORT, kind.key, given.purpose)
    filters = Filters.read(kind, given.conditions)
    found = narrowed(deed.actor, kind, filters, day_of(deed.at), within)
    if given.cases:
        found = within.filter(pk__in=given.cases)
    listed = list(found.order_by("next_due", "id")[: MOST + 1])
    if len(listed) > MOST:
        raise ManyRowsError(most=MOST)
    conditions = dict(given.conditions) | ({"purpose": given.purpose} if given.purpose else {})
    if given.cases:
        conditions["cases"] = ",".join(str(one) for one in given.cases)
    told = [whose(kind, one) for one in listed]
    back = f"/ledgers/{kind.key}/export/"
    released = release(deed, Wanted(kind, told, back, conditions, given.purpose, given.request))
    mark = released.mark
    if mark is None:
        return {"waits": released.waits}
    return {
        "cases": [int(one.pk) for one in listed],
        "head": [mark.head.zh, mark.head.en],
        "foot": [mark.foot.zh, mark.foot.en],
        "purpose": deed.purpose,
    }


EXPORT = Intention("case.export", T("导出台账", "Export a ledger"), ExportCases, export)
