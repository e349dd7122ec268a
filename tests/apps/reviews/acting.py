"""What is done to reviews in these tests, in few words."""

from datetime import datetime
from types import SimpleNamespace

from tests.apps.assessments.acting import actor, paper, unit

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.services import INTENTIONS as OF_PEOPLE
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services import INTENTIONS as OF_CASES
from xuezheng.apps.reviews.models import Assignment, Entry
from xuezheng.apps.reviews.services import INTENTIONS
from xuezheng.apps.schools.models import Kind, OrganisationFact
from xuezheng.apps.schools.services import plant
from xuezheng.core.base.actors import SYSTEM

START = datetime(2026, 9, 21, 9, 0, tzinfo=ZONE)
BY_KEY = {one.key: one for one in (*INTENTIONS, *OF_CASES, *OF_PEOPLE)}
SEED = "云汀课题评审2026年度种子-7f3a91"
PUBLIC = "3121.04"
DUTIES = "teaching,staff"


def do(key, by, at=START, **given):
    """Carry an intention out; gives its result."""
    return act(BY_KEY[key], given, actor=by, at=at).result


def move(case, step, by, at=START, **more):
    """Take a step from the present version."""
    seen = Record.objects.get(pk=case).version
    return do("case.move", by, at, case=case, move=step, seen=seen, **more)


def person(name, org, number):
    """Register somebody; gives the person."""
    return do(
        "person.add", SYSTEM, name=name, organisation=org, since="2020-09-01", staff_number=number
    )["person"]


def planted():
    """A bureau, its section, six schools; a teacher in each, who is a judge as well."""
    keys = "abcdef"
    plant([
        unit("bureau", None, Kind.BUREAU, 1), unit("section", "bureau", Kind.SECTION, 2),
        *(unit(key, "bureau", Kind.PRIMARY, place) for place, key in enumerate(keys, 3)),
    ])  # fmt: skip
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    names = dict(zip(keys, ("王敏", "李强", "张燕", "陈晨", "孙琳", "周宁"), strict=True))
    people = {key: person(names[key], orgs[key], f"T{key}") for key in keys}
    return SimpleNamespace(
        orgs=orgs, people=people, names=names, section=orgs["section"],
        head=actor(9001, "section", orgs["section"], DUTIES),
        stranger=actor(9002, "section", orgs["section"]),
        leader=actor(9003, "leader", orgs["bureau"]),
        principals={key: actor(9100 + n, "principal", orgs[key]) for n, key in enumerate(keys)},
        teachers={key: actor(people[key], "principal", orgs[key]) for key in keys},
    )  # fmt: skip


def project(bureau, key, **more):
    """Give the data of a proposal by the teacher of a school."""
    return {
        "title": f"{key}校课堂提问的改进研究", "year": 2026, "stage": "primary", "theme": "teaching",
        "leader": bureau.people[key], "question": f"问题{key}：{bureau.names[key]}的课堂提问多而浅",
        "design": f"方案{key}", "apply_by": "2026-10-12",
    } | more  # fmt: skip


def dossier(bureau, key, **more):
    """Give the data of an application for a title."""
    return {
        "title": "小学语文", "year": 2026, "level": "senior", "applicant": bureau.people[key],
        "held_since": "2021-12-31", "rural_years": 1, "training_hours": 96, "conduct_clean": True,
        "teaching": "教学业绩突出", "apply_by": "2026-10-12",
    } | more  # fmt: skip


def applied(bureau, kind, key, data, at=START):
    """Have a school open and hand in an application."""
    by = bureau.principals[key]
    case = do("case.open", by, at, kind=kind, org=bureau.orgs[key], data=data)["case"]
    move(case, "report", by, at, files=[paper(by, at)])
    return case


def called(bureau, quotas=None, keys="abc"):
    """Open the call of 2026, list all teachers as judges, admit proposals; gives call and cases."""
    call = do(
        "review.open_call", bureau.head, review="research_application", year=2026,
        title="2026年度课题评审", org=bureau.section, seats={"primary": 6}, quotas=quotas or {},
    )["call"]  # fmt: skip
    for key in bureau.people:
        do("review.list_judge", bureau.head, review="research_application",
           person=bureau.people[key], group="primary")  # fmt: skip
    cases = {
        key: applied(bureau, "research_application", key, project(bureau, key)) for key in keys
    }
    for case in cases.values():
        move(case, "admit", bureau.head)
    return call, cases


def drawn(bureau, call):
    """Commit and draw."""
    do("review.commit", bureau.head, call=call, seed=SEED, source="10月20日上证综指收盘价")
    return do("review.draw", bureau.head, call=call, seed=SEED, public=PUBLIC)


def by_person(bureau):
    """Give the teachers by person."""
    return {bureau.people[key]: bureau.teachers[key] for key in bureau.people}


LINES = {"question": 30, "design": 40, "feasible": 20, "new": 10}


def points(total):
    """Give points of every line that add up to a total."""
    return {key: str(total * full / 100) for key, full in LINES.items()}


def judged(bureau, worth, lenient=None):
    """Have every task scored: the worth of the school's work and the leniency of the judge."""
    school = {bureau.orgs[key]: key for key in bureau.people}
    own = {bureau.people[key]: key for key in bureau.people}
    actors = by_person(bureau)
    for row in Assignment.objects.filter(recused_at=None, scored_at=None).select_related("judge"):
        entry = Entry.objects.select_related("record").get(pk=row.entry_id)
        total = worth[school[entry.record.org_id]] + (lenient or {}).get(own[row.judge.person], 0)
        do("review.score", actors[row.judge.person], task=row.pk, scores=points(total))
