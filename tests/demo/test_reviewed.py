"""The demo's canteen, assessed school, judged project and planted title (D18), told for a few people."""

import pytest

from xuezheng.apps.records.access import switching
from xuezheng.apps.records.models import Deadline, Record
from xuezheng.apps.reviews.models import Assignment, Call
from xuezheng.apps.schools.services import plant
from xuezheng.core.assess.referee import check
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL, cast
from xuezheng.demo.year import reviewed, standing
from xuezheng.demo.year.doer import Doer
from xuezheng.demo.year.people import settle
from xuezheng.site.intentions import intentions

TOLD = {BUREAU, SHOWN_SCHOOL, "安全科", "督导室", "教研室", "人事科", "考试中心", "基础教育科"}


@pytest.fixture
def told(db):  # noqa: ARG001 - it writes
    plant(standing())
    doer = Doer(intentions())
    people = settle(doer, [one for one in cast(standing()) if one.unit in TOLD])
    reviewed.work(doer, people)
    yield people
    switching.forget()


def test_every_shape_stands_where_the_story_leaves_it(told):
    assert told
    states = dict(Record.objects.filter(kind__in=reviewed.ON).values_list("kind", "state"))
    assert states == {
        "canteen_grade": "rechecking", "school_assessment": "stated", "title_application": "returned",
        "research_application": "voting", "standard_school": "drafted",
    }  # fmt: skip
    assert Record.objects.get(kind="canteen_grade").data["grade"] == "c"
    project = Record.objects.get(kind="research_application")
    # 26 + 33 + 17 + 8 from every judge: nobody is lenient.
    assert (project.data["score"], project.data["place"]) == ("84", 1)
    assert check(Call.objects.get().draw) == []
    assert Assignment.objects.filter(scored_at=None).count() == 0
    # D18: due 29 September, returned 10 October, four working days late: five and four from there.
    title = Record.objects.get(kind="title_application")
    assert title.data["resubmit_by"] == "2026-10-22"
    running = Deadline.objects.get(record=title, state="open")
    assert (running.clock, running.due_day.isoformat()) == ("resubmit", "2026-10-22")
