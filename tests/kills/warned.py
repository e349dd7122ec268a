"""Warnings: a sign is entered, the rules are looked at, the school takes note, the bureau silences it."""

from datetime import date

from tests.kills.teller import Late, Teller

from xuezheng.apps.warnings.models import Standing
from xuezheng.apps.warnings.services.looking import LOOKING, look
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People


def warned(doer: Teller, people: People) -> None:
    """Tell it: a grave sign weighs four, where yellow begins."""
    at = moment(date(2026, 10, 23), 8)
    head, bureau = people.of(SHOWN_SCHOOL).login, people.of(BUREAU).login
    school = people.units[SHOWN_SCHOOL]
    data = {
        "title": "采购验收不规范",
        "area": "procurement",
        "risk": "high",
        "seen_on": "2026-10-22",
    }
    sign = {"kind": "integrity_risk", "org": school, "data": data}
    doer.do("case.open", sign, by=head, at=at)
    doer.call(LOOKING.key, lambda: look(at))
    number = Late(lambda: {"warning": _standing(school), "note": "已约谈"})
    doer.do("warning.note", number, by=head, at=at)
    quiet = Late(
        lambda: {"warning": _standing(school), "until": "2026-11-02", "reason": "正在整改"}
    )
    doer.do("warning.silence", quiet, by=bureau, at=at)


def _standing(school: int) -> int:
    return int(Standing.objects.get(rule="integrity", org=school).pk)
