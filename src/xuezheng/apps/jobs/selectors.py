"""Jobs as rows of a list."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xuezheng.apps.jobs.access import visible
from xuezheng.apps.jobs.models import Job, State
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

MOST = 50
TITLES: dict[str, T] = {
    "case.write": T("写入台账导入", "Open what was imported"),
    "decision.run": T("运行决策", "Run a decision"),
    "decision.try": T("试算", "Try other rules"),
    "indicator.compute": T("计算指标", "Count indicators"),
    "person.search": T("查找个人信息痕迹", "Look for a person's traces"),
    "plan.cover": T("计算承诺覆盖", "Count promise coverage"),
    "plan.issue": T("下达工作要点", "Issue a plan"),
    "plan.propose": T("列出待核对内容", "List what is to be reviewed"),
    "plan.read": T("读取工作要点", "Read a plan"),
    "register.stage": T("核对导入的工作簿", "Check an uploaded workbook"),
    "register.write": T("写入导入的工作簿", "Write an uploaded workbook"),
    "rosters.compare": T("比对名册", "Compare a roster"),
    "scorecard.plan": T("求最省达标方案", "Find the cheapest plan"),
    "snapshot.erase": T("从数据快照中删除个人信息", "Erase from snapshots"),
    "snapshot.take": T("形成数据快照", "Take a snapshot"),
}
"""What jobs are called, by kind, known without loading what they run; the words of each kind itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A job as a page shows it; ``share`` is None while nobody knows how much there is."""

    number: int
    kind: str
    state: State
    step: int
    total: int | None
    at: datetime
    ended_at: datetime | None
    error: str
    result: dict[str, Any]

    @property
    def title(self) -> T:
        """Give what it is called."""
        return TITLES.get(self.kind, T(self.kind, self.kind))

    @property
    def running(self) -> bool:
        """Say whether it can still be stopped."""
        return self.state in {State.WAITING, State.RUNNING}


def _shown(job: Job) -> Shown:
    result = json.loads(job.result) if job.result else {}
    state = State.of(job.state)
    return Shown(
        int(job.pk), job.kind, state, job.step, job.total, job.at, job.ended_at, job.error, result
    )


def jobs(actor: Actor | None) -> list[Shown]:
    """Give the newest jobs in sight. Costs: 1 query."""
    return [_shown(job) for job in visible(actor).order_by("-id")[:MOST]]


def job(actor: Actor | None, number: int) -> Shown:
    """Give one job. Costs: 1 query. Raises ``NotFoundError``."""
    row = visible(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="任务")
    return _shown(row)


def waiting() -> int:
    """Count the jobs that wait or run. Costs: 1 query."""
    return Job.objects.filter(state__in=[State.WAITING.key, State.RUNNING.key]).count()


def under_way(kind: str) -> bool:
    """Say whether a job of a kind waits or runs. Costs: 1 query."""
    return Job.objects.filter(kind=kind, state__in=[State.WAITING.key, State.RUNNING.key]).exists()
