"""Ways to take rosters in and to compare them in tests."""

import io
from dataclasses import dataclass
from datetime import date, timedelta

import xlsxwriter
from tests.apps.people.acting import NOON, START
from tests.apps.people.acting import do as do_people

from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take as keep_file
from xuezheng.apps.jobs.services import work
from xuezheng.apps.rosters.models import Finding, Roster
from xuezheng.apps.rosters.services import INTENTIONS
from xuezheng.apps.rosters.tasks import JOBS
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.codes import resident, resident_check

DAY = date(2026, 9, 1)
BY_KEY = {one.key: one for one in INTENTIONS}
HEADS = ("姓名", "身份证号", "编号", "单位", "编制类别", "人员状态")
COLUMNS = {"name": 0, "resident": 1, "number": 2, "unit": 3, "establishment": 4, "state": 5}


@dataclass(frozen=True)
class Staff:
    """Somebody to register."""

    name: str
    unit: str
    number: str
    establishment: str
    left: date | None = None


def right(number):
    """Give an identity number its check digit."""
    return number[:17] + resident_check(number[:17])


def organisation(code, name, kind, parent):
    return do_people(
        "organisation.add", code=code, name=name, kind=kind, parent=parent, since=START
    )["organisation"]


def add(one, bureau, place):
    """Register somebody with post, appointment and numbers; gives the person."""
    number = right(one.number)
    said = resident(number)
    who = do_people(
        "person.add", name=one.name, organisation=bureau[one.unit], since=START,
        staff_number=f"T{place:03}", born=said.born, sex=said.sex,
    )["person"]  # fmt: skip
    for issuer, told in (
        ("resident", number),
        ("roster", f"B{place:03}"),
        ("payroll", f"P{place:03}"),
    ):
        do_people("external_id.add", person=who, issuer=issuer, number=told, since=START)
    seat = do_people(
        "post.add", organisation=bureau[one.unit], title=f"教师{place}", rank="member", since=START
    )["post"]
    held = do_people(
        "appointment.begin", person=who, post=seat, since=START, teaches="语文",
        establishment=one.establishment,
    )["appointment"]  # fmt: skip
    if one.left:
        do_people("appointment.end", hour=1, appointment=held, on=one.left)
        do_people("person.leave", hour=2, person=who, on=one.left)
    return who


def book(rows, heads=HEADS, title="名册"):
    """Give a workbook with a title line above its heads."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet("Sheet1")
    page.write_row(0, 0, [title])
    page.write_row(1, 0, heads)
    for number, row in enumerate(rows, 2):
        page.write_row(number, 0, row)
    made.close()
    return out.getvalue()


def do(intention, *, hour=3, actor=SYSTEM, **given):
    """Carry an intention out; gives its result."""
    at = NOON + timedelta(hours=hour)
    return act(BY_KEY[intention], given, actor=actor, at=at).result


def run(hour=3):
    """Do the jobs that wait."""
    return work({one.key: one for one in JOBS}, lambda: NOON + timedelta(hours=hour))


def take(org, kind, rows, *, actor=SYSTEM, hour=3, **more):
    """Take a roster in and compare it; gives it."""
    file = keep_file(book(rows), "roster.xlsx", actor=actor, at=NOON)
    given = {
        "file": file, "kind": kind, "title": "九月", "day": DAY, "organisation": org,
        "mapping": COLUMNS,
    }  # fmt: skip
    number = do("roster.take", actor=actor, hour=hour, **given | more)["roster"]
    run(hour)
    return Roster.objects.get(pk=number)


def statuses(roster):
    """Give name and status of what differs, in order."""
    found = Finding.objects.filter(roster=roster, settled_at=None)
    return sorted(found.values_list("name", "status"))


def lines(*changes, drop=(), kind="B"):
    """Give the lines of a roster that agrees with everybody, changed as told by name or number."""
    rows = {
        "zhang": ["张敏", "330282198005010021", "001", "第一小学", "事业编制", "在职"],
        "zhang2": ["张敏", "330282197203120028", "002", "第二小学", "事业编制", "在职"],
        "li": ["李强", "330282198106150037", "003", "第一小学", "事业编制", "在职"],
        "wang": ["王芳", "330282197906200023", "004", "第一小学", "事业编制", "在职"],
        "chen": ["陈晨", "330282198809090019", "005", "第二小学", "备案制", "在职"],
        "sun": ["孙琳", "330282199011110025", "006", "第二小学", "", "在职"],
        "wu": ["吴丹", "330282199203030027", "008", "第二小学", "编外合同", "在职"],
    }
    told = {key: [row[0], right(row[1]), kind + row[2], *row[3:]] for key, row in rows.items()}
    for key, place, value in changes:
        told[key][place] = value
    return [row for key, row in told.items() if key not in drop]
