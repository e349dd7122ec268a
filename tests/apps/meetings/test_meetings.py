"""Meetings, bodies and agreements: each step succeeds once, is refused with its reason, sees bounds."""

from datetime import date

import pytest
from tests.apps.meetings.conftest import MINUTES, MONDAY, do, meeting

from xuezheng.apps.meetings.access import bodies, meetings, reads_minutes
from xuezheng.apps.meetings.models import (
    AgendaItem,
    Agreement,
    Attendance,
    Body,
    Meeting,
    Member,
    Resolution,
)
from xuezheng.apps.meetings.services.bodies import BodyNameError, MemberError, TwiceError
from xuezheng.apps.meetings.services.given import (
    OrderOfDaysError,
    StageError,
    UnitError,
    WordError,
)
from xuezheng.apps.meetings.services.sittings import (
    BodyWantedError,
    NoMinutesError,
    NumberTakenError,
)
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.errors import NotFoundError, StaleError

TODAY = MONDAY.date()


def body(bureau, actor=None, **more):
    given = {
        "name": "校园安全工作专班", "kind": "task_force", "org": bureau.office,
        "begins": "2026-03-01", "rules": "每周调度一次。",
    } | more  # fmt: skip
    return do("body.found", actor or bureau.clerk, **given)["body"]


def task(bureau):
    given = {
        "source": "leader_note", "title": "消防设施排查", "number": "批〔2026〕18号",
        "day": "2026-10-09", "lead": bureau.safety, "due": "2026-10-31",
    }  # fmt: skip
    return do("task.assign", bureau.clerk, **given)["case"]


def test_a_meeting_is_planned_held_and_minuted(bureau):
    number = meeting(bureau)
    people = [{"said": "王某"}, {"said": "李某", "how": "excused"}]
    held = do("meeting.hold", bureau.clerk, meeting=number, seen=1, attendance=people, chair="王某")
    assert (held["state"], held["version"]) == ("held", 2)
    done = do("meeting.minute", bureau.clerk, meeting=number, seen=2, text=MINUTES)
    assert done["number"] == "〔2026〕1号"
    row = Meeting.objects.get()
    assert (row.state, row.minuted_on, row.chair, row.version) == ("minuted", TODAY, "王某", 3)
    assert list(AgendaItem.objects.values_list("title", "reporter")) == [
        ("校园安全大检查", "安全科")
    ]
    assert Attendance.objects.filter(how="excused").get().said == "李某"


def test_a_meeting_is_not_held_twice_nor_before_its_day(bureau):
    number = meeting(bureau)
    do("meeting.hold", bureau.clerk, meeting=number, seen=1)
    with pytest.raises(StaleError):
        do("meeting.hold", bureau.clerk, meeting=number, seen=1)
    with pytest.raises(StageError, match="已召开"):
        do("meeting.hold", bureau.clerk, meeting=number, seen=2)
    later = meeting(bureau, day="2026-10-13")
    with pytest.raises(StageError, match="未到"):
        do("meeting.hold", bureau.clerk, meeting=later, seen=1)


def test_minutes_have_words_a_number_of_their_own_and_no_earlier_day(bureau):
    one, other = meeting(bureau), meeting(bureau)
    with pytest.raises(NoMinutesError):
        do("meeting.minute", bureau.clerk, meeting=one, seen=1, text="  ")
    with pytest.raises(OrderOfDaysError):
        do("meeting.minute", bureau.clerk, meeting=one, seen=1, text="略", day="2026-09-01")
    do("meeting.minute", bureau.clerk, meeting=one, seen=1, text="略", number="〔2026〕5号")
    with pytest.raises(NumberTakenError):
        do("meeting.minute", bureau.clerk, meeting=other, seen=1, text="略", number="〔2026〕5号")
    done = do("meeting.minute", bureau.clerk, meeting=other, seen=1, text="略")
    assert done["number"] == "〔2026〕6号"


def test_what_is_planned_names_a_kind_a_body_and_a_unit_that_exist(bureau):
    with pytest.raises(WordError):
        meeting(bureau, kind="party")
    with pytest.raises(BodyWantedError):
        meeting(bureau, kind="body")
    with pytest.raises(UnitError):
        meeting(bureau, org=99_999_999)
    with pytest.raises(NotFoundError):
        meeting(bureau, actor=bureau.principal)
    assert not Meeting.objects.exists()


def test_a_repeated_request_plans_one_meeting(bureau):
    given = {"title": "推进会", "kind": "promotion", "org": bureau.office, "day": "2026-10-20"}
    first = do("meeting.plan", bureau.clerk, idem="k1", **given)
    assert do("meeting.plan", bureau.clerk, idem="k1", **given) == first
    assert Meeting.objects.count() == 1


