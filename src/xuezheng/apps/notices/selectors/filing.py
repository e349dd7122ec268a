"""Who has filed what a notice asks for (填报情况): counted in the register or ledger itself, never typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.notices.models import Filing, Notice, Receipt
from xuezheng.apps.notices.selectors.board import Line
from xuezheng.apps.records.access import declared_kind
from xuezheng.apps.records.selectors.filed import Filed, cases_filed, cases_of
from xuezheng.apps.registers.selectors.filed import asked_of_schools, entered, standing
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.mask import masked
from xuezheng.core.ledgers.definition import Ledger

MOST = 20_000
"""Rows of the collected workbook."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a notice asks to be filed, as its page shows it (填报任务)."""

    kind: Kind
    held_since: date | None
    place: str
    enter: str
    template: str
    upload: str

    @property
    def title(self) -> T:
        """Give what is filed."""
        return self.kind.title


def choices(day: date) -> list[tuple[str, T]]:
    """Give key and title of what may be asked of schools. Costs: 1 query."""
    return [(one.key, one.title) for one in asked_of_schools(day)]


def filing_of(notice: Notice) -> Filing | None:
    """Give what a notice asks to be filed. Costs: nothing for one in sight, else 1 query."""
    try:
        return notice.filing
    except Filing.DoesNotExist:
        return None


def asked(filing: Filing) -> Asked:
    """Give it with the addresses by which a unit files."""
    kind = declared_kind(filing.kind)
    place = f"/{'ledgers' if isinstance(kind, Ledger) else 'registers'}/{kind.key}/"
    return Asked(
        kind, filing.held_since, place, f"{place}new/", f"{place}template/", f"{place}import/"
    )


def filed(filing: Filing, receipts: Iterable[Receipt]) -> dict[int, Filed]:
    """Give, by unit, what was filed for a notice: since it was asked, or held and not asked again.

    After an answer was sent back only what came later counts. Costs: 1 query.
    """
    since = {row.org_id: _since(filing, row) for row in receipts}
    kind = declared_kind(filing.kind)
    if isinstance(kind, Ledger):
        return cases_filed(filing.kind, since)
    return entered(filing.kind, since)


def _since(filing: Filing, row: Receipt) -> datetime:
    if row.returned and row.replied_at is not None:
        return row.replied_at
    if filing.held_since is not None:
        return min(filing.at, datetime.combine(filing.held_since, time(), ZONE))
    return filing.at


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit of a campaign (填报进度): how many it filed, and when the last."""

    line: Line
    filed: Filed | None

    @property
    def done(self) -> bool:
        """Say whether it owes nothing any more."""
        return self.line.state.key == "replied"


def standings(filing: Filing, lines: Sequence[Line]) -> list[Standing]:
    """Give who has filed and who has not, those that owe first. Costs: 1 query."""
    counted = filed(filing, [line.row for line in lines])
    found = [Standing(line, counted.get(line.org)) for line in lines]
    return sorted(found, key=lambda one: one.done)


def collected(
    filing: Filing, lines: Sequence[Line], day: date, language: str
) -> tuple[list[str], list[list[str]]]:
    """Give heads and rows of all units as one table; what is not open to all is masked. Costs: 1 query."""
    kind = declared_kind(filing.kind)
    named: Mapping[int, Line] = {line.org: line for line in lines}
    if isinstance(kind, Ledger):
        since = min((_since(filing, line.row) for line in lines), default=filing.at)
        rows = cases_of(filing.kind, named, since, MOST)
    else:
        rows = standing(filing.kind, named, day, MOST)
    heads = [one.label.in_(language) for one in kind.fields]
    told = []
    for org, data in rows:
        clear = masked(kind, data, frozenset({Privacy.OPEN}))
        cells = [
            "" if clear.get(one.key) is None else one.show(clear[one.key], language)
            for one in kind.fields
        ]
        told.append([named[org].unit, named[org].town, *cells])
    return heads, told
