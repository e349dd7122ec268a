"""What belongs to a case beside its own words (事项关联): linked cases, limits that ran, files, photos."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from xuezheng.apps.files import selectors as kept
from xuezheng.apps.records.access import (
    anywhere,
    deadlines,
    entries,
    fields_seen,
    kind_of,
    ledger_of,
    one,
    values,
)
from xuezheng.apps.records.models import Link, Record, Running
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import files_in
from xuezheng.core.kinds.showing import HIDDEN
from xuezheng.core.ledgers.definition import Ledger

PHOTOS = frozenset({"photo", "photos"})
TIED = T("关联", "Linked")
FROM = T("来源事项", "Where it comes from")


@dataclass(frozen=True, slots=True)
class Linked:
    """A case tied to this one: how, and the case as a list shows it."""

    how: T
    title: T
    row: CaseRow
    tied: bool


def linked(actor: Actor, record: Record, day: date) -> list[Linked]:
    """Give the cases linked to one, both ways, as far as they are in sight. Costs: 2 queries, 4 where any."""
    pairs = Link.objects.filter(Q(record=record) | Q(other=record)).order_by("id")
    found: dict[int, tuple[T, bool]] = {}
    for pair in pairs.values("record_id", "other_id", "spawn"):
        ours = pair["record_id"] == record.pk
        other = pair["other_id"] if ours else pair["record_id"]
        found[int(other)] = _how(record.kind, pair["spawn"], ours=ours), not pair["spawn"]
    if not found:
        return []
    rows = anywhere(actor, Verb.READ).filter(pk__in=found).order_by("id")
    return [
        Linked(found[row.id][0], kind_of(row.kind).title, row, found[row.id][1])
        for row in shown_rows(actor, list(rows), day)
    ]


def _how(kind: str, spawn: str, *, ours: bool) -> T:
    if not spawn:
        return TIED
    if not ours:
        return FROM
    labels = (one.label for one in ledger_of(kind).spawns if one.move == spawn)
    return next(labels, TIED)


@dataclass(frozen=True, slots=True)
class Ran:
    """A limit that runs no longer (时限记录)."""

    label: T
    start: date
    due_at: datetime
    state: Running
    ended_at: datetime | None


def ran(ledger: Ledger, record: Record) -> list[Ran]:
    """Give the limits of a case that have ended, the latest first. Costs: 1 query."""
    over = deadlines().filter(record=record, ended_at__isnull=False).order_by("-ended_at", "-id")
    return [
        Ran(
            ledger.clock(row.clock).label, row.start, row.due_at, Running.of(row.state),
            row.ended_at,
        )
        for row in over
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo of a case: which field it stands in, and other cases with one nearly alike."""

    label: T
    file: kept.Shown
    twins: tuple[int, ...] = ()


def shots(ledger: Ledger, seen: Mapping[str, Any]) -> list[Shot]:
    """Give the photos of a case that its reader sees. Costs: 1 query, none without photos."""
    named = [
        (field.label, int(number))
        for field in ledger.fields
        if field.type.key in PHOTOS
        for number in _numbers(seen.get(field.key))
    ]
    known = kept.shown(number for _, number in named) if named else {}
    return [Shot(label, known[number]) for label, number in named if number in known]


def _numbers(value: Any) -> Iterable[int]:
    if value is None or value == HIDDEN:
        return ()
    return value if isinstance(value, list) else (value,)


def attached(actor: Actor, number: int, file: int) -> kept.Shown:
    """Give a file that hangs on a case in sight: of a step, or of a field its reader sees.

    Costs: 4 queries. Raises ``NotFoundError`` alike for what is absent and foreign.
    """
    record = one(actor, Verb.READ, number)
    kind = kind_of(record.kind)
    own = values(kind, record.data, fields_seen(actor, record.kind))
    clear = {key: None if value == HIDDEN else value for key, value in own.items()}
    if file not in set(files_in(kind, clear)):
        steps = entries(int(record.pk)).values_list("files", flat=True)
        if not any(file in some for some in steps):
            raise NotFoundError(what="文件")
    found = kept.shown([file]).get(file)
    if found is None:
        raise NotFoundError(what="文件")
    return found
