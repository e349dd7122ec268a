"""What a tick clears away: sessions and devices that have ended, counts of tries long past."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.apps.accounts.models import Device, Session
from xuezheng.apps.accounts.services.tries import forget_tries


def clear(now: datetime) -> int:
    """Delete what proves nothing any more; gives how many rows."""
    gone = forget_tries(now)
    for model in (Session, Device):
        gone += model.objects.filter(until__lte=now).delete()[0]
    return gone


TICKS: dict[str, Callable[[datetime], int]] = {"sign-in": clear}
