"""What ledgers and registers count by themselves (台账计数): a figure for every count that is declared.

Cases count from 1 January to the day: opened and summed in the year, closed
in the year, standing open or overdue on the day. What a declared register
holds on the day is a figure too.
"""

from collections.abc import Iterator, Sequence

from xuezheng.catalogue.indicators.called import CALLED
from xuezheng.catalogue.indicators.making import ROWS, figure
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Indicator, Origin, Unit
from xuezheng.core.indicators.expressions import (
    CivilDay,
    Expression,
    Literal,
    Moment,
    Scalar,
    Whole,
    col,
)
from xuezheng.core.indicators.facts import Fact, Made
from xuezheng.core.indicators.measures import Amount
from xuezheng.core.indicators.measures import Count as Measure
from xuezheng.core.kinds.kind import Kind, Records
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.snapshots.shapes import CASE, VERSION, Column, record_shape

CASES = T("件", "cases")
YEAR = (col("opened") >= Moment("year")) & (col("opened") <= Moment())


def of_ledgers(ledgers: Sequence[Ledger]) -> tuple[Indicator, ...]:
    """Give an indicator for every count of every ledger."""
    return tuple(one for ledger in ledgers for one in _ledger(ledger))


def _ledger(ledger: Ledger) -> Iterator[Indicator]:
    kept = {one.field: one for one in record_shape(ledger, CASE).columns if one.field}
    wanted = {key for count in ledger.counts for key in (*count.where, count.summed) if key}
    fact = Fact(
        key=ledger.key, title=ledger.title, table=ledger.key, group=ledger.group, unit=CASES,
        takes=("org", "number", "state", "opened", "due", "closed_at", *sorted(kept[key].key for key in wanted)),
        steps=(Made("closed_on", CivilDay(col("closed_at"))),), dated=False, shows=("number", "state", "opened", "due"),
    )  # fmt: skip
    for count in ledger.counts:
        amount = _amount(fact, ledger, count, {key: kept[key] for key in wanted})
        key = f"{ledger.key}.{count.key}"
        yield figure(
            key, T(f"{ledger.title.zh}：{count.label.zh}", f"{ledger.title.en}: {count.label.en}"),
            Measure(amount), Unit(count.unit), serves=ledger.serves, origin=Origin.COUNTED,
            source=ledger.source or Source(ledger.title.zh), phrases=(count.label.zh, *CALLED.get(key, ())),
        )  # fmt: skip


def _amount(fact: Fact, ledger: Ledger, count: Count, kept: dict[str, Column]) -> Amount:
    where: Expression = _when(ledger, count.of)
    for key, value in sorted(count.where.items()):
        where = where & col(kept[key].key).is_(value)
    of: Expression | None = None
    if count.summed:
        column = kept[count.summed]
        of = Whole(col(column.key)) if column.type == "string" else col(column.key)
    return Amount(fact, count.label, where, of)


def _when(ledger: Ledger, of: str) -> Expression:
    ends: tuple[Scalar, ...] = tuple(one.key for one in ledger.flow.stages if one.end)
    ended = col("state").among(*ends) if ends else Literal(False) & Literal(False)
    if of == "open":
        return ~ended
    if of == "closed":
        return ended & (col("closed_on") >= Moment("year")) & (col("closed_on") <= Moment())
    if of == "overdue":
        return ~ended & (col("due") < Moment())
    if of == "opened" or of.startswith("sum:"):
        return YEAR
    return col("state").is_(of)


def of_registers(registers: Sequence[Kind]) -> tuple[Indicator, ...]:
    """Give an indicator for every declared register: what it holds in force on the day."""
    return tuple(_register(one) for one in registers if isinstance(one.storage, Records))


def _register(kind: Kind) -> Indicator:
    shape = record_shape(kind, VERSION)
    fact = Fact(
        key=kind.key, title=kind.title, table=shape.key, group=kind.group, unit=T("项", "entries"),
        takes=("subject", "org"),
    )  # fmt: skip
    title = T(f"{kind.title.zh}：在册数", f"{kind.title.en}: on record")
    amount = Amount(fact, T(f"在册的{kind.title.zh}", f"{kind.title.en} on record"))
    return figure(
        f"register.{kind.key}", title, Measure(amount), ROWS, serves=kind.serves,
        source=kind.source or Source(kind.title.zh), phrases=(kind.title.zh,),
    )  # fmt: skip
