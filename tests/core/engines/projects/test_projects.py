"""A project by hand; every small graph by brute force over all paths; a portfolio's sums."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.adapters.calendars import shipped
from xuezheng.core.engines.projects.plan import forecast, risk
from xuezheng.core.engines.projects.problem import Plan, ProjectError, Stage
from xuezheng.core.engines.projects.referee import objections, paths

CALENDAR = shipped()
TODAY = date(2026, 10, 12)
OPENING = date(2026, 11, 2)


def plan(*stages, begins=TODAY, opening=OPENING):
    return Plan(tuple(stages), begins, opening)


SMALL = (
    Stage("approval", 3), Stage("land", 5, ("approval",)), Stage("design", 8, ("approval",)),
    Stage("tender", 2, ("land", "design")),
)  # fmt: skip


def test_a_small_project_by_hand():
    # 12 October 2026 is a Monday. 3 days: 15 Oct; 5 more: 22 Oct, 8 more: 27 Oct; 2 more: 29 Oct.
    found = forecast(plan(*SMALL), TODAY, CALENDAR)
    assert [(one.key, one.finish.isoformat(), one.slack) for one in found.steps] == [
        ("approval", "2026-10-15", 0), ("land", "2026-10-22", 3), ("design", "2026-10-27", 0),
        ("tender", "2026-10-29", 0),
    ]  # fmt: skip
    assert found.path == ("approval", "design", "tender")
    assert (found.ready, found.slip, found.late) == (date(2026, 10, 29), -2, False)


def test_what_is_under_way_ends_no_earlier_than_today_and_slips_the_rest():
    begun = Stage("approval", 3, started=date(2026, 9, 1))
    found = forecast(plan(begun, *SMALL[1:], opening=date(2026, 10, 20)), TODAY, CALENDAR)
    assert found.steps[0].finish == TODAY
    assert (found.ready, found.slip, found.late) == (date(2026, 10, 26), 4, True)


def test_what_is_done_stays_as_it_was():
    done = Stage("approval", 3, started=date(2026, 9, 1), finished=date(2026, 9, 30))
    found = forecast(plan(done, *SMALL[1:]), TODAY, CALENDAR)
    assert (found.steps[0].done, found.steps[0].finish) == (True, date(2026, 9, 30))
    assert found.steps[1].start == TODAY


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ((), "没有阶段"),
        ((Stage("a", 1), Stage("a", 1)), "a 重复"),
        ((Stage("a", 1, ("x",)),), "没有阶段x"),
        ((Stage("a", -1),), "a: -1"),
        ((Stage("a", 1, ("b",)), Stage("b", 1, ("a",))), "互为前提"),
        ((Stage("a", 1, started=date(2026, 2, 1), finished=date(2026, 1, 1)),), "完成早于开始"),
    ],
)
def test_a_wrong_plan_is_refused(stages, said):
    with pytest.raises(ProjectError) as caught:
        plan(*stages)
    assert said in caught.value.told().zh


@st.composite
def graphs(draw):
    """A plan of up to six stages, some done, some begun."""
    stages = []
    for number in range(draw(st.integers(1, 6))):
        before = draw(st.lists(st.integers(0, max(number - 1, 0)), max_size=3, unique=True))
        started = finished = None
        how = draw(st.sampled_from(["no", "no", "begun", "done"]))
        if how != "no":
            started = date(2026, 9, draw(st.integers(1, 30)))
        if how == "done":
            finished = date(2026, 10, draw(st.integers(1, 12)))
        after = tuple(str(one) for one in before if one < number)
        stages.append(Stage(str(number), draw(st.integers(0, 15)), after, started, finished))
    return plan(*stages, begins=date(2026, 9, 1))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_brute_force_over_all_paths_agrees(made):
    found = forecast(made, TODAY, CALENDAR)
    assert list(objections(made, found, TODAY, CALENDAR)) == []
    assert found.path in set(paths(made))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs(), st.integers(1, 5))
def test_a_stage_that_is_not_done_yet_may_slip_by_its_slack_and_no_more(made, more):
    found = forecast(made, TODAY, CALENDAR)
    for step in found.steps:
        stage = made.by_key[step.key]
        if stage.started or stage.finished or step.slack < 0:
            continue
        longer = [
            Stage(
                one.key,
                one.days + (step.slack if one is stage else 0),
                one.after,
                one.started,
                one.finished,
            )
            for one in made.stages
        ]
        assert forecast(plan(*longer, begins=made.begins), TODAY, CALENDAR).ready <= found.ready
        longer = [
            Stage(
                one.key,
                one.days + (step.slack + more if one is stage else 0),
                one.after,
                one.started,
                one.finished,
            )
            for one in made.stages
        ]
        waited = any(step.key in one.after and (one.started or one.finished) for one in made.stages)
        if not waited and not _shielded(made, step.key):
            assert forecast(plan(*longer, begins=made.begins), TODAY, CALENDAR).ready > found.ready


def _shielded(made, key):
    """Something begun or done stands behind it on every way, so that it no longer decides."""
    following = [one for one in made.stages if key in one.after]
    return any(one.started or one.finished or _shielded(made, one.key) for one in following)


def test_tampering_is_objected_to():
    made = plan(*SMALL)
    found = forecast(made, TODAY, CALENDAR)
    for wrong in (
        type(found)(found.steps, OPENING, found.opening, found.slip, found.path),
        type(found)(found.steps, found.ready, found.opening, 0, found.path),
        type(found)(
            found.steps[1:], found.ready, found.opening, found.slip, ("approval", "tender")
        ),
    ):
        assert list(objections(made, wrong, TODAY, CALENDAR))


def test_a_portfolio_says_seats_at_risk_and_money_missing():
    good = forecast(plan(*SMALL), TODAY, CALENDAR)
    bad = forecast(plan(*SMALL, opening=date(2026, 10, 20)), TODAY, CALENDAR)
    found = risk([(good, 900, 80_000_00, 80_000_00), (bad, 1_350, 120_000_00, 50_000_00)])
    assert (found.projects, found.late, found.seats, found.seats_at_risk) == (2, 1, 2_250, 1_350)
    assert (found.budget, found.funded, found.gap) == (200_000_00, 130_000_00, 70_000_00)
