"""Plants a bureau with a dozen schools for the emergency notice; run by path, not imported."""

from datetime import date, datetime

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - Django is set up first
from tests.apps.signing import account_for  # noqa: E402

from xuezheng.adapters.clock import ZONE  # noqa: E402
from xuezheng.apps.people.models import (  # noqa: E402
    Appointment,
    AppointmentFact,
    Person,
    PersonFact,
    Post,
    PostFact,
)
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage  # noqa: E402
from xuezheng.apps.schools.services import Unit, plant  # noqa: E402

BEGINS = date(2020, 9, 1)
UNITS = (
    ("bureau", "云汀市教育局", None, Kind.BUREAU, Stage.NONE),
    ("safety", "安全科", "bureau", Kind.SECTION, Stage.NONE),
    ("office", "局办公室", "bureau", Kind.SECTION, Stage.NONE),
    ("egret", "白鹭镇", "bureau", Kind.TOWNSHIP, Stage.NONE),
    ("egret_office", "白鹭镇教办", "egret", Kind.OFFICE, Stage.NONE),
    *(
        (f"school{n}", f"白鹭第{'一二三四五六七八九'[n]}小学", "egret", Kind.PRIMARY, Stage.PRIMARY)
        for n in range(9)
    ),
)
PASSWORD = "Yunting-2026-demo"  # noqa: S105 - a test's own

plant([
    Unit(key, key, name, kind, stage, Nature.PUBLIC, above, order, None, BEGINS)
    for order, (key, name, above, kind, stage) in enumerate(UNITS, start=1)
])  # fmt: skip
ORGS = dict(OrganisationFact.objects.values_list("code", "subject_id"))


def head(org: int, name: str, mobile: str) -> int:
    """Put somebody at the head of a unit; gives the person."""
    person, post = Person.objects.create(), Post.objects.create()
    known = {"valid_from": BEGINS, "known_from": datetime(2020, 9, 1, tzinfo=ZONE)}
    PersonFact.objects.create(
        subject=person, name=name, pinyin="x", initials="x", mobile=mobile, org_id=org, **known
    )
    PostFact.objects.create(
        subject=post, org_id=org, title="校长", rank="head", official_order=1, **known
    )
    AppointmentFact.objects.create(
        subject=Appointment.objects.create(), person=person, post=post, org_id=org, **known
    )
    return int(person.pk)


def account(login: str, role: str, org: int, person: int | None = None) -> None:
    """Open an account."""
    row = account_for((role, org), login=login, person=person)
    row.password = make_password(PASSWORD)
    row.save()


account("n0001", "section", ORGS["safety"])
account("n0002", "office", ORGS["office"])
account("n0003", "township", ORGS["egret_office"])
for number in range(9):
    org = ORGS[f"school{number}"]
    account(f"n01{number:02d}", "principal", org, head(org, f"校长{number}", f"1400000000{number}"))
