"""Progress from entry to exit (推进率), by the definition in force: exact, and nothing where a number is missing."""

from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.awards.problem import NO_FIGURE, Figure, Progress


@dataclass(frozen=True, slots=True)
class Counts:
    """What progress is told of (推进率数据): leavers who sat and stood above the line, and the same at entry.

    ``risen`` are those above the line in the entries that have an expectation.
    """

    sat: int | None = None
    line: int | None = None
    risen: int | None = None
    expected: int | None = None
    banded: int | None = None
    entered: int | None = None


def progress(method: Progress, counts: Counts) -> Figure:
    """Give the progress of a school; none where a number is missing or a denominator is nought.

    >>> given = Counts(400, 270, 270, 250, 246, 410)
    >>> [str(progress(one, given).number) for one in Progress]
    ['27/25', '9/8', '3/40']
    """
    if method is Progress.EXPECTED:
        if counts.risen is None or not counts.expected:
            return NO_FIGURE
        return Figure(Fraction(counts.risen, counts.expected), counts.risen, counts.expected)
    if counts.line is None or not counts.sat or counts.banded is None or not counts.entered:
        return NO_FIGURE
    then, now = Fraction(counts.banded, counts.entered), Fraction(counts.line, counts.sat)
    if method is Progress.BAND and not then:
        return NO_FIGURE
    number = now / then if method is Progress.BAND else now - then
    return Figure(number, counts.line, counts.sat, (counts.banded, counts.entered))
