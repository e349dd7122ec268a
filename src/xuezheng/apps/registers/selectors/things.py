"""One thing of a register, whichever way it is stored: its versions, its data, whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.adapters.registers import DatedFact, Values
from xuezheng.apps.records.services.writing import subject_of
from xuezheng.apps.registers.access import facts, reach, register_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.types import WrongValueError
from xuezheng.core.registers.timeline import AsOf, Version


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as it stands on a day (登记事项); ``stamp`` is the moment of its latest change."""

    kind: Kind
    subject: int
    org: int | None
    data: Mapping[str, Any]
    version: Version[Values]
    stamp: str


def data_of(kind: Kind, values: Values) -> dict[str, Any]:
    """Give canonical data from the columns of a version; what cannot be read stays as it is."""
    if not isinstance(kind.storage, Table):
        return dict(values["data"])
    found: dict[str, Any] = {}
    for field in kind.fields:
        value = values.get(f"{field.key}_id", values.get(field.key))
        try:
            found[field.key] = None if value is None or value == "" else field.parse(value)
        except WrongValueError:
            found[field.key] = value
    return found


def org_of(kind: Kind, subject: int, values: Values, day: date) -> int | None:
    """Give whose a version is. Costs: 1 query per kind to look in where it is a person's."""
    storage = kind.storage
    if not isinstance(storage, Table):
        return int(values["org_id"])
    if storage.through:
        return _of_person(storage, int(values[f"{storage.through}_id"]), day)
    value = subject if storage.org == "subject_id" else values.get(storage.org)
    return None if value is None else int(value)


def _of_person(storage: Table, person: int, day: date) -> int | None:
    """Give the unit of a person: as one of the kinds says on the day, or last said."""
    for key in storage.via:
        rows = facts(register_of(key)).believed().filter(subject=person)
        found = rows.at(AsOf(day)).first() or rows.order_by("-valid_from").first()
        if found is not None:
            return int(found.values()["org_id"])
    return None


def stamps(kind: Kind, subjects: Iterable[int]) -> dict[int, str]:
    """Give the moment of the latest change of each thing. Costs: 1 query per 800."""
    return {one: at.isoformat() for one, at in facts(kind).latest_changes(subjects).items()}


def thing(actor: Actor | None, kind: Kind, subject: int, day: date) -> Thing:
    """Give a thing in sight as it stands on a day, or else as it stood or will stand next.

    Costs: ≤ 5 queries. Raises ``NotFoundError`` alike for absent and out of sight.
    """
    rows = list(facts(kind).believed().filter(subject=subject).order_by("valid_from"))
    org = org_of(kind, subject, rows[-1].values(), day) if rows else None
    if not rows or not reach(actor, Verb.READ, kind).holds(org):
        raise NotFoundError(what=kind.title)
    fact = nearest(rows, day)
    values = fact.values()
    stamp = stamps(kind, [subject])[subject]
    return Thing(kind, subject, org, data_of(kind, values), fact.version(), stamp)


def nearest(rows: Sequence[DatedFact], day: date) -> DatedFact:
    """Give the version that holds on a day, else the last one before it, else the first."""
    before = [row for row in rows if row.valid_from <= day]
    return before[-1] if before else rows[0]


def title_of(kind: Kind, data: Mapping[str, Any]) -> str:
    """Give the line by which a thing is called; nothing that is kept closely stands in it."""
    storage = kind.storage
    if not isinstance(storage, Table):
        return subject_of(kind, data)
    words = [kind.field(key).show(data[key]) for key in storage.named if data.get(key) is not None]
    return " ".join(words)[:300] or kind.title.zh
