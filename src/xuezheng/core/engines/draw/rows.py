"""The rows of a draw as text (派位结果行), all of them at once: bytes in columns of one width, padding taken out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from xuezheng.core.engines.draw.order import HEAD, LINE, Order, coded

PART = 65_536
"""Rows written at a time, so that the columns stay near the processor."""


def written(drawn: Order, ends: Sequence[str], which: NDArray[np.intp]) -> str:
    """Write ticket, number, kind of seat, place; ``which`` names the end of each row, shape ``(rows,)``.

    No cell has a character without a sign, so the zero bytes are padding.
    """
    tails = coded(ends)
    parts = []
    for at in range(0, len(drawn), PART):
        keys = drawn.column[at : at + PART]
        size = len(keys)
        heads = drawn.heads[at * HEAD : (at + size) * HEAD].hex().encode()
        tab = np.full((size, 1), ord("\t"), np.uint8)
        line = np.full((size, 1), LINE, np.uint8)
        end = tails[which[at : at + size]]
        cells = [np.frombuffer(heads, np.uint8), keys.view(np.uint8), end.view(np.uint8)]
        shown, key, told = (one.reshape(size, -1) for one in cells)
        whole = np.concatenate((shown, tab, key, tab, told, line), axis=1).ravel()
        parts.append(whole[whole != 0].tobytes())
    return b"".join(parts).decode()
