"""What happens to cases without anybody asking: the ladder, its watchdog, the slot check."""

import logging
from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters import logs
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.selectors.checkers import unchecked
from xuezheng.apps.records.services.ladder import fire, silent
from xuezheng.apps.records.services.rhythm import come_round
from xuezheng.apps.records.services.upgrade import wrong_slots

NAMED = 5


def watchdog(now: datetime) -> int:
    """Compare what should have fired with what did; says loudly what is missing."""
    return _loud("alarms-missing", silent(now))


def slots(now: datetime) -> int:
    """Compare slots with data, a slice a turn; says loudly what differs."""
    return _loud("slots-differ", wrong_slots(now))


def _loud(event: str, found: list[str]) -> int:
    if found:
        logs.event(event, logging.ERROR, count=len(found), first="; ".join(found[:NAMED]))
    return len(found)


def checked(now: datetime) -> int:
    """Look whether for every ledger and unit somebody else can check; says loudly where nobody can."""
    found = unchecked(day_of(now))
    return _loud("no-checker", [f"{one.ledger} {one.org} {one.person}" for one in found])


TICKS: dict[str, Callable[[datetime], int]] = {
    "deadlines": fire,
    "watchdog": watchdog,
    "slots": slots,
    "rhythm": come_round,
    "checkers": checked,
}
