"""Taking up, deciding, withdrawing, freezing: success, refusal, repeat; rows agree with the fold."""

import json

import pytest
from tests.apps.plans.conftest import AT, TEXT

from xuezheng.adapters import files
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.plans.models import Clause, Plan, PlanFile, Proposal, ReviewStep, Version
from xuezheng.apps.plans.services import files as file_services
from xuezheng.apps.plans.services import take
from xuezheng.apps.plans.services.files import read_plan
from xuezheng.apps.plans.services.review import items_of
from xuezheng.apps.plans.tasks import JOBS
from xuezheng.core.base.errors import NotFoundError, RefusedError, StaleError
from xuezheng.core.plans.baseline import UndecidedError, digest
from xuezheng.core.plans.proposals import proposals
from xuezheng.core.plans.review import ContentError, DecidedError, QuoteError, RestsError, fold
from xuezheng.core.plans.written import read_effect


def pending(plan):
    return list(
        Proposal.objects.filter(plan__key=plan, verdict="pending")
        .order_by("start", "key")
        .values_list("key", flat=True)
    )


def by_quote(plan, words):
    return next(
        row for row in Proposal.objects.filter(plan__key=plan, subject="target")
        if words in json.loads(row.content)["content"]["quote"]
    )  # fmt: skip


def accept_all(run, bureau, plan):
    seen = Plan.objects.get(key=plan).steps
    return run("plan.decide", bureau.office, plan=plan, act="accept", on=pending(plan), seen=seen)


def test_a_file_becomes_the_plan_of_a_year(bureau, file, run):
    done = run("plan.adopt", bureau.office, file=file.key)
    again = run("plan.adopt", bureau.office, file=file.key)
    assert (done, again) == ({"plan": file.key, "made": True}, {"plan": file.key, "made": False})
    row = Plan.objects.get()
    assert (row.year, row.org_id, row.title) == (
        2026,
        bureau.orgs["b"],
        "云汀市教育局2026年工作要点",
    )
    assert len(pending(file.key)) == 5, "four figures and the meeting; the base is one of the four"
    assert Entry.objects.filter(intention="plan.adopt").count() == 2


@pytest.mark.parametrize("who", ["personnel", "principal", "system"])
def test_only_the_office_takes_up_a_plan(bureau, file, run, who):
    with pytest.raises((NotFoundError, RefusedError)):
        run("plan.adopt", getattr(bureau, who), file=file.key)
    assert not Plan.objects.exists()


def test_deciding_writes_rows_that_fold(bureau, plan, run):
    school, teachers = by_quote(plan, "建成学校"), by_quote(plan, "培训教师")
    run("plan.decide", bureau.office, plan=plan, act="accept", on=[school.key], seen=0)
    run(
        "plan.decide", bureau.office, plan=plan, act="correct", on=[teachers.key], seen=1, why="原件为60",
        becomes=[{"quote": "培训教师50名", "value": "60", "op": ">="}],
    )  # fmt: skip
    run("plan.undo", bureau.office, plan=plan, step=1, seen=2)
    run("plan.decide", bureau.office, plan=plan, act="reject", on=[school.key], seen=3)
    steps = ReviewStep.objects.order_by("number")
    assert [(s.number, s.act, s.undoes, s.undone) for s in steps] == [
        (1, "accept", None, True), (2, "correct", None, False), (3, "undo", 1, False),
        (4, "reject", None, False),
    ]  # fmt: skip
    start = proposals(read_plan(TEXT.encode(), "要点.txt"))
    effects = [read_effect(json.loads(step.effect)) for step in steps]
    assert fold(start, effects) == items_of(Proposal.objects.all())
    now = json.loads(by_quote(plan, "培训教师").content)["content"]
    assert (now["value"], now["op"], now["indicator"]) == ("60", ">=", "培训教师")


def test_two_reviewers_work_beside_each_other_but_not_on_the_same_thing(bureau, plan, run):
    one, two = pending(plan)[:2]
    run("plan.decide", bureau.office, plan=plan, act="accept", on=[one], seen=0)
    run("plan.decide", bureau.other_office, plan=plan, act="accept", on=[two], seen=0)
    with pytest.raises(StaleError):
        run("plan.decide", bureau.other_office, plan=plan, act="reject", on=[one], seen=0)
    with pytest.raises(DecidedError):
        run("plan.decide", bureau.other_office, plan=plan, act="reject", on=[one], seen=2)


def test_a_repeated_request_decides_once(bureau, plan, run):
    key = pending(plan)[0]
    for _ in range(2):
        run("plan.decide", bureau.office, request="k1", plan=plan, act="accept", on=[key], seen=0)
    assert ReviewStep.objects.count() == 1


