"""The one door to write, and the sealing of what went through it."""

from xuezheng.apps.audit.services.door import (
    Done,
    KeyReusedError,
    act,
    checked,
)
from xuezheng.apps.audit.services.erasure import INTENTIONS, erase
from xuezheng.apps.audit.services.sealing import seal

__all__ = ["INTENTIONS", "Done", "KeyReusedError", "act", "checked", "erase", "seal"]
