"""Somebody leaves a post: all open cases go to a colleague, none to a stranger, each on the record."""

import pytest
from tests.apps.records.steps import MONDAY, evidence, move, planted, task
from tests.apps.records.steps import do as case_do
from tests.apps.signing import account_for, actor_for

from xuezheng.apps.desk.selectors.waiting import Show, desk, some
from xuezheng.apps.records.models import CaseEntry, Handed
from xuezheng.apps.records.selectors.handed import holders_of_cases
from xuezheng.apps.records.services.acting import ColleagueError
from xuezheng.apps.records.services.handing import SameError

pytestmark = pytest.mark.django_db
DAY = MONDAY.date()


@pytest.fixture
def bureau():
    """The basic section, in which one person works on two tasks and two colleagues sit."""
    found = planted()
    found.one, found.two = (
        actor_for(("section", found.basic)), actor_for(("section", found.basic)),
    )  # fmt: skip
    found.cases = []
    for _ in range(2):
        case = task(found)
        move(case, "issue", found.clerk)
        move(case, "sign", found.head)
        case_do("case.hand_on", found.head, case=case, person=found.one.person)
        found.cases.append(case)
    return found


def test_all_open_cases_go_to_the_colleague(bureau):
    given = {"person": bureau.one.person, "to": bureau.two.person, "note": "轮岗"}
    assert case_do("case.hand_over", bureau.head, **given) == {"done": bureau.cases, "left": []}
    assert set(Handed.objects.values_list("person", flat=True)) == {bureau.two.person}
    notes = CaseEntry.objects.filter(act="hand_on", note="轮岗").values_list("record", flat=True)
    assert sorted(notes) == bureau.cases
    [holder] = holders_of_cases(bureau.head, DAY)
    assert (holder.person, holder.cases) == (bureau.two.person, 2)


def test_what_cannot_be_handed_over_is_left_with_the_reason(bureau):
    stranger = account_for(("section", bureau.safety)).person_id
    given = {"person": bureau.one.person, "to": stranger, "note": "轮岗"}
    done = case_do("case.hand_over", bureau.head, **given)
    assert done["done"] == []
    assert [one["code"] for one in done["left"]] == [ColleagueError.code] * 2
    assert set(Handed.objects.values_list("person", flat=True)) == {bureau.one.person}


def test_who_has_no_part_in_the_cases_hands_over_none(bureau):
    given = {"person": bureau.one.person, "to": bureau.two.person, "note": "x"}
    assert case_do("case.hand_over", bureau.stranger, **given) == {"done": [], "left": []}
    assert holders_of_cases(bureau.stranger, DAY) == ()


def test_nobody_hands_over_to_themselves(bureau):
    person = bureau.one.person
    with pytest.raises(SameError):
        case_do("case.hand_over", bureau.head, person=person, to=person, note="x")


def named(items):
    return [item.what for item in items]


def test_what_was_handed_on_waits_for_the_colleague_and_is_watched_by_who_handed_it(bureau):
    """Both tasks lie with ``one``: the head waits for others, ``one`` has them, ``two`` nothing."""
    head, one, two = (desk(who, MONDAY) for who in (bureau.head, bureau.one, bureau.two))
    assert (head.all, named(head.others)) == (0, ["新增学位1200个"] * 2)
    assert named(some(bureau.head, Show.OTHERS, DAY)) == ["新增学位1200个"] * 2
    assert one.all == 2
    assert two.all == 0


def test_a_check_is_not_handed_on_with_the_work(bureau):
    """The office checks what was reported, although the section had handed the task on."""
    file = evidence(bureau.one)
    move(bureau.cases[0], "report", bureau.one, data={"result": "已新增1210个"}, files=[file])
    verbs = [item.verb.zh for group in desk(bureau.clerk, MONDAY).groups for item in group.items]
    assert verbs.count("审核") == 1
