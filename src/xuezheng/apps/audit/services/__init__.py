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
from xuezheng.core.base.deeds import Whose

__all__ = [
    "INTENTIONS",
    "Done",
    "KeyReusedError",
    "Thing",
    "Whose",
    "act",
    "checked",
    "erase",
    "seal",
    "viewed",
]
