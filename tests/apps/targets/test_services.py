"""Writes on targets: success, refusal, repeat."""

import pytest
from django.db import IntegrityError, transaction
from tests.apps.targets.acting import MARCH, TODAY, aim, do, enter, move, person, task

from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.targets.access import CheckerError
from xuezheng.apps.targets.models import AppendOnlyError, Figure, Milestone, Revision, Target
from xuezheng.apps.targets.selectors import Filters, detail, progress_of
from xuezheng.apps.targets.services.cascading import PartsExistError, SplitError
from xuezheng.apps.targets.services.entering import (
    ByMilestoneError,
    FigureDayError,
    OriginError,
    TargetEndedError,
)
from xuezheng.apps.targets.services.milestones import DoneAlreadyError, MilestoneError
from xuezheng.apps.targets.services.programmes import OpenStepsError, ProgrammeError
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.numbers import NumberTextError
from xuezheng.core.targets.target import TargetError

pytestmark = pytest.mark.django_db


def standing(city, target, actor=None):
    return detail(actor or city.clerk, target, TODAY).aim.progress.standing


def test_planting_derives_the_direction_and_keeps_the_numbers_exactly(city):
    number = aim(city, op="<=", value="2.5", unit="%", baseline="4", indicator="大班额比例")
    row = Target.objects.get(pk=number)
    assert (row.direction, row.value, row.baseline, row.how) == (
        "down",
        "2.5",
        "4",
        "weighted_mean",
    )
    assert row.plan == 7


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"value": "2.50"}, NumberTextError), ({"due": "2025-12-31"}, TargetError), ({"op": "~"}, TargetError)],
)  # fmt: skip
def test_planting_refuses_what_is_no_target(city, wrong, error):
    with pytest.raises(error):
        aim(city, **wrong)
    assert not Target.objects.exists()


def test_only_who_issues_plants(city):
    given = {
        "org": city.basic, "indicator": "甲", "value": "1", "start": "2026-01-01",
        "due": "2026-12-31",
    }  # fmt: skip
    for actor, error in ((city.head, OutsideError), (city.stranger, NotFoundError)):
        with pytest.raises(error):
            do("target.plant", actor, targets=[given])


def test_the_lead_section_enters_and_the_same_request_counts_once(city):
    target = aim(city)
    first = do("figure.enter", city.head, idem="k1", target=target, value="４", day="2026-09-30")
    again = do("figure.enter", city.head, idem="k1", target=target, value="４", day="2026-09-30")
    assert first == again
    assert list(Figure.objects.values_list("value", "origin", "on_behalf")) == [
        ("4", "entered", False)
    ]
    assert standing(city, target) is Standing.RISK


def test_a_superior_enters_for_a_unit_below_and_it_is_marked(city):
    target = aim(city, org=city.school)
    enter(city, target, "5", actor=city.town_officer)
    assert Figure.objects.get().on_behalf


def test_who_checks_a_figure_does_not_enter_it(city):
    target = aim(city)
    with pytest.raises(CheckerError):
        enter(city, target, "4", actor=city.clerk)
    own = aim(city, org=city.office, indicator="发文数")
    assert enter(city, own, "4", actor=city.clerk)


def test_nobody_else_enters(city):
    target = aim(city, org=city.school)
    for actor in (city.stranger, city.other_principal, city.auditor):
        with pytest.raises(NotFoundError):
            enter(city, target, "4", actor=actor)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"day": "2026-10-13"}, FigureDayError),
        ({"value": "四所"}, NumberTextError),
        ({"origin": "computed"}, OriginError),
        ({"files": [99]}, NotFoundError),
    ],
)
def test_a_wrong_figure_is_refused_and_nothing_is_kept(city, given, error):
    target = aim(city)
    with pytest.raises(error):
        enter(city, target, given.pop("value", "4"), **given)
    assert not Figure.objects.exists()


def test_an_empty_figure_says_there_is_none(city):
    target = aim(city)
    enter(city, target, "")
    assert Figure.objects.get().value is None
    assert standing(city, target) is Standing.NODATA


def test_a_correction_leaves_the_old_figure_readable(city):
    target = aim(city)
    wrong = enter(city, target, "6")
    assert standing(city, target) is Standing.MET
    do("figure.correct", city.head, figure=wrong, value="5", reason="一所尚未竣工")
    shown = detail(city.head, target, TODAY)
    assert shown.aim.progress.standing is Standing.TRACK
    assert [(f.value, f.replaced, f.in_force, f.corrected) for f in shown.figures] == [
        ("5所", False, True, "6所"),
        ("6所", True, False, ""),
    ]


def test_two_corrections_of_one_figure_meet(city):
    wrong = enter(city, aim(city), "6")
    do("figure.correct", city.head, figure=wrong, value="5", reason="重复计入")
    with pytest.raises(StaleError):
        do("figure.correct", city.head, figure=wrong, value="4", reason="重复计入")
    assert Figure.objects.count() == 2


