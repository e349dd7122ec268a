"""The rules of docs/targets.md, one by one, with figures worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from promises import DEMO_DAY, YEAR, figure, target

from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.milestones import Milestone, figures, nodes
from xuezheng.core.targets.progress import progress
from xuezheng.core.targets.schedule import by_month, schedule
from xuezheng.core.targets.target import Direction, Origin, Period

MONTHS = by_month(YEAR)
LATER = date(2027, 1, 1)


def stand(given, *figures, on=DEMO_DAY, pace=MONTHS):
    return progress(given, figures, pace, on)


def test_a_count_on_its_way_is_compared_with_the_pace():
    found = stand(target(value="5400", unit="个"), figure("4320"))
    assert found.standing is Standing.TRACK
    assert (found.share, found.expected, found.remainder) == (Fraction(4, 5), Fraction(3, 4), 1080)
    assert found.words.zh == "已完成80%，序时应达75%"
    assert (found.value, found.as_of, found.origin) == (4320, date(2026, 9, 30), Origin.ENTERED)


def test_behind_the_pace_both_numbers_and_the_rest_are_told():
    found = stand(target(value="6"), figure("4"))
    assert found.standing is Standing.RISK
    assert found.behind == Fraction(3, 4) - Fraction(2, 3)
    assert found.words.zh == "已完成66.7%，序时应达75%，距目标还差2所"
    assert found.words.en == "66.7% done, 75% expected by now, 2所 short of the goal"


def test_what_is_reached_is_completed_at_once_and_stays_so():
    assert stand(target(), figure("6")).standing is Standing.MET
    assert stand(target(), figure("7"), on=LATER).standing is Standing.MET
    assert stand(target(), figure("7")).share == Fraction(7, 6)


def test_overdue_only_after_the_due_day():
    assert stand(target(), figure("5"), on=YEAR.due).standing is Standing.RISK
    found = stand(target(), figure("5"), on=LATER)
    assert found.standing is Standing.MISS
    assert found.words.zh == "现值5所，目标≥6所，2026年12月31日到期还差1所"


def test_completed_after_the_due_day_is_told_as_late():
    found = stand(target(), figure("6", date(2027, 1, 5)), on=date(2027, 1, 6))
    assert found.standing is Standing.MET
    assert "2027年1月5日逾期后完成" in found.words.zh


def test_a_rate_with_its_baseline_goes_its_way_down():
    rate = target(Direction.DOWN, "2.5", "%", op="<=", baseline="4")
    found = stand(rate, figure("2.8"))
    assert (found.share, found.standing, found.remainder) == (
        Fraction(4, 5),
        Standing.TRACK,
        Fraction(3, 10),
    )
    worse = stand(rate, figure("4.3"))
    assert (worse.share, worse.standing) == (Fraction(-1, 5), Standing.RISK)
    assert worse.words.zh == "现值4.3%，比基数4%更远离目标≤2.5%，还差1.8个百分点"
    assert "1.8 points" in worse.words.en


def test_a_rate_without_baseline_stands_by_comparison():
    rate = target(Direction.UP, "15", "%", op=">=")
    assert stand(rate, figure("15.8")).standing is Standing.MET
    short = stand(rate, figure("14.2"))
    assert (short.standing, short.share) == (Standing.RISK, None)
    assert short.words.zh == "现值14.2%，目标≥15%，还差0.8个百分点；没有基数，不计完成比例"
    early = stand(rate, figure("14.2", date(2026, 1, 5)), on=date(2026, 1, 20))
    assert early.standing is Standing.TRACK


def test_a_ceiling_is_kept_until_it_is_over():
    ceiling = target(Direction.DOWN, "5", "起", op="<=")
    assert stand(ceiling, figure("3")).standing is Standing.TRACK
    assert stand(ceiling, figure("3"), on=LATER).standing is Standing.MET
    broken = stand(ceiling, figure("6"))
    assert (broken.standing, broken.share, broken.remainder) == (Standing.RISK, None, 1)
    assert broken.words.zh == "现值6起，目标≤5起，超出1起"
    assert stand(ceiling, figure("6"), on=LATER).standing is Standing.MISS


def test_nothing_is_kept_at_nought():
    none = target(Direction.DOWN, "0", "个")
    assert stand(none, figure("0")).standing is Standing.TRACK
    assert stand(none, figure("1")).standing is Standing.RISK


def test_a_range_is_held():
    held = target(Direction.HOLD, None, "%", op="range", low="48", high="52")
    assert stand(held, figure("50")).standing is Standing.TRACK
    assert stand(held, figure("50"), on=LATER).standing is Standing.MET
    outside = stand(held, figure("53.5"))
    assert (outside.standing, outside.remainder) == (Standing.RISK, Fraction(3, 2))
    assert outside.words.zh == "现值53.5%，目标48–52%，超出1.5个百分点"


def test_no_figure_is_not_nought():
    assert stand(target()).standing is Standing.NODATA
    assert stand(target(), on=LATER).standing is Standing.NODATA
    assert stand(target(), on=date(2026, 1, 30)).standing is Standing.WAIT
    assert stand(target(), figure(None), figure("4", date(2026, 8, 31))).standing is Standing.NODATA
    assert stand(target(), figure("0")).standing is Standing.RISK


def test_before_the_period_it_has_not_started():
    autumn = Period(date(2026, 11, 1), date(2026, 12, 31))
    found = progress(target(period=autumn), [figure("1")], by_month(autumn), DEMO_DAY)
    assert found.standing is Standing.WAIT


def test_the_newest_figure_not_after_the_day_counts():
    given = (
        figure("3", date(2026, 6, 30)),
        figure("5", date(2026, 9, 30)),
        figure("6", date(2026, 10, 13)),
    )
    assert stand(target(), *given).value == 5
    assert stand(target(), *given, on=date(2026, 9, 29)).value == 3


def test_a_correction_replaces_what_it_corrects_and_only_that():
    wrong = figure("6", id=901)
    right = figure("5", id=902, corrects=901, reason="重复计入一所")
    assert stand(target(), wrong, right).value == 5
    again = figure("4", date(2026, 9, 30), id=903, corrects=902, reason="一所未竣工")
    assert stand(target(), wrong, right, again).value == 4
    older = figure("3", date(2026, 6, 30))
    assert stand(target(), older, wrong, right).value == 5


def test_figures_of_two_origins_stand_beside_each_other():
    hand = figure("54.1", origin=Origin.ENTERED)
    computed = figure("53.4", date(2026, 9, 21), origin=Origin.COMPUTED)
    rate = target(Direction.UP, "52.6", "%", origin=Origin.COMPUTED)
    found = stand(rate, hand, computed)
    assert (found.value, found.origin) == (Fraction("53.4"), Origin.COMPUTED)
    assert [(one.value, one.origin) for one in found.beside] == [(Fraction("54.1"), Origin.ENTERED)]
    alone = stand(rate, hand)
    assert alone.standing is Standing.NODATA
    assert alone.words.zh == "目标≥52.6%，采用口径没有数据，另有人工填报54.1%"


def steps(*done):
    days = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31))
    return [
        Milestone(id=n, day=day, words="甲", done=when)
        for n, (day, when) in enumerate(zip(days, done, strict=True))
    ]


@pytest.mark.parametrize(
    ("done", "closed", "on", "standing"),
    [
        ((None, None, None), None, date(2026, 3, 30), Standing.WAIT),
        ((None, None, None), None, DEMO_DAY, Standing.RISK),
        ((date(2026, 3, 20), None, None), None, DEMO_DAY, Standing.RISK),
        ((date(2026, 3, 20), date(2026, 7, 2), None), None, DEMO_DAY, Standing.TRACK),
        ((None, date(2026, 7, 2), None), None, DEMO_DAY, Standing.RISK),
        ((None, None, None), date(2026, 9, 1), DEMO_DAY, Standing.MET),
        ((date(2026, 3, 20), date(2026, 7, 2), None), None, LATER, Standing.MISS),
        ((None, None, None), None, LATER, Standing.MISS),
    ],
)
def test_done_or_not_goes_by_milestones_and_closing(done, closed, on, standing):
    given = steps(*done)
    yes = target(Direction.YES_NO, None, "")
    pace = schedule(yes, nodes=nodes(given))
    assert progress(yes, figures(given, closed=closed), pace, on).standing is standing


def test_done_or_not_without_milestones_waits_until_it_is_due():
    yes = target(Direction.YES_NO, None, "")
    pace = schedule(yes)
    assert progress(yes, [], pace, DEMO_DAY).standing is Standing.WAIT
    assert progress(yes, [], pace, LATER).words.zh == "2026年12月31日到期未办结"
