"""Taking the report of a comparison out (导出比对报告): identity numbers never leave with it."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.people.access import person_name
from xuezheng.apps.rosters.access import findings, group_of, roster, within
from xuezheng.apps.rosters.models import Choice, Finding
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import text
from xuezheng.core.kinds.showing import identity_masked
from xuezheng.core.registers.rosters import RosterKind, Status
from xuezheng.core.registers.sheets import Sheet

MOST = 20_000
SHEET = Sheet(
    T("名册差异", "Differences"),
    (
        text("status", T("比对结果", "How they differ")),
        text("name", T("姓名", "Name")),
        text("resident", T("身份证号", "Identity number")),
        text("theirs", T("名册单位", "Unit on the roster")),
        text("ours", T("我方单位", "Unit with us")),
        text("told", T("比对说明", "How it was found")),
        text("decision", T("认定", "Decided")),
        text("note", T("认定说明", "Why")),
        text("mark", T("导出标记", "Taken out by")),
    ),
)


class ExportRoster(Given):
    """Which roster's report, and what for."""

    roster: int
    purpose: Annotated[str, Field(min_length=2, max_length=40)]


def export(deed: Deed, given: ExportRoster) -> Mapping[str, Any]:
    """Note the export and give its rows, each marked."""
    row = roster(deed.actor, Verb.READ, given.roster, deed.at)
    require(deed.actor, Verb.EXPORT, group_of(row.kind), row.org_id)
    found = list(findings(row, within(deed.actor, Verb.EXPORT, row)).select_related("line")[:MOST])
    day = deed.at.astimezone(CIVIL)
    units = names([one.org for one in found if one.org], day.date())
    mark = f"{person_name(deed.actor.person, day.date())} {day:%Y-%m-%d %H:%M} {given.purpose}"
    deed.about("roster", row.pk, row.org_id)
    deed.purpose, deed.rows = given.purpose, len(found)
    title = f"{RosterKind.of(row.kind).label.zh} {row.title}"
    return {"title": title, "rows": [_row(one, units, mark) for one in found]}


def _row(one: Finding, units: Mapping[int, str], mark: str) -> dict[str, str]:
    line = one.line
    number = line.resident if line else ""
    return {
        "status": Status.of(one.status).label.zh,
        "name": one.name,
        "resident": identity_masked(number) if len(number) > 8 else "",
        "theirs": line.unit if line else "",
        "ours": units.get(one.org or 0, ""),
        "told": one.told_zh,
        "decision": Choice.of(one.decision).label.zh if one.decision else "",
        "note": one.note,
        "mark": mark,
    }
