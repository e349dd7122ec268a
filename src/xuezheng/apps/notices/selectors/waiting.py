"""What waits for somebody: notices to sign for or answer, and those whose units are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from xuezheng.apps.notices.access import limits, of, own_receipts, own_units
from xuezheng.apps.notices.models import LimitState, Notice, NoticeState, ReceiptState, What
from xuezheng.core.base.actors import Actor

UNSIGNED = (ReceiptState.UNREAD.key, ReceiptState.READ.key)
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
    owes = Q(state__in=UNSIGNED) | Q(state=ReceiptState.SIGNED.key, notice__reply=True)
    rows = own_receipts(actor).filter(owes, notice__state=NoticeState.SENT.key)
    found = list(rows.select_related("notice").order_by("-notice")[:most])
    ends = _ends(row.notice_id for row in found)
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
    """Give one's own notices with units that are missing, the nearest limit first. Costs: 3 queries."""
    sent = Notice.objects.filter(org__in=own_units(actor), state=NoticeState.SENT.key)
    found = list(sent.order_by("-id")[:most])
    owes = Q(state__in=UNSIGNED) | Q(state=ReceiptState.SIGNED.key, notice__reply=True)
    rows = of([int(one.pk) for one in found]).filter(owes).values("notice").order_by()
    missing = dict(rows.annotate(n=Count("id")).values_list("notice", "n"))
    ends = _ends(int(one.pk) for one in found)
    told = [
        Due(
            int(one.pk), one.number, one.title, one.urgent, one.org_id, What.SIGN,
            ends.get((int(one.pk), What.SIGN.key)) or ends.get((int(one.pk), What.REPLY.key)),
            0, missing[int(one.pk)],
        )
        for one in found
        if missing.get(int(one.pk))
    ]  # fmt: skip
    return sorted(told, key=lambda one: (not one.urgent, one.due is None, one.due, one.notice))


def emergencies() -> bool:
    """Say whether any emergency is open that somebody has not signed for. Costs: 1 query."""
    urgent = Notice.objects.filter(urgent=True, state=NoticeState.SENT.key)
    return any(
        of([int(one)]).filter(state__in=UNSIGNED).exists()
        for one in urgent.values_list("pk", flat=True)
    )


def _ends(notices: Iterable[int]) -> dict[tuple[int, str], datetime]:
    rows = limits().filter(notice__in=list(notices), state=LimitState.OPEN.key)
    return {(row.notice_id, row.what): row.due for row in rows}
