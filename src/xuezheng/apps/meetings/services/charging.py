"""Charging a unit with a task that no plan holds (交办): from minutes, notes, papers, proposals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.meetings.selectors.units import units
from xuezheng.apps.meetings.services.given import (
    OrderOfDaysError,
    known,
    own_files,
    standing,
    today_of,
)
from xuezheng.apps.records.access import rows
from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.schools.access import require
from xuezheng.apps.targets.selectors.programmes import programme
from xuezheng.catalogue.ledgers.plan.task import Origin
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T

SUPERVISES, LEADS = "office", "leader"
"""The role whose unit supervises what it hands out, and the one that leaves that to the office."""
OFFICE = "局办公室"


class SourceError(InputError):
    """Tasks of this source come about elsewhere: in the plan's decomposition or from minutes."""

    code = "task-source"
    text = T(
        "“{source}”的任务不在这里交办：工作要点在任务分解里下达，会议议定从纪要下达。",
        "Tasks of “{source}” do not begin here: plan tasks are issued from the decomposition, "
        "resolutions from their minutes.",
    )


class ChargedError(RefusedError):
    """The same task was handed to the same unit and is not closed yet."""

    code = "task-charged"
    text = T("该事项已交办，编号 {number}。", "This has been handed out already as {number}.")


class SupervisorError(RefusedError):
    """Whoever hands out a task must speak for an office that supervises it."""

    code = "task-supervisor"
    text = T("交办须由局办公室办理。", "Tasks are handed out by the bureau office.")


@dataclass(frozen=True, slots=True)
class Charge:
    """One task to hand out (交办事项): what, from which paper, to whom, by when."""

    title: str
    text: str
    source: Origin
    number: str
    day: date
    lead: int
    due: date
    co: tuple[int, ...] = ()
    file: int | None = None
    leader_post: int | None = None
    programme: int | None = None


def charge(deed: Deed, what: Charge) -> tuple[int, str]:
    """Open a task and issue it inside a deed under way; gives its id and number.

    What a leader hands out waits as 拟办 for the bureau office to issue it.

    Raises ``OutsideError``, ``UnitError``, ``OrderOfDaysError``,
    ``SupervisorError`` and whatever opening a case raises.
    """
    day = today_of(deed)
    require(deed.actor, Verb.OPEN, "plan", what.lead, what="单位")
    supervisor = _supervisor(deed.actor, day)
    co = [org for org in standing([what.lead, *what.co], day) if org != what.lead]
    if what.due < day:
        raise OrderOfDaysError(why=T("完成时限已过", "the due day has passed"))
    data: dict[str, Any] = {
        "title": what.title,
        "text": what.text,
        "source": what.source.key,
        "source_number": what.number or None,
        "source_date": what.day.isoformat(),
        "source_file": what.file,
        "leader_post": what.leader_post,
        "programme": what.programme,
    }
    parties = [("lead", what.lead), ("supervisor", supervisor), *(("co", org) for org in co)]
    record = open_case(deed, "task", org=what.lead, data=data, parties=parties, due=what.due)
    if SUPERVISES in deed.actor.roles:
        move_case(deed, record.pk, "issue", seen=record.version)
    return int(record.pk), record.number


def supervising(actor: Actor) -> int:
    """Give the office an actor speaks for. Raises ``SupervisorError``."""
    held = [grant for grant in actor.grants if grant.role == SUPERVISES]
    first = [grant.org for grant in held if grant.id == actor.acting_as]
    for org in first or [grant.org for grant in held]:
        return org
    raise SupervisorError


def _supervisor(actor: Actor, day: date) -> int:
    """Give who supervises what an actor hands out: its own office, for a leader the bureau's."""
    if LEADS in actor.roles and SUPERVISES not in actor.roles:
        office = units(day).find(OFFICE)
        if office is not None:
            return office
    return supervising(actor)


class AssignTask(Given):
    """A task from a note, paper, proposal, finding or petition: its source, and who does it by when."""

    source: str
    title: str = Field(min_length=2, max_length=200)
    text: str = Field(default="", max_length=20_000)
    number: str = Field(default="", max_length=80)
    day: date
    file: int | None = None
    lead: int
    co: list[int] = Field(default_factory=list, max_length=60)
    leader_post: int | None = None
    due: date
    programme: int | None = None


def assign(deed: Deed, given: AssignTask) -> Mapping[str, Any]:
    """Hand out a task. The same task to the same unit is refused while it runs."""
    source = Origin.of(known(Origin, given.source))
    if source in {Origin.PLAN, Origin.MEETING}:
        raise SourceError(source=source.label)
    if given.day > today_of(deed):
        raise OrderOfDaysError(why=T("来源日期在今天之后", "the paper is dated after today"))
    own_files(deed, [given.file])
    if given.programme is not None:
        programme(deed.actor, given.programme, today_of(deed))
    running = rows(deed.actor, Verb.READ, "task").filter(t1=given.title, t2=source.key)
    twin = running.filter(org=given.lead, closed_at=None).first()
    if twin is not None and (twin.data.get("source_number") or "") == given.number:
        raise ChargedError(number=twin.number, state=twin.state)
    wanted = Charge(
        title=given.title, text=given.text, source=source, number=given.number, day=given.day,
        file=given.file, lead=given.lead, co=tuple(given.co), leader_post=given.leader_post,
        due=given.due, programme=given.programme,
    )  # fmt: skip
    case, number = charge(deed, wanted)
    deed.note(source=source.key, number=given.number)
    return {"case": case, "number": number}


ASSIGN = Intention("task.assign", T("交办任务", "Hand out a task"), AssignTask, assign)
INTENTIONS = (ASSIGN,)
