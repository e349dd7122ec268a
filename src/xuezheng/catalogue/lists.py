"""Lists that are taken out and are no registers (清单): their fields and how closely each is kept.

The one way out (导出) asks a list for its group and classes as it asks a register.
"""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Privacy, identity, name, phone, text
from xuezheng.core.kinds.kind import Kind

PERSONAL, SENSITIVE = Privacy.PERSONAL, Privacy.SENSITIVE

LEAVERS = Kind(
    key="leaver",
    version=1,
    title=T("退休预测", "Leavers"),
    group="staff",
    fields=(
        text("month", T("退休月份", "Month"), privacy=PERSONAL),
        text("unit", T("单位", "Unit")),
        text("subject", T("任教学科", "Subject")),
        name("name", T("姓名", "Name"), privacy=Privacy.OPEN),
        text("staff_number", T("工号", "Staff number")),
        phone("mobile", T("手机号", "Mobile number"), privacy=SENSITIVE),
        text("group", T("类别", "Group"), privacy=PERSONAL),
        text("earliest", T("最早", "Earliest"), privacy=PERSONAL),
        text("latest", T("最晚", "Latest"), privacy=PERSONAL),
    ),
)
"""Who retires within some months (退休预测); the number is there to tell them of their choice."""


def _differences(key: str, title: T, group: str, named: Privacy) -> Kind:
    fields: tuple[Field, ...] = (
        text("status", T("比对结果", "How they differ")),
        name("name", T("姓名", "Name"), privacy=named),
        identity("resident", T("身份证号", "Identity number"), privacy=SENSITIVE),
        text("theirs", T("名册单位", "Unit on the roster")),
        text("ours", T("我方单位", "Unit with us")),
        text("told", T("比对说明", "How it was found"), privacy=named),
        text("decision", T("认定", "Decided")),
        text("note", T("认定说明", "Why"), privacy=named),
    )
    return Kind(key=key, version=1, title=title, group=group, fields=fields)


STAFF_DIFFERENCES = _differences(
    "roster_staff", T("名册差异（教职工）", "Differences of rosters (staff)"), "staff", Privacy.OPEN
)
"""How a roster of staff differs from our register (名册差异)."""
PUPIL_DIFFERENCES = _differences(
    "roster_pupils", T("名册差异（学生）", "Differences of rosters (pupils)"), "care", SENSITIVE
)
"""How a list of pupils differs; who stands on one of disability or low income is sensitive."""

AWARDS = Kind(
    key="award_payment",
    version=1,
    title=T("奖励发放表", "Payment of awards"),
    group="teaching",
    fields=(
        text("number", T("序号", "Number")),
        text("school", T("学校", "School")),
        text("code", T("机构代码", "Code")),
        text("due", T("按办法应奖（元）", "By the formula (yuan)")),
        text("paid", T("实发（元）", "Paid (yuan)")),
    ),
)
"""What schools are paid by the formula of a year (按办法计奖); it names no person."""

LISTS: tuple[Kind, ...] = (LEAVERS, STAFF_DIFFERENCES, PUPIL_DIFFERENCES, AWARDS)
