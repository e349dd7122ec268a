"""Side acts: urging, extending, pausing, handing on, speaking, editing; none silences a deadline."""

from datetime import date, datetime, timedelta

import pytest
from tests.apps.records.steps import DONE_BY, MONDAY, do, move, reported, task

from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.models import CaseEntry, Deadline, Draft, Record, SavedView, Watch
from xuezheng.apps.records.services.acting import ColleagueError
from xuezheng.apps.records.services.drafts import ManyViewsError
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.cases import MoveRefusedError

LATER = date(2027, 1, 15)


def doing(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    move(case, "sign", bureau.head)
    return case


def finish(case):
    return [
        (one.due_day, one.state, one.extensions)
        for one in Deadline.objects.filter(record=case, clock="finish").order_by("id")
    ]


def test_an_extension_is_asked_for_and_granted_by_somebody_else(bureau):
    case = doing(bureau)
    with pytest.raises(WrongDataError):
        do("case.request_extension", bureau.head, case=case, until=DONE_BY.isoformat(), note="早")
    do("case.request_extension", bureau.head, case=case, until=LATER.isoformat(), note="用地未批")
    assert finish(case) == [(DONE_BY, "open", 0)]
    with pytest.raises(MoveRefusedError):
        do("case.decide_extension", bureau.head, case=case, grant=True)
    do("case.decide_extension", bureau.clerk, case=case, grant=True)
    assert finish(case) == [(DONE_BY, "moved", 0), (LATER, "open", 1)]
    assert Record.objects.get(pk=case).next_due == LATER
    with pytest.raises(MoveRefusedError):
        do("case.decide_extension", bureau.clerk, case=case, grant=True)


def test_a_refused_extension_changes_no_day(bureau):
    case = doing(bureau)
    do("case.request_extension", bureau.head, case=case, until=LATER.isoformat(), note="用地未批")
    with pytest.raises(WrongDataError):
        do("case.decide_extension", bureau.clerk, case=case, grant=False)
    do("case.decide_extension", bureau.clerk, case=case, grant=False, note="理由不足")
    assert finish(case) == [(DONE_BY, "open", 0)]


def test_a_pause_moves_the_day_by_the_working_days_it_lasts(bureau):
    case = doing(bureau)
    # 28 and 29 September are two working days: Friday 18 December becomes Tuesday 22.
    do("case.suspend", bureau.clerk, case=case, until="2026-09-30", note="等待批复")
    assert finish(case) == [(DONE_BY, "moved", 0), (date(2026, 12, 22), "suspended", 0)]
    assert Record.objects.get(pk=case).suspended_since == date(2026, 9, 28)
    with pytest.raises(MoveRefusedError):
        do("case.suspend", bureau.clerk, case=case, until="2026-10-09", note="再等")
    do("case.resume", bureau.clerk, MONDAY + timedelta(days=1), case=case)
    assert finish(case)[-1] == (date(2026, 12, 21), "open", 0)
    assert Record.objects.get(pk=case).suspended_since is None


def test_the_office_urges_and_the_urged_do_not(bureau):
    case = doing(bureau)
    do("case.urge", bureau.clerk, case=case, note="请反馈")
    assert CaseEntry.objects.filter(record=case, act="urge", person=1).count() == 1
    with pytest.raises(MoveRefusedError):
        do("case.urge", bureau.head, case=case, note="请反馈")
    with pytest.raises(NotFoundError):
        do("case.urge", bureau.stranger, case=case, note="请反馈")


def test_a_case_is_handed_to_a_colleague_of_the_unit_who_then_works_on_it(bureau):
    case = doing(bureau)
    for number, org in ((4, bureau.basic), (5, bureau.safety)):
        Person.objects.create(pk=number)
        Grant.objects.create(person_id=number, role="clerk", org_id=org, since=date(2026, 1, 1))
    with pytest.raises(ColleagueError):
        do("case.hand_on", bureau.head, case=case, person=5)
    do("case.hand_on", bureau.head, case=case, person=4, note="请你办")
    bare = SYSTEM.__class__(account=4, person=4)
    move(case, "progress", bare, data={"progress": "已开工"})
    assert CaseEntry.objects.filter(record=case).last().part == "lead"


def test_comments_need_sight_only(bureau):
    case = reported(bureau)
    do("case.comment", bureau.leader, case=case, note="抓紧")
    with pytest.raises(NotFoundError):
        do("case.comment", bureau.principal, case=case, note="？")


def test_fields_are_edited_on_the_record_from_the_version_that_was_seen(bureau):
    case = task(bureau)
    do("case.correct", bureau.clerk, case=case, seen=1, data={"title": "新增学位1210个"})
    record = Record.objects.get(pk=case)
    assert (record.t1, record.version) == ("新增学位1210个", 2)
    entry = CaseEntry.objects.get(record=case, seq=2)
    assert entry.changes == {"title": "新增学位1210个"}
    with pytest.raises(StaleError):
        do("case.correct", bureau.clerk, case=case, seen=1, data={"title": "x"})


def test_a_draft_is_kept_by_account_and_form_and_thrown_away(bureau):
    do("draft.save", bureau.clerk, form="new:task", data={"title": "一"})
    do("draft.save", bureau.clerk, form="new:task", data={"title": "一二", "co": ["1", "2"]})
    do("draft.save", bureau.second, form="new:task", data={"title": "三"})
    assert Draft.objects.get(account=1).data == {"title": "一二", "co": ["1", "2"]}
    assert do("draft.drop", bureau.clerk, form="new:task") == {"dropped": 1}
    assert do("draft.drop", bureau.clerk, form="new:task") == {"dropped": 0}
    assert Draft.objects.count() == 1


def test_watching_and_views_are_ones_own(bureau):
    case = task(bureau)
    do("case.watch", bureau.leader, case=case)
    do("case.watch", bureau.leader, case=case)
    assert Watch.objects.count() == 1
    do("case.watch", bureau.leader, case=case, on=False)
    assert not Watch.objects.exists()
    do("view.save", bureau.clerk, kind="task", name="批示件", query="source=leader_note")
    do("view.save", bureau.clerk, kind="task", name="批示件", query="source=leader_note&sort=due")
    assert SavedView.objects.get().query.endswith("due")
    for number in range(19):
        do("view.save", bureau.clerk, kind="task", name=f"{number}", query="x=1")
    with pytest.raises(ManyViewsError):
        do("view.save", bureau.clerk, kind="task", name="多了", query="x=1")


def test_the_day_of_a_moment_is_the_one_in_china(bureau):
    late = datetime.fromisoformat("2026-09-27T23:00:00+00:00")
    case = task(bureau, late)
    assert Record.objects.get(pk=case).opened == date(2026, 9, 28)
