"""What a line of a card says: shares lie percentage points apart, a limit bears its sign."""

from fractions import Fraction

from xuezheng.core.indicators.definition import PERCENT, per
from xuezheng.core.scorecards.result import Line, Verdict
from xuezheng.core.scorecards.telling import limit, short_by

AREA = per("平方米/生", "square metres a pupil")


def line(value, wanted):
    return Line(item="one", verdict=Verdict.UNMET, value=Fraction(value), limit=Fraction(wanted))


def test_two_shares_lie_percentage_points_apart_and_areas_square_metres():
    # 2.3 of 100 against at least 10 of 100 lack 7.7 points, not 7.7 per cent.
    short = line("0.023", "0.1")
    told = short_by(short.gap, PERCENT)
    assert (told.zh, told.en) == ("7.7个百分点", "7.7 percentage points")
    assert limit(short, PERCENT) == "≥10%"
    assert "百分点" not in short_by(Fraction(1, 5), AREA).zh
    assert "%" not in limit(line("3.85", "4.5"), AREA)
    assert short_by(None, PERCENT).zh == ""
