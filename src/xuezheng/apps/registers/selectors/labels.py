"""Words for the ids in rows: one look-up per kind for a whole page, as of the page's day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from xuezheng.apps.registers.access import facts, register_of, sight
from xuezheng.apps.registers.selectors.layout import CALLED, Layout, canonical, layout, target
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.showing import name_masked
from xuezheng.core.registers.timeline import AsOf

GONE = "—"
"""What stands for an id that names nothing on the day."""


class Labels:
    """Words for ids (标签), gathered page by page.

    Names of pupils that a ``person`` field leads to are masked for eyes that
    may not see them; whether a field itself may be seen is asked before.
    """

    def __init__(self, actor: Actor | None, asof: AsOf, language: str) -> None:
        self.actor, self.asof, self.language = actor, asof, language
        self.tree = tree_of(asof.day)
        self.units = {org: one.name for org, one in self.tree.units.items()}
        self.words: dict[tuple[str, int], str] = {}
        self.kinds: dict[tuple[str, int], str] = {}
        self.orgs: dict[tuple[str, int], int] = {}

    def gather(self, found: Iterable[tuple[Field, Any]]) -> None:
        """Look up the ids that fields hold. Costs: 1 query per kind, 1 more where pupils are met."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for field, value in found:
            kind = target(field)
            if kind and kind != "organisation" and isinstance(value, int):
                wanted[kind].add(value)
        known = {one.key for one in region().registers}
        for key, ids in wanted.items():
            missing = {one for one in ids if (key, one) not in self.words}
            if missing and key in known:
                self._look_up(key, missing)

    def _look_up(self, key: str, ids: set[int]) -> None:
        self._take(key, key, ids)
        left = {one for one in ids if (key, one) not in self.words}
        if key == "person" and left:
            self._take(key, "pupil", left)

    def _take(self, key: str, kind_key: str, ids: set[int]) -> None:
        kind = register_of(kind_key)
        laid = layout(kind)
        found = list(self._named(laid, ids))
        hidden = key == "person" and kind_key == "pupil" and bool(found)
        clear = not hidden or Privacy.PERSONAL in sight(self.actor, kind).classes
        for subject, org, words in found:
            self.words[key, subject] = words if clear else name_masked(words)
            self.kinds[key, subject] = kind_key
            self.orgs[key, subject] = org

    def _named(self, laid: Layout, ids: set[int]) -> Iterator[tuple[int, int, str]]:
        """Give number, unit and unmasked name of things, no more columns read than these need."""
        rows = facts(laid.kind).at(self.asof).filter(subject__in=ids)
        org = "org_id" if laid.has_unit else "subject_id"
        if not isinstance(laid.kind.storage, Table):
            yield from rows.values_list("subject_id", org, "title")
            return
        keys = [key for key in laid.named if key in laid.columns]
        for subject, of, *told in rows.values_list(
            "subject_id", org, *(laid.columns[key] for key in keys)
        ):
            data = dict(zip(keys, map(canonical, told), strict=True))
            yield subject, of if laid.has_unit else 0, self.called(laid, data, subject)

    def called(self, laid: Layout, data: Mapping[str, Any], subject: int) -> str:
        """Give what data is called by; where it is masked, so is its name."""
        if laid.kind.key in CALLED and all(data.get(key) is not None for key in laid.named):
            return CALLED[laid.kind.key](data, self.asof.day).in_(self.language)
        if laid.named == ("subject",):
            return self.units.get(subject, GONE)
        found = (self.show(laid.kind.field(key), data.get(key)) for key in laid.named)
        return " ".join(one for one in found if one)

    def show(self, field: Field, value: Any) -> str:
        """Give a value in words; an id gives what it is called by."""
        kind = target(field)
        if not kind or not isinstance(value, int):
            return field.show(value, self.language)
        if kind == "organisation":
            return self.units.get(value, GONE)
        return self.words.get((kind, value), GONE)

    def teller(self, field: Field) -> Callable[[Any], str]:
        """Give how the values of one column are put into words, each distinct one once."""
        known: dict[Any, str] = {}

        def tell(value: Any) -> str:
            if isinstance(value, list | dict):
                return self.show(field, value)
            if value not in known:
                known[value] = self.show(field, value)
            return known[value]

        return tell

    def address(self, field: Field, value: Any) -> str:
        """Give where a referenced thing stands; empty where there is no page of it."""
        kind = target(field)
        if not kind or not isinstance(value, int):
            return ""
        if kind == "organisation":
            return f"/registers/organisation/{value}/" if value in self.units else ""
        found = self.kinds.get((kind, value))
        return f"/registers/{found}/{value}/" if found else ""


def owners(kind: Kind, rows: Iterable[Any], labels: Labels) -> dict[int, int | None]:
    """Give the unit of each row by the row's number; a person's is looked up with the labels.

    Costs: 1 query per kind to look in where the unit is a person's, unless gathered before.
    """
    table = kind.storage
    if not isinstance(table, Table) or table.org:
        column = table.org if isinstance(table, Table) else "org_id"
        return {row.pk: getattr(row, column) for row in rows}
    field = kind.field(table.through)
    persons = {row.pk: getattr(row, f"{table.through}_id") for row in rows}
    labels.gather((field, one) for one in persons.values())
    return {row: labels.orgs.get((target(field), person)) for row, person in persons.items()}
