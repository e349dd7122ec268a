"""What happens to registers without anybody asking: reminders of what runs out, and their watchdog."""

import logging
from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters import logs
from xuezheng.apps.jobs.services import JobKind
from xuezheng.apps.registers.services import cases
from xuezheng.apps.registers.services.expiry import remind, silent
from xuezheng.apps.registers.services.importing import stage_step, write_step
from xuezheng.core.base.labels import T

NAMED = 5


def watchdog(now: datetime) -> int:
    """Compare the reminders that should have fired with those that did; says loudly what is missing."""
    found = silent(now)
    if found:
        first = "; ".join(found[:NAMED])
        logs.event("reminders-missing", logging.ERROR, count=len(found), first=first)
    return len(found)


TICKS: dict[str, Callable[[datetime], int]] = {"reminders": remind, "reminders.watchdog": watchdog}

JOBS = (
    JobKind("register.stage", T("核对导入的工作簿", "Check an uploaded workbook"), stage_step),
    JobKind("register.write", T("写入导入的工作簿", "Write an uploaded workbook"), write_step),
    JobKind("case.write", T("写入台账导入", "Open what was imported"), cases.write_step),
)
