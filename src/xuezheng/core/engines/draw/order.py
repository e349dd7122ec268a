"""The order of a draw (派位次序): a ticket for each number, the least first.

The plain way is the rule; the array way gives the same above some size. Where
two tickets begin with the same eight bytes, the plain way decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from xuezheng.core.base.tickets import tickets

ARRAYS_FROM = 20_000
PART = 8_192
"""Tickets made at a time, so that they stay near the processor."""
BYTES = 32
HEAD = 8
LINE = ord("\n")
SHOWN = 2 * HEAD
"""How many digits of a ticket are published beside a number."""


@dataclass(frozen=True, eq=False)
class Order:
    """The order of a draw (次序): numbers as coded, and the first eight bytes of their tickets after one another."""

    column: NDArray[np.bytes_]
    heads: bytes

    def __len__(self) -> int:
        """Give how many were drawn."""
        return len(self.column)

    @cached_property
    def keys(self) -> list[str]:
        """Give the numbers as texts."""
        return lines_of(self.column)

    @property
    def shown(self) -> list[str]:
        """Give the first 16 digits of each ticket, as published."""
        digits = self.heads.hex()
        return [digits[at : at + SHOWN] for at in range(0, len(digits), SHOWN)]


def order(purpose: str, digest: str, seed: str, keys: Sequence[str]) -> Order:
    """Give the order of the draw. Cost: a hash for each number, and a sort."""
    way = by_arrays if len(keys) >= ARRAYS_FROM else plainly
    return way(purpose, digest, seed, keys)


def plainly(purpose: str, digest: str, seed: str, keys: Sequence[str]) -> Order:
    """Sort by ticket. Ties: by number, though equal hashes are not to be met."""
    drawn = sorted(zip(tickets(purpose, digest, seed, keys), keys, strict=True))
    return Order(coded([key for _, key in drawn]), b"".join([one[:HEAD] for one, _ in drawn]))


def by_arrays(purpose: str, digest: str, seed: str, keys: Sequence[str]) -> Order:
    """Sort by the first eight bytes of the tickets. Shapes: heads ``(numbers,)``."""
    heads = np.empty(len(keys), np.uint64)
    for at in range(0, len(keys), PART):
        part = b"".join(tickets(purpose, digest, seed, keys[at : at + PART]))
        heads[at : at + PART] = np.frombuffer(part, dtype=">u8")[:: BYTES // HEAD]
    turns = np.argsort(heads)
    placed = heads[turns]
    if bool((placed[1:] == placed[:-1]).any()):
        return plainly(purpose, digest, seed, keys)
    return Order(coded(keys)[turns], placed.astype(">u8").tobytes())


def coded(keys: Sequence[str]) -> NDArray[np.bytes_]:
    """Give numbers of a list in UTF-8, as bytes of one width; in them stands nothing that ends a line."""
    whole = "\n".join((*keys, "")).encode()
    many = len(keys)
    if many and len(whole) % many == 0:
        table = np.frombuffer(whole, np.uint8).reshape(many, -1)
        width = table.shape[1] - 1
        if width and bool((table[:, width] == LINE).all()):  # all of one length, the common case
            return np.ascontiguousarray(table[:, :width]).view(f"S{width}").ravel()
    return np.array(whole[:-1].split(b"\n"))


def lines_of(column: NDArray[np.bytes_]) -> list[str]:
    """Give a column of coded numbers as texts; no number has a character without a sign, so zeros are padding."""
    cells = column.view(np.uint8).reshape(len(column), -1)
    ends = np.full((len(column), 1), LINE, np.uint8)
    whole = np.concatenate((cells, ends), axis=1).ravel()
    text: str = whole[whole != 0].tobytes().decode()
    return text.split("\n")[:-1]