def test_splitting_merging_and_adding(bureau, plan, run):
    teachers = by_quote(plan, "培训教师")
    half = {"quote": "培训教师50名", "value": "25"}
    run(
        "plan.decide", bureau.office, plan=plan, act="split", on=[teachers.key], seen=0,
        becomes=[half | {"indicator": "培训小学教师"}, half | {"indicator": "培训初中教师"}],
    )  # fmt: skip
    parts = [f"{teachers.key}.1", f"{teachers.key}.2"]
    assert set(parts) <= set(Proposal.objects.values_list("key", flat=True))
    with pytest.raises(NotFoundError):
        run("plan.decide", bureau.office, plan=plan, act="accept", on=[teachers.key], seen=1)
    run(
        "plan.decide", bureau.office, plan=plan, act="add", seen=1, subject="clause",
        becomes=[{"quote": "2026年是关键之年", "kind": "duty"}],
    )  # fmt: skip
    assert Proposal.objects.get(key="n00002").verdict == "added"
    with pytest.raises(QuoteError):
        run(
            "plan.decide",
            bureau.office,
            plan=plan,
            act="add",
            seen=2,
            becomes=[{"quote": "没有这句"}],
        )
    with pytest.raises(ContentError):
        run(
            "plan.decide",
            bureau.office,
            plan=plan,
            act="add",
            seen=2,
            becomes=[{"quote": "关键之年"}],
        )


def test_something_added_belongs_where_its_quote_stands(bureau, plan, run):
    meeting = Proposal.objects.get(plan__key=plan, key__startswith="h")
    figure = {"quote": "召开全市教育大会", "indicator": "教育大会", "op": "=", "value": "1"}
    run("plan.decide", bureau.office, plan=plan, act="add", seen=0, becomes=[figure])
    assert Proposal.objects.get(key="n00001").clause == meeting.key
    assert meeting.key not in pending(plan), "its figure speaks for it"


def test_what_later_decisions_rest_on_is_not_withdrawn(bureau, plan, run):
    school, teachers = by_quote(plan, "建成学校"), by_quote(plan, "培训教师")
    run(
        "plan.decide", bureau.office, plan=plan, act="reject", on=[school.key, teachers.key], seen=0
    )
    assert school.clause in pending(plan), "without figures the clause speaks for itself"
    run("plan.decide", bureau.office, plan=plan, act="accept", on=[school.clause], seen=1)
    with pytest.raises(RestsError):
        run("plan.undo", bureau.office, plan=plan, step=1, seen=2)
    run("plan.undo", bureau.office, plan=plan, step=2, seen=2)
    run("plan.undo", bureau.office, plan=plan, step=1, seen=3)
    assert len(pending(plan)) == 5
    with pytest.raises(RefusedError):
        run("plan.undo", bureau.office, plan=plan, step=1, seen=4)


def test_freezing_needs_every_decision_and_makes_versions(bureau, plan, run):
    with pytest.raises(UndecidedError):
        run("plan.freeze", bureau.office, plan=plan, seen=0)
    accept_all(run, bureau, plan)
    with pytest.raises(StaleError):
        run("plan.freeze", bureau.office, plan=plan, seen=0)
    first = run("plan.freeze", bureau.office, plan=plan, seen=1)
    version = Version.objects.get()
    assert (first["version"], first["digest"]) == (1, digest(version.content))
    assert Plan.objects.get().state == "final"
    plannable = Clause.objects.filter(plannable=True).values_list("text", flat=True)
    assert [t[:4] for t in plannable.order_by("start")] == ["建成学校", "优质幼儿", "召开全市"]
    with pytest.raises(RefusedError):
        run("plan.freeze", bureau.office, plan=plan, seen=1)
    run("plan.undo", bureau.office, plan=plan, step=1, seen=1)
    run("plan.decide", bureau.office, plan=plan, act="reject", on=pending(plan)[-1:], seen=2)
    accept_all(run, bureau, plan)
    second = run("plan.freeze", bureau.office, plan=plan, seen=4)
    assert second["version"] == 2
    assert Clause.objects.filter(plannable=True).count() == 2
    assert Version.objects.get(number=1).digest == first["digest"], "versions never change"


def test_a_long_text_is_read_by_a_job(bureau, monkeypatch):
    monkeypatch.setattr(file_services, "AT_ONCE", 100)
    key = take(TEXT.encode(), "长.txt", actor=bureau.office, at=AT)
    row = PlanFile.objects.get(key=key)
    assert (row.reader, row.origin) == ("", "bureau")
    read_job = JOBS[0]
    assert read_job.step({"file": row.pk}, 0, AT).next is None
    row.refresh_from_db()
    assert (row.reader, row.title, row.targets) == ("1", "云汀市教育局2026年工作要点", 4)
    read_job.step({"file": row.pk}, 0, AT)
    assert files.place(row.digest).exists()
