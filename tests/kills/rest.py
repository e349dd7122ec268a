"""The rest of the story: every intention that the demo's year leaves out, once each.

It stands on the same people, plan and tasks, some days after the demo's day.
What the office does with plans, papers and meetings is told in ``office``.
"""

import json
from datetime import datetime
from typing import Any

from tests.kills.accounts import SECTION, accounts, newcomers, own_account
from tests.kills.adults import adults
from tests.kills.awarded import awarded, entered
from tests.kills.decided import decided
from tests.kills.designs import designs
from tests.kills.entries import entries
from tests.kills.judged import judged
from tests.kills.ledgers import ledgers
from tests.kills.office import papers_and_meetings, plans
from tests.kills.roll import tell_roll
from tests.kills.shapes import shapes
from tests.kills.staff import staff
from tests.kills.stage import Rest, as_, at_
from tests.kills.teller import TICK, Teller
from tests.kills.warned import warned
from tests.kills.week import week

from xuezheng.apps.accounts.services.exporting import EXPORT, EXPORT_LOOKS
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Rank
from xuezheng.apps.plans.models import Plan
from xuezheng.apps.plans.selectors import coverage
from xuezheng.apps.records.access import rows
from xuezheng.apps.records.models import Handed, Record
from xuezheng.apps.records.services.rhythm import OWE
from xuezheng.apps.snapshots.services.keeping import DROP, retire
from xuezheng.apps.targets.models import Figure, Milestone, Programme
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import OFFICE, Planned
from xuezheng.site.work import tick

ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
CALENDAR = "day,kind\n2027-01-01,休\n2027-02-08,休\n2027-02-20,班\n"


def tell_rest(doer: Teller, people: People, plan: Planned) -> None:
    """Tell it."""
    rest = Rest(doer, people, plan)
    _tree(rest)
    _persons(rest)
    accounts(rest)
    own_account(rest)
    _own_things(rest)
    _cases(rest)
    _targets(rest)
    _programmes(rest)
    plans(doer, people, plan)
    papers_and_meetings(doer, people)
    staff(doer, people)
    _registers(rest)
    tell_roll(doer, people)
    entries(doer, people)
    week(doer, people)
    ledgers(doer, people)
    _zones(rest)
    shapes(doer, people)
    adults(doer, people)
    judged(doer, people)
    decided(doer, people)
    _snapshots(rest)
    designs(doer, people)
    warned(doer, people)
    _log(rest)


def _tree(rest: Rest) -> None:
    """A school is opened, renamed, moved, corrected, the correction taken back, closed."""
    units, admin = rest.people.units, rest.login(BUREAU, "系统管理员")
    do = as_(rest, admin, at_(13))
    school = do(
        "organisation.add", code="31990099", name="望澜新城小学", kind="primary",
        parent=units["望澜街道"], since="2026-10-13",
    )["organisation"]  # fmt: skip
    do("organisation.rename", organisation=school, name="望澜滨海小学", since="2026-10-14")
    do("organisation.move", organisation=school, parent=units["新圩镇"], since="2026-10-15")
    do("organisation.correct", organisation=school, day="2026-10-15", nature="private")
    do("organisation.undo", organisation=school)
    do("organisation.close", organisation=school, on="2026-10-20")


def _persons(rest: Rest) -> None:
    """Somebody comes to the office, is written down wrongly, takes a post and leaves it."""
    org, admin = rest.people.units[OFFICE], rest.login(BUREAU, "系统管理员")
    do = as_(rest, admin, at_(13, 10))
    person = do(
        "person.add", name="闻知秋", organisation=org, since="2026-10-13",
        staff_number="20269001", mobile="14099990001",
    )["person"]  # fmt: skip
    do("person.add", name="向晚", organisation=org, since="2026-10-13", staff_number="20269002")
    do("person.change", person=person, since="2026-10-14", mobile="14099990003")
    do("person.correct", person=person, day="2026-10-14", name="闻知愁")
    do("person.undo", person=person)
    post = do(
        "post.add", organisation=org, title="督查专员", rank=Rank.MEMBER.key, since="2026-10-13"
    )["post"]
    do("post.correct", post=post, day="2026-10-13", duty="督查督办")
    appointment = do(
        "appointment.begin", person=person, post=post, since="2026-10-13", basis="云教任〔2026〕9号"
    )["appointment"]
    do("appointment.correct", appointment=appointment, basis="云教任〔2026〕19号")
    do("appointment.end", appointment=appointment, on="2026-10-20")
    do("appointment.undo", appointment=appointment)
    do("appointment.end", appointment=appointment, on="2026-10-21")
    do("post.close", post=post, on="2026-10-21")


