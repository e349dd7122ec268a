"""When a case may end, and who may say so (销号): the checker is never the submitter.

A small unit has one person; then the check climbs a level, and another, until
somebody else is found (R18).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import check_data
from xuezheng.core.kinds.flow import Effect
from xuezheng.core.ledgers.cases import Case
from xuezheng.core.ledgers.definition import Ledger


@dataclass(frozen=True, slots=True)
class Level:
    """A unit on the way up (层级) with the persons who may check there."""

    org: int
    people: Collection[int]


@dataclass(frozen=True, slots=True)
class Checker:
    """Who checks (审核人): at which unit, so many levels up, and which persons."""

    org: int
    climbed: int
    people: tuple[int, ...]

    @property
    def here(self) -> bool:
        """Say whether the unit itself has somebody."""
        return self.climbed == 0


def checker_for(levels: Iterable[Level], submitter: int | None) -> Checker | None:
    """Give the first level, from the unit upwards, with somebody who is not the submitter.

    Gives None where no level has one: a fault of the appointments, to be told.
    """
    for climbed, level in enumerate(levels):
        others = tuple(sorted(set(level.people) - {submitter}))
        if others:
            return Checker(level.org, climbed, others)
    return None


def unfinished(ledger: Ledger, case: Case) -> list[T]:
    """Say what still lacks before a case can end; empty when nothing does."""
    ends = tuple(one.to for one in ledger.flow.moves if one.effect is Effect.CLOSE)
    stage = ends[0] if ends else case.stage
    _, issues = check_data(ledger, case.data, stage)
    lacking = {issue.where: ledger.field(issue.where.split("[")[0]).label for issue in issues}
    lacking |= {
        key: ledger.field(key).label for key in ledger.closing.fields if case.data.get(key) is None
    }
    found = list(lacking.values())
    if case.evidence < ledger.closing.evidence:
        found.append(T("佐证材料", "Evidence"))
    return found
