"""What waits for somebody: notices to sign for or answer, and those whose units are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.notices.access import limits, of, own_receipts, own_units
from xuezheng.apps.notices.models import (
    Limit,
    LimitState,
    Notice,
    NoticeState,
    Receipt,
    ReceiptState,
    What,
)
from xuezheng.core.base.actors import Actor

UNSIGNED = (ReceiptState.UNREAD.key, ReceiptState.READ.key)
OWES = Q(state__in=UNSIGNED) | Q(state=ReceiptState.SIGNED.key, notice__reply=True)
MOST = 50


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do with a notice (待办): which, for which unit, until when, how often urged."""

    notice: int
    number: str
    title: str
    urgent: bool
    org: int
    what: What
    due: datetime | None
    urged: int
    missing: int = 0

    def late(self, now: datetime) -> bool:
        """Say whether its time is over."""
        return self.due is not None and self.due < now


def waiting(actor: Actor | None, most: int = MOST) -> list[Due]:
    """Give what the units of an actor still owe, emergencies and the nearest limit first. Costs: 2 queries."""
    return alone(waiting_steps(actor, most))


def waiting_steps(actor: Actor | None, most: int = MOST) -> Steps[list[Due]]:
    """Do so beside others. Costs: 2 rounds."""

    def made() -> "QuerySet[Receipt]":
        rows = own_receipts(actor).filter(OWES, notice__state=NoticeState.SENT.key)
        return rows.select_related("notice").order_by("-notice", "id")[:most]

    found = yield Question(made, ("notices.waiting", most, own_units(actor)))
    ends = yield from _ends([row.notice_id for row in found])
    told = []
    for row in found:
        what = What.SIGN if row.state in UNSIGNED else What.REPLY
        told.append(
            Due(
                row.notice_id, row.notice.number, row.notice.title, row.notice.urgent,
                row.org_id, what, ends.get((row.notice_id, what.key)), row.urged,
            )
        )  # fmt: skip
    return sorted(told, key=lambda one: (not one.urgent, one.due is None, one.due, one.notice))


def chasing(actor: Actor | None, most: int = MOST) -> list[Due]:
    """Give one's own notices with units that are missing, the nearest limit first. Costs: 2 queries."""
    return alone(chasing_steps(actor, most))


def chasing_steps(actor: Actor | None, most: int = MOST) -> Steps[list[Due]]:
    """Do so beside others. Costs: 2 rounds."""
    owing = Receipt.objects.filter(OWES, notice=OuterRef("pk")).order_by().values("notice")

    def made() -> "QuerySet[Notice]":
        sent = Notice.objects.filter(org__in=own_units(actor), state=NoticeState.SENT.key)
        counted = Subquery(owing.annotate(n=Count("id")).values("n"))
        return sent.annotate(missing=counted).order_by("-id")[:most]

    found = yield Question(made, ("notices.chasing", most, own_units(actor)))
    missing = {int(one.pk): one.missing for one in found if one.missing}
    ends = yield from _ends(list(missing))
    told = [
        Due(
            int(one.pk), one.number, one.title, one.urgent, one.org_id, What.SIGN,
            ends.get((int(one.pk), What.SIGN.key)) or ends.get((int(one.pk), What.REPLY.key)),
            0, missing[int(one.pk)],
        )
        for one in found
        if int(one.pk) in missing
    ]  # fmt: skip
    return sorted(told, key=lambda one: (not one.urgent, one.due is None, one.due, one.notice))


def emergencies() -> bool:
    """Say whether any emergency is open that somebody has not signed for. Costs: 1 query."""
    urgent = Notice.objects.filter(urgent=True, state=NoticeState.SENT.key)
    return any(
        of([int(one)]).filter(state__in=UNSIGNED).exists()
        for one in urgent.values_list("pk", flat=True)
    )


def _ends(notices: Sequence[int]) -> Steps[dict[tuple[int, str], datetime]]:
    if not notices:
        return {}

    def made() -> "QuerySet[Limit, tuple[int, str, datetime]]":
        rows = limits().filter(notice__in=notices, state=LimitState.OPEN.key)
        return rows.values_list("notice", "what", "due")

    ends = yield Question(made, ("notices.ends", tuple(notices)))
    return {(notice, what): due for notice, what, due in ends}
