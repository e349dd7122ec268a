"""What should have woken somebody against what did (催办核对)."""

from collections.abc import Collection, Iterable

from xuezheng.core.ledgers.escalation import Alarm


def missing(expected: Iterable[Alarm], fired: Collection[str]) -> list[Alarm]:
    """Give the alarms whose day has come and that never fired, the oldest first.

    ``fired`` holds the keys of the alarms of the same case that did fire.
    """
    return sorted(alarm for alarm in set(expected) if alarm.key not in fired)


def repeated(fired: Iterable[str]) -> list[str]:
    """Give the keys that fired more than once."""
    seen: set[str] = set()
    twice: set[str] = set()
    for key in fired:
        (twice if key in seen else seen).add(key)
    return sorted(twice)
