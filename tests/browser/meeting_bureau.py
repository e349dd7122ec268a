"""Plants a small bureau with accounts into the site a browser test runs; run by path, not imported."""

from datetime import date

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - Django is set up first
from tests.apps.signing import account_for  # noqa: E402

from xuezheng.adapters import clock  # noqa: E402
from xuezheng.apps.accounts.selectors import actor_of_account  # noqa: E402
from xuezheng.apps.audit.services import act  # noqa: E402
from xuezheng.apps.meetings.services import INTENTIONS  # noqa: E402
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage  # noqa: E402
from xuezheng.apps.schools.services import Unit, plant  # noqa: E402

UNITS = (
    ("bureau", "云汀市教育局", None, Kind.BUREAU),
    ("office", "局办公室", "bureau", Kind.SECTION),
    ("basic", "基础教育科", "bureau", Kind.SECTION),
    ("finance", "计划财务科", "bureau", Kind.SECTION),
    ("safety", "安全科", "bureau", Kind.SECTION),
)
PEOPLE = (
    ("b0001", "office", "office"),
    ("b0002", "office", "office"),
    ("b0003", "section", "safety"),
    ("b0004", "section", "finance"),
)
PASSWORD = "Yunting-2026-demo"  # noqa: S105 - a test's own

plant([
    Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, above, order, None, date(2020, 9, 1))
    for order, (key, name, above, kind) in enumerate(UNITS, start=1)
])  # fmt: skip
ORGS = dict(OrganisationFact.objects.values_list("code", "subject_id"))
for login, role, org in PEOPLE:
    account = account_for((role, ORGS[org]), login=login)
    account.password = make_password(PASSWORD)
    account.save()

MINUTES = """会议议定：
1.开展校园食堂“互联网+明厨亮灶”复查。（责任单位：安全科；完成时限：2026年11月20日）
2.由计财科牵头，会同基教科编制2027年校舍维修计划，12月底前报局长办公会。"""
BY_KEY = {one.key: one for one in INTENTIONS}


def do(key: str, **given: object) -> dict[str, int]:
    """Carry an intention out as the office."""
    return act(BY_KEY[key], given, actor=OFFICE, at=clock.now()).result


OFFICE = actor_of_account(account_for(("office", ORGS["office"]), login="b0009"), clock.now())
body = do(
    "body.found", name="校园安全工作专班", kind="task_force", org=ORGS["office"],
    begins="2026-03-01", rules="每周调度一次，每月通报一次。",
)["body"]  # fmt: skip
do("body.member_add", body=body, part="head", said="王某 局长")
do("body.member_add", body=body, part="member", org=ORGS["safety"])
do("body.member_add", body=body, part="member", said="张某 市公安局治安大队")
meeting = do(
    "meeting.plan", title="校园安全工作专班第三次会议", kind="body", body=body, org=ORGS["office"],
    day="2026-10-09", agenda=[{"title": "食堂安全复查", "reporter": "安全科"}],
)["meeting"]  # fmt: skip
do("meeting.minute", meeting=meeting, seen=1, text=MINUTES, day="2026-10-10")
do("meeting.read_minutes", meeting=meeting)
do("resolution.issue", resolution=1)
do(
    "agreement.add", org=ORGS["office"], departments=["市公安局", "市市场监管局"], body=body,
    what="开展校园周边食品摊点联合整治", due="2026-09-30",
)  # fmt: skip
