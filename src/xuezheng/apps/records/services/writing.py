"""Writing one record: its number, its slots and the lines of its history, each by one function."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F

from xuezheng.apps.records.access import declared_kind
from xuezheng.apps.records.models import CaseEntry, Numbered, Record
from xuezheng.apps.records.services.photos import note_photos
from xuezheng.core.base.deeds import Deed
from xuezheng.core.kinds.check import slots
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.cases import Entry
from xuezheng.core.ledgers.definition import Ledger

LONGEST_LINE = 300


def columns(kind: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns that mirror a record's data, an empty text slot as "". THE one way."""
    mirrored = slots(kind, data)
    return {
        name: "" if value is None and name.startswith("t") else value
        for name, value in mirrored.items()
    }


def subject_of(kind: Kind, data: Mapping[str, Any]) -> str:
    """Give the line a list shows of a record: its first field of words."""
    for field in kind.fields:
        words = field.type.key in {"text", "note"} and field.privacy is Privacy.OPEN
        if words and data.get(field.key):
            return str(data[field.key]).splitlines()[0][:LONGEST_LINE]
    return kind.title.zh


def numbered(ledger: Ledger, day: date) -> str:
    """Give the next number of a ledger's year; its counter stays locked until the commit."""
    counter = Numbered.objects.filter(kind=ledger.key, year=day.year)
    if not counter.update(last=F("last") + 1):
        Numbered.objects.get_or_create(kind=ledger.key, year=day.year)
        counter.update(last=F("last") + 1)
    return ledger.numbering.number(day.year, counter.values_list("last", flat=True)[0])


def append(deed: Deed, record: Record, entry: Entry) -> CaseEntry:
    """Write a line of the history; ``record.version`` is its number already."""
    note_photos(declared_kind(record.kind), record, entry)
    return CaseEntry.objects.create(
        record=record,
        seq=record.version,
        at=entry.at,
        act=entry.act,
        before=entry.before,
        after=entry.after,
        account=deed.actor.account,
        person=entry.by,
        acting_as=deed.actor.acting_as,
        org=deed.actor.home,
        part=entry.part,
        note=entry.note,
        said=dict(entry.said),
        changes=dict(entry.changes),
        facts=dict(entry.facts),
        files=list(entry.files),
    )
