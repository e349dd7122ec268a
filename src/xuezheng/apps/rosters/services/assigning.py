"""Every difference gets an owner and a day (差异交办): a case of the ledger, issued at once."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.rosters.access import findings, roster, within
from xuezheng.apps.rosters.models import Finding, Roster
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.registers.rosters import RosterKind, Status

LEDGER = "roster_difference"
MOST = 200


class DueError(InputError):
    """The day by which differences are to be cleared has passed."""

    code = "roster-due"
    text = T("完成时限不能早于今天", "The due day must not have passed")


class AssignFindings(Given):
    """By when a roster's open differences are to be cleared; without numbers all of them."""

    roster: int
    due: date
    findings: Annotated[list[int], Field(max_length=MOST)] = Field(default_factory=list)


def assign(deed: Deed, given: AssignFindings) -> Mapping[str, Any]:
    """Open and issue a case for each open difference that has none, up to ``MOST`` at once."""
    row = roster(deed.actor, Verb.MANAGE, given.roster, deed.at)
    require(deed.actor, Verb.OPEN, "staff", row.org_id)
    if given.due < deed.at.astimezone(CIVIL).date():
        raise DueError
    open_ = findings(row, within(deed.actor, Verb.MANAGE, row)).filter(
        case=None, decision="", settled_at=None
    )
    if given.findings:
        open_ = open_.filter(pk__in=given.findings)
    taken = list(open_.select_for_update(of=("self",))[: MOST + 1])
    cases = [_case(deed, row, one, given.due) for one in taken[:MOST]]
    deed.about("roster", row.pk, row.org_id)
    deed.rows = len(cases)
    return {"cases": cases, "more": len(taken) > MOST}


def _case(deed: Deed, row: Roster, one: Finding, due: date) -> int:
    kind, status = RosterKind.of(row.kind), Status.of(one.status)
    lead = one.org or row.org_id
    record = open_case(
        deed,
        LEDGER,
        org=row.org_id,
        data={
            "title": f"{kind.label.zh}：{one.name} {status.label.zh}",
            "roster_kind": kind.key,
            "status": status.key,
            "name": one.name,
            "finding": one.pk,
            "told": one.told_zh or status.label.zh,
        },
        parties=[("supervisor", row.org_id), ("lead", lead)],
        due=due,
    )
    move_case(deed, record.pk, "issue", seen=record.version)
    one.case = record.pk
    one.save(update_fields=["case"])
    return int(record.pk)
