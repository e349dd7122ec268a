"""Chapter two: the plan is reviewed, made final, decomposed, answered, issued, published."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.plans.models import Line, LineState, Plan, PlanFile, Proposal
from xuezheng.core.plans.review import Act, Subject, Verdict
from xuezheng.core.plans.written import read_item
from xuezheng.demo.cast import BUREAU, LEADERS, LEADS
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People, Somebody

TAKEN_UP = date(2026, 2, 27)
REVIEWED = date(2026, 3, 5)
FINAL = date(2026, 3, 6)
ASKED = date(2026, 3, 9)
ANSWERED = date(2026, 3, 13)
DECIDED = date(2026, 3, 18)
ISSUED = date(2026, 3, 25)
PUBLISHED = date(2026, 3, 27)
OBJECTOR = "职成教科"
"""The section that returned two lines of the table (planted case D4)."""
OBJECTIONS = (
    "培训人次应由社区教育中心和人社部门共同统计，请明确口径后再下达。",
    "就业率由各职业学校分别填报，建议由学校牵头，我科汇总。",
)
OFFICE = "局办公室"


@dataclass(frozen=True)
class Planned:
    """The issued plan: its key and number."""

    key: str
    number: int


def leader_of(people: People, unit: str) -> Somebody:
    """Give the bureau leader who answers for a section."""
    return people.of(BUREAU, LEADERS[LEADS.get(unit, 0)][0])


def carry_out(doer: Doer, people: People) -> Planned:
    """Take the plan of the year from its file to its publication."""
    office = people.of(OFFICE).login
    file = PlanFile.objects.filter(origin="bureau").order_by("-year").values_list("key").first()
    key = doer.do(
        "plan.adopt", {"file": file[0] if file else ""}, by=office, at=moment(TAKEN_UP)
    )["plan"]  # fmt: skip
    _review(doer, key, office)
    plan = Plan.objects.get(key=key)
    doer.do(
        "plan.freeze",
        {"plan": key, "seen": plan.steps, "note": "局长办公会审定"},
        by=office,
        at=moment(FINAL, 16),
    )
    doer.do("plan.lines", {"plan": key}, by=office, at=moment(FINAL, 17))
    _lines(doer, people, key, office)
    doer.do("plan.ask", {"plan": key}, by=office, at=moment(ASKED))
    _answers(doer, people, key)
    plan.refresh_from_db()
    version = plan.final.number if plan.final else 1
    doer.do("plan.issue", {"plan": key, "version": version}, by=office, at=moment(ISSUED, 10))
    reviewer = people.of(OFFICE, "副主任").login
    doer.do(
        "plan.review_release",
        {"plan": key, "disclosure": "proactive", "reason": "工作要点属主动公开范围"},
        by=reviewer,
        at=moment(PUBLISHED, 10),
    )
    doer.do("plan.publish", {"plan": key}, by=office, at=moment(PUBLISHED, 15))
    return Planned(key, int(plan.pk))


def _review(doer: Doer, key: str, office: str) -> None:
    """Decide on everything read: a unit's name taken for a figure is set aside, a scope is added."""
    rows = list(Proposal.objects.filter(plan__key=key).order_by("start", "key"))
    pending = [row for row in rows if row.verdict == Verdict.PENDING.key]
    misread = [
        row.key for row in pending if "配合单位" in read_item(json.loads(row.content)).content.quote
    ]
    first = next((row for row in pending if row.subject == Subject.TARGET.key), None)
    accepted = [row.key for row in pending if row.key not in misread and row is not first]
    at = moment(REVIEWED, 11)

    def decide(act: Act, on: list[str], **more: Any) -> None:
        seen = Plan.objects.get(key=key).steps
        given = {"plan": key, "act": act.key, "seen": seen, "on": on, **more}
        doer.do("plan.decide", given, by=office, at=at)

    if first is not None:
        quote = read_item(json.loads(first.content)).content.quote
        becomes = [{"quote": quote, "scope": "全市"}]
        decide(Act.CORRECT, [first.key], becomes=becomes, why="写明范围")
    if misread:
        decide(Act.REJECT, misread, why="单位名称中的数，不是量化目标")
    decide(Act.ACCEPT, accepted)
    # A clause whose only figure was set aside waits for a word of its own.
    left = Proposal.objects.filter(plan__key=key, verdict=Verdict.PENDING.key).order_by("start")
    if bare := list(left.values_list("key", flat=True)):
        decide(Act.REJECT, bare, why="责任单位说明，不是工作任务")


def _lines(doer: Doer, people: People, key: str, office: str) -> None:
    """Fill in what the draft leaves open: lead where none was found, the leader, a due day."""
    plan = Plan.objects.get(key=key)
    names = {org: name for name, org in people.units.items()}
    for line in Line.objects.filter(plan=plan).order_by("place", "id"):
        lead = line.lead_id or people.units[OFFICE]
        changed: dict[str, Any] = {}
        if line.lead_id is None:
            changed["lead"] = lead
        if line.leader_post is None:
            changed["leader_post"] = leader_of(people, names[lead]).post
        if line.due is None:
            changed["due"] = date(plan.year, 12, 20).isoformat()
        if changed:
            given = {"plan": key, "line": line.pk, "seen": line.seen, **changed}
            doer.do("plan.line_edit", given, by=office, at=moment(FINAL, 17, 30))


def _answers(doer: Doer, people: People, key: str) -> None:
    """Every unit accepts its lines; one section returns two, a leader decides them."""
    by_unit: dict[int, list[int]] = {}
    asked = Line.objects.filter(plan__key=key, state=LineState.ASKED.key).order_by("place", "id")
    objecting: list[int] = []
    for line in asked.prefetch_related("answers"):
        for answer in line.answers.all():
            by_unit.setdefault(answer.org_id, []).append(int(line.pk))
            own = answer.org_id == people.units[OBJECTOR] and line.lead_id == answer.org_id
            if own and len(objecting) < len(OBJECTIONS):
                objecting.append(int(line.pk))
    heads = {one.org: one for one in reversed(people.members.values())}
    for org, lines in sorted(by_unit.items()):
        accepted = [n for n in lines if not (n in objecting and org == people.units[OBJECTOR])]
        if org in heads and accepted:
            given = {"plan": key, "lines": accepted, "org": org, "accept": True}
            doer.do("plan.answer", given, by=heads[org].login, at=moment(ANSWERED, 10))
    for number, reason in zip(objecting, OBJECTIONS, strict=False):
        org = people.units[OBJECTOR]
        given = {"plan": key, "lines": [number], "org": org, "accept": False, "reason": reason}
        doer.do("plan.answer", given, by=heads[org].login, at=moment(ANSWERED, 15))
    _decided(doer, people, key)


def _decided(doer: Doer, people: People, key: str) -> None:
    """A leader decides what is still open."""
    asked = Line.objects.filter(plan__key=key, state=LineState.ASKED.key)
    accepted = {line.pk for line in asked if all(a.reply == "accepted" for a in line.answers.all())}
    still = [int(pk) for pk in asked.order_by("place").values_list("pk", flat=True)]
    open_ones = [pk for pk in still if pk not in accepted]
    if open_ones:
        given = {
            "plan": key,
            "lines": open_ones,
            "reason": "按职责分工下达，口径由牵头科室会同统计",
        }
        leader = people.of(BUREAU, LEADERS[0][0]).login
        doer.do("plan.settle", given, by=leader, at=moment(DECIDED, 9))
