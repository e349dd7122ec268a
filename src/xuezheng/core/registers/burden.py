"""What registers cost a school (填报负担, R36): minutes per month, from what its forms say.

A form says how many minutes one record takes and in which months every record
is gone through again. Entries and changes cost their minutes when they are
made. What the bureau's own staff keep costs a school nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xuezheng.core.kinds.kind import Asks, Filler, Kind


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of a kind a school keeps, and how many it entered or changed in a month."""

    standing: int = 0
    entered: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind costs a school in a month (分项负担), in minutes."""

    kind: Kind
    asks: Asks
    counted: Counted
    review: int
    entry: int

    @property
    def minutes(self) -> int:
        """Give both together."""
        return self.review + self.entry


@dataclass(frozen=True, slots=True)
class Load:
    """What all kinds cost a school in a month (月度负担), the dearest first; ``cap`` is the most."""

    month: int
    shares: tuple[Share, ...]
    cap: int

    @property
    def minutes(self) -> int:
        """Give the sum of all kinds."""
        return sum(one.minutes for one in self.shares)

    @property
    def over(self) -> int:
        """Give the minutes above the cap."""
        return max(0, self.minutes - self.cap)


def review(asks: Asks, month: int, standing: int) -> int:
    """Give the minutes for going through all records again in a month.

    >>> from xuezheng.core.base.labels import T
    >>> termly = Asks(T("安全科", "Safety"), T("年检", "Check"), 5, (3, 9))
    >>> review(termly, 9, 40), review(termly, 10, 40)
    (200, 0)
    """
    fills = asks.by is Filler.SCHOOL and month in asks.months
    return asks.minutes * standing if fills else 0


def dearest(asks: Asks, standing: int, times: int) -> int:
    """Give the minutes one kind asks of a school in its dearest month.

    ``standing`` are the records it keeps, gone through again in the months of
    the form; ``times`` is how often the form is filled in a month.

    >>> from xuezheng.core.base.labels import T
    >>> daily = Asks(T("体卫艺科", "Health"), T("日报告", "Daily"), 5)
    >>> termly = Asks(T("安全科", "Safety"), T("年检", "Check"), 5, (3, 9))
    >>> dearest(daily, 0, 31), dearest(termly, 40, 1)
    (155, 205)
    """
    if asks.by is not Filler.SCHOOL:
        return 0
    return asks.minutes * times + (asks.minutes * standing if asks.months else 0)


def load(kinds: Iterable[Kind], month: int, counted: Mapping[str, Counted], cap: int) -> Load:
    """Give what the kinds cost a school in a month; what costs nothing is left out."""
    shares = [
        Share(
            kind,
            kind.asks,
            found,
            review(kind.asks, month, found.standing),
            kind.asks.minutes * found.entered if kind.asks.by is Filler.SCHOOL else 0,
        )
        for kind in kinds
        if kind.asks is not None
        for found in (counted.get(kind.key, Counted()),)
    ]
    dear = sorted(
        (one for one in shares if one.minutes), key=lambda one: (-one.minutes, one.kind.key)
    )
    return Load(month, tuple(dear), cap)


def year(kinds: Iterable[Kind], standing: Mapping[str, int]) -> tuple[int, ...]:
    """Give the minutes of the twelve months that are foreseen: records gone through again."""
    told = [(kind.asks, standing.get(kind.key, 0)) for kind in kinds if kind.asks is not None]
    return tuple(sum(review(asks, month, many) for asks, many in told) for month in range(1, 13))
