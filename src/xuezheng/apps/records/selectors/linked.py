"""The cases tied to a case (关联事项), those of them that the reader may see."""

from dataclasses import dataclass
from datetime import date

from xuezheng.apps.records.access import anywhere, links
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T

TIED = T("关联事项", "Tied")


@dataclass(frozen=True, slots=True)
class Linked:
    """A tied case: its row, the words of the tie, and the move that opened it, if one did."""

    case: CaseRow
    label: T
    spawn: str

    @property
    def by_hand(self) -> bool:
        """Say whether somebody tied it and may untie it."""
        return not self.spawn


def linked(actor: Actor | None, record: int, day: date) -> list[Linked]:
    """Give the cases tied to one, the oldest tie first. Costs: 1 query, or ≤ 4 where there are some."""
    found = list(links(record).select_related("record"))
    across = {row.other_id if row.record_id == record else row.record_id: row for row in found}
    if not across:
        return []
    seen = {int(one.pk): one for one in anywhere(actor, Verb.READ).filter(pk__in=across)}
    rows = {row.id: row for row in shown_rows(actor, list(seen.values()), day)}
    return [
        Linked(rows[key], _label(row.record.kind, row.spawn, rows[key].kind), row.spawn)
        for key, row in across.items()
        if key in rows
    ] if rows else []  # fmt: skip


def _label(kind: str, spawn: str, other: str) -> T:
    ledgers = {one.key: one for one in region().ledgers}
    for one in ledgers[kind].spawns if spawn and kind in ledgers else ():
        if one.move == spawn and other in {one.kind, kind}:
            return one.label
    return TIED
