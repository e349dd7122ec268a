"""分解表: drafts with leads, questions and answers (D4), a leader's decision, 下达, 公开."""

import json
from datetime import date, datetime

import pytest
from tests.apps.plans.conftest import AT

from xuezheng.adapters import clock
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.jobs.models import Job
from xuezheng.apps.jobs.services import work
from xuezheng.apps.plans.models import Answer, Line, Plan, PlanFile, Proposal
from xuezheng.apps.plans.services import issuing
from xuezheng.apps.plans.tasks import JOBS
from xuezheng.apps.records.models import CaseEntry, Party, Record
from xuezheng.apps.targets.models import Revision, Target
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError


def line(words):
    return next(row for row in Line.objects.all() if words in row.task)


def test_lines_are_drafted_with_their_leads(bureau, final, run):
    done = run("plan.lines", bureau.office, plan=final)
    assert done == {"made": 3, "lines": 3}
    assert run("plan.lines", bureau.office, plan=final)["made"] == 0, (
        "a repeat drafts nothing twice"
    )
    school, garden, meeting = Line.objects.order_by("place")
    assert (school.lead_id, school.basis) == (bureau.orgs["rs"], "stated")
    assert json.loads(school.co) == [{"org": bureau.orgs["jy"], "name": "教研室"}]
    assert school.task == "建成学校3所，培训教师50名"
    assert school.leader_post == bureau.leader_post, "the deputy director whose duty names 人事科"
    assert (garden.lead_id, garden.basis) == (bureau.orgs["xq"], "duty")
    assert "幼儿园" in garden.why
    assert garden.due == date(2026, 9, 30)
    assert (meeting.lead_id, meeting.basis) == (None, "none")
    assert (school.due, meeting.due) == (date(2026, 12, 31), date(2026, 12, 31))


def test_drafting_needs_a_final_version(bureau, plan, run):
    with pytest.raises(RefusedError):
        run("plan.lines", bureau.office, plan=plan)


def test_asking_sets_a_deadline_in_working_days(bureau, drafted, run):
    done = run("plan.ask", bureau.office, plan=drafted)
    assert (done["lines"], done["units"]) == (2, 3), (
        "人事科, 教研室, 学前教育科; the meeting has no lead"
    )
    due = datetime.fromisoformat(done["due"])
    # Monday 2 March 2026, five working days later, at the end of office hours.
    assert due == datetime(2026, 3, 9, 18, tzinfo=clock.ZONE)
    with pytest.raises(RefusedError):
        run("plan.ask", bureau.office, plan=drafted)


def test_only_the_units_named_answer_and_a_return_needs_a_reason(bureau, drafted, run):
    run("plan.ask", bureau.office, plan=drafted)
    school = line("建成学校")
    given = {"plan": drafted, "lines": [school.pk], "org": bureau.orgs["rs"]}
    with pytest.raises(NotFoundError):
        run("plan.answer", bureau.kindergarten, accept=True, **given)
    with pytest.raises(NotFoundError):
        run("plan.answer", bureau.kindergarten, accept=True, **(given | {"org": bureau.orgs["xq"]}))
    with pytest.raises(InputError):
        run("plan.answer", bureau.personnel, accept=False, **given)
    run("plan.answer", bureau.personnel, accept=False, reason="建设归计财科", **given)
    run("plan.answer", bureau.personnel, accept=True, **given)
    assert Answer.objects.get(line=school, org=bureau.orgs["rs"]).reply == "accepted"


def test_a_returned_line_is_changed_and_asked_again(bureau, drafted, run):
    run("plan.ask", bureau.office, plan=drafted)
    school = line("建成学校")
    given = {"plan": drafted, "lines": [school.pk], "org": bureau.orgs["rs"]}
    run("plan.answer", bureau.personnel, accept=False, reason="不归我科", **given)
    edit = {"plan": drafted, "line": school.pk, "lead": bureau.orgs["xq"], "co": []}
    with pytest.raises(StaleError):
        run("plan.line_edit", bureau.office, seen=9, **edit)
    done = run("plan.line_edit", bureau.office, seen=0, **edit)
    assert done["asked_again"] is True
    assert not Answer.objects.filter(line=school).exists()
    run("plan.ask", bureau.office, plan=drafted)
    assert [a.org_id for a in Answer.objects.filter(line=school)] == [bureau.orgs["xq"]]
    quiet = run(
        "plan.line_edit", bureau.office, plan=drafted, line=school.pk, seen=1, measure="分两期"
    )
    assert quiet["asked_again"] is False


@pytest.mark.parametrize(
    "wrong",
    [
        {"co": [{"name": ""}]},
        {"quarters": [{"quarter": "q1", "goal": "甲"}, {"quarter": "q1", "goal": "乙"}]},
        {"lead": 10**9},
        {"leader_post": 10**9},
    ],
)
def test_a_wrong_edit_is_refused(bureau, drafted, run, wrong):
    with pytest.raises((InputError, NotFoundError)):
        run("plan.line_edit", bureau.office, plan=drafted, line=line("建成").pk, seen=0, **wrong)


