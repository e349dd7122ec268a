"""Rows of a register as a reader gets them: masked by their unit, ids as words, fifty at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.apps.registers.access import Sight
from xuezheng.apps.registers.selectors.labels import Labels, owners
from xuezheng.apps.registers.selectors.layout import Layout, layout, target
from xuezheng.apps.schools.access import guarded
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Whose
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.mask import hides, masked
from xuezheng.core.registers.expiry import watched
from xuezheng.core.registers.timeline import AsOf

PERSONS = {"pupil", "person"}
"""Registers whose things are persons."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list (名录行): what it is called, whose it is, its values as this reader may see them."""

    id: int
    title: str
    org: int | None
    unit: str
    values: Mapping[str, Any]
    seen: frozenset[Privacy]


@dataclass(frozen=True)
class Shown:
    """Rows with the words for their ids (名录页)."""

    laid: Layout
    rows: list[Row]
    labels: Labels
    persons: Mapping[int, int]
    purpose: str = ""

    def cells(self, row: Row, fields: Iterable[Field]) -> list[str]:
        """Give fields of a row in words."""
        return [self.labels.show(one, row.values.get(one.key)) for one in fields]

    def lines(self, fields: Sequence[Field]) -> Iterator[tuple[Row, list[str]]]:
        """Give every row with its fields in words."""
        told = [(one.key, self.labels.teller(one)) for one in fields]
        for row in self.rows:
            yield row, [tell(row.values.get(key)) for key, tell in told]

    def clear(self, fields: Iterable[Field]) -> tuple[tuple[str, ...], list[Whose]]:
        """Give the sensitive fields that stand in clear on the page, and whose they are."""
        listed = tuple(fields)
        keys: set[str] = set()
        whose = []
        open_to = {seen: guarded(listed, seen) for seen in {row.seen for row in self.rows}}
        for row in self.rows:
            here = [one for one in open_to[row.seen] if row.values.get(one) is not None]
            keys |= set(here)
            if here:
                whose.append(Whose(row.org, self.persons.get(row.id), row.id))
        return tuple(sorted(keys)), whose


def shown(
    seen: Sight, rows: list[Any], asof: AsOf, *, actor: Actor | None, language: str,
    fields: Iterable[Field] | None = None, labels: Labels | None = None, whole: bool = True,
) -> Shown:  # fmt: skip
    """Draw rows that came out of ``seen``. Costs: 1 query, 1 per kind of id met in ``fields``.

    ``labels`` of another part of the page spare what has been looked up. Rows
    that are not wanted ``whole`` hold ``fields`` and what names them alone.
    """
    laid = layout(seen.kind)
    wanted = laid.shown if fields is None else tuple(fields)
    labels = labels or Labels(actor, asof, language)
    kind = seen.kind if whole or not laid.named or watched(seen.kind) else laid.part(wanted)
    datas = [laid.data(row, kind.fields) for row in rows]
    named = [seen.kind.field(key) for key in laid.named if key in laid.columns]
    labels.gather((one, data[one.key]) for data in datas for one in (*wanted, *named))
    of = owners(seen.kind, rows, labels)
    views = {org: seen.eyes.at(org) for org in set(of.values())}
    masks = {view for view in set(views.values()) if hides(kind, view)}
    found = []
    for row, data in zip(rows, datas, strict=True):
        org = of[row.pk]
        values = masked(kind, data, views[org]) if views[org] in masks else data
        title = labels.called(laid, values, row.subject_id)
        if not laid.named:
            title = _line(seen, row, values, labels)
        unit = labels.units.get(org, "") if org is not None else ""
        found.append(Row(row.subject_id, title, org, unit, values, views[org]))
    return Shown(laid, found, labels, persons(seen.kind, rows), seen.eyes.purpose)


def _line(seen: Sight, row: Any, values: Mapping[str, Any], labels: Labels) -> str:
    """Give the line of a record: what stands in its title, unless that is masked, else whom it names."""
    kind = seen.kind
    for one in kind.fields:
        raw = row.data.get(one.key)
        hidden = one.privacy is not Privacy.OPEN and values.get(one.key) != raw
        if hidden and isinstance(raw, str) and raw and raw in row.title:
            return str(values.get(one.key) or "") or kind.title.in_(labels.language)
    if row.title not in {"", kind.title.zh}:
        return str(row.title)
    named = (labels.show(one, values.get(one.key)) for one in kind.fields if target(one))
    return next((words for words in named if words), kind.title.in_(labels.language))


def persons(kind: Kind, rows: Iterable[Any]) -> dict[int, int]:
    """Give whom a row is about by the thing's number, where it is about a person."""
    if kind.key in PERSONS:
        return {row.subject_id: row.subject_id for row in rows}
    table = kind.storage
    if isinstance(table, Table) and table.through:
        return {row.subject_id: getattr(row, f"{table.through}_id") for row in rows}
    return {}
