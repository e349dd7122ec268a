"""Points of the fitness test, worked out by hand from the standard's tables."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.adapters import parameters
from xuezheng.core.fitness.scoring import (
    GRADES,
    ROWS,
    SEXES,
    TIMED,
    FitnessError,
    bonus,
    column,
    graduating,
    level,
    mass_index,
    points,
    score,
    weights,
)

RULES = parameters.shipped().on(date(2026, 9, 1))
TABLES = {key: RULES[key] for key in RULES if key.startswith("fitness.")}


@pytest.mark.parametrize(
    ("key", "grade", "sex", "result", "earns"),
    [
        ("vital_capacity", "P1", "M", 1700, 100),
        ("vital_capacity", "P1", "M", 1699, 95),
        ("vital_capacity", "P1", "M", 1240, 78),
        ("vital_capacity", "P1", "M", 1239, 76),
        ("vital_capacity", "P1", "M", 500, 10),
        ("vital_capacity", "P1", "M", 499, 0),
        ("run50m", "S3", "M", Decimal("6.8"), 100),
        ("run50m", "S3", "M", Decimal("6.9"), 95),
        ("run50m", "P1", "M", Decimal("12.6"), 60),
        ("run50m", "P1", "M", Decimal("12.7"), 50),
        ("run1000m", "J1", "M", 235, 100),
        ("run1000m", "J1", "M", 321, 50),
        ("run800m", "J1", "F", 4 * 60 + 35, 68),
        ("pullup", "J1", "M", 13, 100),
        ("pullup", "J1", "M", 8, 76),
        ("pullup", "J1", "M", 1, 30),
        ("pullup", "J1", "M", 0, 0),
        ("pullup", "J1", "M", 20, 100),
        ("bmi", "P1", "M", Decimal("13.4"), 80),
        ("bmi", "P1", "M", Decimal("13.5"), 100),
        ("bmi", "P1", "M", Decimal("18.2"), 80),
        ("bmi", "P1", "M", Decimal("20.4"), 60),
        ("sit_reach", "P1", "F", Decimal("-1.7"), 0),
        ("sit_reach", "P1", "F", Decimal("2.4"), 60),
    ],
)
def test_a_result_earns_the_row_it_reaches(key, grade, sex, result, earns):
    assert points(TABLES, key, grade, sex, result) == earns


@pytest.mark.parametrize(
    ("key", "grade", "sex", "result", "earns"),
    [
        ("rope_1min", "P1", "M", 109, 0),
        ("rope_1min", "P1", "M", 110, 0),
        ("rope_1min", "P1", "M", 111, 1),
        ("rope_1min", "P1", "M", 148, 19),
        ("rope_1min", "P1", "M", 149, 20),
        ("rope_1min", "P1", "M", 300, 20),
        ("pullup", "J1", "M", 16, 3),
        ("pullup", "J1", "M", 40, 10),
        ("run1000m", "J1", "M", 235 - 19, 4),
        ("run1000m", "J1", "M", 235 - 20, 5),
        ("run1000m", "J1", "M", 236, 0),
        ("run800m", "J1", "F", 215 - 50, 10),
        ("situp_1min", "P3", "M", 90, 0),
    ],
)
def test_bonus_is_for_what_goes_beyond_a_hundred(key, grade, sex, result, earns):
    assert bonus(TABLES, key, grade, sex, result) == earns


def test_a_pupil_of_grade_one_by_hand():
    """15 × 100 + 15 × 78 + 20 × 95 + 30 × 80 + 20 × 100, and three times two more than 109."""
    told = score(TABLES, "P1", "M", {
        "bmi": Decimal("16.0"), "vital_capacity": 1240, "run50m": Decimal("10.3"),
        "sit_reach": Decimal("11.0"), "rope_1min": 115,
    })  # fmt: skip
    assert told.standard == Fraction(1500 + 1170 + 1900 + 2400 + 2000, 100)
    assert (told.bonus, told.total, told.level) == (3, Fraction(9270, 100), "excellent")


def test_a_missing_item_is_no_nought():
    told = score(TABLES, "P1", "M", {"bmi": Decimal("16.0"), "rope_1min": None})
    assert told.missing == ("vital_capacity", "run50m", "sit_reach", "rope_1min")
    assert (told.standard, told.total, told.level) == (None, None, "")


@pytest.mark.parametrize(
    ("total", "word"), [("90", "excellent"), ("89.9", "good"), ("60", "pass"), ("59.9", "fail")]
)
def test_levels_begin_at_their_lines(total, word):
    assert level(TABLES, Fraction(total)) == word


def test_weights_make_a_hundred_and_every_item_has_its_table():
    for grade in GRADES:
        for sex in SEXES:
            told = weights(TABLES, grade, sex)
            assert sum(told.values()) == 100
            for key in told:
                assert points(TABLES, key, grade, sex, 0) in range(101)


def test_columns_are_in_order_everywhere():
    for key in set().union(*(weights(TABLES, grade, sex) for grade in GRADES for sex in SEXES)):
        if key in ("bmi", "pullup"):
            continue
        for sex, grades in TABLES[f"fitness.{key}"].items():
            for grade, cuts in grades.items():
                rows = column(key, cuts)
                assert len(rows) == len(ROWS), (key, sex, grade)
                assert list(rows) == sorted(rows, reverse=key not in TIMED), (key, sex, grade)


@given(st.integers(0, 6000), st.integers(0, 300))
def test_more_never_earns_less(result, more):
    less, better = (
        points(TABLES, "vital_capacity", "J2", "F", one) for one in (result, result + more)
    )
    assert less <= better


def test_mass_index_to_one_decimal_half_up():
    assert mass_index(120, 24) == Decimal("16.7")
    assert mass_index(100, Decimal("18.15")) == Decimal("18.2")
    with pytest.raises(FitnessError):
        mass_index(0, 24)


def test_what_the_tables_do_not_know_is_refused():
    for grade, results in (("P9", {}), ("P1", {"run1000m": 200})):
        with pytest.raises(FitnessError):
            score(TABLES, grade, "M", results)


def test_graduation_is_half_the_last_year():
    assert graduating([Fraction(80), Fraction(90), Fraction(70)]) == Fraction(155, 2)
    assert graduating([Fraction(70)]) == 70
    with pytest.raises(FitnessError):
        graduating([])
