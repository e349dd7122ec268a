"""Tickets of draws (签号摘要): SHA-256 over length-prefixed fields, and unbiased numbers from it.

Every field is its length in four bytes, then its UTF-8; so no two lists of
fields give the same bytes. A seed is text, one encoding only. The rule in
words, from which anyone can write this again: ``docs/decisions.md``.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

SCHEME = "xuezheng.draw.1"
LENGTH_BYTES = 4
SPAN = 1 << 256
"""How many values a SHA-256 can have."""


def packed(fields: Iterable[str]) -> bytes:
    """Join fields so that no two lists of fields give the same bytes.

    >>> packed(["a", "bc"]) == packed(["ab", "c"])
    False
    """
    coded = [one.encode() for one in fields]
    return b"".join(len(one).to_bytes(LENGTH_BYTES, "big") + one for one in coded)


def hashed(*fields: str) -> str:
    """Give the SHA-256 of the scheme's name and the fields, in hexadecimal."""
    return sha256(packed((SCHEME, *fields))).hexdigest()


def list_digest(keys: Iterable[str]) -> str:
    """Give the digest of a list of keys, whichever order it comes in."""
    return hashed("list", *sorted(keys))


def ticket(purpose: str, digest: str, seed: str, key: str) -> str:
    """Give somebody's ticket: for which purpose, from which list, by which seed."""
    return hashed("ticket", purpose, digest, seed, key)


def tickets(purpose: str, digest: str, seed: str, keys: Iterable[str]) -> list[bytes]:
    """Give the tickets of many keys as 32 bytes each; what keys of one length share is hashed once."""
    start = packed((SCHEME, "ticket", purpose, digest, seed))
    begun: dict[int, Any] = {}
    found: list[bytes] = []
    last, begin = -1, sha256
    for coded in map(str.encode, keys):
        size = len(coded)
        if size != last:
            if size not in begun:
                begun[size] = sha256(start + size.to_bytes(LENGTH_BYTES, "big")).copy
            last, begin = size, begun[size]
        own = begin()
        own.update(coded)
        found.append(own.digest())
    return found


def ordered(purpose: str, digest: str, seed: str, keys: Iterable[str]) -> list[str]:
    """Give keys in the order of their tickets. Ties: by key, though equal hashes are not to be met."""
    listed = list(keys)
    return [
        key for _, key in sorted(zip(tickets(purpose, digest, seed, listed), listed, strict=True))
    ]


def below(bound: int, *fields: str) -> int:
    """Give a whole number from 0 to below ``bound``, each as likely as any other.

    Hashes that fall into the incomplete last run of ``bound`` values are
    rejected and the next is taken, so that no remainder is favoured. Raises
    ``ValueError`` for a bound of less than one.
    """
    if not 1 <= bound <= SPAN:
        raise ValueError(bound)
    limit = SPAN - SPAN % bound
    turn = 0
    while (drawn := int(hashed("number", *fields, str(turn)), 16)) >= limit:
        turn += 1
    return drawn % bound


def shuffled(keys: Iterable[str], *fields: str) -> list[str]:
    """Give keys in an order by chance (Fisher and Yates over ``below``), whichever order they come in."""
    left = sorted(keys)
    for last in range(len(left) - 1, 0, -1):
        other = below(last + 1, *fields, str(last))
        left[last], left[other] = left[other], left[last]
    return left
