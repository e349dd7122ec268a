"""Named places where a test kills the process, to prove that nothing is left half done.

``XZ_FAIL_AT`` names one point; in a process without it a point costs one
comparison. Every door declares its points, so that a test can list them all.
"""

import os
import signal
from collections.abc import Callable
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
    "before-publish",
    "after-publish",
    "before-swap",
    "after-swap",
)
"""Points that do not belong to one intention."""


_armed: list[str] = []
_heard: list[Callable[[str], object]] = []


@cache
def _wanted() -> str:
    return current().fail_at


def arm(name: str) -> None:
    """Let this process die at a point, whatever the setting says."""
    _armed[:] = [name]


def hear(told: Callable[[str], object] | None) -> None:
    """Have ``told`` hear every point that is passed; ``None`` ends it."""
    _heard[:] = [] if told is None else [told]


def point(name: str) -> None:
    """Die here, as by a power cut, when this point is the one asked for."""
    for told in _heard:
        told(name)
    if name in _armed or (name == _wanted() and name):
        os.kill(os.getpid(), signal.SIGKILL)