def test_d4_a_section_that_returned_two_lines_bars_issuing_until_a_leader_decides(
    bureau, drafted, run
):
    """D4: the section returns two lines; 下达 is refused, naming them, until a leader decides."""
    first, garden, meeting = Line.objects.order_by("place")
    run(
        "plan.line_edit",
        bureau.office,
        plan=drafted,
        line=meeting.pk,
        seen=0,
        lead=bureau.orgs["xq"],
    )
    run("plan.ask", bureau.office, plan=drafted)
    for who, org in ((bureau.personnel, "rs"), (bureau.research, "jy")):
        run("plan.answer", who, plan=drafted, lines=[first.pk], org=bureau.orgs[org], accept=True)
    run(
        "plan.answer", bureau.kindergarten, plan=drafted, lines=[garden.pk, meeting.pk],
        org=bureau.orgs["xq"], accept=False, reason="不属本科职责",
    )  # fmt: skip
    with pytest.raises(RefusedError) as told:
        run("plan.issue", bureau.office, plan=drafted, version=1)
    assert told.value.facts["count"] == 2
    assert "优质幼儿园" in told.value.told().zh
    settle = {"plan": drafted, "lines": [garden.pk, meeting.pk], "reason": "局长办公会议定"}
    for who in (bureau.office, bureau.kindergarten):
        with pytest.raises(RefusedError):
            run("plan.settle", who, **settle)
    run("plan.settle", bureau.leader, **settle)
    with pytest.raises(RefusedError):
        run(
            "plan.answer",
            bureau.kindergarten,
            plan=drafted,
            lines=[garden.pk],
            org=bureau.orgs["xq"],
            accept=True,
        )
    done = run("plan.issue", bureau.office, plan=drafted, version=1)
    assert done == {"job": None, "tasks": 3}
    assert Answer.objects.filter(reply="returned").count() == 2, "what they said stays"


def test_issuing_makes_a_task_of_every_line_and_targets_of_promises(bureau, agreed, run):
    done = run("plan.issue", bureau.office, request="once", plan=agreed, version=1)
    again = run("plan.issue", bureau.office, request="once", plan=agreed, version=1)
    assert done == again == {"job": None, "tasks": 3}
    plan = Plan.objects.get()
    assert (plan.state, plan.issued.number) == ("issued", 1)
    row = line("建成学校")
    case = Record.objects.get(pk=row.case)
    assert (case.state, case.org_id, case.due) == ("issued", bureau.orgs["rs"], date(2026, 12, 31))
    assert case.data["clause"] == f"{plan.pk}:{row.clause}"
    assert (case.data["source"], case.data["leader_post"]) == ("plan", bureau.leader_post)
    parties = set(Party.objects.filter(record=case).values_list("part", "org_id"))
    assert parties == {
        ("lead", bureau.orgs["rs"]), ("co", bureau.orgs["jy"]), ("supervisor", bureau.orgs["bg"]),
    }  # fmt: skip
    told = {
        t.indicator: (t.op, t.value, t.baseline, t.unit, t.record_id) for t in Target.objects.all()
    }
    assert told["建成学校"] == ("=", "3", None, "所", case.pk)
    assert told["优质幼儿园占比"][:4] == (">=", "65", "63.3", "%")
    assert len(told) == 3, "the present level is a baseline, no target"
    with pytest.raises(RefusedError):
        run("plan.issue", bureau.office, plan=agreed, version=1)
    with pytest.raises(RefusedError):
        run("plan.line_edit", bureau.office, plan=agreed, line=row.pk, seen=row.seen, measure="改")


@pytest.mark.parametrize("who", ["leader", "personnel", "principal", "system"])
def test_only_the_office_issues(bureau, agreed, run, who):
    with pytest.raises((NotFoundError, RefusedError)):
        run("plan.issue", getattr(bureau, who), plan=agreed, version=1)
    assert not Record.objects.exists()


def test_issuing_another_version_than_was_seen_is_stale(bureau, agreed, run):
    with pytest.raises(StaleError):
        run("plan.issue", bureau.office, plan=agreed, version=2)


def test_a_big_plan_is_issued_step_by_step(bureau, agreed, run, monkeypatch):
    monkeypatch.setattr(issuing, "AT_ONCE", 2)
    monkeypatch.setattr(issuing, "PART", 2)
    done = run("plan.issue", bureau.office, plan=agreed, version=1)
    assert Plan.objects.get().state == "issuing"
    with pytest.raises(RefusedError):
        run("plan.issue", bureau.office, plan=agreed, version=1)
    work({one.key: one for one in JOBS}, lambda: AT)
    job = Job.objects.get(pk=done["job"])
    assert (job.state, json.loads(job.result)) == ("done", {"tasks": 3})
    assert Plan.objects.get().state == "issued"
    assert Record.objects.filter(kind="task", state="issued").count() == 3
    assert Target.objects.count() == 3
    assert Entry.objects.filter(intention="plan.issue_part", actor=1).count() == 2


