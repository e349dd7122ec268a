"""What happens to indicators without anybody asking: the newest snapshot of a night is counted."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters import snapshots
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.access import runs
from xuezheng.apps.indicators.services import COMPUTE
from xuezheng.apps.indicators.services.computing import JOB, KIND, compute_step
from xuezheng.apps.indicators.services.planning import JOB as PLAN_JOB
from xuezheng.apps.indicators.services.planning import plan_step
from xuezheng.apps.jobs.services import JobKind
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Cause

COUNTED = frozenset({Cause.NIGHTLY, Cause.CENSUS})
"""Snapshots counted by themselves; one that was asked for is counted when asked."""


def nightly(now: datetime) -> int:
    """Ask for the counting of the newest snapshot of a night or census day; gives how many.

    Costs: 2 queries.
    """
    name = snapshots.latest()
    if not name or snapshots.manifest(name).head.cause not in COUNTED:
        return 0
    if runs().filter(snapshot=name).exists() or audit.of_object(KIND, name, 1):
        return 0
    act(COMPUTE, {"snapshot": name}, actor=SYSTEM, at=now)
    return 1


JOBS = (
    JobKind(JOB, T("计算指标", "Count indicators"), compute_step),
    JobKind(PLAN_JOB, T("求最省达标方案", "Find the cheapest plan"), plan_step),
)
TICKS: dict[str, Callable[[datetime], int]] = {"indicators": nightly}
