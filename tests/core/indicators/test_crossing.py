"""Setting out by two traits: totals are of all rows, an empty group is no nought, nothing is averaged."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.crossing import TOTAL, crossed
from xuezheng.core.indicators.definition import Version
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Absence, Amount, Cell, Count, Ratio
from xuezheng.core.indicators.tabulate import Sums

WORDS = T("词", "word")
FACT = Fact(key="f", title=WORDS, table="t", group="pupils", takes=("org", "n"), unit=WORDS)
PART, WHOLE = Amount(FACT, WORDS, col("n") >= 56), Amount(FACT, WORDS)
SHARE = Version(date(2020, 1, 1), Ratio(PART, WHOLE))
COUNT = Version(date(2020, 1, 1), Count(PART))
GROUPS = {1: ("东", "public"), 2: ("东", "private"), 3: ("西", "public")}


def cells(part, whole):
    return Cell(part, whole, 0), Cell(whole, whole, 0)


def test_shares_by_hand():
    # 1 of 4 classes, 2 of 4, 0 of 12: the public ones 1/16, the east 3/8, all 3/20 - no mean of shares
    sums = Sums((True, True), {1: cells(1, 4), 2: cells(2, 4), 3: cells(0, 12)})
    found = {key: value.number for key, value in crossed(SHARE, sums, GROUPS).items()}
    assert found == {
        ("东", "public"): Fraction(1, 4), ("东", "private"): Fraction(1, 2),
        ("西", "public"): 0, ("东", TOTAL): Fraction(3, 8), ("西", TOTAL): 0,
        (TOTAL, "public"): Fraction(1, 16), (TOTAL, "private"): Fraction(1, 2),
        (TOTAL, TOTAL): Fraction(3, 20),
    }  # fmt: skip
    assert ("西", "private") not in found  # no such school


def test_absences_stay_apart():
    sums = Sums((True, True), {1: cells(0, 3)}, (None, None))
    found = crossed(SHARE, sums, GROUPS)
    assert (found["东", "public"].number, found["东", "private"].absence) == (0, Absence.EMPTY)
    owed = Sums((True,), {1: (Cell(0, 3, 0),)}, (frozenset({1, 3}),))
    told = crossed(COUNT, owed, GROUPS)
    assert told["东", "private"].absence is Absence.NO_DATA  # owes rows and has none
    assert told["西", "public"].number == 0  # has rows, and none that count
    asked = crossed(SHARE, sums, GROUPS, frozenset({1}))
    assert asked["西", "public"].absence is Absence.NOT_APPLICABLE
    assert asked[TOTAL, TOTAL].number == 0
    assert {one.absence for one in crossed(None, sums, GROUPS).values()} == {Absence.NOT_APPLICABLE}


@given(
    st.dictionaries(
        st.integers(1, 12),
        st.tuples(
            st.sampled_from("ab"), st.sampled_from("xy"), st.integers(0, 9), st.integers(0, 9)
        ),
        min_size=1,
    )
)
def test_every_total_is_what_its_rows_make(some):
    sums = Sums(
        (True, True), {org: cells(part, part + more) for org, (_, _, part, more) in some.items()}
    )
    found = crossed(SHARE, sums, {org: one[:2] for org, one in some.items()})
    for (row, column), value in found.items():
        mine = [
            one for one in some.values() if row in {TOTAL, one[0]} and column in {TOTAL, one[1]}
        ]
        part, whole = sum(one[2] for one in mine), sum(one[2] + one[3] for one in mine)
        assert value.number == (Fraction(part, whole) if whole else None)
