"""Who is due to be erased, and the certificate of an erasure (删除凭证)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.adapters import snapshots
from xuezheng.adapters.erasing import after, ended
from xuezheng.apps.accounts.selectors.names import account_names
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.snapshots.access import WHAT, require
from xuezheng.apps.snapshots.selectors.kept import DECISION, MANY
from xuezheng.apps.snapshots.selectors.tracing import table_title
from xuezheng.catalogue import current
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.erasure import BASES
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.snapshots.manifest import ManifestError

REGISTERS = (("pupils.EnrolmentFact", "pupil"), ("people.PersonFact", "person"))
"""Where somebody stands, and the kind that says how long it is kept."""
OTHERS = {"account": T("账号", "Accounts"), "roster": T("名册行", "Lines of rosters")}
MOST = 50


class Ground(Labelled):
    """Why somebody is erased (删除依据, 个人信息保护法 47)."""

    RETENTION = ("retention", T("保管期限届满", "The time of keeping is over"))
    REQUEST = ("request", T("本人或监护人申请", "The person or a guardian asks"))
    ORDER = ("order", T("主管部门或法院决定", "An authority or a court orders it"))


def due(day: date, persons: Collection[int] | None = None) -> dict[int, date]:
    """Give who has left every register longer ago than each is kept, and when: some, or the first 50.

    Costs: 4 queries.
    """
    found: dict[int, date] = {}
    limits = {model: _limit(kind, day) for model, kind in REGISTERS}
    for model, limit in limits.items():
        found |= ended(model, limit, persons, MOST if persons is None else None)
    stays = {one for model, limit in limits.items() for one in after(model, limit, set(found))}
    over = ((one, when) for one, when in found.items() if one not in stays)
    return dict(sorted(over, key=lambda one: (one[1], one[0])))


def _limit(kind: str, day: date) -> date:
    """Give the day before which what ended has been kept long enough."""
    return day.replace(year=day.year - current().kind(kind).keep.years, day=min(day.day, 28))


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate of erasure says (删除凭证): never who it was, only the number."""

    number: int
    entry: int
    at: datetime
    who: str
    ground: T
    reason: str
    persons: tuple[int, ...]
    tables: tuple[tuple[T, int], ...]
    snapshots: tuple[str, ...]
    seq: int | None
    chain: str
    search: int | None
    kept: tuple[tuple[T, T, int], ...]
    unread: int


def certificates(actor: Actor | None) -> list[tuple[int, datetime, int]]:
    """Give number, moment and rows of every erasure, the newest first. Raises ``NotFoundError``."""
    require(actor)
    made = audit.entries(audit.Asked(kind=DECISION), most=MANY)
    return [(int(one.object), one.at, one.rows or 0) for one in made[:MOST]]


def certificate(actor: Actor | None, number: int) -> Certificate:
    """Give the certificate of one erasure. Raises ``NotFoundError``."""
    require(actor)
    found = audit.of_object(DECISION, number)
    told = audit.entry(min(int(one.pk) for one in found)) if found else None
    if told is None or told.said is None:
        raise NotFoundError(what=WHAT)
    said, entry = told.said, told.entry
    titles = {one.key: one.title for one in current().kinds} | OTHERS
    tables = said.get("tables", {})
    ground = {one.key: one.label for one in Ground}.get(said.get("ground", ""), T("—", "—"))
    names = account_names([entry.actor] if entry.actor else [])
    return Certificate(
        number, int(entry.pk), entry.at, names.get(entry.actor or 0, ""), ground,
        str(said.get("reason", "")), tuple(said["persons"]),
        tuple((titles.get(key) or table_title(key), rows) for key, rows in tables.items()),
        tuple(_bearing(int(entry.pk))), entry.seq, str(entry.chain or ""), said.get("search"),
        tuple(_kept(said.get("kept", {}))), int(said.get("unread", 0)),
    )  # fmt: skip


def _kept(told: Mapping[str, int]) -> Iterator[tuple[T, T, int]]:
    """Give what was kept, by which legal basis, in how many places."""
    return ((one.label, basis, told[one.key]) for one, basis in BASES.items() if one.key in told)


def _bearing(decision: int) -> list[str]:
    found = []
    for name in snapshots.names():
        try:
            told = snapshots.manifest(name)
        except ManifestError:
            continue
        if any(one.decision == decision for one in told.erasures):
            found.append(name)
    return found
