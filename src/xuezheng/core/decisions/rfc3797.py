"""Publicly verifiable selection by public numbers (RFC 3797): MD5 over index, key, index.

It is kept as it was published, its slight favour for low positions included;
our own draws reject and draw again instead (``core/base/tickets.py``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import md5

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

MOST = 65_535
INDEX_BYTES = 2


class SelectionError(InputError):
    """More is to be taken than there is, or nothing at all."""

    code = "selection"
    text = T("池中{pool}，抽取{take}，不可行", "{take} cannot be taken from a pool of {pool}")


@dataclass(frozen=True, slots=True)
class Step:
    """One pick (一次抽取): digest in hexadecimal, by what it was divided, the position picked."""

    digest: str
    divisor: int
    position: int


def key(sources: Iterable[Sequence[int]]) -> str:
    """Write the numbers of the announced sources as one key: each sorted, points between, a stroke behind.

    >>> key([[9319], [2, 5, 12, 8, 10]])
    '9319./2.5.8.10.12./'
    """
    return "".join("".join(f"{one}." for one in sorted(source)) + "/" for source in sources)


def select(key_text: str, *, pool: int, take: int) -> tuple[Step, ...]:
    """Pick ``take`` positions of 1 to ``pool``, in order. Raises ``SelectionError``.

    Rule: RFC 3797, section 4. Cost: pool for each pick.
    """
    if not 1 <= take <= pool <= MOST:
        raise SelectionError(pool=pool, take=take)
    raw = key_text.encode()
    left = list(range(1, pool + 1))
    found = []
    for turn in range(take):
        edge = turn.to_bytes(INDEX_BYTES, "big")
        hashed = md5(edge + raw + edge, usedforsecurity=False).hexdigest()
        divisor = len(left)
        found.append(Step(hashed.upper(), divisor, left.pop(int(hashed, 16) % divisor)))
    return tuple(found)