def amended(bureau, run, plan):
    """Reject the meeting, correct a figure, add a clause; freeze as version 2."""
    [step] = Plan.objects.get().review.filter(act="accept").values_list("number", flat=True)
    run("plan.undo", bureau.office, plan=plan, step=step, seen=1)
    rows = {
        r.key: json.loads(r.content)["content"] for r in Proposal.objects.filter(verdict="pending")
    }
    meeting = next(k for k, c in rows.items() if "教育大会" in c["quote"])
    teachers = next(k for k, c in rows.items() if "培训教师" in c["quote"])
    run("plan.decide", bureau.office, plan=plan, act="reject", on=[meeting], seen=2)
    run(
        "plan.decide",
        bureau.office,
        plan=plan,
        act="correct",
        on=[teachers],
        seen=3,
        becomes=[{"quote": "培训教师50名", "value": "60"}],
    )
    rest = [k for k in rows if k not in (meeting, teachers)]
    run("plan.decide", bureau.office, plan=plan, act="accept", on=rest, seen=4)
    run(
        "plan.decide",
        bureau.office,
        plan=plan,
        act="add",
        seen=5,
        subject="clause",
        becomes=[{"quote": "2026年是关键之年", "kind": "duty"}],
    )
    more = {
        "quote": "培训教师50名",
        "indicator": "培训骨干教师",
        "op": "=",
        "value": "10",
        "unit": "名",
    }
    start = next(c["start"] for c in rows.values() if "培训教师" in c["quote"])
    run(
        "plan.decide",
        bureau.office,
        plan=plan,
        act="add",
        seen=6,
        becomes=[more | {"start": start}],
    )
    run("plan.freeze", bureau.office, plan=plan, seen=7, note="年中调整")


def test_an_amendment_tells_every_task(bureau, agreed, run):
    with pytest.raises(RefusedError):
        run("plan.amend", bureau.office, plan=agreed, version=1)
    run("plan.issue", bureau.office, plan=agreed, version=1)
    with pytest.raises(RefusedError):
        run("plan.amend", bureau.office, plan=agreed, version=1)
    amended(bureau, run, agreed)
    with pytest.raises(RefusedError):
        run("plan.amend", bureau.office, plan=agreed, version=2)
    run("plan.lines", bureau.office, plan=agreed)
    new = line("关键之年")
    run(
        "plan.settle",
        bureau.leader,
        plan=agreed,
        lines=[new.pk],
        lead=bureau.orgs["bg"],
        reason="办公室落实",
    )
    done = run("plan.amend", bureau.office, plan=agreed, version=2)
    assert done == {"changed": 1, "ended": 1, "new": 1}
    plan = Plan.objects.get()
    assert (plan.issued.number, plan.state) == (2, "issued")
    notes = {e.record_id: e.note for e in CaseEntry.objects.filter(act="comment")}
    school = line("建成学校")
    assert "数值 50 → 60" in notes[school.case]
    assert "新增量化目标“培训骨干教师”" in notes[school.case]
    assert Target.objects.get(indicator="培训骨干教师").record_id == school.case
    revised = Target.objects.get(promise__in=Revision.objects.values("target__promise"))
    assert (revised.value, revised.ended) == ("60", None)
    told = Revision.objects.get(target=revised)
    assert (told.before["value"], told.after["value"]) == ("50", "60")
    assert "第2版" in told.reason
    assert "删去本条目" in notes[line("教育大会").case]
    assert line("教育大会").state == "ended"
    assert Record.objects.get(pk=line("关键之年").case).state == "issued"


def test_publishing_needs_the_release_of_this_very_version(bureau, agreed, run):
    release = {"plan": agreed, "disclosure": "proactive", "reason": "无涉密和个人信息"}
    with pytest.raises(RefusedError):
        run("plan.review_release", bureau.office, **release)
    run("plan.issue", bureau.office, plan=agreed, version=1)
    with pytest.raises(RefusedError):
        run("plan.publish", bureau.office, plan=agreed)
    run("plan.review_release", bureau.leader, **(release | {"disclosure": "request"}))
    with pytest.raises(RefusedError):
        run("plan.publish", bureau.office, plan=agreed)
    run("plan.review_release", bureau.leader, **release)
    run("plan.publish", bureau.office, plan=agreed)
    assert Plan.objects.get().state == "public"
    assert PlanFile.objects.get().public_at == AT
    run(
        "plan.review_release",
        bureau.leader,
        **(release | {"disclosure": "closed", "reason": "收回"}),
    )
    assert (Plan.objects.get().state, PlanFile.objects.get().public_at) == ("issued", None)
