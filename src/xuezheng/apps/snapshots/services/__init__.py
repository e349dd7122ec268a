"""What may be done with snapshots: taken, and erased from."""

from xuezheng.apps.snapshots.services.erasing import ERASE
from xuezheng.apps.snapshots.services.taking import TAKE

__all__ = ["ERASE", "INTENTIONS", "TAKE"]

INTENTIONS = (TAKE, ERASE)
