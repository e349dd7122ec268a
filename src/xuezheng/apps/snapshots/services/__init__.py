"""What may be done with snapshots: taken, and erased from, the live registers too."""

from xuezheng.apps.snapshots.services.erasing import ERASE
from xuezheng.apps.snapshots.services.forgetting import FORGET
from xuezheng.apps.snapshots.services.taking import TAKE

__all__ = ["ERASE", "FORGET", "INTENTIONS", "TAKE"]

INTENTIONS = (TAKE, ERASE, FORGET)
