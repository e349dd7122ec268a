"""Writing things of a register in either storage: columns from data, identities, versions, mirrors."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from xuezheng.adapters.registers import DatedFact, Values
from xuezheng.apps.records.services import registers as records
from xuezheng.apps.records.services.registers import Content
from xuezheng.apps.records.services.writing import columns, subject_of
from xuezheng.apps.registers.access import facts
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.registers.selectors.things import data_of, nearest
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.names import name_initials, reading
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import (
    FOREVER,
    Act,
    Begin,
    Change,
    Correct,
    End,
)

TICK = timedelta(microseconds=1)
_HIDDEN_FROM = datetime.fromisoformat("9998-01-01T00:00:00+00:00")


def hidden_at(batch: int) -> datetime:
    """Give the moment far ahead at which rows of an import are kept until it is shown."""
    return _HIDDEN_FROM + timedelta(seconds=batch)


def values_of(kind: Kind, org: int | None, data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns that say canonical data of a unit. THE one way from data to columns."""
    if not isinstance(kind.storage, Table):
        return {
            "kind": kind.key,
            "org_id": org,
            "title": subject_of(kind, data),
            "data": dict(data),
            **columns(kind, data),
        }
    model: Any = facts(kind).model
    values = dict(_column(model, key, data.get(key)) for key in kind.keys)
    if kind.storage.org and kind.storage.org != "subject_id":
        values[kind.storage.org] = org
    if {"pinyin", "initials"} <= values.keys() and data.get("name"):
        name = str(data["name"])
        values |= {"pinyin": reading(name)[:160], "initials": name_initials(name)[:40]}
    return values


def _column(model: Any, key: str, value: Any) -> tuple[str, Any]:
    column: Any = model._meta.get_field(key)  # noqa: SLF001 - Django's documented name
    if value is None:
        empty = column.get_default() if column.has_default() else ""
        return column.attname, None if column.null else empty
    return column.attname, column.to_python(value)


def opened(
    deed: Deed,
    kind: Kind,
    org: int | None,
    data: Mapping[str, Any],
    since: date,
    until: date | None,
) -> int:
    """Write a new thing; gives its number."""
    if isinstance(kind.storage, Table):
        identity = facts(kind).model.identities().model
        subject = org if kind.storage.org == "subject_id" else identity.objects.create().pk
    else:
        [subject] = records.open_records(deed, kind, [Content(int(org or 0), data)])
    values = values_of(kind, org, data)
    facts(kind).revise(int(subject or 0), Begin(since, values, until), deed.at)
    return int(subject or 0)


def opened_hidden(
    deed: Deed, kind: Kind, rows: Sequence[Content], since: date, batch: int
) -> list[int]:
    """Write new things of an import that nobody sees before it is shown. Costs: ≤ 8 queries."""
    if isinstance(kind.storage, Table):
        identity = facts(kind).model.identities().model
        made = identity.objects.bulk_create(identity() for _ in rows)
        subjects = [int(one.pk) for one in made]
    else:
        subjects = records.open_records(deed, kind, rows, records.PENDING)
    moment = hidden_at(batch)
    model: Any = facts(kind).model
    model.objects.bulk_create(
        (
            model(
                subject_id=subject,
                valid_from=since,
                known_from=moment,
                known_to=moment + TICK,
                **values_of(kind, row.org, row.data),
            )
            for subject, row in zip(subjects, rows, strict=True)
        ),
        batch_size=500,
    )
    return subjects


def hide(kind: Kind, subjects: Sequence[int], batch: int) -> None:
    """Hide what a service has just written of new things, until their import is shown."""
    moment = hidden_at(batch)
    rows = facts(kind).believed().filter(subject__in=subjects)
    rows.update(known_from=moment, known_to=moment + TICK)


def show(kind: Kind, batch: int, at: datetime) -> int:
    """Show every hidden row of an import at once; gives how many. Costs: 1 query."""
    hidden = facts(kind).model.objects.filter(known_from=hidden_at(batch))
    return int(hidden.filter(known_to__lt=FOREVER).update(known_from=at, known_to=FOREVER))


def drop_hidden(kind: Kind, subjects: Sequence[int], batch: int) -> None:
    """Delete what was written for an import that was called off; nobody ever saw it."""
    model: Any = facts(kind).model
    model.objects.filter(subject__in=subjects, known_from=hidden_at(batch)).delete()
    if isinstance(kind.storage, Table):
        model.identities().filter(pk__in=subjects).delete()
    else:
        records.forget(kind, subjects)


def acting(
    kind: Kind, deed: Deed, acts: Mapping[int, Act[Values]], day: date
) -> dict[int, Change[Values]]:
    """Write acts on things and bring their mirrors up to date."""
    done = facts(kind).revise_many(acts, deed.at)
    if not isinstance(kind.storage, Table):
        mirror(kind, list(acts), day, deed.at)
    return done


def mirror(kind: Kind, subjects: Sequence[int], day: date, at: datetime) -> None:
    """Let the records of things say what holds on a day, or last held. Costs: 3 queries."""
    found: dict[int, list[DatedFact]] = {one: [] for one in subjects}
    rows = RegisterVersion.objects.believed().filter(subject__in=subjects)
    for row in rows.order_by("subject", "valid_from"):
        found[row.subject_id].append(row)
    contents: dict[int, Content | None] = {}
    for subject, versions in found.items():
        ended = not versions or versions[-1].valid_to <= day
        values = {} if ended else nearest(versions, day).values()
        contents[subject] = Content(values["org_id"], data_of(kind, values)) if values else None
    records.mirror(kind, contents, at)


def act_of(kind: Kind, act: str, values: Values, day: date, holds_from: date) -> Act[Values]:
    """Give the act on a timeline that a change of a register stands for.

    A kind that is not dated has one stretch; what it says otherwise is put right in it.
    """
    if act == "end":
        return End(day)
    if act == "change" and kind.dated and day != holds_from:
        return Begin(day, values)
    return Correct(day if kind.dated else holds_from, values)
