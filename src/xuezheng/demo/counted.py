"""The night's snapshot of the demo and its figures (快照与指标): what the worker would do, done in the build.

A snapshot holds three years of the registers, so months that lie back are
counted from it too. It comes behind the digest of the build: a manifest names
the head of the log, whose salts are drawn anew each time.
"""

from collections.abc import Callable
from datetime import date, datetime

from xuezheng.adapters.clock import OPENING, ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.services import COMPUTE
from xuezheng.apps.indicators.tasks import JOBS as COUNTING
from xuezheng.apps.jobs.selectors import job
from xuezheng.apps.jobs.services import work
from xuezheng.apps.snapshots.services import TAKE
from xuezheng.apps.snapshots.tasks import JOBS as TAKING
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Cause
from xuezheng.demo.city.scale import Scale

KINDS = {one.key: one for one in (*TAKING, *COUNTING)}
MONTHS_BACK = {Scale.HAMLET: 5, Scale.CITY: 13}
"""A city's figures go back over the whole school year before; a hamlet's just far enough for a forecast."""


class CountError(BackendError):
    """A build whose figures were not counted is no demo."""

    code = "demo-figures"
    text = T("演示指标未算出：{why}", "The demo's figures were not counted: {why}")


def count(day: date, scale: Scale) -> str:
    """Take the night's snapshot and count all indicators; gives its name. Raises ``CountError``."""
    at = datetime.combine(day, OPENING, ZONE)

    def now() -> datetime:
        return at

    wanted = {"day": day, "cause": Cause.NIGHTLY.key}
    taken = act(TAKE, wanted, actor=SYSTEM, at=at).result
    _done(int(taken["job"]), now)
    given = {"snapshot": taken["snapshot"], "since": first(day, MONTHS_BACK[scale])}
    _done(int(act(COMPUTE, given, actor=SYSTEM, at=at).result["job"]), now)
    return str(taken["snapshot"])


def _done(number: int, now: Callable[[], datetime]) -> None:
    work(KINDS, now)
    found = job(SYSTEM, number)
    if found.error or found.result == {}:
        raise CountError(why=found.result.get("zh", found.error) or found.state.key)


def first(day: date, months: int) -> date:
    """Give the first day of the month so many months back.

    >>> first(date(2026, 10, 12), 13)
    datetime.date(2025, 9, 1)
    """
    back = day.year * 12 + day.month - 1 - months
    return date(back // 12, back % 12 + 1, 1)
