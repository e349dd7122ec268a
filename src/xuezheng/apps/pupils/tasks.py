"""What happens to pupils and schools without anybody asking: mergers whose day has come."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.pupils.services.handing import FOLLOW
from xuezheng.apps.schools.selectors.succession import waiting
from xuezheng.core.base.actors import SYSTEM


def mergers(now: datetime) -> int:
    """Hand over accounts and open cases of schools that are one from today; gives how many mergers."""
    found = waiting(now.astimezone(ZONE).date())
    for number in found:
        act(FOLLOW, {"reorganisation": number}, actor=SYSTEM, at=now)
    return len(found)


TICKS: dict[str, Callable[[datetime], int]] = {"mergers": mergers}
