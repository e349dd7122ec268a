"""Collect once (一数一源): a field that the system has already is refused, or warned of, with its place.

What a register in a table of its own keeps is the one source. A kind that
names the thing itself (a person, a pupil, a room, a unit) may not ask for what
that register says of it; every record knows its unit. Between declared
registers that speak of the same thing, the second to ask is warned of. A field
that means something else says so by ``means``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.types import COMPUTED, DAY

THINGS = {
    "person": ("person", "appointment", "external_id"),
    "pupil": ("pupil", "guardian"),
    "unit": ("organisation", "site"),
    "room": ("room", "building"),
    "post": ("post", "appointment"),
}
"""Types whose value is a thing, and the registers that say something of it."""
EVERYBODY = THINGS["unit"]
"""What is known of every record: its unit."""
FAMILIES = dict.fromkeys(("text", "note", "choice", "several"), "words")
TELLING = frozenset(
    {"name", "phone", "identity", "nation", "credit_code", "school_code", "pupil_number", "region"}
)
"""Types that mean the same whatever the label says."""
PLAIN = frozenset(
    {"名称", "标题", "备注", "说明", "日期", "级别", "类别", "类型", "附件", "排序号", "认定级别"}
)
"""Labels too plain to mean anything by themselves."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field and where it stands (字段出处)."""

    kind: Kind
    field: Field
    key: str

    @property
    def place(self) -> str:
        """Name the place."""
        return f"{self.kind.key}.{self.key}"


def meaning(field: Field) -> str:
    """Give what a field means: what it says itself, else its type, or its label and kind of type."""
    if field.means or field.type.key in TELLING:
        return field.means or field.type.key
    return f"{field.label.zh}/{FAMILIES.get(field.type.key, field.type.key)}"


def about(kind: Kind) -> frozenset[str]:
    """Give the registers of whose things a kind speaks, by its own fields and columns."""
    parts = [part for field in kind.fields for part in (field, *field.columns)]
    found = {key for one in parts for key in THINGS.get(one.type.key, ())}
    return frozenset(found | {one.of for one in parts if one.of} | set(EVERYBODY))


def refused(kinds: Sequence[Kind]) -> Iterator[Issue]:
    """Say every field that a table's register has already of a thing the kind names."""
    homes = {kind.key: _by_meaning(kind) for kind in kinds if isinstance(kind.storage, Table)}
    named = {
        key: one for fields in homes.values() for key, one in fields.items() if one.field.means
    }
    for kind in kinds:
        if isinstance(kind.storage, Table):
            continue
        for one in _asked(kind):
            wanted = meaning(one.field)
            known = [
                homes[key][wanted] for key in sorted(about(kind)) if wanted in homes.get(key, {})
            ]
            known += [named[wanted]] if wanted in named else []
            for home in known[:1]:
                yield _issue(one, home)


def warned(kinds: Sequence[Kind]) -> Iterator[Issue]:
    """Say every field that an earlier declared register asks of the same thing.

    Days and lines of tables tell of the record, not of the thing.
    """
    first: dict[tuple[str, str], Asked] = {}
    for kind in kinds:
        if isinstance(kind.storage, Table):
            continue
        things = sorted(about(kind).difference(EVERYBODY))
        own = [one for one in _asked(kind) if "." not in one.key and one.field.type is not DAY]
        for one in own:
            for thing in things:
                home = first.setdefault((thing, meaning(one.field)), one)
                if home.kind is not kind:
                    yield _issue(one, home)
                    break


def _issue(one: Asked, home: Asked) -> Issue:
    found = T(
        f"“{one.field.label.zh}”已在“{home.kind.title.zh}”登记",
        f"{one.field.label.en!r} is kept in {home.kind.title.en!r} already",
    )
    allowed = T(
        f"引用{home.place}，不要再填；含义不同的写明means",
        f"refer to {home.place}, do not ask again; say means where it is another thing",
    )
    return Issue(f"{one.kind.key}: fields.{one.key}", found, allowed)


def _asked(kind: Kind) -> Iterator[Asked]:
    """Give every field and column of a kind that asks for something; a reference asks nothing."""
    for field in kind.fields:
        for part in field.columns or (field,):
            key = field.key if part is field else f"{field.key}.{part.key}"
            if _asks(part):
                yield Asked(kind, part, key)


def _asks(field: Field) -> bool:
    points = field.type.key in THINGS or bool(field.of)
    plain = field.label.zh in PLAIN and not field.means
    return not (points or plain or field.type is COMPUTED or field.filled_by)


def _by_meaning(kind: Kind) -> dict[str, Asked]:
    return {meaning(one.field): one for one in _asked(kind)}


def both(kinds: Iterable[Kind]) -> tuple[list[Issue], list[Issue]]:
    """Give what is refused and what is warned of."""
    known = tuple(kinds)
    return list(refused(known)), list(warned(known))
