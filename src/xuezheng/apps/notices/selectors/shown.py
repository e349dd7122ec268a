"""One notice as its page shows it: own units' parts, every unit's standing, limits, what it became."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Subquery

from xuezheng.apps.notices import access
from xuezheng.apps.notices.models import Limit, Notice, NoticeState, Outcome, Receipt, ReceiptState
from xuezheng.apps.notices.selectors.board import (
    MISSING,
    ORDER,
    Line,
    Passed,
    Standing,
    lined,
    passed_on,
    standing_of,
)
from xuezheng.apps.notices.selectors.filing import Asked, asked, filing_of
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor


@dataclass(frozen=True, slots=True)
class Page:
    """A notice for somebody (通知): ``mine`` are the receipts they answer for, ``lines`` those in sight."""

    notice: Notice
    sender: str
    source: str
    state: NoticeState
    mine: Sequence[Line]
    lines: Sequence[Line]
    standing: Standing
    limits: Sequence[Limit]
    passed: Sequence[Passed]
    keeps: bool
    chases: bool
    forwards: bool
    fields: Sequence[dict[str, object]] = field(default_factory=tuple)
    filing: Asked | None = None

    @property
    def whole(self) -> bool:
        """Say whether the board is theirs to see: as sender, or as the township above."""
        return self.keeps or self.chases

    @property
    def unread(self) -> bool:
        """Say whether a unit of theirs has not opened it."""
        return any(line.state is ReceiptState.UNREAD for line in self.mine)

    @property
    def running(self) -> bool:
        """Say whether anything can still be done."""
        return self.state is NoticeState.SENT


def page(actor: Actor | None, notice: Notice, day: date) -> Page:
    """Give a notice as somebody sees it. Costs: 4 queries, 5 where it was passed on."""
    task = Outcome.objects.filter(notice=notice, org=OuterRef("org"), kind="task").values("thing")
    rows = list(access.receipts(actor, notice).annotate(task=Subquery(task[:1])))
    lines = lined(rows, day)
    own = access.own_units(actor)
    where = access.chases(actor, notice, day)
    keeps = access.keeps(actor, notice)
    known = names(day)
    source = known.get(notice.source.org_id, "") if notice.source else ""
    filing = filing_of(notice)
    return Page(
        notice=notice,
        sender=known.get(notice.org_id, ""),
        source=source,
        state=NoticeState.of(notice.state),
        mine=[line for line in lines if line.org in own],
        lines=[line for line in lines if where.holds(line.org)],
        standing=standing_of(rows if where.everything else [r for r in rows if where.holds(r.org_id)]),
        limits=list(access.limits().filter(notice=notice).order_by("id")),
        passed=passed_on(notice, day),
        keeps=keeps,
        chases=bool(where) and any(where.holds(line.org) for line in lines),
        forwards=bool(actor and "township" in actor.roles and not keeps),
        fields=[dict(one) for one in notice.columns],
        filing=asked(filing) if filing else None,
    )  # fmt: skip


def owing(notice: Notice) -> tuple[str, ...]:
    """Give the states of units that still owe something."""
    return (*MISSING, ReceiptState.SIGNED.key) if notice.reply else MISSING


def listed(page_: Page, states: Sequence[str]) -> list[Line]:
    """Give the units of the states asked for; without any, those that owe, else all."""
    wanted = states or owing(page_.notice)
    found = [line for line in page_.lines if line.state.key in wanted]
    return sorted(found, key=lambda line: ORDER.index(line.state.key))


def rows_of(receipt: Receipt, notice: Notice) -> list[list[str]]:
    """Give the rows of an answer as words, in the order of the columns."""
    return [
        ["" if row.get(one["key"]) is None else str(row[one["key"]]) for one in notice.columns]
        for row in receipt.rows
    ]
