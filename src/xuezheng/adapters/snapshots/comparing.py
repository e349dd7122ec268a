"""What differs between two snapshots: rows added, gone and changed, table by table, by ``id``."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb

from xuezheng.adapters.snapshots.reading import Snapshot

SHOWN = 20
"""How many ids of a kind are named; the counts are always whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How one table differs (快照差异): counts, and the first ids of each.

    ``columns`` counts the changed rows by column; ``gained`` and ``lost`` name
    columns that only one side has. A table that only one side has counts all
    its rows as added or gone.
    """

    table: str
    added: int = 0
    gone: int = 0
    changed: int = 0
    added_ids: tuple[int, ...] = ()
    gone_ids: tuple[int, ...] = ()
    changed_ids: tuple[int, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Say whether anything differs."""
        return bool(self.added or self.gone or self.changed or self.gained or self.lost)


def differences(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    """Give every table that differs, by key; equal digests are not even opened."""
    old = {one.shape.key: one for one in before.manifest.parts}
    new = {one.shape.key: one for one in after.manifest.parts}
    for key in sorted({*old, *new}):
        if key in old and key in new:
            if old[key].sha256 == new[key].sha256:
                continue
            found = _compared(before, after, key)
        elif key in new:
            found = Difference(key, added=new[key].rows, gained=new[key].shape.keys)
        else:
            found = Difference(key, gone=old[key].rows, lost=old[key].shape.keys)
        if found.any:
            yield found


def _compared(before: Snapshot, after: Snapshot, key: str) -> Difference:
    old, new = before.manifest.part(key).shape.keys, after.manifest.part(key).shape.keys
    both = [one for one in old if one in new and one != "id"]
    with duckdb.connect() as duck:
        duck.read_parquet(str(before.path(key))).create_view("a")
        duck.read_parquet(str(after.path(key))).create_view("b")
        differs = " OR ".join(f'a."{one}" IS DISTINCT FROM b."{one}"' for one in both) or "FALSE"
        duck.execute(
            "CREATE TEMP TABLE d AS SELECT COALESCE(a.id, b.id) AS id, a.id IS NULL AS added,"  # noqa: S608
            " b.id IS NULL AS gone FROM a FULL JOIN b ON a.id = b.id"
            f" WHERE a.id IS NULL OR b.id IS NULL OR {differs}"
        )
        counts = {
            name: _ids(duck, condition)
            for name, condition in (
                ("added", "added"), ("gone", "gone"), ("changed", "NOT added AND NOT gone"),
            )
        }  # fmt: skip
        return Difference(
            key,
            added=counts["added"][0], added_ids=counts["added"][1],
            gone=counts["gone"][0], gone_ids=counts["gone"][1],
            changed=counts["changed"][0], changed_ids=counts["changed"][1],
            columns=_columns(duck, both) if counts["changed"][0] else {},
            gained=tuple(one for one in new if one not in old),
            lost=tuple(one for one in old if one not in new),
        )  # fmt: skip


def _ids(duck: duckdb.DuckDBPyConnection, condition: str) -> tuple[int, tuple[int, ...]]:
    counted = duck.execute(f"SELECT count(*) FROM d WHERE {condition}").fetchone()  # noqa: S608
    first = duck.execute(
        f"SELECT id FROM d WHERE {condition} ORDER BY id LIMIT {SHOWN}"  # noqa: S608
    ).fetchall()
    return (int(counted[0]) if counted else 0), tuple(int(one[0]) for one in first)


def _columns(duck: duckdb.DuckDBPyConnection, both: list[str]) -> dict[str, int]:
    counted = ", ".join(f'count(*) FILTER (a."{one}" IS DISTINCT FROM b."{one}")' for one in both)
    row = duck.execute(
        f"SELECT {counted} FROM d JOIN a ON a.id = d.id JOIN b ON b.id = d.id"  # noqa: S608
        " WHERE NOT added AND NOT gone"
    ).fetchone()
    found = zip(both, row or (), strict=True)
    return {name: int(number) for name, number in found if number}