def _own_things(rest: Rest) -> None:
    """What is kept for one account: a draft, a view, a followed case, the calendar's address."""
    do = as_(rest, rest.login(OFFICE), at_(14, 15))
    do("draft.save", form="new:task", data={"title": "核查秋季收费"})
    do("draft.save", form="new:problem", data={"title": "破解大班额"})
    do("draft.drop", form="new:task")
    do("view.save", kind="task", name="逾期", query="late=1")
    one, other = (int(row.pk) for row in _tasks().order_by("id")[:2])
    do("case.watch", case=one)
    do("case.link", case=one, other=other, note="同一学校")
    do("case.unlink", case=one, other=other)
    do("calendar.renew")
    robot = {"service": "wecom", "address": f"{ROBOT}?key=0000-1111-2222"}
    first = do("channel.add", title="办公群", **robot)["channel"]
    do("channel.end", channel=do("channel.add", title="旧群", **robot)["channel"])
    do("channel.try", channel=first)


def _tasks() -> Any:
    return rows(SYSTEM, Verb.READ, "task")


def _cases(rest: Rest) -> None:
    """Reports are opened and closed together, a clock runs again, words are put right."""
    office, checker = rest.login(OFFICE), rest.login(OFFICE, "副主任")
    reported = list(_tasks().filter(state="reported").order_by("id"))
    as_(rest, checker, at_(14, 16))("case.read", case=int(reported[0].pk))
    for record in reported:
        record.refresh_from_db()
    seen = [{"case": int(one.pk), "seen": one.version} for one in reported[:3]]
    as_(rest, checker, at_(14, 16))(
        "case.move_many", cases=seen, move="close", note="材料齐全，同意销号"
    )
    paused = _tasks().filter(suspended_since__isnull=False).order_by("id")[0]
    do = as_(rest, office, at_(14, 17))
    do("case.resume", case=int(paused.pk), note="文件已到")
    draft = do("case.open", **_drafted(rest))["case"]
    data = {"measure": "分片核查，逐校签字"}
    do("case.correct", case=draft, seen=_version(draft), data=data, note="补写工作举措")
    do("case.export", kind="task", conditions={"state": "doing"}, purpose="")
    _handed_over(rest)
    admin = rest.login(BUREAU, "系统管理员")
    as_(rest, admin, at_(15))("calendar.take", text=CALENDAR)


def _handed_over(rest: Rest) -> None:
    """What was handed to a deputy goes back to the head of the unit."""
    held = Handed.objects.order_by("id")[0]
    head = next(one for one in rest.people.members.values() if one.org == held.record.org_id)
    given = {"person": held.person, "to": head.person, "note": "岗位变动"}
    as_(rest, head.login, at_(14, 17))("case.hand_over", **given)


def _version(case: int) -> int:
    return int(Record.objects.get(pk=case).version)


def _drafted(rest: Rest) -> dict[str, Any]:
    """A task written down before it is handed out, with a goal for the last quarter."""
    org = rest.people.units[SECTION]
    return {
        "kind": "task", "org": org, "due": "2026-12-20",
        "data": {"title": "核查课后服务收费", "source": "leader_note", "source_date": "2026-10-14",
                 "quarters": [{"quarter": "q4", "goal": "完成核查和整改"}]},
        "parties": [["lead", org], ["supervisor", rest.people.units[OFFICE]]],
    }  # fmt: skip


