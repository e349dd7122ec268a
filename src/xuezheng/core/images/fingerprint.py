"""Prints of pictures (照片指纹): alike pictures have prints that differ in few bits.

A print is a perceptual hash: the picture in 32×32 greys, its 64 lowest
frequencies but the mean, each above or below their median. Taking the picture
smaller, lighter or anew as a JPEG changes few bits; cropping or turning it
changes many, and is not found.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi

SIDE = 32
"""Greys on either side."""
LOW = 8
"""Frequencies kept on either side."""
BITS = LOW * LOW
BANDS = 4
WIDTH = BITS // BANDS
FURTHEST = 2 * BANDS - 1
"""Two prints no further apart share a band but for one bit at most (pigeonhole)."""
FLAT = 40.0
"""A picture whose strongest frequency is weaker shows nothing by which it could be told."""


@lru_cache(maxsize=1)
def _waves() -> tuple[tuple[float, ...], ...]:
    """Give the cosines of the lowest frequencies: (LOW + 1, SIDE)."""
    return tuple(
        tuple(cos(pi * (2 * place + 1) * wave / (2 * SIDE)) for place in range(SIDE))
        for wave in range(LOW + 1)
    )


def fingerprint(greys: Sequence[int]) -> int | None:
    """Give the print of a picture; None for one that shows nothing.

    Shapes: ``greys`` are SIDE × SIDE values of 0 to 255, row by row.

    >>> fingerprint([7] * 1024) is None
    True
    """
    waves = _waves()
    rows = [greys[SIDE * y : SIDE * (y + 1)] for y in range(SIDE)]
    across = [
        [
            sum(value * wave for value, wave in zip(row, waves[u], strict=True))
            for u in range(LOW + 1)
        ]
        for row in rows
    ]
    found = [
        sum(across[y][u] * waves[v][y] for y in range(SIDE))
        for v in range(LOW + 1)
        for u in range(LOW + 1)
    ][1 : BITS + 1]
    if max(map(abs, found)) < FLAT:
        return None
    middle = sorted(found)[BITS // 2]
    return sum((value >= middle) << place for place, value in enumerate(found))


def apart(one: int, other: int) -> int:
    """Give in how many bits two prints differ.

    >>> apart(0b1011, 0b0010)
    2
    """
    return (one ^ other).bit_count()


def bands(value: int) -> tuple[int, ...]:
    """Cut a print into its bands, by which alike ones are looked up.

    >>> bands(1 << 16)
    (0, 1, 0, 0)
    """
    return tuple(value >> WIDTH * place & (1 << WIDTH) - 1 for place in range(BANDS))


def neighbours(band: int) -> tuple[int, ...]:
    """Give a band and every band that differs from it in one bit."""
    return (band, *(band ^ (1 << place) for place in range(WIDTH)))


def written(value: int | None) -> str:
    """Write a print in sixteen places; nothing for none.

    >>> written(255), written(None)
    ('00000000000000ff', '')
    """
    return "" if value is None else f"{value:016x}"


def read(text: str) -> int | None:
    """Read a written print."""
    return int(text, 16) if text else None
