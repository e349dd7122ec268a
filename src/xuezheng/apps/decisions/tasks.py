"""Runs and trials of long lists: one job each."""

from xuezheng.apps.decisions.selectors.trial import JOB as TRY_JOB
from xuezheng.apps.decisions.services.deciding import RUN_JOB, run_step
from xuezheng.apps.decisions.services.trial import try_step
from xuezheng.apps.jobs.services import JobKind
from xuezheng.core.base.labels import T

JOBS = (
    JobKind(RUN_JOB, T("运行决策", "Run a decision"), run_step),
    JobKind(TRY_JOB, T("试算", "Try other rules"), try_step),
)
