"""Laws of progress on generated promises: mirror, monotone, sums."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from promises import YEAR, figure

from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.cascade import How, Share, gather, remainder
from xuezheng.core.targets.progress import progress
from xuezheng.core.targets.schedule import at_end, by_month, by_quarter, by_year
from xuezheng.core.targets.target import Direction, Target

numbers = st.integers(-400, 400).map(lambda n: Fraction(n, 4))
days = st.dates(YEAR.start - timedelta(days=40), YEAR.due + timedelta(days=40))
paces = st.sampled_from([by_month(YEAR), by_quarter(YEAR), by_year(YEAR), at_end(YEAR)])
OPPOSITE = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "=": "=", "range": "range"}
TURNED = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
OPS = {Direction.UP: (">=", ">", "="), Direction.DOWN: ("<=", "<", "="), Direction.REACH: ("=",)}


@st.composite
def targets(draw):
    direction = draw(st.sampled_from([*OPS, Direction.HOLD]))
    low, high = sorted((draw(numbers), draw(numbers)))
    held = direction is Direction.HOLD
    return Target(
        indicator="甲",
        unit=draw(st.sampled_from(["所", "%"])),
        direction=direction,
        period=YEAR,
        op="range" if held else draw(st.sampled_from(OPS[direction])),
        value=None if held else low,
        low=low if held else None,
        high=high if held else None,
        baseline=draw(st.none() | numbers),
    )


def less(value):
    return None if value is None else -value


def mirrored(target):
    """The same promise with every number negated and the direction turned round."""
    return Target(
        indicator=target.indicator,
        unit=target.unit,
        direction=TURNED.get(target.direction, target.direction),
        period=target.period,
        op=OPPOSITE[target.op],
        value=less(target.value),
        low=less(target.high),
        high=less(target.low),
        baseline=less(target.baseline),
    )


@given(targets(), st.none() | numbers, paces, days, days)
def test_down_is_the_mirror_of_up(target, value, pace, day, on):
    plain = progress(target, [figure(value, day)], pace, on)
    turned = progress(mirrored(target), [figure(less(value), day)], pace, on)
    assert (plain.standing, plain.share, plain.remainder) == (
        turned.standing,
        turned.share,
        turned.remainder,
    )


ORDER = [Standing.MISS, Standing.RISK, Standing.WAIT, Standing.TRACK, Standing.MET]


@given(targets(), numbers, numbers, paces, days)
def test_a_better_figure_never_gives_a_worse_standing(target, one, other, pace, on):
    low, high = sorted((one, other))
    if target.course is Direction.DOWN:
        worse, better = high, low
    elif target.course is Direction.UP:
        worse, better = low, high
    else:
        edges = target.bounds
        middle = (edges[0] + edges[1]) / 2
        better, worse = sorted((one, other), key=lambda value: abs(value - middle))
    found = [
        ORDER.index(
            progress(target, [figure(value, YEAR.start)], pace, max(on, YEAR.start)).standing
        )
        for value in (worse, better)
    ]
    assert found[0] <= found[1]


@given(targets(), st.lists(st.tuples(numbers, days), max_size=5), paces, days)
def test_overdue_is_never_said_before_the_due_day_is_over(target, given_, pace, on):
    found = progress(target, [figure(value, day) for value, day in given_], pace, on)
    if on <= YEAR.due:
        assert found.standing is not Standing.MISS
    if not any(day <= on for _, day in given_):
        assert found.standing in (Standing.NODATA, Standing.WAIT)
        assert found.value is None
    assert found.words.zh.count("{") == 0


@given(targets(), numbers, days, st.randoms(use_true_random=False), paces)
def test_the_order_of_figures_does_not_matter(target, value, on, shuffle, pace):
    given_ = [figure(value + n, YEAR.start + timedelta(days=30 * n)) for n in range(5)]
    shuffled = list(given_)
    shuffle.shuffle(shuffled)
    assert progress(target, given_, pace, on) == progress(target, shuffled, pace, on)


parts = st.lists(
    st.tuples(st.sampled_from("甲乙丙丁"), st.none() | numbers, st.integers(1, 9)), max_size=8
).map(lambda rows: [Share(*row) for row in rows])


@given(parts, numbers)
def test_parts_and_remainder_make_the_whole(shares, whole):
    found = remainder(whole, shares, How.SUM)
    known = sum((share.value for share in shares if share.value is not None), Fraction(0))
    assert found.parts.missing == tuple(s.unit for s in shares if s.value is None)
    if found.remainder is not None:
        assert known + found.remainder == whole


@given(parts)
def test_a_weighted_mean_lies_between_its_parts_and_is_exact(shares):
    known = [share for share in shares if share.value is not None]
    mean = gather(shares, How.WEIGHTED_MEAN).value
    if known:
        assert min(s.value for s in known) <= mean <= max(s.value for s in known)
        assert mean * sum(s.weight for s in known) == sum(s.value * s.weight for s in known)
    else:
        assert mean is None
