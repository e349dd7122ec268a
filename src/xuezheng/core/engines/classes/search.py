"""Making classes more alike (均衡优化): swaps of two pupils of the same sex and need, while any helps.

For classes with sums S and T, swapping pupils with measures x (leaving S) and
y changes the cost by 2·Σ w·(d·(S − T) + d²) with d = y − x; all swaps between
two classes are reckoned at once. Then a few swaps by lot, and down again,
``rounds`` times; the best is kept. Whole numbers only.
"""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from xuezheng.core.base.tickets import below

Whole = npt.NDArray[np.int64]
NEVER = np.iinfo(np.int64).max
KICKS = 2


class Search:
    """Classes being made alike (编班搜索): ``at`` gives the class of every pupil by place."""

    def __init__(
        self,
        rows: Sequence[Sequence[int]],
        weights: Sequence[int],
        strata: Sequence[int],
        still: set[int],
        classes: Sequence[Sequence[int]],
    ) -> None:
        self.rows: Whole = np.array(rows, dtype=np.int64).reshape(len(rows), len(weights))
        self.weights: Whole = np.array(weights, dtype=np.int64)
        self.strata: Whole = np.array(strata, dtype=np.int64)
        self.weighted = self.rows * self.weights
        self.squares: Whole = (self.weighted * self.rows).sum(axis=1)
        self.loose = np.ones(len(rows), dtype=bool)
        self.loose[sorted(still)] = False
        self.count = len(classes)
        self.at: Whole = np.zeros(len(rows), dtype=np.int64)
        for number, members in enumerate(classes):
            self.at[list(members)] = number
        self.sums: Whole = np.zeros((self.count, len(weights)), dtype=np.int64)
        np.add.at(self.sums, self.at, self.rows)

    def cost(self) -> int:
        """Give how far the classes are from alike."""
        return int((self.sums * self.sums * self.weights).sum())

    def descend(self, touched: Collection[int]) -> None:
        """Swap while any swap helps, pair by pair of classes of which one was touched."""
        stale = self._pairs(touched)
        while stale:
            one, other = pair = min(stale)
            stale.discard(pair)
            changed = False
            while self._best_swap(one, other):
                changed = True
            if changed:
                stale |= self._pairs((one, other)) - {pair}

    def _pairs(self, touched: Collection[int]) -> set[tuple[int, int]]:
        pairs = ((min(a, b), max(a, b)) for a in touched for b in range(self.count) if a != b)
        return set(pairs)

    def _best_swap(self, one: int, other: int) -> bool:
        """Do the swap between two classes that helps most; says whether there was one."""
        mine = np.flatnonzero((self.at == one) & self.loose)
        theirs = np.flatnonzero((self.at == other) & self.loose)
        if not len(mine) or not len(theirs):
            return False
        slope = self.sums[one] - self.sums[other]
        gain = self.weighted @ slope
        change = (
            (self.squares[theirs] + gain[theirs])[None, :]
            + (self.squares[mine] - gain[mine])[:, None]
            - 2 * (self.weighted[mine] @ self.rows[theirs].T)
        )
        change[self.strata[mine][:, None] != self.strata[theirs][None, :]] = NEVER
        best = int(change.argmin())
        row, column = divmod(best, len(theirs))
        if change[row, column] >= 0:
            return False
        self.swap(int(mine[row]), int(theirs[column]))
        return True

    def swap(self, one: int, other: int) -> None:
        """Let two pupils change classes."""
        here, there = self.at[one], self.at[other]
        step = self.rows[other] - self.rows[one]
        self.sums[here] += step
        self.sums[there] -= step
        self.at[one], self.at[other] = there, here

    def improve(self, rounds: int, seed: str) -> None:
        """Go down, then shake and go down again so many times; the best stays."""
        self.descend(range(self.count))
        best, at, sums = self.cost(), self.at.copy(), self.sums.copy()
        for number in range(rounds):
            self.descend(self._shake(seed, number))
            if (found := self.cost()) < best:
                best, at, sums = found, self.at.copy(), self.sums.copy()
            else:
                self.at, self.sums = at.copy(), sums.copy()

    def _shake(self, seed: str, number: int) -> set[int]:
        """Swap a few pupils by lot, each with another of its stratum; gives the classes touched."""
        loose = np.flatnonzero(self.loose)
        touched: set[int] = set()
        for turn in range(KICKS if len(loose) else 0):
            words = ("shake", seed, str(number), str(turn))
            one = int(loose[below(len(loose), *words, "one")])
            same = (self.strata == self.strata[one]) & (self.at != self.at[one]) & self.loose
            others = np.flatnonzero(same)
            if len(others):
                other = int(others[below(len(others), *words, "other")])
                touched |= {int(self.at[one]), int(self.at[other])}
                self.swap(one, other)
        return touched
