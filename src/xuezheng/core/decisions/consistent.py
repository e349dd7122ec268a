"""Rivest's consistent sampler (一致抽样): a ticket number for each id, the least first.

The order of two ids is the same in every list that has both. Kept as
published (version 1): the decimal digits of the SHA-256 are read backwards,
because the leading ones are not uniform.
"""

from collections.abc import Iterable
from hashlib import sha256

DIGITS = 64


def number(seed: str, key: str) -> str:
    """Give the ticket number of an id, a decimal fraction between 0 and 1 as text."""
    return "0." + _digits(sha256(seed.encode()).hexdigest() + key)


def following(last: str) -> str:
    """Give the next, larger ticket number of the same id, for sampling with replacement."""
    nines = len(last) - len(last[2:].lstrip("9"))
    turn, found = 0, "0."
    while found <= last:
        turn += 1
        found = last[:nines] + _digits(f"{last}:{turn}")
    return found


def shuffled(seed: str, keys: Iterable[str]) -> list[str]:
    """Give ids in the order of their ticket numbers. Ties: by id.

    >>> shuffled("31", ["a", "b", "c", "d"])
    ['b', 'a', 'd', 'c']
    """
    return sorted(keys, key=lambda key: (number(seed, key), key))


def _digits(text: str) -> str:
    return f"{int(sha256(text.encode()).hexdigest(), 16):0{DIGITS}d}"[::-1]
