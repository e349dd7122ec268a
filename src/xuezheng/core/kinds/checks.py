"""Checks across fields (跨字段校验): what several fields of one record must agree on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Data


@dataclass(frozen=True, slots=True)
class Check:
    """What must hold between fields (校验): a fault stands at ``field`` and reads ``says``.

    ``holds`` is pure and sees the canonical data; it is asked only when every
    field it reads is filled in, and from the stage ``needed_from`` on. With a
    ``number``, the key of a parameter, it also takes its value in force, which
    ``says`` names ``{number}``; such a check is asked once it is ``bound``.
    """

    field: str
    says: T
    holds: Callable[..., bool]
    needed_from: str = ""
    number: str = ""


@dataclass
class Reading(Mapping[str, Any]):
    """Data that remembers which of its fields were asked for."""

    data: Data
    read: set[str] = field(default_factory=set)

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)


def bound(check: Check, numbers: Mapping[str, Any]) -> Check:
    """Give a check with its number put in; others as they are. Raises ``KeyError``.

    >>> most = Check("n", T("多于{number}", "more than {number}"), lambda of, n: of["n"] <= n, number="a.b")
    >>> broken(bound(most, {"a.b": 2}), {"n": 3}), bound(most, {"a.b": 2}).says.zh
    (True, '多于2')
    """
    if not check.number:
        return check
    value, holds = numbers[check.number], check.holds
    says = check.says.filled(number=value)
    return replace(check, says=says, number="", holds=lambda of: holds(of, value))


def broken(check: Check, data: Data) -> bool:
    """Say whether a check fails; one that meets an empty field is not asked.

    >>> later = Check("to", T("早于开始", "is before the start"), lambda of: of["to"] >= of["from"])
    >>> broken(later, {"from": 3, "to": 2}), broken(later, {"from": 3, "to": None})
    (True, False)
    """
    if check.number:
        return False
    reading = Reading(data)
    try:
        holds = check.holds(reading)
    except (TypeError, AttributeError):
        # Comparing or calling what is not filled in: nothing to say yet.
        if any(data.get(key) is None for key in reading.read):
            return False
        raise
    filled = all(data.get(key) is not None for key in reading.read)
    return filled and not holds
