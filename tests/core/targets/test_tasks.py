"""How tasks stand, in the words of the office."""

from datetime import date
from fractions import Fraction

import pytest
from promises import DEMO_DAY, YEAR, figure, target

from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.milestones import Milestone
from xuezheng.core.targets.progress import progress
from xuezheng.core.targets.schedule import Pace, Pacing, by_month
from xuezheng.core.targets.tasks import TaskFacts, TaskState, Under, task_progress

MET = progress(target(), [figure("6")], by_month(YEAR), DEMO_DAY)
TRACK = progress(target(), [figure("5")], by_month(YEAR), DEMO_DAY)
RISK = progress(target(), [figure("3")], by_month(YEAR), DEMO_DAY)
MISS = progress(target(), [figure("3")], by_month(YEAR), date(2027, 1, 1))
NODATA = progress(target(), [], by_month(YEAR), DEMO_DAY)


def task(state=TaskState.DOING, due=date(2026, 12, 15), **given):
    return TaskFacts(state=state, start=date(2026, 3, 2), due=due, **given)


@pytest.mark.parametrize(
    ("facts", "targets", "standing", "words"),
    [
        (task(TaskState.DRAFTED), (), Standing.WAIT, "尚未下达"),
        (task(TaskState.ISSUED), (), Standing.WAIT, "已下达，待签收"),
        (task(TaskState.ISSUED), (RISK,), Standing.RISK, RISK.words.zh),
        (task(), (), Standing.TRACK, "办理中"),
        (task(), (TRACK, MET), Standing.TRACK, "2 项目标中序时推进 1 项、已完成 1 项"),
        (task(), (MET, MET), Standing.TRACK, "2 项目标全部完成，待销号"),
        (task(), (TRACK, RISK), Standing.RISK, "2 项目标中进度滞后 1 项、序时推进 1 项"),
        (task(), (TRACK, MISS), Standing.MISS, "2 项目标中逾期未完成 1 项、序时推进 1 项"),
        (task(), (NODATA,), Standing.NODATA, NODATA.words.zh),
        (task(), (NODATA, TRACK), Standing.TRACK, "2 项目标中无数据 1 项、序时推进 1 项"),
        (task(TaskState.REPORTED), (MET,), Standing.TRACK, "已报送，待审核"),
        (task(due=DEMO_DAY), (), Standing.TRACK, "办理中"),
        (task(due=date(2026, 10, 11)), (MET,), Standing.MISS, "2026年10月11日到期未销号"),
        (task(TaskState.CLOSED, closed=date(2026, 9, 1)), (RISK,), Standing.MET, "2026年9月1日已销号"),
        (task(due=None), (), Standing.TRACK, "办理中"),
        (task(due=date(2026, 9, 30), suspended=date(2026, 9, 1)), (), Standing.TRACK, "2026年9月1日起暂停计时"),
        (task(due=date(2026, 9, 30), suspended=date(2026, 10, 8)), (), Standing.MISS, "2026年9月30日到期未销号"),
    ],
)  # fmt: skip
def test_a_task_stands(facts, targets, standing, words):
    found = task_progress(facts, Under(targets), DEMO_DAY)
    assert (found.standing, found.words.zh) == (standing, words)


def test_a_milestone_passed_by_is_behind():
    steps = (
        Milestone(id=1, day=date(2026, 6, 30), words="完成招标", done=date(2026, 6, 20)),
        Milestone(id=2, day=date(2026, 9, 30), words="主体封顶"),
        Milestone(id=3, day=date(2026, 12, 15), words="竣工"),
    )
    found = task_progress(task(), Under((), steps), DEMO_DAY)
    assert found.standing is Standing.RISK
    assert found.words.zh == "节点2026年9月30日未完成：主体封顶"
    assert (found.share, found.expected) == (Fraction(1, 3), Fraction(2, 3))
    on_the_day = task_progress(task(), Under((), steps), date(2026, 9, 30))
    assert on_the_day.standing is Standing.TRACK


def test_share_and_expected_are_measured_on_the_same_thing():
    found = task_progress(task(due=date(2026, 12, 31)), Under((TRACK, MET, NODATA)), DEMO_DAY)
    # 5 of 6 and all of another; both expect nine months of twelve; no figure, no share.
    assert (found.share, found.expected) == (Fraction(11, 12), Fraction(3, 4))
    bare = task_progress(task(due=date(2026, 12, 31)), Under((NODATA,)), DEMO_DAY)
    # March to December are ten months, seven of them over.
    assert (bare.share, bare.expected) == (None, Fraction(7, 10))
    quarters = task_progress(
        task(due=date(2026, 12, 31)), Under(), DEMO_DAY, by=Pacing(Pace.QUARTERS, (15, 40, 70, 100))
    )
    assert (quarters.expected, quarters.share) == (Fraction(70, 100), None)


def test_a_task_closed_later_was_open_on_the_day():
    facts = task(TaskState.CLOSED, closed=date(2026, 11, 1))
    assert task_progress(facts, Under(), DEMO_DAY).standing is Standing.TRACK
