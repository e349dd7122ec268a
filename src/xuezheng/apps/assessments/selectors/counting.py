"""What a ledger counts of a unit in a year (台账计数), for lines whose figure comes from there."""

from datetime import date

from xuezheng.apps.records import access as records
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.ledgers.definition import Ledger


def counted(counts: str, org: int, year: int, today: date) -> int | None:
    """Give a count of a ledger for one unit and year; ``counts`` reads "ledger.count". Costs: 1 query.

    A ledger that is switched off counts nothing: there is no figure, which is not zero.
    """
    kind, key = counts.split(".", 1)
    if kind not in {one.key for one in records.ledgers_on()}:
        return None
    ledger = records.declared_ledger(kind)
    count = {one.key: one for one in ledger.counts}[key]
    opened = records.rows(SYSTEM, Verb.READ, kind).filter(org=org, opened__year=year)
    rows = opened.values("state", "data", "next_due")
    held = [
        row
        for row in rows
        if count.takes(row["data"]) and _is(ledger, count.of, row["state"], row["next_due"], today)
    ]
    if count.summed:
        return sum(int(row["data"].get(count.summed) or 0) for row in held)
    return len(held)


def _is(ledger: Ledger, of: str, state: str, due: date, today: date) -> bool:
    ended = ledger.flow.stage(state).end
    match of:
        case "open":
            return not ended
        case "closed":
            return ended
        case "overdue":
            return not ended and due < today
        case _ if of in ledger.stage_order:
            return state == of
        case _:
            return True