def test_a_correction_needs_a_reason_and_the_right(city):
    wrong = enter(city, aim(city), "6")
    with pytest.raises(Exception, match="reason"):
        do("figure.correct", city.head, figure=wrong, value="5", reason="")
    with pytest.raises(CheckerError):
        do("figure.correct", city.clerk, figure=wrong, value="5", reason="听说只有五所")
    for number in (wrong, 99_999_999):
        with pytest.raises(NotFoundError, match=r"^找不到：数据$"):
            do("figure.correct", city.stranger, figure=number, value="5", reason="没有理由")


def test_figures_are_written_once(city):
    enter(city, aim(city), "6")
    row = Figure.objects.get()
    row.value = "7"
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()


def test_the_database_refuses_a_correction_without_a_reason(city):
    enter(city, aim(city), "6")
    row = Figure.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(
            target=row.target, day=row.day, origin="entered", at=row.at, corrects=row
        )


def test_the_lead_chooses_whose_figure_is_in_force(city):
    target = aim(city, unit="%", value="52.6")
    enter(city, target, "54.1")
    enter(city, target, "53.4", day="2026-10-01", origin="yearbook")
    shown = detail(city.head, target, TODAY)
    assert [(one.value, one.difference) for one in shown.beside] == [("54.1%", "+0.7个百分点")]
    do("target.choose_origin", city.head, target=target, origin="entered", reason="年报含民办园")
    shown = detail(city.head, target, TODAY)
    assert shown.aim.progress.origin.key == "entered"
    assert [one.difference for one in shown.beside] == ["-0.7个百分点"]
    with pytest.raises(CheckerError):
        do("target.choose_origin", city.clerk, target=target, origin="", reason="改回来")


def test_a_target_is_handed_out_with_its_remainder(city):
    target = aim(city)
    done = do(
        "target.split", city.head, target=target,
        parts=[{"org": city.town, "value": "3"}, {"org": city.other_town, "value": "2"}],
    )  # fmt: skip
    assert (done["remainder"], done["even"]) == ("1", False)
    shown = detail(city.head, target, TODAY)
    assert shown.aim.balance.words.zh == "尚有 1 未分解"
    assert [part.org_name for part in shown.aim.parts] == ["盐浦镇教办", "竹里镇教办"]


def test_parts_make_the_whole_only_when_all_have_a_figure(city):
    target = aim(city)
    parts = do(
        "target.split", city.head, target=target,
        parts=[{"org": city.town, "value": "3"}, {"org": city.other_town, "value": "3"}],
    )["parts"]  # fmt: skip
    enter(city, parts[0], "3", actor=city.town_officer)
    assert detail(city.head, target, TODAY).aim.progress.value is None
    other = Target.objects.get(pk=parts[1])
    enter(city, other.pk, "2", actor=person(11, "township", other.org_id))
    whole = detail(city.head, target, TODAY).aim.progress
    assert (whole.value, whole.origin.key) == (5, "computed")


def test_a_township_hands_on_to_its_own_schools_only(city):
    target = aim(city, org=city.town)
    with pytest.raises(NotFoundError):
        do(
            "target.split",
            city.town_officer,
            target=target,
            parts=[{"org": city.other, "value": "1"}],
        )
    do("target.split", city.town_officer, target=target, parts=[{"org": city.school, "value": "6"}])
    with pytest.raises(PartsExistError):
        do(
            "target.split",
            city.town_officer,
            target=target,
            parts=[{"org": city.school, "value": "6"}],
        )


@pytest.mark.parametrize(
    "given",
    [
        {"parts": [("town", "3"), ("town", "3")]},
        {"parts": [("town", "3")], "how": "declared_gap"},
    ],
)
def test_parts_that_cannot_be_are_refused(city, given):
    parts = [{"org": getattr(city, org), "value": value} for org, value in given.pop("parts")]
    with pytest.raises(SplitError):
        do("target.split", city.head, target=aim(city), parts=parts, **given)


def test_milestones_drive_done_or_not(city):
    case = task(city, title="出台教育共同体章程")
    target = aim(city, record=case, op="=", value=None, unit="", indicator="出台章程")
    assert standing(city, target) is Standing.WAIT
    with pytest.raises(ByMilestoneError):
        enter(city, target, "1")
    first = do(
        "milestone.set", city.head, target=target, day="2026-06-30", words="征求意见", share=5000
    )["milestone"]
    assert standing(city, target) is Standing.RISK
    do("milestone.done", city.head, milestone=first, day="2026-06-20")
    assert standing(city, target) is Standing.TRACK
    with pytest.raises(DoneAlreadyError):
        do("milestone.done", city.head, milestone=first)


@pytest.mark.parametrize(
    "given",
    [
        {"day": "2027-01-01"},
        {"day": "2026-09-30", "share": 4000},
        {"record": 1, "day": "2026-09-30"},
    ],
)
def test_milestones_that_cannot_be_are_refused(city, given):
    target = aim(city)
    do("milestone.set", city.head, target=target, day="2026-06-30", words="甲", share=5000)
    with pytest.raises(MilestoneError):
        do("milestone.set", city.head, **({"target": target, "words": "乙"} | given))


