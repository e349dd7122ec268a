"""What may be done with channels and messages."""

from xuezheng.apps.outbox.services.gathering import GATHER, hours
from xuezheng.apps.outbox.services.keeping import ADD, END, TRY
from xuezheng.apps.outbox.services.sending import NOTE, RESERVE

__all__ = ["ADD", "END", "GATHER", "INTENTIONS", "NOTE", "RESERVE", "TRY", "hours"]

INTENTIONS = (ADD, TRY, END, GATHER, RESERVE, NOTE)
