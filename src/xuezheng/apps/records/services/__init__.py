"""Everything that can be done to records and cases; each an intention behind the one door."""

from xuezheng.apps.records.services import acting, drafts, objecting, rhythm
from xuezheng.apps.records.services.acting import act_on
from xuezheng.apps.records.services.bulk import MOVE_MANY
from xuezheng.apps.records.services.calendars import TAKE
from xuezheng.apps.records.services.exporting import EXPORT
from xuezheng.apps.records.services.handing import HAND_OVER
from xuezheng.apps.records.services.linking import LINK, UNLINK
from xuezheng.apps.records.services.moving import FOLLOWS, MOVE, move_case
from xuezheng.apps.records.services.nudging import URGE
from xuezheng.apps.records.services.opening import OPEN, open_case
from xuezheng.apps.records.services.switching import SWITCH
from xuezheng.apps.records.services.upgrade import rewrite_batch
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (
    OPEN,
    MOVE,
    MOVE_MANY,
    HAND_OVER,
    EXPORT,
    *acting.INTENTIONS,
    *drafts.INTENTIONS,
    TAKE,
    LINK,
    UNLINK,
    SWITCH,
    *rhythm.INTENTIONS,
    URGE,
    *objecting.INTENTIONS,
)

__all__ = ["FOLLOWS", "INTENTIONS", "act_on", "move_case", "open_case", "rewrite_batch"]
