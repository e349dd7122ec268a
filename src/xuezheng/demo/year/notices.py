"""Chapter six: notices in every state, and on the demo's day an emergency that six have not opened (D1)."""

from datetime import date
from typing import Any

from xuezheng.apps.notices.selectors.choosing import Chosen, chosen
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.demo.cast import SHOWN_SCHOOL, SHOWN_TOWNSHIP
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People, Somebody
from xuezheng.demo.year.plan import OFFICE

SCHOOLS = ["primary", "junior", "senior", "vocational", "kindergartens"]
UNREAD = 6
"""So many units have not opened the emergency notice by the demo's hour; each has a telephone."""
DAY = date(2026, 10, 12)
STORM = (
    "市气象台7时发布暴雨橙色预警。各校立即停止室外活动，转移低洼地带物资和人员，"
    "排查围墙、地下室、配电房，校车暂停发车，带班领导在岗。签收后向家长发布提示。"
)


def send(doer: Doer, people: People) -> None:
    """Tell it."""
    _ordinary(doer, people)
    _over(doer, people)
    _emergency(doer, people)


def _sent(doer: Doer, people: People, unit: str, at: Any, **more: Any) -> int:
    head = people.of(unit)
    given: dict[str, Any] = {"org": head.org, **more}
    return int(doer.do("notice.send", given, by=head.login, at=at)["notice"])


def _heads(people: People) -> list[Somebody]:
    """Give who answers for each school and kindergarten of the day, in the order of the cast."""
    wanted, standing = ("校长", "园长"), names(DAY)
    heads = [one for (_, title), one in people.members.items() if title in wanted]
    return [one for one in heads if one.org in standing]


def _ordinary(doer: Doer, people: People) -> None:
    """One that asks for a table: partly answered, one answer sent back; passed on by a township."""
    at = moment(date(2026, 10, 9), 15)
    notice = _sent(
        doer, people, "安全科", at, title="关于报送冬季消防器材配备情况的通知",
        paper="云教安〔2026〕28号", text="请核对本校（园）灭火器、应急照明数量并填表反馈。",
        to={"units": [one.org for one in _heads(people)[:12]], "kinds": ["towns"]},
        columns=[
            {"label": "灭火器（具）", "type": "number", "required": True},
            {"label": "应急照明（盏）", "type": "number"},
            {"label": "最近一次检查", "type": "day"},
        ],
    )  # fmt: skip
    row = {"c1": "46", "c2": "30", "c3": "2026-09-28"}
    for place, one in enumerate(_heads(people)[:7]):
        given: dict[str, Any] = {"notice": notice, "org": one.org}
        when = moment(date(2026, 10, 10), 9, place)
        if place < 4:
            answer = {**given, "text": "已核对。", "rows": [row]}
            doer.do("notice.answer", answer, by=one.login, at=when)
        else:
            doer.do("notice.sign", given, by=one.login, at=when)
    back = {"notice": notice, "org": _heads(people)[0].org, "reason": "数量与上学期不符，请复核"}
    doer.do(
        "notice.send_back", back, by=people.of("安全科").login, at=moment(date(2026, 10, 10), 15)
    )
    town = people.of(SHOWN_TOWNSHIP)
    when = moment(date(2026, 10, 10), 10)
    doer.do("notice.sign", {"notice": notice, "org": town.org}, by=town.login, at=when)
    passed: dict[str, Any] = {
        "notice": notice, "org": town.org, "note": "请于13日上午报我办汇总，并附照片。",
        "to": {"kinds": ["primary", "kindergartens"]},
    }  # fmt: skip
    near = people.of(SHOWN_SCHOOL).org
    passed["to"] = {"units": [near]}
    doer.do("notice.forward", passed, by=town.login, at=moment(date(2026, 10, 10), 11))


def _over(doer: Doer, people: People) -> None:
    """One that is done, one that was withdrawn."""
    sections = [people.of(one) for one in ("基础教育科", "人事科", "体卫艺科")]
    units = {"units": [one.org for one in sections]}
    done = _sent(
        doer, people, OFFICE, moment(date(2026, 9, 21)), title="关于召开三季度工作调度会的通知",
        text="定于9月28日下午在三楼会议室召开，请准备本科室进展和四季度打算。", to=units,
    )  # fmt: skip
    for place, one in enumerate(sections):
        given = {"notice": done, "org": one.org}
        doer.do("notice.sign", given, by=one.login, at=moment(date(2026, 9, 21), 10, place))
    office = people.of(OFFICE).login
    doer.do("notice.end", {"notice": done}, by=office, at=moment(date(2026, 9, 29)))
    wrong = _sent(
        doer, people, OFFICE, moment(date(2026, 9, 30)), title="关于国庆值班安排的通知",
        text="请报送10月1日至7日值班表。", to=units,
    )  # fmt: skip
    recall = {"notice": wrong, "reason": "附件有误，另行通知"}
    doer.do("notice.recall", recall, by=office, at=moment(date(2026, 9, 30), 11))


def _emergency(doer: Doer, people: People) -> None:
    """Sent at half past eight; all but six have signed within twenty minutes; one was called."""
    sent = moment(DAY, 8, 30)
    notice = _sent(
        doer, people, "安全科", sent, title="关于做好暴雨橙色预警防范的紧急通知", text=STORM,
        urgent=True, to={"kinds": SCHOOLS},
    )  # fmt: skip
    heads = _heads(people)
    for place, one in enumerate(heads[: max(0, len(heads) - UNREAD)]):
        at = moment(DAY, 8, 31 + place % 18)
        doer.do("notice.sign", {"notice": notice, "org": one.org}, by=one.login, at=at)
    _by_townships(doer, people, notice)
    for minute in (40, 50):
        at = moment(DAY, 8, minute)
        doer.do("notice.fire", {"at": at.isoformat()}, by="", at=at)
    call = {"notice": notice, "org": heads[-1].org, "note": "门卫转告园长，正在赶往园区"}
    doer.do("notice.call", call, by=people.of("安全科").login, at=moment(DAY, 8, 56))
    late = moment(DAY, 9)
    doer.do("notice.fire", {"at": late.isoformat()}, by="", at=late)


def _by_townships(doer: Doer, people: People, notice: int) -> None:
    """A township signs for its schools that have nobody with an account yet (代签收)."""
    tree, heads = tree_of(DAY), {one.org for one in _heads(people)}
    offices = {one.org: one for (_, title), one in people.members.items() if title == "教办主任"}
    for org in chosen(Chosen(kinds=SCHOOLS), DAY):
        speaking = tree.offices(tree.units[org].parent or org)
        town = next((offices[one] for one in speaking if one in offices), None)
        if org not in heads and town is not None:
            given = {"notice": notice, "org": org}
            doer.do("notice.sign", given, by=town.login, at=moment(DAY, 8, 45))
