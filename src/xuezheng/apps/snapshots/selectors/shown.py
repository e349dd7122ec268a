"""Snapshots as pages, API and commands show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xuezheng.adapters import snapshots
from xuezheng.adapters.snapshots import Difference, Flaw
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.snapshots.access import require
from xuezheng.apps.snapshots.selectors.kept import DECISION, noted
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Erasure, Manifest, ManifestError

MOST = 50
LOG = "log"
"""Where a flaw lies that the log knows of."""


@dataclass(frozen=True, slots=True)
class Line:
    """One snapshot of the list; ``manifest`` is ``None`` where it cannot be read."""

    name: str
    manifest: Manifest | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying a snapshot found: flaws, and what was erased by which decision."""

    name: str
    flaws: tuple[Flaw, ...]
    erasures: tuple[Erasure, ...]

    @property
    def sound(self) -> bool:
        """Say whether it is what its manifest and the log say."""
        return not self.flaws

    @property
    def words(self) -> T:
        """Say it in one sentence."""
        return snapshots.verdict(len(self.flaws), [one.decision for one in self.erasures])


def lines(actor: Actor | None) -> list[Line]:
    """List the newest snapshots. Costs: no query. Raises ``NotFoundError``."""
    require(actor)
    return [_line(name) for name in snapshots.names()[:MOST]]


def _line(name: str) -> Line:
    try:
        return Line(name, snapshots.manifest(name))
    except ManifestError:
        return Line(name, None)


def shown(actor: Actor | None, name: str) -> Manifest:
    """Give what a snapshot says of itself. Raises ``NotFoundError``, ``ManifestError``."""
    require(actor)
    return snapshots.manifest(name)


def verified(actor: Actor | None, name: str) -> Verdict:
    """Hold a snapshot against its manifest, and that against the log. Raises ``NotFoundError``."""
    require(actor)
    found = list(snapshots.flaws(snapshots.place(name)))
    try:
        told = snapshots.manifest(name)
    except ManifestError:
        return Verdict(name, tuple(found), ())
    return Verdict(name, (*found, *_log_flaws(told)), told.erasures)


def _log_flaws(told: Manifest) -> Iterator[Flaw]:
    digest, known = told.digest, noted(told.head.name)
    if known != digest:
        wrong = T(
            "清单摘要应为 {wanted}，实为 {found}",
            "digest of the manifest: expected {wanted}, found {found}",
        )
        yield Flaw(LOG, wrong.filled(wanted=known or "—", found=digest))
    yield from _position_flaws(told)
    for one in told.erasures:
        entry = audit.entry(one.decision)
        if entry is None or entry.entry.kind != DECISION:
            wrong = T("日志中没有决定 {decision}", "the log has no decision {decision}")
            yield Flaw(LOG, wrong.filled(decision=one.decision))


def _position_flaws(told: Manifest) -> Iterator[Flaw]:
    position = told.head.position
    if position.seq:
        found = next(audit.sealed(position.seq - 1), None)
        if found is None or (found.seq, found.chain) != (position.seq, position.chain):
            wrong = T(
                "日志在 {seq} 处的链头与清单不同", "the log's chain at {seq} is not the manifest's"
            )
            yield Flaw(LOG, wrong.filled(seq=position.seq))


def compared(actor: Actor | None, before: str, after: str) -> Sequence[Difference]:
    """Give what differs between two snapshots, by table. Raises ``NotFoundError``."""
    require(actor)
    old, new = snapshots.named(before), snapshots.named(after)
    return list(snapshots.differences(old, new))
