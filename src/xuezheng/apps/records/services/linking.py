"""Cases that belong together (关联事项): opened by another's move, tied and untied by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.records.access import ledger_of, links, mover, placed
from xuezheng.apps.records.access.hiding import hidden
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.access.switching import on
from xuezheng.apps.records.models import Link, Record
from xuezheng.apps.records.selectors.history import case_of
from xuezheng.apps.records.services.loading import Held, locked
from xuezheng.apps.records.services.opening import open_case
from xuezheng.apps.records.services.writing import append
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.cases import Entry
from xuezheng.core.ledgers.definition import Ledger, Placed, Spawn, Where, units_of

OWN = "org"
"""The word by which a spawned case's part takes the unit of the case itself."""


class LinkError(RefusedError):
    """Only those who take part in a case tie it to another; what a move opened stays tied."""

    code = "case-link"
    text = T("不能关联或解除关联：{why}", "The cases cannot be tied or untied: {why}")


def spawn(deed: Deed, found: Held, record: Record, entry: Entry) -> list[Record]:
    """Open the cases that a move opens, linked both ways; of ledgers that are off, none.

    A move made again opens no second case while the first still runs.
    """
    ours = {**record.data, **entry.said}
    opened = [
        _opened(deed, found, record, one, ours)
        for one in found.ledger.spawns
        if one.move == entry.act and one.kind in on() and not _runs(record, one)
    ]
    deed.about(record.kind, record.pk, record.org_id)
    return opened


def _runs(record: Record, one: Spawn) -> bool:
    before = Link.objects.filter(record=record, spawn=one.move, other__kind=one.kind)
    return before.filter(other__closed_at__isnull=True).exists()


def _opened(deed: Deed, found: Held, record: Record, one: Spawn, ours: Mapping[str, Any]) -> Record:
    theirs = ledger_of(one.kind)
    parties = [
        (part, unit)
        for part, word in one.party.items()
        for unit in _units(found.ledger, found.placed, word)
    ]
    named = ours.get(one.due_field) if one.due_field else None
    due = date.fromisoformat(named) if named else record.due
    lies = _units(found.ledger, found.placed, one.org) if one.org else ()
    other = open_case(
        deed, theirs.key, org=min(lies, default=record.org_id), data=one.data(ours),
        parties=parties, due=due,
    )  # fmt: skip
    Link.objects.create(
        record=record, other=other, spawn=one.move, at=deed.at, person=deed.actor.person
    )
    return other


def _units(ledger: Ledger, where: Placed, word: str) -> Sequence[int]:
    """Give the units a word of a spawn stands for: our own, or those of one of our parts."""
    if word == OWN:
        return (where.org,)
    part = ledger.part(word)
    units = units_of(part, where) if part.where is not Where.ABOVE else tuple(where.above)[:1]
    return tuple(units)


class LinkCases(Given):
    """Two cases, and why they belong together."""

    case: int
    other: int
    note: str = Field(default="", max_length=2000)


def link(deed: Deed, given: LinkCases) -> Mapping[str, Any]:
    """Tie two cases in sight together, once; whoever takes part in one of them may.

    Raises ``NotFoundError`` for either, ``LinkError``.
    """
    one, other = _both(deed, given)
    if not links(one.pk).filter(record__in=(one, other), other__in=(one, other)).exists():
        Link.objects.create(record=one, other=other, at=deed.at, person=deed.actor.person)
        _written(deed, (one, other), "link", given.note)
    return {"case": one.pk, "other": other.pk}


def unlink(deed: Deed, given: LinkCases) -> Mapping[str, Any]:
    """Untie two cases that somebody tied; raises ``LinkError`` for what a move opened."""
    one, other = _both(deed, given)
    found = links(one.pk).filter(record__in=(one, other), other__in=(one, other)).first()
    if found is None:
        raise NotFoundError(what="关联事项")
    if found.spawn:
        raise LinkError(why=T("由流转立项的事项保持关联", "a move opened it, so it stays tied"))
    found.delete()
    _written(deed, (one, other), "unlink", given.note)
    return {"case": one.pk, "other": other.pk}


def _both(deed: Deed, given: LinkCases) -> tuple[Record, Record]:
    """Lock both cases, the earlier first; gives them as they were named."""
    if given.case == given.other:
        raise LinkError(why=T("是同一事项", "it is the same case"))
    rows = {number: locked(deed, number) for number in sorted((given.case, given.other))}
    if not any(_takes_part(deed, row) for row in rows.values()):
        raise LinkError(why=T("由参与办理的人关联", "it is up to those who work on them"))
    deed.about(rows[given.case].kind, given.case, rows[given.case].org_id)
    return rows[given.case], rows[given.other]


def _takes_part(deed: Deed, record: Record) -> bool:
    ledger, day = ledger_of(record.kind), day_of(deed.at)
    where, case = placed(ledger, record, day), case_of(ledger, record)
    return bool(mover(ledger, where, deed.actor, case, day).parts)


def _written(deed: Deed, rows: tuple[Record, Record], act: str, note: str) -> None:
    """Write a line into both histories; neither case changes by it. A hidden case is told nowhere."""
    for row, other in (rows, rows[::-1]):
        if hidden(ledger_of(other.kind), other.state, other.data):
            continue
        row.version, row.updated_at = row.version + 1, deed.at
        row.save(update_fields=["version", "updated_at"])
        facts = {"other": other.pk, "number": other.number}
        append(
            deed, row,
            Entry(act, deed.at, deed.actor.person, "", row.state, row.state, note, facts=facts),
        )  # fmt: skip
    deed.note(other=rows[1].pk, note=note)


LINK = Intention("case.link", T("关联事项", "Tie cases together"), LinkCases, link)
UNLINK = Intention("case.unlink", T("解除关联", "Untie cases"), LinkCases, unlink)
