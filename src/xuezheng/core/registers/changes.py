"""The difference between what stands and what is proposed (变更差异); it is what gets approved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.kinds.fields import Data
from xuezheng.core.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is to read otherwise (字段差异)."""

    field: str
    before: Any
    after: Any


def differences(kind: Kind, before: Data, after: Data) -> tuple[Difference, ...]:
    """Give every field of a kind that reads otherwise, in the order of the kind."""
    return tuple(
        Difference(key, before.get(key), after.get(key))
        for key in kind.keys
        if before.get(key) != after.get(key)
    )


def applied(before: Data, difference: Iterable[Difference]) -> dict[str, Any]:
    """Give data with a difference made in it."""
    return {**before, **{one.field: one.after for one in difference}}


def overtaken(difference: Sequence[Difference], now: Data) -> tuple[Difference, ...]:
    """Give the fields that no longer read as they did when the difference was drawn up.

    ``before`` is what was seen, ``after`` what stands now: what changed since.
    """
    return tuple(
        Difference(one.field, one.before, now.get(one.field))
        for one in difference
        if now.get(one.field) != one.before
    )


def stored(difference: Iterable[Difference]) -> list[dict[str, Any]]:
    """Give a difference as plain JSON."""
    return [{"field": one.field, "before": one.before, "after": one.after} for one in difference]


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Difference, ...]:
    """Read it back."""
    return tuple(Difference(row["field"], row["before"], row["after"]) for row in rows)
