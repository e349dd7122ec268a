"""Taking a register out of the system (导出): through the one way out, before any byte is made."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.services import Wanted, release
from xuezheng.apps.registers.access import Sight, facts, reach, register_of, sight
from xuezheng.apps.registers.selectors.labels import Labels, owners
from xuezheng.apps.registers.selectors.layout import layout
from xuezheng.apps.registers.selectors.lists import Filters, Order, narrowed
from xuezheng.apps.registers.selectors.shown import persons
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention, Whose
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.timeline import AsOf

MOST = 200_000
CHUNK = 1000


class ManyRowsError(InputError):
    """A sheet holds so many rows and no more."""

    code = "register-rows"
    text = T(
        "一次最多导出 {most} 行，请先缩小条件。",
        "At most {most} rows at once; narrow the list first.",
    )


class ExportRegister(Given):
    """Which list to take out: the conditions of its address, what for, the request approved."""

    kind: str = Field(max_length=40)
    conditions: dict[str, str] = Field(default_factory=dict)
    purpose: str = Field(default="", max_length=40)
    request: int | None = None


def export(deed: Deed, given: ExportRegister) -> Mapping[str, Any]:
    """Let a list out: its rows by number, in the order of the list, with the mark; or what waits.

    Raises ``ManyRowsError``, ``PurposeError``, ``OutsideError``, ``NotApprovedError``.
    """
    kind = register_of(given.kind)
    seen = sight(deed.actor, kind, given.purpose)
    out = Sight(kind, reach(deed.actor, Verb.EXPORT, kind), seen.eyes)
    filters = Filters.read(seen, given.conditions, deed.at.astimezone(ZONE).date())
    order = Order.read(layout(kind), given.conditions.get("sort", ""))
    numbers = list(
        order.sorted(narrowed(out, filters), "").values_list("pk", flat=True)[: MOST + 1]
    )
    if len(numbers) > MOST:
        raise ManyRowsError(most=MOST)
    whose = [one for _, _, some in taken(kind, numbers, filters.asof) for one in some]
    wanted = Wanted(
        kind,
        whose,
        f"/registers/{kind.key}/export/",
        given.conditions,
        given.purpose,
        given.request,
    )
    released = release(deed, wanted)
    if released.mark is None:
        return {"waits": released.waits}
    head, foot = released.mark.head, released.mark.foot
    return {"rows": numbers, "head": [head.zh, head.en], "foot": [foot.zh, foot.en]}


def taken(
    kind: Kind, numbers: list[int], asof: AsOf
) -> Iterator[tuple[list[Any], dict[int, int | None], list[Whose]]]:
    """Give rows by number a thousand at a time, with their units and whose they are."""
    labels = Labels(None, asof, "zh")
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        by_number = facts(kind).in_bulk(some)
        rows = [by_number[one] for one in some]
        of, about = owners(kind, rows, labels), persons(kind, rows)
        whose = [Whose(of[one.pk], about.get(one.subject_id), one.subject_id) for one in rows]
        yield rows, of, whose


EXPORT = Intention("register.export", T("导出名录", "Export a register"), ExportRegister, export)
