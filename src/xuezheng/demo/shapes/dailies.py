"""Daily reports of the demo (日报告): approved for a week, and on its first morning some schools are missing."""

from datetime import datetime, timedelta
from typing import Any

from xuezheng.apps.accounts.models import Account, Grant
from xuezheng.apps.accounts.selectors import actor_named
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services.rhythm import come_round
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.stream import Stream
from xuezheng.demo.year.doer import moment

MISSING = 9
"""Schools that have not reported by nine."""
LASTS = timedelta(days=4)
AT_SCHOOL = ("principal", "clerk")


def tell(telling: Telling) -> None:
    """A leader approves; every school owes the day's report, and all but nine report it by half past eight."""
    day = telling.day
    telling.do("ledger.switch", kind="daily_report", on=True)
    leader = telling.actor(BUREAU, "leader", 0, day)
    until = (day + LASTS).isoformat()
    basis = "市联防联控会议纪要〔2026〕3号"
    telling.do(
        "rhythm.approve", leader, day, kind="daily_report", basis=basis, until=until,
        over_cap="联防联控要求，只报五天",
    )  # fmt: skip
    come_round(moment(day, 7))
    logins = _logins()
    owed = Record.objects.filter(kind="daily_report", state="due").order_by("org", "id")
    able = [one for one in owed if one.org_id in logins]
    others = [one for one in able if one.org_id != telling.units.get(SHOWN_SCHOOL)]
    late = {one.pk for one in others[:: max(1, len(others) // MISSING)][:MISSING]}
    for place, one in enumerate(one for one in able if one.pk not in late):
        _report(
            telling, one, logins[one.org_id], moment(day, 7, 30) + timedelta(minutes=place % 60)
        )


def _logins() -> dict[int, str]:
    """Give who reports for a school: the first account of its head or clerk."""
    held = Grant.objects.filter(role__in=AT_SCHOOL).order_by("id").values_list("org", "person")
    accounts = dict(Account.objects.values_list("person", "login"))
    found: dict[int, str] = {}
    for org, person in held:
        if person in accounts:
            found.setdefault(org, accounts[person])
    return found


def _report(telling: Telling, case: Record, login: str, at: datetime) -> None:
    """Report two classes; one school in eleven has a child with fever."""
    stream = Stream(f"daily:{case.org_id}")
    classes = []
    for name in ("一班", "二班"):
        pupils = 30 + stream.below(15)
        ill = 1 if name == "一班" and not case.org_id % 11 else 0
        classes.append({
            "class_": name, "pupils": pupils, "present": pupils - ill, "fever": ill, "isolated": ill,
        })  # fmt: skip
    data: dict[str, Any] = {
        key: sum(int(one[key]) for one in classes)
        for key in ("pupils", "present", "fever", "isolated")
    }
    data |= {"classes": classes, "staff_ill": 0}
    said = {"found": "一名学生发热，已居家"} if data["fever"] else {}
    move = "report" if data["fever"] else "report_zero"
    telling.move(int(case.pk), move, actor_named(login, at), at, data=data | said)
