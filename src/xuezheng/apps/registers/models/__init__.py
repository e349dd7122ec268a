"""What the registers keep of their own: versions, imports, change requests."""

from xuezheng.apps.registers.models.imports import Import, ImportRow, Outcome, Stage
from xuezheng.apps.registers.models.requests import ChangeRequest, Standing
from xuezheng.apps.registers.models.versions import Held, RegisterVersion

__all__ = [
    "ChangeRequest",
    "Held",
    "Import",
    "ImportRow",
    "Outcome",
    "RegisterVersion",
    "Stage",
    "Standing",
]
