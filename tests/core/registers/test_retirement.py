"""The month of retirement against a table worked out by hand, planted case D22 included."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.registers.retirement import (
    Group,
    births,
    group_of,
    ladders,
    month,
    months,
    retires,
)

STEPS = ladders(shipped().on(date(2026, 10, 12)))
MAN, CADRE, WORKER = Group.MAN, Group.WOMAN_CADRE, Group.WOMAN_WORKER

TABLE = [
    # The first who wait: January to April 1965 one month, at 60 years 1 month.
    (MAN, "1964-12", "2024-12", 0),
    (MAN, "1965-01", "2025-02", 1),
    (MAN, "1965-04", "2025-05", 1),
    (MAN, "1965-05", "2025-07", 2),
    # D22: 14 months after January 1965, 14 // 4 + 1 = 4; March 2026 and four months.
    (MAN, "1966-03", "2026-07", 4),
    # The last step: from September 1976 on 36 months, 63 years.
    (MAN, "1976-08", "2039-07", 35),
    (MAN, "1976-09", "2039-09", 36),
    (MAN, "1990-01", "2053-01", 36),
    (CADRE, "1969-12", "2024-12", 0),
    (CADRE, "1970-01", "2025-02", 1),
    # D22: 22 months after January 1970, 22 // 4 + 1 = 6; November 2026 and six months.
    (CADRE, "1971-11", "2027-05", 6),
    (CADRE, "1981-09", "2039-09", 36),
    (WORKER, "1974-12", "2024-12", 0),
    (WORKER, "1975-01", "2025-02", 1),
    (WORKER, "1975-02", "2025-03", 1),
    (WORKER, "1975-03", "2025-05", 2),
    (WORKER, "1984-10", "2039-09", 59),
    (WORKER, "1984-11", "2039-11", 60),
]


def on(text):
    return date(int(text[:4]), int(text[5:]), 15)


@pytest.mark.parametrize(("group", "born", "wanted", "delay"), TABLE, ids=str)
def test_the_table_by_hand(group, born, wanted, delay):
    found = retires(on(born), STEPS[group])
    assert (found.month, found.delay) == (wanted, delay)


def test_by_choice_nobody_goes_before_the_original_age():
    found = retires(on("1966-03"), STEPS[MAN], 36)
    assert (found.earliest, found.latest) == (date(2026, 3, 1), date(2029, 7, 1))
    late = retires(on("1990-01"), STEPS[MAN], 36)
    assert (late.earliest, late.latest) == (date(2050, 1, 1), date(2056, 1, 1))


def test_before_2025_the_original_ages_held():
    before = ladders(shipped().on(date(2024, 12, 31)))
    assert retires(on("1966-03"), before[MAN]).month == "2026-03"
    assert retires(on("1971-11"), before[CADRE]).month == "2026-11"


@pytest.mark.parametrize(
    ("sex", "cadre", "wanted"),
    [("1", None, MAN), ("1", False, MAN), ("2", True, CADRE), ("2", False, WORKER),
     ("2", None, None), ("", True, None)],
)  # fmt: skip
def test_the_group_is_unknown_where_the_register_does_not_say(sex, cadre, wanted):
    assert group_of(sex, cadre) is wanted


MONTHS = st.dates(date(1950, 1, 1), date(1995, 12, 31))


@given(st.sampled_from(list(Group)), MONTHS, MONTHS)
def test_who_is_born_later_never_retires_earlier(group, one, other):
    first, later = sorted((one, other))
    assert retires(first, STEPS[group]).on <= retires(later, STEPS[group]).on


@given(
    st.sampled_from(list(Group)),
    st.dates(date(2020, 1, 1), date(2045, 1, 1)),
    st.integers(1, 40),
    MONTHS,
)
def test_births_are_exactly_those_who_retire_in_the_stretch(group, since, length, born):
    until = month(months(since) + length - 1)
    span = births(STEPS[group], since, until)
    inside = months(since) <= months(retires(born, STEPS[group]).on) <= months(until)
    assert inside == (span is not None and span[0] <= born < span[1])
