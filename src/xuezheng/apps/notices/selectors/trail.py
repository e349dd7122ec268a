"""What one unit was told by notices (通知到位): sent, opened, signed for, called."""

from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.apps.notices import access
from xuezheng.apps.notices.models import ReceiptState
from xuezheng.apps.people.selectors import people
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

MOST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """One notice as it came to the unit."""

    notice: int
    number: str
    title: str
    urgent: bool
    state: T
    sent: datetime
    opened: datetime | None
    signed: datetime | None
    signer: str
    urged: int
    called: datetime | None
    said: str

    @property
    def minutes(self) -> int | None:
        """Give the minutes from sending to signing; none where nobody signed."""
        return None if self.signed is None else int((self.signed - self.sent).total_seconds() // 60)


def told(actor: Actor, org: int, since: datetime, until: datetime, day: date) -> list[Told]:
    """Give the notices a unit got in a span, the newest first. Costs: 3 queries."""
    span = {"notice__sent_at__gte": since, "notice__sent_at__lt": until}
    rows = access.receipts_of(actor, org).filter(**span).select_related("notice")
    found = list(rows.order_by("-notice__sent_at", "-notice")[:MOST])
    known = people({row.signer for row in found if row.signer is not None}, day)
    return [
        Told(
            row.notice.pk, row.notice.number, row.notice.title, row.notice.urgent,
            ReceiptState.of(row.state).label, row.notice.sent_at, row.opened_at, row.signed_at,
            known[row.signer].name if row.signer in known else "", row.urged, row.called_at,
            row.called,
        )
        for row in found
    ]  # fmt: skip
