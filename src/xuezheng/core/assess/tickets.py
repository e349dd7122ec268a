"""Draws that anyone can replay (可复算抽取): SHA-256 over length-prefixed fields, seed committed before.

The commitment to the seed is published with the digest of the list before the
draw; the seed is shown afterwards. Whoever has list and seed sorts by ticket
and gets the same result. The rule in words: ``docs/reviews.md``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from xuezheng.core.base.errors import InfeasibleError, RefusedError
from xuezheng.core.base.labels import T

SCHEME = "xuezheng.draw.1"
LENGTH_BYTES = 4


class SeedError(RefusedError):
    """The seed is not the one that was committed to."""

    code = "draw-seed"
    text = T("种子与事先公布的承诺值不符", "The seed is not the one committed to")


class PoolError(InfeasibleError):
    """A group has fewer people than seats."""

    code = "draw-pool"
    text = T(
        "{group}可抽{have}人，需抽{need}人", "{group} has {have} to draw from and {need} to draw"
    )


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


def commitment(seed: str) -> str:
    """Give what is published of a seed before the draw."""
    return hashed("commitment", seed)


def mixed(seed: str, public: str) -> str:
    """Give the seed a draw goes by: the committed one, with a public figure of a later day."""
    return hashed("seed", seed, public)


def require_committed(seed: str, committed: str) -> None:
    """Raise ``SeedError`` for a seed that is not the one committed to."""
    if commitment(seed) != committed:
        raise SeedError(state="committed")


def list_digest(keys: Iterable[str]) -> str:
    """Give the digest of a list, whichever order it comes in."""
    return hashed("list", *sorted(keys))


def ticket(purpose: str, digest: str, seed: str, key: str) -> str:
    """Give somebody's ticket in a draw: for which purpose, from which list, by which seed."""
    return hashed("ticket", purpose, digest, seed, key)


def ordered(purpose: str, keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """Give a list in the order of tickets. Ties: by key, though equal hashes are not to be met."""
    digest = list_digest(keys)
    return tuple(sorted(keys, key=lambda one: (ticket(purpose, digest, seed, one), one)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who was drawn (抽取结果), in order, and who comes next when somebody drops out."""

    members: tuple[str, ...]
    reserves: tuple[str, ...]


def drawn(purpose: str, pool: Mapping[str, str], seats: Mapping[str, int], seed: str) -> Drawn:
    """Draw so many of each group of a pool. Gives members and reserves in order of tickets.

    ``pool`` gives the group of each key. Raises ``PoolError``.
    """
    order = ordered(purpose, tuple(pool), seed)
    members: set[str] = set()
    for group, need in sorted(seats.items()):
        able = [key for key in order if pool[key] == group]
        if len(able) < need:
            raise PoolError(group=group, have=len(able), need=need)
        members |= set(able[:need])
    return Drawn(
        tuple(key for key in order if key in members),
        tuple(key for key in order if key not in members and pool[key] in seats),
    )
