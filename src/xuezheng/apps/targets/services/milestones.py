"""Setting milestones (节点) and marking them done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.records.access import rows as records
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Milestone
from xuezheng.apps.targets.selectors.steps import LONGEST_WORDS, quarter_steps
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T


class MilestoneError(InputError):
    """A milestone that belongs to nothing, or breaks the order of its neighbours."""

    code = "milestone"
    text = T("节点有误：{why}", "The milestone is wrong: {why}")


OF_ONE = T("须属于一项目标、一件任务或一个行动计划", "it belongs to one target, task or programme")
RISING = T(
    "累计比例应逐个增大，且不超过 100%", "cumulative shares rise from one to the next, up to 100%"
)
ENDED = T("行动计划已销号", "the programme is closed")
OUTSIDE = T("日期不在起止时间内", "its day lies outside of the period")
FUTURE = T("完成日期晚于今天", "it cannot be done on a day to come")


class DoneAlreadyError(RefusedError):
    """Done is done."""

    code = "milestone-done"
    text = T("这个节点已于 {day} 完成", "This milestone was reached on {day} already")


class SetMilestone(Given):
    """A dated step; ``share`` is its cumulative share in hundredths of a percent."""

    target: int | None = None
    record: int | None = None
    programme: int | None = None
    day: date
    words: str = Field(min_length=1, max_length=LONGEST_WORDS)
    share: int | None = Field(default=None, ge=1, le=10000)


class TaskQuarters(Given):
    """A task whose quarterly goals become milestones."""

    record: int


class DoneMilestone(Given):
    """Which step was reached, when, and what shows it."""

    milestone: int
    day: date | None = None
    files: list[int] = Field(default_factory=list, max_length=20)


def _owner(deed: Deed, given: SetMilestone) -> tuple[int, date, date]:
    """Check access to what it belongs to; gives its unit and period."""
    if sum(one is not None for one in (given.target, given.record, given.programme)) != 1:
        raise MilestoneError(why=OF_ONE)
    if given.target is not None:
        target = access.locked(deed.actor, given.target)
        return target.org_id, target.start, target.due
    if given.record is not None:
        return _task(deed, given.record)
    programme = access.programmes(deed.actor).filter(pk=given.programme or 0).first()
    if programme is None:
        raise NotFoundError(what="行动计划")
    if programme.closed is not None:
        raise MilestoneError(why=ENDED)
    return programme.org_id, programme.start, programme.due


def _task(deed: Deed, number: int) -> tuple[int, date, date]:
    record = records(deed.actor, Verb.READ, access.TASK).filter(pk=number).first()
    if record is None:
        raise NotFoundError(what="工作任务")
    return record.org_id, record.opened, record.due or date.max


def set_milestone(deed: Deed, given: SetMilestone) -> Mapping[str, Any]:
    """Set a step. Raises ``MilestoneError`` and what access refuses."""
    org, start, due = _owner(deed, given)
    access.require_move(deed.actor, org)
    if not start <= given.day <= due:
        raise MilestoneError(why=OUTSIDE)
    owner = {"target_id": given.target, "record_id": given.record, "programme_id": given.programme}
    _rising([*Milestone.objects.filter(**owner).values_list("day", "share")], given)
    row = Milestone.objects.create(
        **owner, day=given.day, words=given.words, share=given.share, at=deed.at
    )
    deed.about("milestone", row.pk, org)
    deed.note(day=given.day.isoformat(), words=given.words)
    return {"milestone": row.pk}


def _rising(others: list[tuple[date, int | None]], given: SetMilestone) -> None:
    if given.share is None:
        return
    for day, share in others:
        if share is not None and (day < given.day) != (share < given.share):
            raise MilestoneError(why=RISING)


@dataclass(frozen=True, slots=True)
class Quartered:
    """A task with its quarterly goals (季度节点), and the days between which it runs."""

    record: int
    goals: Sequence[Mapping[str, Any]]
    first: date
    last: date


def set_quarters(deed: Deed, task: Quartered, year: int) -> list[int]:
    """Make milestones of a task's quarterly goals inside a deed under way; gives the new ones.

    Their days are those of ``quarter_steps``. Repeating it sets nothing twice.
    """
    known = set(Milestone.objects.filter(record=task.record).values_list("day", "words"))
    made = []
    for day, words in quarter_steps(task.goals, year, task.first, task.last):
        if (day, words) not in known:
            row = Milestone.objects.create(record_id=task.record, day=day, words=words, at=deed.at)
            known.add((day, words))
            made.append(int(row.pk))
    return made


def take_quarters(deed: Deed, given: TaskQuarters) -> Mapping[str, Any]:
    """Make milestones of the quarterly goals that a task was opened with.

    Raises ``NotFoundError`` and what access refuses.
    """
    org, first, last = _task(deed, given.record)
    access.require_move(deed.actor, org)
    found = records(deed.actor, Verb.READ, access.TASK).get(pk=given.record)
    task = Quartered(given.record, found.data.get("quarters") or (), first, last)
    made = set_quarters(deed, task, (found.due or first).year)
    deed.about("milestone", made[0] if made else 0, org)
    deed.rows = len(made)
    return {"milestones": made}


def done_milestone(deed: Deed, given: DoneMilestone) -> Mapping[str, Any]:
    """Mark a step as reached. Raises ``DoneAlreadyError``, ``MilestoneError``, and as access."""
    row = access.milestone(deed.actor, given.milestone)
    org = access.owner_of(row)
    access.require_enter(deed.actor, org)
    if row.done is not None:
        raise DoneAlreadyError(day=row.done, state="done")
    today = deed.at.date()
    day = given.day or today
    if day > today:
        raise MilestoneError(why=FUTURE)
    row.done, row.done_at, row.done_by = day, deed.at, deed.actor.person
    row.evidence = [file.pk for file in claimed(given.files, deed.actor)]
    row.save(update_fields=["done", "done_at", "done_by", "evidence"])
    deed.about("milestone", row.pk, org)
    deed.note(day=day.isoformat())
    return {"milestone": row.pk, "done": day.isoformat()}


SET_MILESTONE = Intention(
    "milestone.set", T("设定节点", "Set a milestone"), SetMilestone, set_milestone
)
DONE_MILESTONE = Intention(
    "milestone.done", T("完成节点", "Reach a milestone"), DoneMilestone, done_milestone
)
TAKE_QUARTERS = Intention(
    "milestone.quarters",
    T("按季度节点设定", "Set milestones by quarter"),
    TaskQuarters,
    take_quarters,
)
