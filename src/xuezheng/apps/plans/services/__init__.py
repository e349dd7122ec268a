"""Writes on plans: bringing in, reviewing, freezing."""

from xuezheng.apps.plans.services import files, review, versions
from xuezheng.apps.plans.services.files import SecretFileError, keep_plan, read_plan, sweep, take
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (files.KEEP_PLAN, *review.INTENTIONS, *versions.INTENTIONS)

__all__ = ["INTENTIONS", "SecretFileError", "keep_plan", "read_plan", "sweep", "take"]