def _targets(rest: Rest) -> None:
    """A target is planted, handed out to two townships, its figure entered and put right."""
    units, head = rest.people.units, rest.login(SECTION)
    task = _tasks().get(subject="核查课后服务收费")
    wanted = {
        "org": units[SECTION], "indicator": "新增小学学位", "start": "2026-01-01",
        "due": "2026-12-31", "unit": "个", "value": "910", "record": int(task.pk),
        "promise": "rest:1",
    }  # fmt: skip
    office = as_(rest, rest.login(OFFICE), at_(15))
    office("target.plant", targets=[wanted, wanted | {"promise": "rest:2"}])
    office("target.end", promises=["rest:2"], reason="与上一项重复")
    [target] = office("target.revise", targets=[wanted | {"value": "900"}], reason="核减十个")[
        "targets"
    ]
    do = as_(rest, head, at_(15, 10))
    parts = [{"org": units["望澜街道"], "value": "500"}, {"org": units["新圩镇"], "value": "400"}]
    do("target.split", target=target, parts=parts)
    do("figure.enter", target=target, day="2026-09-30", value="610", source="基建进度表")
    wrong = int(Figure.objects.get(target=target).pk)
    do("figure.correct", figure=wrong, value="601", reason="重复计入一所学校")
    do("target.choose_origin", target=target, origin="entered", reason="以科室统计为准")
    do("milestone.set", target=target, day="2026-11-30", words="主体完工", share=6000)
    do("milestone.quarters", record=int(task.pk))
    step = int(Milestone.objects.get(target=target).pk)
    do("milestone.done", milestone=step, day="2026-10-14")


def _programmes(rest: Rest) -> None:
    """A programme runs on into the next year, a task joins it and leaves, another one ends."""
    office = rest.login(OFFICE)
    do = as_(rest, office, at_(15, 11))
    running = int(Programme.objects.order_by("id")[0].pk)
    case = int(_tasks().get(subject="核查课后服务收费").pk)
    do("programme.attach", programme=running, case=case)
    do("programme.detach", programme=running, case=case)
    do("programme.carry", programme=running, year=2027)
    org = rest.people.units[SECTION]
    ended = do(
        "programme.open", title="课后服务提质行动", org=org, start="2026-01-01", due="2026-12-31",
        steps=[{"day": "2026-09-30", "words": "全覆盖"}],
    )["programme"]  # fmt: skip
    step = int(Milestone.objects.get(programme=ended).pk)
    as_(rest, rest.login(SECTION), at_(15, 12))("milestone.done", milestone=step)
    as_(rest, office, at_(15, 12))("programme.close", programme=ended)


def _snapshots(rest: Rest) -> None:
    """Classes are counted, a snapshot is taken, somebody who has left is erased from it."""
    rest.doer.do("warning.class_sizes", {"day": "2026-10-22"}, by="", at=at_(22, 6))
    at, newcomer = at_(22, 17), dict(newcomers())["20269001"]
    as_(rest, rest.login(BUREAU, "系统管理员"), at)("snapshot.take")
    rest.doer.work(at)
    _figures(rest, at)
    reason = "离职人员要求删除个人信息"
    as_(rest, rest.login(BUREAU, "安全管理员"), at)(
        "snapshot.erase", persons=[newcomer], reason=reason
    )
    rest.doer.work(at)
    gone = dict(newcomers())["20269012"]
    security = as_(rest, rest.login(BUREAU, "安全管理员"), at)
    search = security("person.search", persons=[gone])["search"]
    rest.doer.work(at)
    security("person.judge", search=search, rest="take")
    security("person.erase", persons=[gone], ground="request", reason=reason, search=search)
    rest.doer.do("snapshot.take", {"day": "2025-01-01", "cause": "nightly"}, by="", at=at)
    rest.doer.work(at)
    rest.doer.call(DROP.key, lambda: retire(at))


def _registers(rest: Rest) -> None:
    """A register and a ledger are switched on, a report approved; an honour's end is reminded of."""
    switches = as_(rest, rest.login(BUREAU, "系统管理员"), at_(22))
    excuses = as_(rest, rest.login(BUREAU), at_(22))
    for kind in ("club", "drill"):
        excuses("burden.excuse", kind=kind, reason="秋季学期专项工作需要")
    switches("register.switch", kind="club", on=True)
    switches("ledger.switch", kind="drill", on=True)
    leader = as_(rest, rest.login(BUREAU), at_(22, 9))
    leader("rhythm.approve", kind="drill", basis="安全工作例会", until="2026-12-31")
    owed = {"kind": "drill", "period": "2026-10-01"}
    rest.doer.call(OWE.key, lambda: act(OWE, owed, actor=SYSTEM, at=at_(22, 9)))
    leader("rhythm.stop", kind="drill")
    data = {
        "title": "绿色学校", "level": "city", "holder": "unit", "issuer": "市教育局",
        "granted": "2023-11-01", "until": "2026-10-31",
    }  # fmt: skip
    rest.doer.do(
        "register.add",
        {"kind": "honour", "org": rest.people.units[OFFICE], "since": "2026-09-01", "data": data},
        by=rest.login(OFFICE), at=at_(22, 10),
    )  # fmt: skip
    entered(rest)


