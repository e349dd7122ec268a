"""Messages are gathered and sent at every tick."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.apps.outbox.services.gathering import gather_due
from xuezheng.apps.outbox.services.sending import send_due

TICKS: dict[str, Callable[[datetime], int]] = {
    "messages.gather": gather_due,
    "messages.send": send_due,
}
