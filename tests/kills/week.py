"""Notices, what the demo's year leaves out: looked at, urged, made a task or a campaign of."""

from datetime import date

from tests.kills.teller import Teller

from xuezheng.apps.notices.models import Notice
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import OFFICE


def week(doer: Teller, people: People) -> None:
    """Tell it: the school looks, the office urges and makes a task."""
    at = moment(date(2026, 10, 23), 9, 0)
    office, school = people.of(OFFICE), people.of(SHOWN_SCHOOL)
    given = {
        "org": office.org, "title": "关于开展秋季收费自查的通知", "text": "请于月底前完成自查。",
        "to": {"units": [school.org]},
    }  # fmt: skip
    doer.do("notice.send", given, by=office.login, at=at)
    notice = int(Notice.objects.order_by("-id")[0].pk)
    doer.do("notice.open", {"notice": notice}, by=school.login, at=at)
    doer.do("notice.urge", {"notice": notice}, by=office.login, at=at)
    tasks = {"notice": notice, "units": [school.org], "due": "2026-10-30"}
    doer.do("notice.make_tasks", tasks, by=office.login, at=at)
    _filing(doer, people)


def _filing(doer: Teller, people: People) -> None:
    """A notice becomes a filing campaign; one school files, another has nothing to file."""
    at = moment(date(2026, 10, 23), 14, 0)
    office, school = people.of(OFFICE), people.of(SHOWN_SCHOOL)
    given = {
        "org": office.org, "title": "关于报送消防隐患的通知", "text": "请于月底前报送。",
        "to": {"units": [school.org]},
    }  # fmt: skip
    doer.do("notice.send", given, by=office.login, at=at)
    notice = int(Notice.objects.order_by("-id")[0].pk)
    doer.do("notice.sign", {"notice": notice, "org": school.org}, by=school.login, at=at)
    asked = {"notice": notice, "kind": "hazard"}
    doer.do("notice.make_filing", asked, by=office.login, at=at)
    later = moment(date(2026, 10, 23), 15, 0)
    doer.do("notice.take_filings", {"at": later.isoformat()}, by="", at=later)
    none = {"notice": notice, "org": school.org, "nothing": True, "note": "排查无新增隐患"}
    doer.do("notice.file", none, by=school.login, at=later)
