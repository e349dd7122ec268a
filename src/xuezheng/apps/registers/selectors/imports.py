"""Imports as pages show them: how far they are, what became of which row, who must decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.records.access import kind_of
from xuezheng.apps.registers.models import Import, ImportRow, Outcome, Stage
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers.staging import Tally

SHOWN = 200
WHAT = T("导入批次", "import")


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot go in: where, what was found, what is allowed; whom it may be."""

    row: int
    issues: tuple[Mapping[str, Any], ...]
    candidates: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An import as its page shows it (导入批次)."""

    number: int
    kind: Kind
    name: str
    since: date
    state: Stage
    tally: Tally
    job: int | None
    at: datetime
    bad: tuple[Bad, ...] = ()
    more: int = 0
    kept: tuple[tuple[int, str], ...] = ()

    @property
    def of_cases(self) -> bool:
        """Say whether it opens cases of a ledger."""
        return isinstance(self.kind, Ledger)

    @property
    def running(self) -> bool:
        """Say whether a job works on it."""
        return self.state in {Stage.STAGING, Stage.WRITING}

    @property
    def open(self) -> bool:
        """Say whether it can still be called off."""
        return self.running or self.state is Stage.STAGED


def _shown(row: Import, **more: Any) -> Shown:
    return Shown(
        int(row.pk), kind_of(row.kind), row.name, row.since, Stage.of(row.state),
        Tally(row.accepted, row.rejected, row.unchanged), row.job, row.at, **more,
    )  # fmt: skip


def own(actor: Actor, kind: Kind, most: int = 10) -> list[Shown]:
    """Give one's own latest imports into a register. Costs: 1 query."""
    rows = Import.objects.filter(asked_by=actor.account, kind=kind.key).order_by("-id")
    return [_shown(row) for row in rows[:most]]


def batch(actor: Actor, number: int) -> Shown:
    """Give one's own import with its bad rows. Costs: 3 queries. Raises ``NotFoundError``."""
    row = Import.objects.filter(pk=number, asked_by=actor.account).first()
    if row is None:
        raise NotFoundError(what=WHAT)
    rows = ImportRow.objects.filter(batch=row)
    bad = list(rows.filter(outcome=Outcome.REJECTED.key).order_by("row")[: SHOWN + 1])
    kind = kind_of(row.kind)
    kept = [
        (number, kind.field(key).label.zh)
        for number, keys in rows.exclude(kept=[]).order_by("row").values_list("row", "kept")[:SHOWN]
        for key in keys
    ]
    told = tuple(Bad(one.row, tuple(one.issues), tuple(one.candidates)) for one in bad[:SHOWN])
    return _shown(row, bad=told, more=max(0, row.rejected - SHOWN), kept=tuple(kept))


def faults(actor: Actor, number: int) -> tuple[Import, dict[int, list[Mapping[str, Any]]]]:
    """Give an import and the faults of every rejected row. Costs: 2 queries."""
    row = Import.objects.filter(pk=number, asked_by=actor.account).first()
    if row is None:
        raise NotFoundError(what=WHAT)
    bad = ImportRow.objects.filter(batch=row, outcome=Outcome.REJECTED.key).order_by("row")
    return row, {one.row: [*one.issues, *one.candidates] for one in bad}
