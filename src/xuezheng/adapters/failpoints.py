"""Named places where a test kills the process, to prove that nothing is left half done.

``XZ_FAIL_AT`` names one point; in a process without it a point costs one
comparison. Every door declares its points, so that a test can list them all.
"""

import os
import signal
from functools import cache

from xuezheng.adapters.config import current

AROUND = ("before-commit", "after-commit")
PLACES = (
    "before-file",
    "after-file",
    "before-enqueue",
    "after-enqueue",
    "before-seal",
    "after-seal",
)
"""Points that do not belong to one intention."""


@cache
def _wanted() -> tuple[str, int]:
    name, _, times = current().fail_at.partition("#")
    return name, int(times or 1)


_passed: dict[str, int] = {}


def point(name: str) -> None:
    """Die here, as by a power cut, when this point is the one asked for."""
    wanted, times = _wanted()
    if not wanted or name != wanted:
        return
    _passed[name] = _passed.get(name, 0) + 1
    if _passed[name] == times:
        os.kill(os.getpid(), signal.SIGKILL)
