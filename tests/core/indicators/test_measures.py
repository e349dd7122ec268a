"""Sums first, the division last and exact; no data, zero, an empty denominator and not applicable apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import PERCENT, Grain, Indicator, Unit, Version
from xuezheng.core.indicators.expressions import col, number
from xuezheng.core.indicators.facts import Fact, Made
from xuezheng.core.indicators.measures import (
    Absence,
    Amount,
    Between,
    Cell,
    Count,
    Held,
    Ratio,
    Shows,
    Spread,
    spread,
)
from xuezheng.core.indicators.places import Place, Places
from xuezheng.core.indicators.tabulate import Sums, shown, values
from xuezheng.core.scorecards.evenness import apart

WORDS = T("词", "word")
FACT = Fact(key="f", title=WORDS, table="t", group="pupils", takes=("org", "n"), unit=WORDS)
LARGE = Amount(FACT, WORDS, col("n") >= number("class_size.large"))
ALL = Amount(FACT, WORDS)
SIZE = Amount(FACT, WORDS, None, col("n"))
SHARE = Indicator(
    key="share", title=WORDS, says=WORDS, topic="", unit=PERCENT, source=Source("某办法"),
    versions=(Version(date(2020, 1, 1), Ratio(LARGE, ALL)), Version(date(2026, 1, 1), Ratio(ALL, ALL))),
)  # fmt: skip
TREE = Places({
    1: Place(None, "bureau"), 2: Place(1, "bureau"), 3: Place(2, "bureau"), 4: Place(3, "township"),
    5: Place(4, "primary"), 6: Place(5, "campus"), 7: Place(4, "office"), 8: Place(1, "bureau"),
})  # fmt: skip


def test_absences_are_four_things():
    some = Held((Cell(0, 0, 0), Cell(4, 4, 0)), (True, True))
    assert Ratio(LARGE, ALL).value(some).number == 0
    assert Ratio(LARGE, ALL).value(Held((Cell(), Cell()), (True, True))).absence is Absence.EMPTY
    assert (
        Ratio(LARGE, ALL).value(Held((Cell(), Cell()), (False, False))).absence is Absence.NO_DATA
    )
    unknown = Held((Cell(0, 3, 3),), (True,))
    assert Count(SIZE).value(unknown).absence is Absence.NO_DATA
    assert Count(SIZE).value(Held((Cell(7, 3, 1),), (True,))).unknown == 1
    found = values(SHARE, None, Sums((), {}), TREE)
    assert {one.absence for one in found.values()} == {Absence.NOT_APPLICABLE}


def test_grains_follow_from_the_tree():
    grains = {org: TREE.grain(org) for org in TREE.held}
    assert grains == {
        1: Grain.PROVINCE, 2: Grain.CITY, 3: Grain.COUNTY, 4: Grain.TOWNSHIP, 5: Grain.SCHOOL,
        6: None, 7: None, 8: Grain.COUNTY,
    }  # fmt: skip


def test_ratios_are_rolled_up_as_sums_and_campuses_to_their_school():
    cells = {5: (Cell(1, 1), Cell(2, 2)), 6: (Cell(1, 1), Cell(1, 1)), 7: (Cell(0, 0), Cell(1, 1))}
    found = values(SHARE, SHARE.versions[0], Sums((True, True), cells), TREE)
    assert found[5].number == Fraction(2, 3)
    assert [found[org].number for org in (4, 3, 2, 1)] == [Fraction(1, 2)] * 4
    assert found[8].absence is Absence.EMPTY


def test_a_place_without_owed_rows_has_no_data():
    owed = replace(FACT, owed=True)
    version = Version(date(2020, 1, 1), Count(Amount(owed, WORDS)))
    sums = Sums((True,), {}, (frozenset({6}),))
    found = values(SHARE, version, sums, TREE)
    assert (found[5].number, found[1].number, found[8].absence) == (0, 0, Absence.NO_DATA)


def test_rows_of_a_school_that_is_gone_count_for_the_whole_alone():
    cells = {5: (Cell(1, 1), Cell(2, 2)), 99: (Cell(1, 1), Cell(1, 1))}
    found = values(SHARE, SHARE.versions[0], Sums((True, True), cells), TREE)
    assert [found[org].whole for org in (1, 2, 3, 4, 5)] == [3, 2, 2, 2, 2]
    assert TREE.lost(cells) == (99,)


def test_schools_out_of_scope_are_not_asked():
    found = values(SHARE, SHARE.versions[0], Sums((True, True), {}), TREE, scope={99})
    assert found[5].absence is Absence.NOT_APPLICABLE
    assert found[4].absence is Absence.EMPTY


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=9))
def test_a_spread_is_that_of_its_rows(numbers):
    n, total, squares = len(numbers), sum(numbers), sum(one * one for one in numbers)
    held = Held((Cell(n, n), Cell(total, n), Cell(squares, n)), (True,) * 3)
    mean = Fraction(total, n)
    variance = sum((one - mean) ** 2 for one in numbers) / n
    measure = Spread(ALL, SIZE, SIZE)
    assert replace(measure, shows=Shows.MEAN).value(held).number == mean
    deviation = measure.value(held).number
    assert abs(deviation**2 - Decimal(variance.numerator) / variance.denominator) < Decimal("1e-30")
    ratio = replace(measure, shows=Shows.COEFFICIENT).value(held)
    assert (ratio.absence is Absence.EMPTY) == (total == 0)


@given(st.integers(-999, 999), st.integers(1, 99), st.integers(0, 3))
def test_what_is_shown_is_rounded_half_up_once(part, whole, places):
    found = shown(Fraction(part, whole), Unit(WORDS, 1, places))
    step = Fraction(1, 10**places)
    exact = Fraction(part, whole)
    off = Fraction(abs(found)) - abs(exact)
    assert -step / 2 < off <= step / 2


def test_a_definition_is_its_formula_not_its_words():
    first, second = SHARE.versions
    assert SHARE.digest(first) != SHARE.digest(second)
    assert replace(SHARE, title=T("别的", "other")).digest(first) == SHARE.digest(first)
    assert SHARE.on(date(2025, 12, 31)) is first
    assert SHARE.on(date(2026, 1, 1)) is second
    assert SHARE.numbers(first) == ("class_size.large",)
    assert replace(SHARE, until=date(2026, 6, 30)).on(date(2026, 7, 1)) is None


def test_faults_name_what_is_missing():
    wrong = replace(FACT, steps=(Made("m", col("nowhere")),), shows=("lost",))
    given_ = replace(
        SHARE, versions=(Version(date(2020, 1, 1), Count(Amount(wrong, WORDS, col("gone")))),)
    )
    assert sorted(given_.faults()) == [
        "f.m: nowhere",
        "f: lost",
        "share: a count is no share",
        "share: f.gone",
    ]
    classes = replace(SHARE, grains=(Grain.CLASS,))
    assert list(classes.faults()) == ["share: grain class, but its rows name no class"]
    assert spread(FACT, col("n"), WORDS, Shows.MEAN).amounts[2].of == col("n") * col("n")


def apart_at(pairs):
    """Give the value at the county of schools with (sum, heads) each."""
    tree = {org: Place(4, "primary") for org in range(10, 10 + len(pairs))}
    places = Places({1: Place(None, "bureau"), 4: Place(1, "township"), **tree})
    cells = {
        org: (Cell(total, heads, 0), Cell(heads, heads, 0))
        for org, (total, heads) in zip(tree, pairs, strict=True)
    }
    one = replace(
        SHARE, unit=Unit(WORDS), versions=(Version(date(2020, 1, 1), Between(SIZE, ALL)),)
    )
    return values(one, one.versions[0], Sums((True, True), cells), places)[1]


def test_places_lie_apart_by_their_means_weighted_by_heads():
    # means 1 and 3 of 100 heads each: deviation 1, mean 2
    found = apart_at([(100, 100), (300, 100)])
    assert (found.number, found.part, found.whole) == (Decimal("0.5"), 400, 200)
    # who has no heads is left out; all alike lie nowhere apart
    assert apart_at([(50, 10), (500, 100), (0, 0)]).number == 0
    assert apart_at([(0, 0)]).absence is Absence.EMPTY
    assert (
        Between(SIZE, ALL).value(Held((Cell(), Cell()), (False, True))).absence is Absence.NO_DATA
    )


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 90)), min_size=1, max_size=8))
def test_places_apart_are_as_the_scorecards_have_them(pairs):
    exact = apart([(heads, Fraction(total)) for total, heads in pairs])
    assert abs(apart_at(pairs).number - exact.coefficient) < Decimal("1e-15")
