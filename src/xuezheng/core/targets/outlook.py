"""What a foretold value means for a promise (预测判定): a ceiling and a veto are judged the other way round.

It never changes how a target stands today; it says what its standing will be
on the due day if things go on as before.
"""

from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets import wording
from xuezheng.core.targets.target import Target


class Likely(Labelled):
    """What is to be expected on the due day (预计)."""

    KEEPS = ("keeps", T("预计可达到", "Likely to be met"))
    OPEN = ("open", T("能否达到尚不确定", "Open either way"))
    FAILS = ("fails", T("预计达不到", "Likely to be missed"))


STANDINGS = {
    Likely.KEEPS: Standing.TRACK,
    Likely.OPEN: Standing.WAIT,
    Likely.FAILS: Standing.RISK,
}
WORDS = T(
    "{due}预计{value}（{low}—{high}），目标{goal}，{likely}",
    "By {due} about {value} ({low}–{high}), goal {goal}: {likely}",
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a forecast means (预测判定结果), with both numbers in words."""

    likely: Likely
    words: T

    @property
    def standing(self) -> Standing:
        """Its shape and colour."""
        return STANDINGS[self.likely]


def outlook(target: Target, value: Fraction, low: Fraction, high: Fraction) -> Outlook:
    """Judge a foretold value by its interval, all in the target's unit.

    Gives: kept where the whole interval keeps the promise, missed where none of
    it does, open between. ``low`` and ``high`` are the ends of the interval.
    """
    likely = _likely(target, low, high)
    unit = target.unit
    words = WORDS.filled(
        due=wording.day_words(target.period.due),
        value=wording.amount(value, unit),
        low=wording.amount(low, unit),
        high=wording.amount(high, unit),
        goal=wording.goal(target),
        likely=likely.label,
    )
    return Outlook(likely, words)


def _likely(target: Target, low: Fraction, high: Fraction) -> Likely:
    if target.satisfied(low) and target.satisfied(high):
        return Likely.KEEPS
    least, most = target.bounds
    apart = (least is not None and high < least) or (most is not None and low > most)
    touches = target.op in (">", "<") and (high == least or low == most)
    return Likely.FAILS if apart or touches else Likely.OPEN
