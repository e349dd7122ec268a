"""How a task stands (任务进度): by its state, its due day, its targets and milestones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.standings import FROM_WORST, Standing, worst
from xuezheng.core.targets.milestones import PASSED, Milestone, in_order, nodes, share_done
from xuezheng.core.targets.progress import Progress
from xuezheng.core.targets.schedule import EVEN, Pacing, by_hand, paced
from xuezheng.core.targets.target import Period
from xuezheng.core.targets.wording import day_words


class TaskState(Labelled):
    """Where a task is on its way (任务状态)."""

    DRAFTED = ("drafted", T("拟办", "Drafted"))
    ISSUED = ("issued", T("待签收", "Issued, not signed for"))
    DOING = ("doing", T("办理中", "Under way"))
    REPORTED = ("reported", T("待审核", "Reported, to be checked"))
    CLOSED = ("closed", T("已销号", "Closed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What progress needs to know of a task (任务要素)."""

    state: TaskState
    start: date
    due: date | None
    closed: date | None = None
    suspended: date | None = None
    """Since when its clock is stopped (暂停计时)."""
    reported: date | None = None
    """When it was handed in, while it waits for its check (待审核)."""

    def overdue(self, on: date) -> bool:
        """Say whether its due day is over.

        A clock stopped by then does not run out; and what was handed in by
        then and waits for its check is late with nobody but the checker.
        """
        if self.due is None or on <= self.due:
            return False
        if self.reported is not None and self.reported <= self.due:
            return False
        return self.suspended is None or self.suspended > self.due


@dataclass(frozen=True, slots=True)
class Under:
    """What hangs under a task (任务下的目标与节点)."""

    targets: Sequence[Progress] = ()
    milestones: Sequence[Milestone] = ()


CLOSED = T("{day}已销号", "Closed on {day}")
CLOSED_PLAIN = T("已销号", "Closed")
OVERDUE = T("{due}到期未销号", "Not closed when due on {due}")
NOT_ISSUED = T("尚未下达", "Not issued yet")
NOT_SIGNED = T("已下达，待签收", "Issued, not signed for yet")
TO_CHECK = T("已报送，待审核", "Reported, to be checked")
UNDER_WAY = T("办理中", "Under way")
SUSPENDED = T("{day}起暂停计时", "The clock is stopped since {day}")
ALL_MET = T("{met} 项目标全部完成，待销号", "All {met} targets completed, to be closed")
COUNTS = T("{count} 项目标中{told}", "Of {count} targets: {told}")


def task_progress(task: TaskFacts, under: Under, on: date, *, by: Pacing = EVEN) -> Progress:
    """Say how a task stands on ``on``.

    Closed: completed. Open after its due day: overdue. Else the worst of its
    targets and passed milestones; a task not signed for has not started as
    long as none of them is behind. Share and expected share are those of its
    milestones, else the means of its targets', each between nought and one.
    """
    standing, words = _judged(task, under, on)
    share, expected = _way(task, under, on, by)
    if standing is Standing.MET:
        share = Fraction(1)
    return Progress(
        standing=standing,
        on=on,
        expected=expected,
        words=words,
        as_of=max((one.as_of for one in under.targets if one.as_of), default=None),
        share=share,
        remainder=None if share is None else max(1 - share, Fraction(0)),
    )


def _judged(task: TaskFacts, under: Under, on: date) -> tuple[Standing, T]:
    if task.state is TaskState.CLOSED and (task.closed is None or task.closed <= on):
        if task.closed is None:
            return Standing.MET, CLOSED_PLAIN
        return Standing.MET, CLOSED.filled(day=day_words(task.closed))
    if task.due is not None and task.overdue(on):
        return Standing.MISS, OVERDUE.filled(due=day_words(task.due))
    if task.state is TaskState.DRAFTED:
        return Standing.WAIT, NOT_ISSUED
    return _by_what_hangs_under(task, under, on)


def _by_what_hangs_under(task: TaskFacts, under: Under, on: date) -> tuple[Standing, T]:
    passed = [one for one in in_order(under.milestones) if one.passed(on)]
    found = [one.standing for one in under.targets] + [Standing.RISK for _ in passed]
    decided = worst(one for one in found if one in (Standing.MISS, Standing.RISK))
    if decided is Standing.RISK and passed:
        first = passed[0]
        return decided, PASSED.filled(day=day_words(first.day), words=T(first.words, first.words))
    if decided is not None:
        return decided, _counted(under.targets)
    if task.state is TaskState.ISSUED:
        return Standing.WAIT, NOT_SIGNED
    if found and all(one is Standing.NODATA for one in found) and not under.milestones:
        return Standing.NODATA, _counted(under.targets)
    return Standing.TRACK, _on_schedule(task, under)


def _on_schedule(task: TaskFacts, under: Under) -> T:
    if task.suspended is not None:
        return SUSPENDED.filled(day=day_words(task.suspended))
    if task.state is TaskState.REPORTED:
        return TO_CHECK
    if not under.targets:
        return UNDER_WAY
    if all(one.standing is Standing.MET for one in under.targets):
        return ALL_MET.filled(met=len(under.targets))
    return _counted(under.targets)


def _counted(targets: Sequence[Progress]) -> T:
    """Say why the one target stands so; of several, how many stand how, the worst first."""
    if len(targets) == 1:
        return targets[0].words
    parts = []
    for standing in FROM_WORST:
        count = sum(one.standing is standing for one in targets)
        if count:
            parts.append((standing.label, count))
    return COUNTS.filled(
        count=len(targets),
        told=T(
            "、".join(f"{label.zh} {count} 项" for label, count in parts),
            ", ".join(f"{count} {label.en.lower()}" for label, count in parts),
        ),
    )


def _way(
    task: TaskFacts, under: Under, on: date, by: Pacing
) -> tuple[Fraction | None, Fraction | None]:
    """The share gone and the share expected, both measured on the same thing.

    On the milestones where there are any, else on the mean of the targets that
    can be measured, else only time is known.
    """
    period = _period(task)
    inside = nodes(under.milestones, task.due or date.max)
    if inside:
        last = period.due if period else inside[-1].day
        pace = by_hand(Period(inside[0].day, max(last, inside[-1].day)), inside)
        return share_done(under.milestones, on), pace.expected(on)
    measured = [(share, one) for one in under.targets if (share := _bounded(one)) is not None]
    if measured:
        asked = [one.expected or Fraction(0) for _, one in measured]
        return _mean([share for share, _ in measured]), _mean(asked)
    return None, paced(period, by).expected(on) if period else None


def _period(task: TaskFacts) -> Period | None:
    if task.due is None or task.due < task.start:
        return None
    return Period(task.start, task.due)


def _mean(shares: Sequence[Fraction]) -> Fraction:
    return sum(shares, Fraction(0)) / len(shares)


def _bounded(one: Progress) -> Fraction | None:
    if one.standing is Standing.MET:
        return Fraction(1)
    return None if one.share is None else min(max(one.share, Fraction(0)), Fraction(1))
