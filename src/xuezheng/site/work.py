"""What happens without anybody asking: jobs, and the tick that seals, fires and sweeps."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from xuezheng.adapters import clock, logs
from xuezheng.apps.audit.services import seal
from xuezheng.apps.files.services import sweep
from xuezheng.apps.jobs.services import JobKind, work
from xuezheng.apps.plans.access import every
from xuezheng.site.intentions import APPS


@cache
def jobs() -> dict[str, JobKind]:
    """Give every kind of job by its key: the ``JOBS`` of the apps' ``tasks``."""
    return {one.key: one for module in _tasks() for one in getattr(module, "JOBS", ())}


@cache
def ticks() -> dict[str, Callable[[datetime], int]]:
    """Give what a tick does, by name: the ``TICKS`` of the apps' ``tasks``."""
    found: dict[str, Callable[[datetime], int]] = {
        "seal": lambda _: seal(),
        "sweep": lambda now: sweep(now, lambda digest: every(digest).exists()),
    }
    for module in _tasks():
        found |= getattr(module, "TICKS", {})
    return found


def _tasks() -> list[object]:
    names = (f"xuezheng.apps.{app}.tasks" for app in APPS)
    return [import_module(name) for name in names if find_spec(name)]


SECOND = 1_000_000_000
OFTEN = {
    "seal": SECOND, "search": 2 * SECOND, "slots": 3600 * SECOND, "checkers": 86_400 * SECOND, "sweep": 3600 * SECOND,
    "messages.send": 10 * SECOND, "reminders": 600 * SECOND, "reminders.watchdog": 3600 * SECOND,
    "warnings.rules": 600 * SECOND, "warnings.watchdog": 3600 * SECOND,
}  # fmt: skip
"""How long a worker rests between two turns of a part; what is not named rests a minute."""
USUALLY = 60 * SECOND
_last: dict[str, int] = {}


def due(name: str, nanoseconds: int) -> bool:
    """Say whether a part has rested long enough in this process; its first turn is always due."""
    rested = name not in _last or nanoseconds - _last[name] >= OFTEN.get(name, USUALLY)
    if rested:
        _last[name] = nanoseconds
    return rested


def tick(now: datetime, wanted: Callable[[str], bool] = lambda _: True) -> dict[str, int]:
    """Do all that is wanted at ``now``; one failing part never silences another (-1 stands for it)."""
    done = {}
    for name, part in ticks().items():
        if not wanted(name):
            continue
        try:
            done[name] = part(now)
        except Exception as error:  # noqa: BLE001 - the watchdog must run whatever fails before it
            logs.failure("tick", error, part=name)
            done[name] = -1
    return done


def turn() -> dict[str, int]:
    """One turn of a worker: jobs first, then those parts of a tick that have rested."""
    touched = work(jobs(), clock.now)
    began = clock.ticks()
    return {"jobs": touched} | tick(clock.now(), lambda name: due(name, began))
