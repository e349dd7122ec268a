"""Stored records to the present version of their kind (升级): in batches, resumable, logged."""

from datetime import datetime

from django.db import connection, transaction

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services.door import append as log
from xuezheng.apps.records.access import declared_kind
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import CaseEntry, Record, Round
from xuezheng.apps.records.selectors.history import UPGRADE
from xuezheng.apps.records.services.writing import columns
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.upgrade import upgrade

INTENTION = "record.upgrade"
SLICE = 2000


@transaction.atomic
def rewrite_batch(kind: str, from_version: int, limit: int, at: datetime) -> tuple[int, int]:
    """Rewrite at most ``limit`` records of one version; gives how many, and how many stay as they are.

    A record whose data the present definition cannot read is left and counted.
    Called again it goes on with what is left; one log entry per batch.
    """
    declared = declared_kind(kind)
    if not take(connection, f"records.upgrade.{kind}"):
        return 0, 0
    done, left = 0, 0
    rows = Record.objects.filter(kind=kind, def_version=from_version).order_by("pk")
    for record in rows.select_for_update(of=("self",)).iterator(chunk_size=500):
        if done == limit:
            break
        if _rewritten(declared, record, at):
            done += 1
        else:
            left += 1
    if done:
        deed = Deed(actor=SYSTEM, at=at, rows=done)
        deed.about(kind, from_version)
        deed.note(from_version=from_version, to_version=declared.version, left=left)
        log(deed, INTENTION)
    return done, left


def _rewritten(kind: Kind, record: Record, at: datetime) -> bool:
    found = upgrade(kind, record.data, record.state, record.def_version)
    if found.issues:
        return False
    changes = {key: value for key, value in found.data.items() if record.data.get(key) != value}
    record.version += 1
    CaseEntry.objects.create(
        record=record, seq=record.version, at=at, act=UPGRADE, before=found.stage,
        after=found.stage, changes=changes,
        facts={"from": record.def_version, "to": kind.version},
    )  # fmt: skip
    record.data, record.state, record.def_version = found.data, found.stage, kind.version
    for name, value in columns(kind, found.data).items():
        setattr(record, name, value)
    record.save()
    return True


def wrong_slots(now: datetime) -> list[str]:
    """Compare a slice of records with their slots, all of them once a day; names those that differ."""
    today = day_of(now)
    turn, _ = Round.objects.get_or_create(name="slots", defaults={"day": today, "position": 1})
    if turn.day != today:
        turn.day, turn.position = today, 1
    elif turn.position == 0:
        return []
    rows = list(Record.objects.filter(pk__gte=turn.position).order_by("pk")[:SLICE])
    turn.position = int(rows[-1].pk) + 1 if len(rows) == SLICE else 0
    turn.save()
    return [record.number for record in rows if not _mirrored(record)]


def _mirrored(record: Record) -> bool:
    wanted = columns(declared_kind(record.kind), record.data)
    return all(getattr(record, name) == value for name, value in wanted.items())
