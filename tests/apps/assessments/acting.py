"""What is done to assessments in these tests, in few words."""

from datetime import date, datetime
from types import SimpleNamespace

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.assessments.services import INTENTIONS
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services import INTENTIONS as OF_CASES
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import Actor, Grant

BEGINS = date(2020, 9, 1)
START = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)
BY_KEY = {one.key: one for one in (*INTENTIONS, *OF_CASES)}
DUTIES = "supervision,safety"


def unit(key, parent, kind, order):
    return Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)


def actor(number, role, org, duties=""):
    return Actor(number, number, (Grant(number, role, org, duties),), number)


def planted():
    """A bureau with its supervision section and three schools; a head and a deputy, three principals."""
    plant([
        unit("bureau", None, Kind.BUREAU, 1), unit("section", "bureau", Kind.SECTION, 2),
        *(unit(key, "bureau", Kind.PRIMARY, place) for place, key in enumerate(("a", "b", "c"), 3)),
    ])  # fmt: skip
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    return SimpleNamespace(
        orgs=orgs,
        section=orgs["section"],
        head=actor(1, "section", orgs["section"], DUTIES),
        deputy=actor(2, "section", orgs["section"], DUTIES),
        stranger=actor(3, "section", orgs["section"]),
        leader=actor(4, "leader", orgs["bureau"]),
        principals={key: actor(10 + n, "principal", orgs[key]) for n, key in enumerate("abc")},
    )


def do(key, by, at=START, **given):
    """Carry an intention out; gives its result."""
    return act(BY_KEY[key], given, actor=by, at=at).result


def move(case, step, by, at=START, **more):
    """Take a step from the present version."""
    seen = Record.objects.get(pk=case).version
    return do("case.move", by, at, case=case, move=step, seen=seen, **more)


def paper(by, at=START):
    """Keep a small file of somebody."""
    return take(b"%PDF-1.4 evidence", "evidence.pdf", actor=by, at=at)


def figures(note="", **values):
    """Give figures by line."""
    return [{"line": key, "value": str(value), "note": note} for key, value in values.items()]


def opened(bureau, *keys):
    """Open the round of compulsory schools for 2026; gives it and the cases by school."""
    units = [bureau.orgs[key] for key in keys or "abc"]
    found = do(
        "assessment.open_round", bureau.head, assessment="school_assessment", year=2026,
        kind="compulsory", title="2026年度目标管理考核", org=bureau.section, units=units,
    )  # fmt: skip
    cases = dict(Record.objects.filter(org__in=units).values_list("org_id", "pk"))
    return found["round"], {key: cases[bureau.orgs[key]] for key in keys or "abc"}


OWN = {"duty": 1, "training": 90, "honours": 2}
"""What a school reports: 5 points, 7.5 of 10, and one point of honours."""
OFFICE = {
    "party": 9,
    "plan": 8,
    "lessons": 18,
    "quality": 17,
    "system": 14,
    "research": 8,
    "breaches": 0,
}
"""What the section gives: 9 + 8 + 18 + 17 + 14 + 8 = 74."""


def reported(bureau, key, case, at=START, **more):
    """Have a school report its own figures and hand in."""
    by = bureau.principals[key]
    do("assessment.fill", by, at, case=case, figures=figures("见附件", **(OWN | more)))
    move(case, "report", by, at, data={"self_report": "完成全部目标"})


def scored(bureau, case, at=START, **more):
    """Have the section score; counts of ledgers are given by hand."""
    given = OFFICE | {"overdue": 0, "accidents": 0} | more
    do("assessment.fill", bureau.head, at, case=case, figures=figures(**given))
