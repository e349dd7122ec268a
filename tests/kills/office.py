"""The rest of what the office does: a plan too long to wait for, an amendment, papers, meetings."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tests.kills.teller import Late, Teller

from xuezheng.apps.jobs.models import Job
from xuezheng.apps.meetings.models import Resolution
from xuezheng.apps.papers.models import Naming, Paper, SaidNumber
from xuezheng.apps.plans.models import Line, Plan, PlanFile, Proposal, Version
from xuezheng.apps.plans.services import take
from xuezheng.apps.records.access import rows
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.plans.review import Subject, Verdict
from xuezheng.demo.cast import BUREAU, LEADERS, SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import OFFICE, Planned

LINES = 206
"""More than are issued while somebody waits: 200."""
PADDING = 1_000_500
"""More characters than are read while somebody waits: a million."""
TITLE = "云汀市教育局2027年工作要点"
LEADS = ("基础教育科", "人事科", "安全科", "计划财务科")
SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
MINUTES = """一、关于冬季供暖。由计划财务科牵头，11月30日前完成供暖设施检查。
二、关于食堂。由安全科牵头，12月10日前完成食堂检查。
"""


def long_plan() -> bytes:
    """Give a plan that is read, proposed and issued by jobs: 206 clauses and much empty prose."""
    clauses = [
        f"{n}.推进第{n}片区学校改造。2027年6月底前完成改造{n}所。（责任科室：{LEADS[n % len(LEADS)]}）"
        for n in range(1, LINES + 1)
    ]
    prose = "各单位结合实际抓好了落实，" * 4000 + "\n"
    text = "\n".join([TITLE, "一、主要任务", *clauses, "云汀市教育局2026年工作总结", ""])
    return (text + prose * (PADDING // len(prose) + 1)).encode()


def _as(doer: Teller, login: str, at: datetime) -> Callable[..., dict[str, Any]]:
    def do(key: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=login, at=at)

    return do


def plans(doer: Teller, people: People, plan: Planned) -> None:
    """Bring in a long plan, whose reading is stopped once, and issue it; amend this year's."""
    office, leader = people.of(OFFICE).login, people.of(BUREAU, LEADERS[0][0]).login
    data, at = long_plan(), moment(date(2026, 10, 16))
    job = _kept(doer, data, office, at)
    doer.do("job.stop", {"job": job}, by=office, at=at)
    _kept(doer, data, office, at)
    doer.work(moment(date(2026, 10, 16), 9, 10))

    def of_plan(**given: Any) -> Late:
        return Late(lambda: {"plan": Plan.objects.get(title=TITLE).key, **given})

    def do(key: str, by: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, of_plan(**given), by=by, at=moment(date(2026, 10, 16), 10))

    key = Late(lambda: {"file": PlanFile.objects.get(title=TITLE).key})
    doer.do("plan.adopt", key, by=office, at=moment(date(2026, 10, 16), 9, 20))
    doer.work(moment(date(2026, 10, 16), 9, 30))
    pending = Proposal.objects.filter(plan__title=TITLE, verdict=Verdict.PENDING.key)
    told = pending.order_by("start", "key").values_list("key", flat=True)
    targets = list(told.filter(subject=Subject.TARGET.key))
    do("plan.decide", office, act="accept", seen=0, on=targets[:5])
    do("plan.undo", office, step=1, seen=1)
    do("plan.decide", office, act="accept", seen=2, on=targets)
    do("plan.decide", office, act="reject", seen=3, on=list(told), why="责任单位说明")
    do("plan.freeze", office, seen=4)
    do("plan.lines", office)
    lines = list(Line.objects.filter(plan__title=TITLE).order_by("id").values_list("pk", flat=True))
    do("plan.settle", leader, lines=[int(pk) for pk in lines], reason="按职责分工下达")
    do("plan.issue", office, version=1)
    doer.work(moment(date(2026, 10, 16), 11))
    _amended(doer, plan, office)


def _kept(doer: Teller, data: bytes, office: str, at: datetime) -> int:
    """Send the long plan; gives the job that is to read it."""
    actor = doer.actor(office, at)
    doer.call("plan.keep", lambda: take(data, "2027年工作要点.txt", actor=actor, at=at))
    return int(Job.objects.order_by("-id")[0].pk)


def _amended(doer: Teller, plan: Planned, office: str) -> None:
    """Add a promise to this year's plan, freeze it anew, and let its task know."""
    at = moment(date(2026, 10, 19))
    target = Proposal.objects.filter(plan=plan.number, subject=Subject.TARGET.key).order_by(
        "start", "key"
    )
    content = json.loads(target[0].content)["content"]
    steps = Plan.objects.get(pk=plan.number).steps
    added = {
        "quote": content["quote"], "start": content["start"], "indicator": "新增承诺",
        "op": "=", "value": "3", "unit": "项",
    }  # fmt: skip
    do = _as(doer, office, at)
    do("plan.decide", plan=plan.key, act="add", seen=steps, becomes=[added], why="年中补充")
    do("plan.freeze", plan=plan.key, seen=steps + 1, note="年中调整")
    version = Version.objects.filter(plan=plan.number).order_by("-number")[0].number
    do("plan.amend", plan=plan.key, version=version)


