"""The contest of homework designs: who may enter, own school avoided, blind, a tie at the last seat, notice, appeal."""

import pytest
from tests.apps.reviews.acting import (
    applied,
    by_person,
    do,
    drawn,
    move,
)
from tests.apps.reviews.test_reviewing import voting

from xuezheng.apps.records.models import Record
from xuezheng.apps.reviews.models import Assignment, Entry
from xuezheng.apps.reviews.selectors.pages import task_page
from xuezheng.core.base.errors import RefusedError

KEY = "homework_design"
LINES = {"aim": 30, "layers": 30, "load": 20, "feedback": 20}


def design(bureau, key, **more):
    """Give the data of a design by the teacher of a school."""
    return {
        "title": f"{key}校分数单元作业", "year": 2026, "stage": "primary", "course": "maths",
        "author": bureau.people[key], "years_taught": 6, "own_work": True, "minutes": 15,
        "design": f"方案{key}：{bureau.names[key]}设计，基础题四道", "feedback": "面批", "apply_by": "2026-10-12",
    } | more  # fmt: skip


def called(bureau, quota):
    call = do(
        "review.open_call", bureau.head, review=KEY, year=2026, title="2026年作业设计评选",
        org=bureau.section, seats={"primary": 6}, quotas={"primary": quota},
    )["call"]  # fmt: skip
    for key in bureau.people:
        do("review.list_judge", bureau.head, review=KEY, person=bureau.people[key], group="primary")
    cases = {key: applied(bureau, KEY, key, design(bureau, key)) for key in "abcd"}
    for case in cases.values():
        move(case, "admit", bureau.head)
    return call, cases


def scored(bureau, worth):
    """Every judge gives a design what it is worth."""
    school = {bureau.orgs[key]: key for key in bureau.people}
    actors = by_person(bureau)
    for row in Assignment.objects.select_related("judge", "entry__record"):
        total = worth[school[row.entry.record.org_id]]
        points = {key: str(total * full / 100) for key, full in LINES.items()}
        do("review.score", actors[row.judge.person], task=row.pk, scores=points)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"years_taught": 0}, "任教年限0，要求≥1"), ({"own_work": False}, "承诺原创否，要求是")],
)
def test_who_may_enter_is_reckoned(bureau, wrong, why):
    case = applied(bureau, KEY, "a", design(bureau, "a", **wrong))
    with pytest.raises(RefusedError, match=why):
        move(case, "admit", bureau.head)


def test_a_judge_sees_a_code_and_no_name_and_never_a_design_of_the_own_school(bureau):
    call, _ = called(bureau, 3)
    drawn(bureau, call)
    actors = by_person(bureau)
    tasks = list(Assignment.objects.select_related("judge", "entry__record"))
    # four designs with three judges each
    assert len(tasks) == 12
    for row in tasks:
        assert row.judge.org_id != row.entry.record.org_id
        told = str(task_page(actors[row.judge.person], row.pk))
        assert not [name for name in bureau.names.values() if name in told]
        assert "基础题四道" in told


def test_equals_at_the_last_seat_are_out_the_winner_is_on_view_and_the_loser_appeals(bureau):
    # Two seats: a is worth 90, b and c 80 each, d 70. The tie at the second seat leaves both out.
    call, cases = called(bureau, 2)
    drawn(bureau, call)
    scored(bureau, {"a": 90, "b": 80, "c": 80, "d": 70})
    do("review.sum_up", bureau.head, call=call)
    places = {key: Record.objects.get(pk=case).data["place"] for key, case in cases.items()}
    assert places == {"a": 1, "b": 2, "c": 2, "d": 4}
    given = voting(call, {bureau.orgs[key]: lambda cast: cast for key in "abcd"})
    assert do("review.vote", bureau.leader, **given)["passed"] == 1
    states = {key: Record.objects.get(pk=case).state for key, case in cases.items()}
    assert states == {"a": "shown", "b": "told", "c": "told", "d": "told"}
    with pytest.raises(RefusedError):
        move(cases["a"], "award", bureau.head, data={"prize": "first"})
    move(cases["b"], "appeal", bureau.principals["b"], note="请复核名次")
    assert Record.objects.get(pk=cases["b"]).state == "appealed"
    assert Entry.objects.count() == 4
