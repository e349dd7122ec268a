"""What a notice becomes: supervised tasks, one for each unit chosen, by one click."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.notices.access import kept, of, outcomes
from xuezheng.apps.notices.models import Notice, Outcome
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.schools.access import OutsideError, names, require
from xuezheng.catalogue.ledgers.plan.task import Origin
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

TASK = "task"
"""What an outcome is now; a filing campaign becomes another kind."""
SUPERVISES = "office"
MOST = 100


class MakeTasks(Given):
    """Which units get a task from a notice, and by when."""

    notice: int
    units: list[int] = Field(min_length=1, max_length=MOST)
    due: date
    title: str = Field(default="", max_length=200)


def make_tasks(deed: Deed, given: MakeTasks) -> Mapping[str, Any]:
    """Open and issue a task for each unit; a unit that has one already gets no second.

    Raises ``OutsideError`` where the actor does not speak for the bureau office.
    """
    day = day_of(deed.at)
    notice = kept(deed.actor, given.notice)
    office = _office(deed.actor)
    known = set(of([int(notice.pk)]).values_list("org_id", flat=True)) | {notice.org_id}
    if not set(given.units) <= known & set(names(day)):
        raise NotFoundError(what="收文单位")
    had = set(outcomes(int(notice.pk)).filter(kind=TASK).values_list("org_id", flat=True))
    made = [_task(deed, notice, given, org, office) for org in given.units if org not in had]
    deed.about("notice", notice.pk, notice.org_id)
    deed.rows = len(made)
    deed.note(tasks=made, due=given.due.isoformat())
    return {"notice": notice.pk, "tasks": made, "had": len(given.units) - len(made)}


def _task(deed: Deed, notice: Notice, given: MakeTasks, org: int, office: int) -> int:
    require(deed.actor, Verb.OPEN, "plan", org, what="单位")
    data = {
        "title": given.title.strip() or notice.title,
        "text": notice.text,
        "source": Origin.SUPERIOR.key,
        "source_number": notice.paper or notice.number,
        "source_date": day_of(notice.sent_at).isoformat(),
    }
    parties = [("lead", org), ("supervisor", office)]
    record = open_case(deed, TASK, org=org, data=data, parties=parties, due=given.due)
    move_case(deed, int(record.pk), "issue", seen=record.version)
    Outcome.objects.create(notice=notice, org_id=org, kind=TASK, thing=record.pk, at=deed.at)
    return int(record.pk)


def _office(actor: Actor) -> int:
    held = [grant for grant in actor.grants if grant.role == SUPERVISES]
    first = [grant.org for grant in held if grant.id == actor.acting_as]
    for org in first or [grant.org for grant in held]:
        return org
    raise OutsideError(verb=T("转为督办任务", "Make a task"))


INTENTIONS = (
    Intention("notice.make_tasks", T("通知转督办任务", "Make tasks of a notice"), MakeTasks, make_tasks),
)  # fmt: skip
