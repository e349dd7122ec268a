"""Taking the list of leavers out (导出退休预测): who, when and what for stand in the sheet."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.people.access import person_name
from xuezheng.apps.people.selectors.leaving import leavers
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import text
from xuezheng.core.registers.sheets import Sheet

STAFF = "staff"
"""The kind group of staff files: when somebody retires is for whoever works on these."""
SHEET = Sheet(
    T("退休预测", "Leavers"),
    (
        text("month", T("退休月份", "Month")),
        text("unit", T("单位", "Unit")),
        text("subject", T("任教学科", "Subject")),
        text("name", T("姓名", "Name")),
        text("group", T("类别", "Group")),
        text("earliest", T("最早", "Earliest")),
        text("latest", T("最晚", "Latest")),
        text("mark", T("导出标记", "Taken out by")),
    ),
)


class ExportLeavers(Given):
    """How far ahead, and what for."""

    ahead: Annotated[int, Field(ge=1, le=120)]
    purpose: Annotated[str, Field(min_length=2, max_length=40)]


def export(deed: Deed, given: ExportLeavers) -> Mapping[str, Any]:
    """Note the export and give its rows, each marked."""
    reach = scope(deed.actor, Verb.EXPORT, STAFF)
    day = deed.at.astimezone(CIVIL)
    orgs = None if reach.everything else reach.orgs
    found = leavers(day.date(), orgs, given.ahead)
    mark = f"{person_name(deed.actor.person, day.date())} {day:%Y-%m-%d %H:%M} {given.purpose}"
    deed.about("leavers", "export", deed.actor.home)
    deed.purpose, deed.rows = given.purpose, len(found)
    rows = [
        {
            "month": one.when.month,
            "unit": one.unit,
            "subject": one.subject or "未填",
            "name": one.name,
            "group": one.group.label.zh,
            "earliest": f"{one.when.earliest:%Y-%m}",
            "latest": f"{one.when.latest:%Y-%m}",
            "mark": mark,
        }
        for one in found
    ]
    return {"rows": rows}
