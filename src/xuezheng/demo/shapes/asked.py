"""What a school's clerk has proposed and its principal has not decided yet (变更申请).

Three are in order; the fourth names a child otherwise without a paper of the
police, and goes back with a reason.
"""

from datetime import date

from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling

ASKED = date(2026, 10, 10)
CHANGES = (
    ({"boards": "yes"}, "本学期起寄宿，已签住宿协议"),
    ({"residence": "other"}, "户籍迁往邻县，户口簿复印件已留存"),
    ({"nation": "畲族"}, "按户口簿更正民族"),
    ({"name": ""}, "家长口头要求改名，公安机关证明待补"),
)


def tell(telling: Telling) -> None:
    """Tell it, where the school has a roll."""
    org = telling.units.get(SHOWN_SCHOOL)
    rows = EnrolmentFact.objects.at(AsOf(ASKED)).filter(org=org, school_class__isnull=False)
    pupils = list(rows.order_by("subject").values_list("subject", "name", "residence")[:40])
    local = [one for one in pupils if one[2] == "local"][: len(CHANGES)]
    if org is None or len(local) < len(CHANGES):
        return
    clerk = telling.actor(SHOWN_SCHOOL, "clerk", day=ASKED)
    for (pupil, name, _), (data, reason) in zip(local, CHANGES, strict=True):
        said = {"name": f"{name[0]}明远"} if "name" in data else data
        telling.do(
            "register.ask", clerk, ASKED, kind="pupil", subject=pupil, act="change",
            day=ASKED.isoformat(), data=said, reason=reason,
        )  # fmt: skip