def test_a_closed_task_makes_its_done_or_not_target_completed(city):
    case = task(city)
    target = aim(city, record=case, op="=", value=None, unit="")
    move(case, "sign", city.head, MARCH)
    rows = progress_of(city.clerk, Filters(plan=7), TODAY).rows
    assert [(row.id, row.standing, row.aims[0].id) for row in rows] == [
        (case, Standing.TRACK, target)
    ]


def programme(city, **more):
    given = {
        "title": "学前教育优质普惠三年行动计划", "org": city.basic, "start": "2025-01-01",
        "due": "2027-12-31",
        "steps": [
            {"day": "2025-12-31", "words": "新建公办园3所"},
            {"day": "2026-12-31", "words": "新建公办园4所"},
        ],
    } | more  # fmt: skip
    return do("programme.open", city.clerk, MARCH, **given)["programme"]


def test_a_programme_carries_open_milestones_on_once(city):
    number = programme(city)
    first = do("programme.carry", city.clerk, programme=number, year=2026)["carried"]
    assert len(first) == 1
    carried = Milestone.objects.get(pk=first[0])
    assert (carried.words, carried.day.isoformat()) == ("新建公办园3所", "2026-12-31")
    assert do("programme.carry", city.clerk, programme=number, year=2026)["carried"] == []
    with pytest.raises(OpenStepsError):
        do("programme.close", city.clerk, programme=number)


def test_a_programme_that_cannot_be_is_refused(city):
    with pytest.raises(ProgrammeError):
        programme(city, due="2024-12-31", steps=[])
    with pytest.raises(ProgrammeError):
        programme(city, steps=[{"day": "2028-01-01", "words": "甲"}])
    number = programme(city)
    with pytest.raises(ProgrammeError):
        do("programme.carry", city.clerk, programme=number, year=2028)
    with pytest.raises(OutsideError):
        do("programme.carry", city.head, programme=number, year=2026)


def test_a_milestone_out_of_sight_and_none_look_alike(city):
    step = do("milestone.set", city.head, target=aim(city), day="2026-06-30", words="甲")
    for number in (step["milestone"], 99_999_999):
        with pytest.raises(NotFoundError, match=r"^找不到：节点$"):
            do("milestone.done", city.stranger, milestone=number)


def promised(city, **more):
    return {
        "org": city.basic, "indicator": "新增公办学位", "op": ">=", "value": "600", "unit": "个",
        "start": "2026-01-01", "due": "2026-12-31", "clause": "7:c1", "promise": "7:t1",
    } | more  # fmt: skip


def test_an_amended_promise_keeps_its_figures_and_says_what_it_was(city):
    [number] = do("target.plant", city.clerk, targets=[promised(city)])["targets"]
    enter(city, number, "300")
    changed = promised(city, value="300", due="2026-06-30")
    told = do("target.revise", city.clerk, targets=[changed], reason="年中调整")
    assert told == {"targets": [number]}
    row = Target.objects.get(pk=number)
    assert (row.value, str(row.due), row.figures.count()) == ("300", "2026-06-30", 1)
    assert standing(city, number) is Standing.MET
    revision = Revision.objects.get()
    assert revision.before == {"value": "600", "due": "2026-12-31"}
    assert revision.after == {"value": "300", "due": "2026-06-30"}
    shown = detail(city.clerk, number, TODAY).revisions
    assert [(one.label.zh, one.before.zh, one.after.zh) for one in shown[0].changes] == [
        ("目标值", "600", "300"), ("完成时限", "2026-12-31", "2026-06-30"),
    ]  # fmt: skip
    assert do("target.revise", city.clerk, targets=[changed], reason="再说一遍") == {"targets": []}


def test_a_promise_taken_back_is_due_no_more_and_may_come_back(city):
    [number] = do("target.plant", city.clerk, targets=[promised(city)])["targets"]
    ended = do("target.end", city.clerk, promises=["7:t1"], reason="上级取消该项")
    assert ended == {"targets": [number]}
    assert not progress_of(city.clerk, Filters(), TODAY).rows
    with pytest.raises(TargetEndedError):
        enter(city, number, "10")
    do("target.revise", city.clerk, targets=[promised(city)], reason="恢复")
    assert [row.id for row in progress_of(city.clerk, Filters(), TODAY).rows] == [number]


def test_only_who_issues_revises_and_ends(city):
    do("target.plant", city.clerk, targets=[promised(city)])
    for actor, error in ((city.head, OutsideError), (city.stranger, NotFoundError)):
        with pytest.raises(error):
            do("target.revise", actor, targets=[promised(city, value="1")], reason="不该")
        with pytest.raises(error):
            do("target.end", actor, promises=["7:t1"], reason="不该")
    with pytest.raises(NotFoundError):
        do("target.end", city.clerk, promises=["7:t9"], reason="没有这项")
    assert not Revision.objects.exists()