def _figures(rest: Rest, at: datetime) -> None:
    """The snapshot is counted; a school tells the yearbook's figure and says that it counts."""
    as_(rest, rest.login(BUREAU, "系统管理员"), at)("indicator.compute")
    rest.doer.work(at)
    do = as_(rest, rest.login(SHOWN_SCHOOL, "文员"), at)
    here = {"key": "pupils", "org": rest.people.units[SHOWN_SCHOOL], "origin": "yearbook"}
    do("indicator.state", day="2026-09-01", number="1000", paper="基础基312", **here)
    do("indicator.choose", first="2026-09-01", last="2027-08-31", reason="以年报为准", **here)
    as_(rest, rest.login(BUREAU), at)("scorecard.plan", key="balanced", on="2026-10-22")
    rest.doer.work(at)
    _links(rest, at)
    _boards(rest, at)
    awarded(rest, at)


def _links(rest: Rest, at: datetime) -> None:
    """What the registers know of this year's plan is counted; of its links two are confirmed, one refused."""
    plan = Plan.objects.select_related("file", "issued").get(pk=rest.plan.number)
    do = as_(rest, rest.login(OFFICE), at)
    do("plan.cover", plan=plan.file.key)
    rest.doer.work(at)
    found = (
        coverage.coverage(plan.file, plan.issued.number, plan, at.date()) if plan.issued else None
    )
    offered = [one for one in coverage.entries(found, plan) if one.first] if found else []
    first, second = ({"target": one.target} for one in offered[:2])
    do("plan.links_confirm", plan=plan.key, links=[first, second])
    do("plan.links_refuse", plan=plan.key, targets=[offered[2].target], reason="口径不同")
    do("plan.links_undo", plan=plan.key, targets=[second["target"]])


def _boards(rest: Rest, at: datetime) -> None:
    """A dashboard is made, arranged, shared, put on a desk and thrown away; a figure goes public."""
    do = as_(rest, rest.login(BUREAU), at)
    tiles = [{"key": "large_class_share"}, {"key": "pupils", "chart": "bars"}]
    made = {"dashboard": do("dashboard.create", name="晨会", tiles=tiles)["dashboard"]}
    do("dashboard.change", tiles=tiles[::-1], version=1, **made)
    do("dashboard.share", org=rest.people.units[BUREAU], role="principal", **made)
    do("dashboard.choose", **made)
    do("dashboard.remove", **made)
    handed = do("indicator.hand_in", key="teachers", grain="school")
    handed = {"publication": handed["publication"]}
    other = as_(rest, rest.login(BUREAU, "副局长"), at)
    other("indicator.let_out", publish=True, **handed)
    other("indicator.withdraw", note="数据更正", **handed)


def _zones(rest: Rest) -> None:
    """A school gets its catchment zone, and the zone its border."""
    do = as_(rest, rest.login(SECTION), at_(22, 15))
    org = rest.people.units[SHOWN_SCHOOL]
    data = {"name": f"{SHOWN_SCHOOL}施教区", "stage": "primary"}
    zone = do("register.add", kind="zone", org=org, since="2026-10-01", data=data)["subject"]
    ring = [[120.0, 30.0], [120.02, 30.0], [120.01, 30.015], [120.0, 30.0]]
    border = json.dumps({"type": "Polygon", "coordinates": [ring]})
    do("zone.draw", zone=zone, since="2026-10-01", geojson=border)


def _log(rest: Rest) -> None:
    """The software's own turn, the log taken out, and one detail of it erased."""
    doer, auditor, at = rest.doer, rest.login(BUREAU, "审计管理员"), at_(23)
    # A message killed while it is sent is sent again, a minute later: another end by design.
    doer.call(TICK, lambda: tick(at, lambda name: name != "messages.send"))
    actor = doer.actor(auditor, at)
    doer.call(EXPORT.key, lambda: act(EXPORT, {}, actor=actor, at=at))
    doer.call(EXPORT_LOOKS.key, lambda: act(EXPORT_LOOKS, {"rows": 0}, actor=actor, at=at))
    security = rest.login(BUREAU, "安全管理员")
    as_(rest, security, at)("log.erase", entry=2, reason="离职人员要求删除个人信息")
