"""What the registers keep of their own: versions, imports, change requests, what runs out."""

from xuezheng.apps.registers.models.expiry import Excused, Reminded, RunsOut, Switched
from xuezheng.apps.registers.models.imports import (
    ForeignHeads,
    Import,
    ImportRow,
    Outcome,
    Stage,
)
from xuezheng.apps.registers.models.requests import ChangeRequest, Standing
from xuezheng.apps.registers.models.versions import Held, RegisterVersion

__all__ = [
    "ChangeRequest",
    "Excused",
    "ForeignHeads",
    "Held",
    "Import",
    "ImportRow",
    "Outcome",
    "RegisterVersion",
    "Reminded",
    "RunsOut",
    "Stage",
    "Standing",
    "Switched",
]
