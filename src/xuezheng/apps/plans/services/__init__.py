"""Writes on plans: bringing in, reviewing, freezing, decomposing, asking, issuing, releasing."""

from xuezheng.apps.plans.services import (
    amending,
    answers,
    covering,
    files,
    issuing,
    lines,
    linking,
    releasing,
    review,
    versions,
)
from xuezheng.apps.plans.services.files import SecretFileError, keep_plan, read_plan, sweep, take
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (
    files.KEEP_PLAN,
    *review.INTENTIONS,
    *versions.INTENTIONS,
    *lines.INTENTIONS,
    *answers.INTENTIONS,
    *issuing.INTENTIONS,
    *amending.INTENTIONS,
    *releasing.INTENTIONS,
    *covering.INTENTIONS,
    *linking.INTENTIONS,
)

__all__ = ["INTENTIONS", "SecretFileError", "keep_plan", "read_plan", "sweep", "take"]
