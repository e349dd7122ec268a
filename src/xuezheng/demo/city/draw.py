"""Many small numbers from one SHA-256: fast enough for a city, whole numbers only.

A thing of the city draws from the digest of its own name, so that nothing
depends on the order in which things are made. A digest has 256 bits; draws
take remainders one after another, up to some 200 bits of them, so the tilt
of any draw stays below one in 2⁵⁰.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


class Draw:
    """Numbers of one thing.

    >>> Draw("云汀").below(10) == Draw("云汀").below(10)
    True
    """

    __slots__ = ("left",)

    def __init__(self, name: str) -> None:
        self.left = int.from_bytes(sha256(name.encode()).digest(), "big")

    def below(self, limit: int) -> int:
        """Give a number from 0 to ``limit - 1``."""
        self.left, drawn = divmod(self.left, limit)
        return drawn

    def of(self, row: Sequence[Item]) -> Item:
        """Give one of a row."""
        self.left, drawn = divmod(self.left, len(row))
        return row[drawn]


def ranked(name: str, number: int) -> list[int]:
    """Give 0 to ``number - 1`` in drawn order: each by the digest of its own number.

    >>> sorted(ranked("x", 5))
    [0, 1, 2, 3, 4]
    """
    seed = sha256(name.encode())

    def key(one: int) -> bytes:
        found = seed.copy()
        found.update(b"%d" % one)
        return found.digest()

    return sorted(range(number), key=key)


def spread(parts: Sequence[tuple[Item, int]]) -> list[Item]:
    """Lay out items by their parts, to be drawn from.

    >>> spread((("a", 2), ("b", 1)))
    ['a', 'a', 'b']
    """
    return [item for item, number in parts for _ in range(number)]
