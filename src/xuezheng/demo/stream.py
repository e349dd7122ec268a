"""A stream of integers from SHA-256: the only chance the demo city knows.

The same name gives the same numbers on any machine and any Python; nothing
here or in what uses it touches floating point.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


class Stream:
    """Integers drawn from one name, block after block.

    >>> Stream("云汀").below(1000) == Stream("云汀").below(1000)
    True
    """

    def __init__(self, name: str) -> None:
        self._seed = sha256(name.encode()).digest()
        self._block = 0

    def word(self) -> int:
        """Give the next 64 bits."""
        digest = sha256(self._seed + self._block.to_bytes(8, "big")).digest()
        self._block += 1
        return int.from_bytes(digest[:8], "big")

    def below(self, limit: int) -> int:
        """Give a number from 0 to ``limit - 1``, each as likely (by rejection)."""
        top = (1 << 64) - (1 << 64) % limit
        while (drawn := self.word()) >= top:
            pass
        return drawn % limit

    def between(self, low: int, high: int) -> int:
        """Give a number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Give the items in drawn order (Fisher and Yates)."""
        row = list(items)
        for last in range(len(row) - 1, 0, -1):
            other = self.below(last + 1)
            row[last], row[other] = row[other], row[last]
        return row


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Share ``total`` out by weight, largest remainder first, the earlier of equals.

    >>> apportion(10, [1, 1, 1])
    [4, 3, 3]
    >>> apportion(104, [5, 3, 2])
    [52, 31, 21]
    """
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    rest = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in rest[: total - sum(parts)]:
        parts[i] += 1
    return parts
