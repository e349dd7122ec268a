"""Derived equals live: random questions have the same answer in the register and in its snapshot."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.snapshots.conftest import BEGAN
from tests.apps.snapshots.test_taking import taken

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.core.registers.timeline import AsOf, Begin, Correct, End

DAYS = st.integers(0, 400).map(lambda days: BEGAN + timedelta(days=days))
MOMENTS = st.none() | st.integers(0, 40).map(
    lambda days: datetime(2026, 9, 1, 12, tzinfo=ZONE) + timedelta(days=days)
)
GROUPED = st.sampled_from(["state", "sex", "residence", "school_class", "boards", "born"])
LIVE = """
SELECT "{by}", count(*) FROM pupil
WHERE valid_from <= ? AND valid_to > ? AND known_from <= ? AND known_to > ?
GROUP BY 1
"""
BELIEVED = """
SELECT "{by}", count(*) FROM pupil
WHERE valid_from <= ? AND valid_to > ? AND known_to = TIMESTAMPTZ '9999-12-31 00:00:00+00'
GROUP BY 1
"""


@pytest.fixture
def asked(bureau):
    """Change the pupils' facts on both axes, take a snapshot, give its DuckDB."""
    facts = EnrolmentFact.objects.all()
    values = facts[0].values()
    at = datetime(2026, 9, 10, 9, tzinfo=ZONE)
    for days, (person, act) in enumerate(
        [
            (bureau.pupils[0], Begin(date(2026, 11, 1), values | {"state": "suspended"})),
            (bureau.pupils[0], Correct(date(2026, 9, 1), values | {"sex": "2"})),
            (bureau.pupils[1], End(date(2027, 2, 1))),
        ]
    ):
        facts.revise(person, act, at + timedelta(days=days))
    with taken().connect() as duck:
        yield duck


@given(by=GROUPED, day=DAYS, known=MOMENTS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_snapshot_answers_as_the_register_does(asked, by, day, known):
    found = EnrolmentFact.objects.at(AsOf(day, known)).values_list(by).annotate(n=Count("id"))
    when = [day, day] if known is None else [day, day, known, known]
    asked_in = (BELIEVED if known is None else LIVE).format(by=by)
    assert dict(asked.execute(asked_in, when).fetchall()) == dict(found.order_by())
