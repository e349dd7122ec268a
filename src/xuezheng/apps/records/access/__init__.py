"""The one door to records: querysets, fields, and the parts people play in cases."""

from xuezheng.apps.records.access.parts import mover, placed
from xuezheng.apps.records.access.rows import (
    alarms,
    anywhere,
    deadlines,
    declared_kind,
    declared_ledger,
    entries,
    fields_seen,
    handed,
    kind_of,
    ledger_of,
    links,
    one,
    own_drafts,
    own_views,
    own_watches,
    parties,
    reach,
    rows,
    uploaded_calendars,
    values,
)
from xuezheng.apps.records.access.switching import ledgers_on
from xuezheng.apps.schools.access import PurposeError

__all__ = [
    "PurposeError",
    "alarms",
    "anywhere",
    "deadlines",
    "declared_kind",
    "declared_ledger",
    "entries",
    "fields_seen",
    "handed",
    "kind_of",
    "ledger_of",
    "ledgers_on",
    "links",
    "mover",
    "one",
    "own_drafts",
    "own_views",
    "own_watches",
    "parties",
    "placed",
    "reach",
    "rows",
    "uploaded_calendars",
    "values",
]
