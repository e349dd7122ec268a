"""Who was missing at which hour; sums of what never came."""

import itertools
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.ledgers.hourly import by_hour, summed

DAY = date(2026, 10, 12)


def at(hour, minute=0):
    return datetime(2026, 10, 12, hour, minute, tzinfo=CIVIL)


def test_the_missing_by_hand():
    reports = {1: at(8), 2: at(8, 1), 3: at(9, 30), 4: None}
    found = by_hour(reports, DAY, (9, 8, 10, 12), at(10, 5))
    assert [(one.hour, one.reported, one.missing) for one in found] == [
        (8, 1, (2, 3, 4)), (9, 2, (3, 4)), (10, 3, (4,)),
    ]  # fmt: skip
    assert by_hour(reports, DAY, (8,), at(7, 59)) == ()
    assert by_hour({}, DAY, (8,), at(9))[0].missing == ()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(1, 9), st.none() | st.integers(0, 23)))
def test_nobody_is_lost_and_nobody_goes_missing_again(told):
    reports = {unit: None if hour is None else at(hour) for unit, hour in told.items()}
    found = by_hour(reports, DAY, range(24), at(23, 59))
    for one in found:
        assert one.reported + len(one.missing) == len(reports)
    for one, later in itertools.pairwise(found):
        assert set(later.missing) <= set(one.missing)


def test_nothing_reported_is_no_zero():
    rows = [{"fever": None, "isolated": 0}, {"fever": 2, "isolated": None}]
    assert summed(rows, ("fever", "isolated", "staff")) == {
        "fever": 2,
        "isolated": 0,
        "staff": None,
    }
    assert summed([], ("fever",)) == {"fever": None}
