"""What happens to snapshots without anybody asking: nightly, census day, leftovers swept."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters import snapshots
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs.services import JobKind
from xuezheng.apps.snapshots.selectors.due import due
from xuezheng.apps.snapshots.services import TAKE
from xuezheng.apps.snapshots.services.erasing import ERASE_JOB, erase_step
from xuezheng.apps.snapshots.services.keeping import retire
from xuezheng.apps.snapshots.services.taking import TAKE_JOB, abandon, take_step
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.labels import T


def nightly(now: datetime) -> int:
    """Ask for the snapshots that are due; gives how many."""
    wanted = due(now)
    for day, cause in wanted:
        act(TAKE, {"day": day, "cause": cause.key}, actor=SYSTEM, at=now)
    return len(wanted)


def swept(_: datetime) -> int:
    """Throw away what stopped jobs and killed workers left; gives how many things."""
    return abandon() + snapshots.sweep()


JOBS = (
    JobKind(TAKE_JOB, T("形成数据快照", "Take a snapshot"), take_step),
    JobKind(ERASE_JOB, T("从数据快照中删除个人信息", "Erase from snapshots"), erase_step),
)
TICKS: dict[str, Callable[[datetime], int]] = {
    "snapshots.retire": retire,
    "snapshots": nightly,
    "snapshots.sweep": swept,
}
