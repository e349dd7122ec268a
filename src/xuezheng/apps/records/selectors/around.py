"""What hangs on a case beside its own words (事项附带): limits that ran, files, photos."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.files import selectors as kept
from xuezheng.apps.records.access import (
    deadlines,
    entries,
    fields_seen,
    kind_of,
    one,
    values,
)
from xuezheng.apps.records.models import Record, Running
from xuezheng.apps.records.selectors.photos import Flag, flagged
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import files_in
from xuezheng.core.kinds.showing import HIDDEN
from xuezheng.core.ledgers.definition import Ledger

PHOTOS = frozenset({"photo", "photos"})


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
    """A photo of a case: which field it stands in, and the photos that look the same."""

    label: T
    file: kept.Shown
    flags: tuple[Flag, ...] = ()


def shots(
    actor: Actor, ledger: Ledger, number: int, seen: Mapping[str, Any], day: date
) -> list[Shot]:
    """Give the photos of a case that its reader sees. Costs: 5 queries, none without photos."""
    named = [
        (field.label, int(file))
        for field in ledger.fields
        if field.type.key in PHOTOS
        for file in _numbers(seen.get(field.key))
    ]
    if not named:
        return []
    known, flags = kept.shown(file for _, file in named), flagged(actor, number, day)
    return [
        Shot(label, known[file], tuple(one for one in flags if one.file == file))
        for label, file in named
        if file in known
    ]


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
