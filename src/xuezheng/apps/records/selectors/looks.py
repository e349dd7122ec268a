"""Whose sensitive fields a page of cases shows in clear, for the view log (R22)."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from xuezheng.apps.records.access import fields_seen, kind_of
from xuezheng.apps.schools.access import guarded, may_unmask
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Whose
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.mask import hides

ABOUT = frozenset({"pupil", "person"})


class Held(Protocol):
    """What we need of a record."""

    pk: Any
    org_id: int
    data: dict[str, Any]


class Row(Protocol):
    """What we need of a row as a page shows it."""

    @property
    def id(self) -> int:
        """The case."""

    @property
    def org(self) -> int:
        """Whose it is."""

    @property
    def values(self) -> Mapping[str, Any]:
        """What the reader gets."""


def whose(kind: Kind, record: Held) -> Whose:
    """Say whose a record is: its unit, and the person it is about."""
    return Whose(record.org_id, _person(kind, record.data), int(record.pk))


def _person(kind: Kind, data: Mapping[str, Any]) -> int | None:
    for one in kind.fields:
        if one.type.key in ABOUT and one.privacy is not Privacy.OPEN:
            value = data.get(one.key)
            if isinstance(value, int):
                return value
    return None


def clear(
    actor: Actor | None, kind: str, rows: Iterable[Row]
) -> tuple[tuple[str, ...], list[Whose]]:
    """Give the guarded fields a reader gets in clear, and whose; nothing where all is masked."""
    declared = kind_of(kind)
    fields = guarded(declared.fields, fields_seen(actor, kind))
    if not fields:
        return (), []
    about = [
        Whose(row.org, _person(declared, row.values), row.id)
        for row in rows
        if any(row.values.get(key) is not None for key in fields)
    ]
    return (fields, about) if about else ((), [])


def masks(actor: Actor | None, kind: str) -> bool:
    """Say whether a purpose would show more of a kind than is shown now. Costs: 2 queries at most."""
    declared = kind_of(kind)
    hidden = set(hides(declared, fields_seen(actor, kind)))
    openable = guarded(declared.fields, frozenset({Privacy.SENSITIVE}))
    return bool(hidden & set(openable)) and may_unmask(actor, declared.group)