def papers_and_meetings(doer: Teller, people: People) -> None:
    """Hear, settle, issue and correct the circular; found a body; go through more minutes."""
    _circular(doer, people)
    _sheet(doer, people)
    _bodies(doer, people)
    _minutes(doer, people)


def _circular(doer: Teller, people: People) -> None:
    office, deputy = people.of(OFFICE).login, people.of(OFFICE, "副主任").login
    leader, school = people.of(BUREAU, LEADERS[0][0]).login, people.of(SHOWN_SCHOOL)
    paper = int(Paper.objects.filter(kind="circular").order_by("id")[0].pk)
    named = Naming.objects.filter(paper=paper).order_by("position")
    own = int(named.filter(org=school.org)[0].pk)
    other = int(named.filter(tone="late").exclude(org=school.org)[0].pk)
    statement = "10月10日17:50已报送佐证材料，在时限之内。"
    _as(doer, school.login, moment(date(2026, 10, 13)))(
        "paper.state", naming=own, statement=statement
    )
    reason = "已当面听取该科室意见，免予书面征求"
    _as(doer, leader, moment(date(2026, 10, 13), 10))("paper.waive", naming=other, reason=reason)
    do = _as(doer, office, moment(date(2026, 10, 20)))
    do("paper.strike", naming=own, reason="佐证材料在时限内报送")
    do("paper.check_prose", paper=paper, text="全市学校比例达到54.1%，共有教师1234人。")
    wrong = SaidNumber.objects.filter(prose__paper=paper, verdict="differs", settled="")
    for number in wrong.filter(prose__contribution__isnull=False).order_by("id"):
        do("paper.settle_number", number=int(number.pk), choice="ours")
    title, seen = Paper.objects.values_list("title", "version").get(pk=paper)
    seen = do("paper.edit", paper=paper, seen=seen, title=title, signer="陈某某")["version"]
    do("paper.issue", paper=paper, seen=seen)
    amendments = [{"was": "54.1%", "reads": "52.6%"}]
    do("paper.correct", paper=paper, reason="数据有误", amendments=amendments)
    _as(doer, deputy, moment(date(2026, 10, 20), 11))(
        "paper.review_for_release", paper=paper, disclosure="active", reason="可以公开"
    )
    do("paper.release", paper=paper)


def _sheet(doer: Teller, people: People) -> None:
    """A task's sheet is printed, signed on paper, scanned and keyed in."""
    office, at = people.of(OFFICE).login, moment(date(2026, 10, 21))
    case = int(rows(SYSTEM, Verb.READ, "task").order_by("id")[0].pk)
    code = doer.do("sheet.print", {"subject": "case", "number": case}, by=office, at=at)["code"]
    file = doer.take(SCAN, "签批单.pdf", by=office, at=at)
    given = {"code": code, "file": file, "signer": "局长", "signed_on": "2026-10-21"}
    doer.do("sheet.key_in", given, by=office, at=at)


def _bodies(doer: Teller, people: People) -> None:
    units = people.units
    do = _as(doer, people.of(OFFICE).login, moment(date(2026, 10, 21), 10))
    body = do(
        "body.found", name="大班额消除工作专班", kind="task_force", org=units[OFFICE],
        begins="2026-10-01",
    )["body"]  # fmt: skip
    member = do("body.member_add", body=body, part="member", org=units["计划财务科"])["member"]
    do("body.member_end", member=member, ends="2026-10-31")
    case = int(rows(SYSTEM, Verb.READ, "task").order_by("id")[0].pk)
    do("body.attach", body=body, case=case)
    do("body.detach", body=body, case=case)
    agreed = do(
        "agreement.add", org=units[OFFICE], departments=["市住建局", "市财政局"],
        what="共同推进新圩镇小学选址", due="2026-12-31", body=body,
    )["agreement"]  # fmt: skip
    do("agreement.settle", agreement=agreed, outcome="已完成选址")
    do("body.end", body=body, ends="2026-11-30")


def _minutes(doer: Teller, people: People) -> None:
    """Resolutions read from minutes: one is taken up, one is set aside."""
    office, org = people.of(OFFICE).login, people.units[OFFICE]
    do = _as(doer, office, moment(date(2026, 10, 22)))
    meeting = do(
        "meeting.plan", title="第18次局长办公会", kind="directors", org=org, day="2026-10-21"
    )
    held = do("meeting.hold", meeting=meeting["meeting"], seen=meeting["version"])
    do("meeting.minute", meeting=meeting["meeting"], seen=held["version"], text=MINUTES)
    do("meeting.read_minutes", meeting=meeting["meeting"])
    first, second = Resolution.objects.filter(meeting=meeting["meeting"]).order_by("position")[:2]
    do(
        "resolution.edit", resolution=int(first.pk), seen=first.version, text=first.text,
        lead=first.lead_id or org, due="2026-11-30",
    )  # fmt: skip
    do("resolution.reject", resolution=int(second.pk), seen=second.version, reason="已有任务")
