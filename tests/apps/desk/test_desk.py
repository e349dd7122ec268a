"""The desk: what waits for whom, by deadline, and for whom it does not."""

from datetime import date, datetime, timedelta

import pytest
from tests.apps.records.steps import MONDAY, move, planted, reported, task

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.desk.selectors.waiting import Span, desk
from xuezheng.core.base.standings import Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau():
    return planted()


def at(day, hour=9):
    return datetime.combine(day, datetime.min.time(), ZONE).replace(hour=hour)


def shown(actor, now):
    return {
        (group.span, item.what, item.verb.zh)
        for group in desk(actor, now).groups
        for item in group.items
    }


def test_a_task_waits_first_for_the_office_then_for_its_lead_then_for_the_checker(bureau):
    case = task(bureau)
    assert shown(bureau.head, MONDAY) == set()
    move(case, "issue", bureau.clerk)
    # Two working days from Monday 28 September: Wednesday the 30th, in the same week.
    assert shown(bureau.head, MONDAY) == {(Span.WEEK, "新增学位1200个", "签收")}
    move(case, "sign", bureau.head)
    assert shown(bureau.head, MONDAY) == {(Span.LATER, "新增学位1200个", "填报")}
    [waiting] = desk(bureau.clerk, MONDAY).others
    assert waiting.what == "新增学位1200个"


def test_what_is_reported_waits_for_the_office_and_no_longer_for_the_lead(bureau):
    reported(bureau)
    assert shown(bureau.head, MONDAY) == set()
    [group] = desk(bureau.clerk, MONDAY).groups
    [item] = group.items
    # Three working days from 28 September: 29, 30 September, and 8 October after the holiday.
    assert (item.day, item.verb.zh) == (date(2026, 10, 8), "审核")


def test_late_things_come_first_and_say_how_late(bureau):
    move(task(bureau), "issue", bureau.clerk)
    found = desk(bureau.head, at(date(2026, 10, 12)))
    [group] = found.groups
    [item] = group.items
    assert group.span is Span.LATE
    assert item.standing is Standing.MISS
    # Due on 30 September; 8, 9, 10 (a working Saturday) and 12 October have been worked since.
    assert item.left.zh == "逾期 4 个工作日"
    assert (found.all, found.late, found.today) == (1, 1, 0)


def test_many_cases_alike_stand_as_one_line_that_leads_to_their_list(bureau):
    for _ in range(3):
        move(task(bureau), "issue", bureau.clerk)
    assert len(desk(bureau.head, MONDAY).groups[0].items) == 3
    move(task(bureau), "issue", bureau.clerk)
    found = desk(bureau.head, MONDAY)
    [group] = found.groups
    [item] = group.items
    assert (found.all, group.said, item.count, item.url) == (4, "4", 4, "/ledgers/task/?show=mine")
    assert "4 件" in item.about


def test_others_see_nothing_of_it(bureau):
    move(task(bureau), "issue", bureau.clerk)
    for stranger in (bureau.stranger, bureau.principal, bureau.town_officer):
        found = desk(stranger, MONDAY)
        assert (found.all, found.others) == (0, ())


def test_the_desk_costs_the_same_for_one_thing_and_for_many(bureau, django_assert_max_num_queries):
    for day in range(12):
        move(task(bureau, MONDAY - timedelta(days=day)), "issue", bureau.clerk)
    with django_assert_max_num_queries(6):
        assert desk(bureau.head, MONDAY).all == 12


def test_a_page_lists_the_most_urgent_and_says_that_there_are_more(bureau):
    for day in range(4):
        move(task(bureau, MONDAY - timedelta(days=day)), "issue", bureau.clerk)
    # Signing was due from 25 to 30 September, so all four are late; two are listed.
    found = desk(bureau.head, at(date(2026, 10, 12)), 2)
    assert [(group.span, group.said) for group in found.groups] == [(Span.LATE, "2+")]
    assert found.said == {"all": "2+", "late": "2+", "today": "0+", "others": "0"}
    everything = desk(bureau.head, at(date(2026, 10, 12))).groups[0].items
    days = sorted(item.day for item in everything for _ in range(item.count))
    assert [item.day for item in found.groups[0].items] == days[:2]
    whole = desk(bureau.head, at(date(2026, 10, 12)), 4)
    assert whole.said == {"all": "4", "late": "4", "today": "0", "others": "0"}
