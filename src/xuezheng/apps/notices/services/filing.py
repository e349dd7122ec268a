"""What a notice asks units to file (填报任务): begun once, taken in by itself as soon as it is there."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from pydantic import Field

from xuezheng.apps.notices.access import filings, of
from xuezheng.apps.notices.models import Filing, Notice, NoticeState, Receipt, ReceiptState
from xuezheng.apps.notices.selectors.filing import choices, filed, filing_of
from xuezheng.apps.notices.services.refusing import FilingError
from xuezheng.apps.records.access import declared_kind
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import names
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

NAMED = 3


class FilingGiven(Given):
    """Records of which register, or cases of which ledger; since which day what is held counts."""

    kind: str = Field(min_length=1, max_length=40)
    held_since: date | None = None


def begin(deed: Deed, notice: Notice, given: FilingGiven, units: Sequence[int]) -> Filing:
    """Begin a campaign. Raises ``NotFoundError``, and ``FilingError`` where a unit is asked already."""
    day = day_of(deed.at)
    if given.kind not in dict(choices(day)):
        raise NotFoundError(what=T("填报内容", "what to file"))
    if given.held_since is not None and given.held_since > day:
        raise FilingError(why=T("起算日期晚于今天", "the day lies ahead"), state=notice.state)
    _once(notice, given.kind, units, day)
    found = Filing.objects.create(
        notice=notice, kind=given.kind, held_since=given.held_since, at=deed.at
    )
    deed.note(filing=given.kind)
    return found


def _once(notice: Notice, kind: str, units: Sequence[int], day: date) -> None:
    """Refuse to ask a unit for what another running notice asks it for."""
    running = filings().filter(kind=kind, notice__state=NoticeState.SENT.key).exclude(notice=notice)
    owing = of(running.values_list("notice_id", flat=True)).filter(org__in=list(units))
    twice = owing.exclude(state=ReceiptState.REPLIED.key).select_related("notice").order_by("id")
    rows = list(twice[: NAMED + 1])
    if rows:
        known = names(day)
        told = "、".join(known.get(row.org_id, "") for row in rows[:NAMED])
        number = rows[0].notice.number
        raise FilingError(
            why=T(
                f"{told}等正在按{number}填报同一内容，不重复布置",
                f"{told} and others are filing the same for {number}; nothing is asked twice",
            ),
            state="asked",
        )


def taken(notice: Notice, rows: Iterable[Receipt], at: datetime) -> list[Receipt]:
    """Note as answered the signed receipts of units that have filed or hold it already; gives them.

    Costs: 1 query for a notice that asks for nothing; 2, and 1 for each receipt noted.
    """
    filing = filing_of(notice)
    if filing is None:
        return []
    open_ = [row for row in rows if row.state == ReceiptState.SIGNED.key]
    found = filed(filing, open_) if open_ else {}
    done = [row for row in open_ if row.org_id in found]
    title = declared_kind(filing.kind).title.zh
    for row in done:
        one = found[row.org_id]
        fresh = one.last >= filing.at
        row.text = f"已填报{title}{one.count}条" if fresh else f"{title}已有{one.count}条，不再重报"
        row.state, row.replied_at, row.returned = ReceiptState.REPLIED.key, at, ""
        row.version += 1
        row.save(update_fields=["text", "state", "replied_at", "returned", "version"])
    return done
