"""The state of the tree is asked for once while a page is read, and anew for every write."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from xuezheng.apps.schools.access import names, steady
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)


def bureau(name):
    begins = date(2020, 9, 1)
    return Unit("b", "b", name, Kind.BUREAU, Stage.NONE, Nature.PUBLIC, None, 1, None, begins)


def test_one_question_for_a_page_and_none_kept_for_the_next():
    plant([bureau("教育局")])
    names(DAY)
    with CaptureQueriesContext(connection) as asked, steady():
        assert names(DAY) == names(DAY)
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        names(DAY)
        names(DAY)
    assert len(asked) == 2


def test_outside_of_a_read_a_write_is_seen_at_once():
    assert names(DAY) == {}
    plant([bureau("教育局")])
    assert list(names(DAY).values()) == ["教育局"]


def test_a_page_that_only_reads_asks_once(client):
    plant([bureau("教育局")])
    client.get("/organisation/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/organisation/")
    assert sum("treestate" in one["sql"] for one in asked) == 1
