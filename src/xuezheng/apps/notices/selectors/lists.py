"""Lists of notices: those one's units got, those one's unit sent; the newest first, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.db.models import Count, Q, QuerySet

from xuezheng.apps.notices.access import limits, notices, of, own_receipts, own_units
from xuezheng.apps.notices.models import Notice, NoticeState, Receipt, ReceiptState, What
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

PAGE = 50
Row = TypeVar("Row")
UNSIGNED = (ReceiptState.UNREAD.key, ReceiptState.READ.key)
IN = (
    ("sign", T("待签收", "To be signed for")),
    ("answer", T("待反馈", "To be answered")),
    ("done", T("已办", "Done")),
)
OUT = (
    ("running", T("办理中", "In hand")),
    ("over", T("已办结、已撤回", "Done or withdrawn")),
    ("all", T("全部", "All")),
)


@dataclass(frozen=True, slots=True)
class Got:
    """A notice that a unit got (收文)."""

    receipt: Receipt
    notice: Notice
    sender: str
    unit: str
    state: ReceiptState
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A notice that was sent (发文), with its counts."""

    notice: Notice
    sender: str
    state: NoticeState
    units: int
    signed: int
    answered: int
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A page of a list; ``after`` is the key of the next one, empty at the end."""

    rows: Sequence[Row]
    after: str


def _narrowed(actor: Actor | None, show: str) -> QuerySet[Receipt]:
    running = Q(notice__state=NoticeState.SENT.key)
    owes = Q(state=ReceiptState.SIGNED.key, notice__reply=True) & running
    rows = own_receipts(actor)
    if show == "sign":
        return rows.filter(running, state__in=UNSIGNED)
    if show == "answer":
        return rows.filter(owes)
    return rows.exclude(running & Q(state__in=UNSIGNED)).exclude(owes)


def got(actor: Actor | None, show: str, day: date, after: str = "") -> Page[Got]:
    """Give what the units of an actor got. Costs: 2 queries, and 1 for the tree."""
    rows = _narrowed(actor, show).select_related("notice").order_by("-notice", "-id")
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE + 1])
    known, ends = names(day), _ends([row.notice_id for row in found])
    told = [
        Got(
            row, row.notice, known.get(row.notice.org_id, ""), known.get(row.org_id, ""),
            ReceiptState.of(row.state),
            ends.get((row.notice_id, "sign" if row.state in UNSIGNED else "reply")),
        )
        for row in found[:PAGE]
    ]  # fmt: skip
    return Page(told, str(found[PAGE - 1].pk) if len(found) > PAGE else "")


def sent(actor: Actor | None, show: str, day: date, after: str = "", q: str = "") -> Page[Sent]:
    """Give what was sent within an actor's sight. Costs: 3 queries, and 1 for the tree."""
    rows = notices(actor)
    if not _sees_all(actor, day):
        rows = rows.filter(org__in=own_units(actor))
    if show != "all":
        over = (NoticeState.ENDED.key, NoticeState.RECALLED.key)
        rows = rows.filter(state__in=over if show == "over" else (NoticeState.SENT.key,))
    if q.strip():
        rows = rows.filter(Q(title__icontains=q.strip()[:40]) | Q(number=q.strip()[:20]))
    if after.isdigit():
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-id")[: PAGE + 1])
    return Page(_counted(found[:PAGE], day), str(found[PAGE - 1].pk) if len(found) > PAGE else "")


def _sees_all(actor: Actor | None, day: date) -> bool:
    return bool(actor and actor.roles & {"office", "leader"}) and day is not None


def _counted(found: Sequence[Notice], day: date) -> list[Sent]:
    counts: dict[int, dict[str, int]] = {}
    numbers = [int(one.pk) for one in found]
    for row in of(numbers).values("notice", "state").annotate(n=Count("id")).order_by():
        counts.setdefault(row["notice"], {})[row["state"]] = row["n"]
    known, ends = names(day), _ends(numbers)
    told = []
    for one in found:
        mine = counts.get(int(one.pk), {})
        answered = mine.get(ReceiptState.REPLIED.key, 0)
        signed = mine.get(ReceiptState.SIGNED.key, 0) + answered
        due = ends.get((int(one.pk), What.SIGN.key)) or ends.get((int(one.pk), What.REPLY.key))
        told.append(
            Sent(
                one, known.get(one.org_id, ""), NoticeState.of(one.state), sum(mine.values()),
                signed, answered, due,
            )
        )  # fmt: skip
    return told


def _ends(numbers: Sequence[int]) -> dict[tuple[int, str], datetime]:
    rows = limits().filter(notice__in=numbers)
    return {(row.notice_id, row.what): row.due for row in rows}
