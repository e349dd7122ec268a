"""What is done without anybody waiting: reading long files, proposing from them, sweeping."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from xuezheng.apps.jobs.services import JobKind, Step
from xuezheng.apps.plans.models import Plan
from xuezheng.apps.plans.services import sweep
from xuezheng.apps.plans.services.covering import JOB as COVER_JOB
from xuezheng.apps.plans.services.covering import cover_step, nightly
from xuezheng.apps.plans.services.files import READ_JOB, read_waiting
from xuezheng.apps.plans.services.issuing import ISSUE_JOB, issue_step
from xuezheng.apps.plans.services.review import PROPOSE_JOB, propose
from xuezheng.core.base.labels import T


def _read(args: Mapping[str, Any], _position: int, _at: datetime) -> Step:
    """Read one waiting file."""
    read_waiting(args["file"])
    return Step(None, 1)


def _propose(args: Mapping[str, Any], _position: int, _at: datetime) -> Step:
    """Write the proposals of one plan."""
    plan = Plan.objects.select_for_update(of=("self",)).filter(pk=args["plan"]).first()
    return Step(None, 1, {"proposals": propose(plan) if plan else 0})


JOBS = (
    JobKind(READ_JOB, T("读取工作要点", "Read a plan"), _read),
    JobKind(ISSUE_JOB, T("下达工作要点", "Issue a plan"), issue_step),
    JobKind(PROPOSE_JOB, T("列出待核对内容", "List what is to be reviewed"), _propose),
    JobKind(COVER_JOB, T("计算承诺覆盖", "Count promise coverage"), cover_step),
)
TICKS: dict[str, Callable[[datetime], int]] = {"plans.sweep": sweep, "plans.cover": nightly}