def test_a_section_sees_its_own_meetings_and_those_it_attended(bureau):
    number = meeting(bureau)
    assert not meetings(bureau.safe).exists()
    with pytest.raises(NotFoundError):
        do("meeting.hold", bureau.safe, meeting=number, seen=1)
    people = [{"said": "赵某", "person": bureau.safe.person}]
    do("meeting.hold", bureau.clerk, meeting=number, seen=1, attendance=people)
    row = meetings(bureau.safe).get()
    assert reads_minutes(bureau.safe, row)
    with pytest.raises(OutsideError):
        do("meeting.minute", bureau.safe, meeting=number, seen=2, text="略")
    own = meeting(bureau, actor=bureau.safe, org=bureau.safety, title="科务会")
    assert {one.pk for one in meetings(bureau.safe)} == {number, own}


def test_a_named_unit_sees_the_head_of_the_meeting_but_not_its_minutes(bureau):
    number = meeting(bureau)
    do("meeting.minute", bureau.clerk, meeting=number, seen=1, text=MINUTES)
    do("meeting.read_minutes", bureau.clerk, meeting=number)
    do("resolution.issue", bureau.clerk, resolution=Resolution.objects.get(position=1).pk)
    row = meetings(bureau.safe).get()
    assert not reads_minutes(bureau.safe, row)
    assert not meetings(bureau.stranger).exists()


def test_a_body_has_members_who_come_and_go(bureau):
    number = body(bureau)
    head = do("body.member_add", bureau.clerk, body=number, part="head", post=77)["member"]
    do("body.member_add", bureau.clerk, body=number, part="member", org=bureau.safety)
    with pytest.raises(TwiceError):
        do("body.member_add", bureau.clerk, body=number, part="deputy", post=77)
    with pytest.raises(MemberError):
        do("body.member_add", bureau.clerk, body=number, part="member", post=1, org=bureau.basic)
    with pytest.raises(MemberError):
        do("body.member_add", bureau.clerk, body=number, part="member")
    assert bodies(bureau.safe, TODAY).get().pk == number
    assert not bodies(bureau.stranger, TODAY).exists()
    do("body.member_end", bureau.clerk, member=head, ends="2026-10-12")
    with pytest.raises(StageError):
        do("body.member_end", bureau.clerk, member=head, ends="2026-10-12")
    do("body.member_add", bureau.clerk, body=number, part="head", post=77)
    assert Member.objects.filter(post=77).count() == 2


def test_a_name_is_registered_once_while_the_body_stands(bureau):
    number = body(bureau)
    with pytest.raises(BodyNameError):
        body(bureau)
    with pytest.raises(NotFoundError):
        body(bureau, actor=bureau.principal)
    with pytest.raises(OrderOfDaysError):
        do("body.end", bureau.clerk, body=number, ends="2026-03-01")
    do("body.end", bureau.clerk, body=number, ends="2026-10-01")
    with pytest.raises(StageError):
        do("body.end", bureau.clerk, body=number, ends="2026-10-02")
    with pytest.raises(StageError):
        do("body.member_add", bureau.clerk, body=number, part="member", org=bureau.safety)
    body(bureau)
    assert Body.objects.count() == 2


def test_a_task_force_drives_a_task_on(bureau):
    number, case = body(bureau), task(bureau)
    for _ in range(2):
        do("body.attach", bureau.clerk, body=number, case=case)
    assert Body.objects.get().tasks.count() == 1
    with pytest.raises(NotFoundError):
        do("body.attach", bureau.clerk, body=number, case=99_999_999)
    with pytest.raises(NotFoundError):
        do("body.attach", bureau.stranger, body=number, case=case)
    do("body.detach", bureau.clerk, body=number, case=case)
    with pytest.raises(NotFoundError):
        do("body.detach", bureau.clerk, body=number, case=case)


def test_departments_agree_and_settle(bureau):
    given = {
        "org": bureau.office, "departments": ["市公安局", "市卫生健康局", "市公安局"],
        "what": "开展校园周边联合整治", "due": "2026-11-30",
    }  # fmt: skip
    number = do("agreement.add", bureau.clerk, **given)["agreement"]
    assert Agreement.objects.get().departments == "市公安局\n市卫生健康局"
    with pytest.raises(NotFoundError):
        do("agreement.settle", bureau.stranger, agreement=number, outcome="已完成")
    do("agreement.settle", bureau.clerk, agreement=number, outcome="整治37处")
    assert Agreement.objects.get().ended_on == date(2026, 10, 12)
    with pytest.raises(StageError):
        do("agreement.settle", bureau.clerk, agreement=number, outcome="再次")
