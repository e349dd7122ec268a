"""What is done to cases in these tests, in few words."""

from datetime import date, datetime
from types import SimpleNamespace

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import Actor, Grant

BEGINS = date(2020, 9, 1)
MONDAY = datetime(2026, 9, 28, 9, 0, tzinfo=ZONE)
DONE_BY = date(2026, 12, 18)
BY_KEY = {one.key: one for one in INTENTIONS}


def unit(key, parent, kind, order):
    return Unit(
        key, key, f"{key}科" if kind is Kind.SECTION else key, kind, Stage.NONE, Nature.PUBLIC,
        parent, order, None, BEGINS,
    )  # fmt: skip


def planted():
    """Plant the tree: office, two sections, a township with a school; who works there."""
    plant([
        unit("bureau", None, Kind.BUREAU, 1), unit("office", "bureau", Kind.SECTION, 2),
        unit("basic", "bureau", Kind.SECTION, 3), unit("safety", "bureau", Kind.SECTION, 4),
        unit("town", "bureau", Kind.OFFICE, 5), unit("school", "town", Kind.PRIMARY, 6),
    ])  # fmt: skip
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    return SimpleNamespace(
        **orgs,
        orgs=orgs,
        clerk=person(1, "office", orgs["office"]),
        second=person(2, "office", orgs["office"]),
        head=person(3, "section", orgs["basic"]),
        deputy=person(4, "section", orgs["basic"]),
        stranger=person(5, "section", orgs["safety"]),
        leader=person(6, "leader", orgs["bureau"]),
        town_officer=person(7, "township", orgs["town"]),
        principal=person(8, "principal", orgs["school"]),
    )


def person(number, role, org):
    """An account and a person of the same number with one grant."""
    return Actor(number, number, (Grant(number, role, org),), number)


def do(key, actor, at=MONDAY, idem="", **given):
    """Carry out an intention of this app and give its result."""
    return act(BY_KEY[key], given, actor=actor, at=at, key=idem).result


def task(bureau, at=MONDAY, **more):
    """Open a task of the basic section, supervised by the office."""
    given = {
        "kind": "task", "org": bureau.basic, "due": DONE_BY.isoformat(),
        "parties": [("lead", bureau.basic), ("supervisor", bureau.office)],
        "data": {
            "title": "新增学位1200个", "source": "leader_note", "source_date": "2026-09-25",
            "source_number": "云教批〔2026〕18号",
        },
    } | more  # fmt: skip
    return do("case.open", bureau.clerk, at, **given)["case"]


def move(case, step, actor, at=MONDAY, seen=None, **more):
    """Take a step from the present version."""
    seen = seen if seen is not None else Record.objects.get(pk=case).version
    return do("case.move", actor, at, case=case, move=step, seen=seen, **more)


def reported(bureau, at=MONDAY):
    """Take a task to the stage where it waits for its check."""
    case = task(bureau, at)
    move(case, "issue", bureau.clerk, at)
    move(case, "sign", bureau.head, at)
    move(
        case,
        "report",
        bureau.head,
        at,
        data={"result": "已新增1210个"},
        files=[evidence(bureau.head, at)],
    )
    return case


def evidence(actor, at=MONDAY, name="验收单.pdf"):
    """Keep a small file of an actor."""
    return take(b"%PDF-1.4 " + name.encode(), name, actor=actor, at=at)
