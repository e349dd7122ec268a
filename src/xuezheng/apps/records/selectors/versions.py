"""Which stored records an older definition wrote (待升级记录), and which of them cannot be read."""

from dataclasses import dataclass

from django.db.models import Count

from xuezheng.apps.records.models import Record
from xuezheng.catalogue import current
from xuezheng.core.kinds.upgrade import upgrade

NAMED = 5


@dataclass(frozen=True, slots=True)
class Outdated:
    """Records of one kind and version (待升级记录): how many, how many would stay, and some of those."""

    kind: str
    version: int
    to: int
    rows: int
    stay: int
    numbers: tuple[str, ...]


def outdated() -> tuple[Outdated, ...]:
    """Try every record of an older version against the present definition; writes nothing."""
    kinds = {one.key: one for one in current().kinds}
    counted = Record.objects.values("kind", "def_version").annotate(rows=Count("id"))
    found = []
    for one in counted.order_by("kind", "def_version"):
        kind = kinds.get(one["kind"])
        if kind is None or one["def_version"] >= kind.version:
            continue
        rows = Record.objects.filter(kind=kind.key, def_version=one["def_version"]).order_by("pk")
        stay = [
            row.number
            for row in rows.iterator(chunk_size=500)
            if upgrade(kind, row.data, row.state, row.def_version).issues
        ]
        version = one["def_version"], kind.version
        found.append(Outdated(kind.key, *version, one["rows"], len(stay), tuple(stay[:NAMED])))
    return tuple(found)
