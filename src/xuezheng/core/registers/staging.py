"""The arithmetic of an import (导入核算): every row that came in is accounted for, once.

given = accepted + rejected + unchanged, at every moment, chunk by chunk and in sum.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from xuezheng.core.base.labels import T

CHUNK = 500
"""How many rows one committed step of an import takes."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of rows so far (导入计数).

    >>> Tally(accepted=3) + Tally(rejected=1, unchanged=2)
    Tally(accepted=3, rejected=1, unchanged=2)
    """

    accepted: int = 0
    rejected: int = 0
    unchanged: int = 0

    @property
    def given(self) -> int:
        """Give how many rows came in."""
        return self.accepted + self.rejected + self.unchanged

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.accepted + other.accepted,
            self.rejected + other.rejected,
            self.unchanged + other.unchanged,
        )

    def told(self) -> T:
        """Print the account.

        >>> Tally(5, 2, 3).told().zh
        '共10行 = 接受5 + 有误2 + 未变3'
        """
        return T(
            f"共{self.given}行 = 接受{self.accepted} + 有误{self.rejected} + 未变{self.unchanged}",
            f"{self.given} rows = {self.accepted} accepted + {self.rejected} rejected"
            f" + {self.unchanged} unchanged",
        )


def tally(outcomes: Iterable[str]) -> Tally:
    """Count outcomes by their keys; raises ``KeyError`` for a word that is none."""
    counts = {"accepted": 0, "rejected": 0, "unchanged": 0}
    for one in outcomes:
        counts[one] += 1
    return Tally(**counts)


def chunk(position: int, total: int, size: int = CHUNK) -> tuple[range, int | None]:
    """Give the rows of the step that begins at a position, and where the next begins.

    >>> chunk(0, 1200), chunk(1000, 1200), chunk(0, 0)
    ((range(0, 500), 500), (range(1000, 1200), None), (range(0, 0), None))
    """
    ends = min(position + size, total)
    return range(position, ends), (ends if ends < total else None)
