"""What happens to snapshots without anybody asking: nightly, census day, leftovers swept."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters import snapshots
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs.selectors import under_way
from xuezheng.apps.jobs.services import JobKind
from xuezheng.apps.snapshots.models import Search
from xuezheng.apps.snapshots.selectors.due import due
from xuezheng.apps.snapshots.services import TAKE
from xuezheng.apps.snapshots.services.erasing import ERASE_JOB, TAKE_JOB, erase_step
from xuezheng.apps.snapshots.services.keeping import retire
from xuezheng.apps.snapshots.services.searching import SEARCH_JOB, forgotten, old, search_step
from xuezheng.apps.snapshots.services.taking import abandon, take_step
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


def unneeded(now: datetime) -> int:
    """Forget what was looked for: behind an erasure that has ended, or that never came."""
    if under_way(TAKE_JOB) or under_way(ERASE_JOB):
        return 0
    decided = Search.objects.exclude(decision=None).exclude(words={})
    return old(now) + sum(forgotten(int(one.pk)) for one in decided)


JOBS = (
    JobKind(SEARCH_JOB, T("查找个人信息痕迹", "Look for a person's traces"), search_step),
    JobKind(TAKE_JOB, T("形成数据快照", "Take a snapshot"), take_step),
    JobKind(ERASE_JOB, T("从数据快照中删除个人信息", "Erase from snapshots"), erase_step),
)
TICKS: dict[str, Callable[[datetime], int]] = {
    "snapshots.retire": retire,
    "snapshots": nightly,
    "snapshots.sweep": swept,
    "snapshots.searches": unneeded,
}
