"""Rivest's sampler for audits (Rivest抽样): SHA-256 of seed, comma, counter; the remainder picks.

Kept as published, so that a draw made by it can be replayed. Seeds are text,
hashed as UTF-8, signs outside the basic plane included.
"""

from collections.abc import Iterator
from hashlib import sha256

from xuezheng.core.decisions.rfc3797 import SelectionError


def picks(seed: str, total: int) -> Iterator[int]:
    """Give positions of 1 to ``total`` without end, repeats included.

    >>> first = picks("0", 1000)
    >>> [next(first) for _ in range(3)]
    [905, 573, 160]
    """
    if total < 1:
        raise SelectionError(pool=total, take=1)
    counter = 0
    while True:
        counter += 1
        drawn = int(sha256(f"{seed},{counter}".encode()).hexdigest(), 16)
        yield 1 + drawn % total
