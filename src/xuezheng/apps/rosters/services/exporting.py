"""Taking the report of a comparison out (导出比对报告): through the one way out, before any byte is made."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.services import Wanted, release
from xuezheng.apps.rosters.access import PUPILS, STAFF, findings, group_of, roster, within
from xuezheng.apps.rosters.models import Choice, Finding
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.catalogue.lists import PUPIL_DIFFERENCES, STAFF_DIFFERENCES
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Whose
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.mask import masked
from xuezheng.core.registers.rosters import RosterKind, Status

MOST = 20_000
KINDS = {STAFF: STAFF_DIFFERENCES, PUPILS: PUPIL_DIFFERENCES}


class ManyRowsError(InputError):
    """A sheet holds so many rows and no more."""

    code = "roster-rows"
    text = T("一次最多导出 {most} 行。", "At most {most} rows at once.")


class ExportRoster(Given):
    """Which roster's report, what for, and the request that another person approved."""

    roster: int
    purpose: str = Field(default="", max_length=40)
    request: int | None = None


def export(deed: Deed, given: ExportRoster) -> Mapping[str, Any]:
    """Let the report out with its mark, or give the request that waits.

    Raises ``NotFoundError``, ``OutsideError``, ``PurposeError``, ``NotApprovedError``.
    """
    row = roster(deed.actor, Verb.READ, given.roster, deed.at)
    group = group_of(row.kind)
    require(deed.actor, Verb.EXPORT, group, row.org_id)
    kind = KINDS[group]
    rows = findings(row, within(deed.actor, Verb.EXPORT, row)).select_related("line")
    found = list(rows[: MOST + 1])
    if len(found) > MOST:
        raise ManyRowsError(most=MOST)
    whose = [Whose(one.org, one.person, int(one.pk)) for one in found]
    conditions = {"purpose": given.purpose}
    wanted = Wanted(
        kind, whose, f"/rosters/{row.pk}/export/", conditions, given.purpose, given.request
    )
    released = release(deed, wanted)
    deed.note(roster=int(row.pk))
    mark = released.mark
    if mark is None:
        return {"waits": released.waits}
    units = names([one.org for one in found if one.org], deed.at.astimezone(ZONE).date())
    return {
        "title": f"{RosterKind.of(row.kind).label.zh} {row.title}",
        "kind": kind.key,
        "rows": [masked(kind, _row(one, units), released.eyes.at(one.org)) for one in found],
        "head": [mark.head.zh, mark.head.en],
        "foot": [mark.foot.zh, mark.foot.en],
    }


def _row(one: Finding, units: Mapping[int, str]) -> dict[str, str | None]:
    line = one.line
    return {
        "status": Status.of(one.status).label.zh,
        "name": one.name,
        "resident": line.resident if line and len(line.resident) > 8 else None,
        "theirs": line.unit if line else "",
        "ours": units.get(one.org or 0, ""),
        "told": one.told_zh,
        "decision": Choice.of(one.decision).label.zh if one.decision else "",
        "note": one.note,
    }
