"""The one door to write, and the sealing of what went through it."""

from xuezheng.apps.audit.services.door import (
    Done,
    KeyReusedError,
    act,
    checked,
)
from xuezheng.apps.audit.services.erasure import INTENTIONS, erase
from xuezheng.apps.audit.services.sealing import seal
from xuezheng.apps.audit.services.viewing import Thing, viewed

__all__ = [
    "INTENTIONS",
    "Done",
    "KeyReusedError",
    "Thing",
    "act",
    "checked",
    "erase",
    "seal",
    "viewed",
]
