"""Records as rows of lists: names for ids, words for days, masked values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.adapters.rounds import Steps, alone
from xuezheng.apps.records.access import fields_seen, kind_of, values
from xuezheng.apps.records.access.rules import calendar_steps
from xuezheng.apps.records.models import FAR, Record
from xuezheng.apps.records.selectors.minutes import moments_steps, now_on
from xuezheng.apps.records.selectors.wording import Left, left, left_until
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.flow import Tone
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A record as a list shows it; ``values`` are masked for whoever asked."""

    id: int
    kind: str
    number: str
    subject: str
    org: int
    unit: str
    state: str
    stage: T
    tone: Tone
    due: date | None
    next_due: date | None
    left: Left
    opened: date
    updated_at: datetime
    version: int
    values: Mapping[str, Any]
    owes: str = ""

    @property
    def late(self) -> bool:
        """Say whether a limit has run out."""
        return self.left.late


def shown_rows(
    actor: Actor | None,
    records: Sequence[Record],
    day: date,
    units: Mapping[int, str] | None = None,
    purpose: str = "",
) -> list[CaseRow]:
    """Give records as rows. Costs: 2 queries, 1 with the names of units at hand; 1 for minutes.

    ``purpose`` is an export's own.
    """
    seen = {kind: fields_seen(actor, kind, purpose) for kind in {record.kind for record in records}}
    return alone(shown_steps(records, day, seen, names(day) if units is None else units))


def shown_steps(
    records: Sequence[Record],
    day: date,
    seen: Mapping[str, frozenset[Privacy]],
    units: Mapping[int, str],
) -> Steps[list[CaseRow]]:
    """Give records as rows, their values as far as fields of their kind are seen; without, none.

    Costs: 1 round for limits kept to the minute, 1 for the calendar where it is not steady.
    """
    known = yield from calendar_steps()
    kinds = {kind: kind_of(kind) for kind in {record.kind for record in records}}
    words: dict[date, Left] = {}
    ledgers = [one for one in kinds.values() if isinstance(one, Ledger)]
    ends, now = (yield from moments_steps(records, ledgers, day)), now_on(day)
    found = []
    for record in records:
        kind = kinds[record.kind]
        if record.next_due not in words:
            words[record.next_due] = left(record.next_due, day, known)
        stage, tone, owes = _stage(kind, record.state)
        found.append(
            CaseRow(
                id=int(record.pk), kind=record.kind, number=record.number,
                subject=record.subject, org=record.org_id, unit=units.get(record.org_id, ""),
                state=record.state, stage=stage, tone=tone, due=record.due,
                next_due=None if record.next_due == FAR else record.next_due,
                left=left_until(ends[record.pk], now) if record.pk in ends else words[record.next_due],
                opened=record.opened,
                updated_at=record.updated_at, version=record.version,
                values=values(kind, record.data, seen[record.kind]) if record.kind in seen else {},
                owes=owes,
            )
        )  # fmt: skip
    return found


def stage_of(kind: Kind, state: str) -> tuple[T, Tone]:
    """Give the words and tone of a state; a kind without flow has none."""
    return _stage(kind, state)[:2]


def _stage(kind: Kind, state: str) -> tuple[T, Tone, str]:
    """Give besides which part it waits for."""
    if not isinstance(kind, Ledger):
        return T("", ""), Tone.PLAIN, ""
    try:
        stage = kind.flow.stage(state)
    except KeyError:
        return T(state, state), Tone.PLAIN, ""
    return stage.label, stage.tone, stage.owes


def column_keys(kind: Kind) -> tuple[str, ...]:
    """Give the fields a list shows beside the title: choices kept in a slot."""
    return tuple(one.key for one in kind.fields if one.slot is not None and one.choices)


def ids(rows: Iterable[CaseRow]) -> list[int]:
    """Give the ids of rows."""
    return [row.id for row in rows]
