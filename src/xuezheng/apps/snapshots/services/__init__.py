"""What may be done with snapshots: taken, and erased from, the live registers too."""

from xuezheng.apps.snapshots.services.erasing import ERASE
from xuezheng.apps.snapshots.services.forgetting import FORGET
from xuezheng.apps.snapshots.services.searching import JUDGE, SEARCH
from xuezheng.apps.snapshots.services.taking import TAKE

__all__ = ["ERASE", "FORGET", "INTENTIONS", "JUDGE", "SEARCH", "TAKE"]

INTENTIONS = (TAKE, ERASE, SEARCH, JUDGE, FORGET)
