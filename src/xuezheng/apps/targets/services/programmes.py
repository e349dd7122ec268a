"""Programmes over several years (行动计划): opened, carried on from plan to plan, closed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.records.access import rows as records
from xuezheng.apps.records.services import act_on
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Milestone, Programme
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.acts import Act
from xuezheng.core.ledgers.cases import Step as CaseStep


class ProgrammeError(InputError):
    """A programme that contradicts itself."""

    code = "programme"
    text = T("行动计划有误：{why}", "The programme is wrong: {why}")


TURNED = T("结束日期早于开始日期", "it ends before it begins")
STEP_OUTSIDE = T(
    "节点“{words}”不在起止时间内", "the milestone “{words}” lies outside of its period"
)
YEAR_OUTSIDE = T("{year} 年不在起止时间内", "{year} lies outside of its period")


class OpenStepsError(RefusedError):
    """A programme with open milestones is carried on, not closed."""

    code = "programme-open"
    text = T(
        "还有 {count} 个节点没有完成，请先完成或转入下一年度",
        "{count} milestones are open; reach them or carry them on first",
    )


class EndedError(RefusedError):
    """A programme that has ended takes nothing on."""

    code = "programme-ended"
    text = T("该行动计划已于 {day} 销号", "This programme was closed on {day}")


class Step(Given):
    """A yearly milestone."""

    day: date
    words: str = Field(min_length=1, max_length=200)
    share: int | None = Field(default=None, ge=1, le=10000)


class OpenProgramme(Given):
    """A programme with its yearly milestones."""

    title: str = Field(min_length=1, max_length=200)
    org: int
    start: date
    due: date
    source: str = Field(default="", max_length=200)
    steps: list[Step] = Field(default_factory=list, max_length=100)


class CarryProgramme(Given):
    """Carry the open milestones of years before ``year`` on to its end."""

    programme: int
    year: int = Field(ge=1949, le=2200)


class CloseProgramme(Given):
    """End a programme."""

    programme: int


class TaskOf(Given):
    """A programme and a task of the plans."""

    programme: int
    case: int


def open_programme(deed: Deed, given: OpenProgramme) -> Mapping[str, Any]:
    """Open a programme. Raises ``ProgrammeError`` and what access refuses."""
    access.require_issue(deed.actor, given.org)
    if given.due < given.start:
        raise ProgrammeError(why=TURNED)
    for step in given.steps:
        if not given.start <= step.day <= given.due:
            raise ProgrammeError(why=STEP_OUTSIDE.filled(words=step.words))
    row = Programme.objects.create(
        title=given.title,
        source=given.source,
        org_id=given.org,
        start=given.start,
        due=given.due,
        at=deed.at,
    )
    for step in given.steps:
        Milestone.objects.create(programme=row, at=deed.at, **step.model_dump())
    deed.about("programme", row.pk, given.org)
    deed.note(title=given.title)
    return {"programme": row.pk}


def _programme(deed: Deed, number: int) -> Programme:
    row = access.programmes(deed.actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="行动计划")
    access.require_issue(deed.actor, row.org_id)
    found = Programme.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if found.closed is not None:
        raise EndedError(day=found.closed, state="closed")
    return found


def _open_steps(row: Programme) -> list[Milestone]:
    """Give the milestones neither reached nor carried on already."""
    found = Milestone.objects.filter(programme=row, done__isnull=True, carried_to__isnull=True)
    return list(found.order_by("day", "id"))


def carry_programme(deed: Deed, given: CarryProgramme) -> Mapping[str, Any]:
    """Set every open milestone of earlier years anew for ``year``; the old ones stay readable.

    Repeating it carries nothing twice. Raises ``ProgrammeError`` and ``EndedError``.
    """
    row = _programme(deed, given.programme)
    if not row.start.year <= given.year <= row.due.year:
        raise ProgrammeError(why=YEAR_OUTSIDE.filled(year=given.year))
    last = min(date(given.year, 12, 31), row.due)
    carried = [
        Milestone.objects.create(
            programme=row,
            day=last,
            words=step.words,
            share=step.share,
            carried_from=step,
            at=deed.at,
        ).pk
        for step in _open_steps(row)
        if step.day.year < given.year
    ]
    deed.about("programme", row.pk, row.org_id)
    deed.rows = len(carried)
    return {"programme": row.pk, "carried": carried}


def close_programme(deed: Deed, given: CloseProgramme) -> Mapping[str, Any]:
    """End a programme whose milestones are all reached.

    Raises ``OpenStepsError`` and ``EndedError``.
    """
    row = _programme(deed, given.programme)
    left = _open_steps(row)
    if left:
        raise OpenStepsError(count=len(left), state="open")
    row.closed = deed.at.date()
    row.save(update_fields=["closed"])
    deed.about("programme", row.pk, row.org_id)
    return {"programme": row.pk}


def attach_task(deed: Deed, given: TaskOf) -> Mapping[str, Any]:
    """Say that a task belongs to a programme; repeating it changes nothing.

    Raises ``EndedError``, ``NotFoundError`` and what editing the task raises.
    """
    row = _programme(deed, given.programme)
    return _belongs(deed, row, given.case, after=row.pk)


def detach_task(deed: Deed, given: TaskOf) -> Mapping[str, Any]:
    """Say that a task does not belong to a programme; repeating it changes nothing."""
    return _belongs(deed, _programme(deed, given.programme), given.case, after=None)


def _belongs(deed: Deed, row: Programme, case: int, *, after: int | None) -> Mapping[str, Any]:
    task = records(deed.actor, Verb.READ, access.TASK).filter(pk=case).first()
    if task is None:
        raise NotFoundError(what="工作任务")
    present = task.data.get("programme")
    changed = present != after and (after is not None or present == row.pk)
    if changed:
        act_on(deed, case, Act.EDIT, step=CaseStep(data={"programme": after}, note=row.title))
    deed.about("programme", row.pk, row.org_id)
    deed.note(case=case, after=after)
    return {"programme": row.pk, "case": case, "changed": changed}


OPEN_PROGRAMME = Intention(
    "programme.open", T("建立行动计划", "Open a programme"), OpenProgramme, open_programme
)
CARRY_PROGRAMME = Intention(
    "programme.carry",
    T("转入下一年度", "Carry on to the next year"),
    CarryProgramme,
    carry_programme,
)
CLOSE_PROGRAMME = Intention(
    "programme.close", T("行动计划销号", "Close a programme"), CloseProgramme, close_programme
)
ATTACH_TASK = Intention(
    "programme.attach", T("任务列入行动计划", "Put a task under a programme"), TaskOf, attach_task
)
DETACH_TASK = Intention(
    "programme.detach", T("任务移出行动计划", "Take a task from a programme"), TaskOf, detach_task
)
