"""What is done without anybody waiting: reading and comparing rosters."""

from xuezheng.apps.jobs.services import JobKind
from xuezheng.apps.rosters.services import COMPARE_JOB, compare_step
from xuezheng.core.base.labels import T

JOBS = (JobKind(COMPARE_JOB, T("比对名册", "Compare a roster"), compare_step),)
