"""What a story comes to: one digest for each table, without what is drawn anew each time.

Keys, salts and passwords are random and differ between two tellings of one
story; so does what follows from them. All else must be equal.
"""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from hashlib import sha256

from django.apps import apps
from django.db.models import Model

LEFT_OUT = {
    "accounts.Account": {"password", "hint", "must_change", "slip_until"},
    "accounts.Factor": {"salt", "pending_salt"},
    "accounts.RecoveryCode": {"digest"},
    "accounts.Session": {"digest"},
    "accounts.Slip": {"salt"},
    "accounts.Token": {"salt", "digest"},
    "audit.Entry": {"digest", "chain"},
    "audit.EntryDetail": {"salt"},
    "audit.Receipt": {"digest"},
    "desk.Cursor": {"seq"},
    "jobs.Job": {"lease_until"},
    "outbox.Channel": {"address"},
    "schools.TreeState": {"stamp"},
    "surveys.Answer": {"id"},
    "surveys.Comment": {"id"},
    "targets.FeedSalt": {"salt"},
}
"""Columns that are random, or follow from what is; a lease says when its worker came, the search
how far it has read, which is further where a tick was taken up again."""
DRAWN = (("accounts.Slip", "batch"), ("plans.PlanFile", "key"), ("plans.Plan", "key"))
"""Random columns that other rows name: told apart by their order, wherever they stand."""
SIGNED = {"calendar.renew"}
"""Intentions whose result is signed with a salt."""
KEYED = {"snapshot.drop"}
"""Intentions whose key is the digest of a manifest."""
MANIFEST = re.compile(r'\\"manifest\\":\\"[0-9a-f]{64}\\"')
"""The digest of a manifest, as the log tells it: it holds the head of the log, which is salted."""


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if isinstance(value, int | float | bool | list | dict | None) else str(value)


def _line(row: Model, names: Mapping[str, str]) -> str:
    label = row._meta.label
    values = {
        column.attname: _plain(getattr(row, column.attname))
        for column in row._meta.concrete_fields
        if column.name not in LEFT_OUT.get(label, ())
    }
    if label == "audit.Receipt" and values["intention"] in SIGNED:
        del values["result"]
    if label == "audit.Receipt" and values["intention"] in KEYED:
        del values["key"]
    told = MANIFEST.sub("", json.dumps(values, ensure_ascii=False, sort_keys=True))
    for drawn, name in names.items():
        told = told.replace(drawn, name)
    return told


def _names() -> dict[str, str]:
    """Give every drawn word a name of its own by the order of its row."""
    found: dict[str, str] = {}
    for label, column in DRAWN:
        rows = apps.get_model(label)._default_manager.order_by("pk")
        for number, drawn in enumerate(rows.values_list(column, flat=True)):
            found.setdefault(drawn, f"{label}.{column}.{number}")
    return found


def lines(label: str) -> list[str]:
    """Give the rows of one table as they are compared."""
    names = _names()
    rows = apps.get_model(label)._default_manager.order_by("pk")
    return [_line(row, names) for row in rows.iterator()]


def state() -> dict[str, str]:
    """Give the digest of every table by its name."""
    labels = sorted(model._meta.label for model in apps.get_models())
    return {label: sha256("\n".join(lines(label)).encode()).hexdigest() for label in labels}


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Name the tables that differ."""
    return sorted(label for label in one if one[label] != other.get(label))
