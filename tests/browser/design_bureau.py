"""Plants a bureau with one school for the journey of a designed ledger; run by path, not imported."""

from datetime import date

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - Django is set up first
from tests.apps.signing import account_for  # noqa: E402

from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage  # noqa: E402
from xuezheng.apps.schools.services import Unit, plant  # noqa: E402

BEGINS = date(2020, 9, 1)
UNITS = (
    ("bureau", "云汀市教育局", None, Kind.BUREAU, Stage.NONE),
    ("safety", "安全科", "bureau", Kind.SECTION, Stage.NONE),
    ("egret", "白鹭镇教办", "bureau", Kind.OFFICE, Stage.NONE),
    ("school", "白鹭小学", "egret", Kind.PRIMARY, Stage.PRIMARY),
)
PASSWORD = "Yunting-2026-demo"  # noqa: S105 - a test's own

plant([
    Unit(key, key, name, kind, stage, Nature.PUBLIC, above, order, None, BEGINS)
    for order, (key, name, above, kind, stage) in enumerate(UNITS, start=1)
])  # fmt: skip
ORGS = dict(OrganisationFact.objects.values_list("code", "subject_id"))
for login, role, unit, duty in (
    ("d0001", "section", "safety", "safety"),
    ("d0002", "system_admin", "bureau", ""),
    ("d0003", "clerk", "school", ""),
    ("d0004", "township", "egret", ""),
):
    row = account_for((role, ORGS[unit]), login=login, duty=duty)
    row.password = make_password(PASSWORD)
    row.save()
