"""Plants a bureau with its sections, accounts and two plans into the site; run by path, not imported."""

from datetime import date
from pathlib import Path

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - Django is set up first
from tests.apps.signing import account_for  # noqa: E402

from xuezheng.adapters import clock  # noqa: E402
from xuezheng.apps.accounts.selectors.actors import actor_named  # noqa: E402
from xuezheng.apps.audit.services import act  # noqa: E402
from xuezheng.apps.plans.models import Answer, Origin, Proposal  # noqa: E402
from xuezheng.apps.plans.services import INTENTIONS, keep_plan  # noqa: E402
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage  # noqa: E402
from xuezheng.apps.schools.services import Unit, plant  # noqa: E402
from xuezheng.demo.names import CENTRES, SECTIONS  # noqa: E402

TEXTS = Path(__file__).parents[2] / "src/xuezheng/demo/texts"
PASSWORD = "Yunting-2026-demo"  # noqa: S105 - a test's own

units = [("b", "云汀市教育局", None, Kind.BUREAU)]
units += [(f"s{n}", name, "b", Kind.SECTION) for n, name in enumerate(SECTIONS)]
units += [(f"c{n}", name, "b", Kind.CENTRE) for n, name in enumerate(CENTRES)]
plant([
    Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, above, order, None, date(2020, 9, 1))
    for order, (key, name, above, kind) in enumerate(units, start=1)
])  # fmt: skip
ORGS = dict(OrganisationFact.objects.values_list("code", "subject_id"))
people = [("p0001", "office", "s0"), ("p0002", "leader", "b")]
people += [(f"p1{code}", "section", code) for code in ORGS if code[0] in "sc" and code != "s0"]
for login, role, code in people:
    account = account_for((role, ORGS[code]), login=login)
    account.password = make_password(PASSWORD)
    account.save()
files = {}
for year in (2025, 2026):
    data = (TEXTS / f"plan-{year}.txt").read_bytes()
    files[year] = keep_plan(data, f"plan-{year}.txt", origin=Origin.BUREAU, at=clock.now())

BY_KEY = {one.key: one for one in INTENTIONS}


def do(intention: str, login: str, **given: object) -> dict[str, object]:
    """Carry an intention out as somebody."""
    return act(
        BY_KEY[intention], given, actor=actor_named(login, clock.now()), at=clock.now()
    ).result


# Last year's plan stands asked about, with one line returned.
plan = do("plan.adopt", "p0001", file=files[2025].key)["plan"]
pending = Proposal.objects.filter(plan__key=plan, verdict="pending")
do(
    "plan.decide",
    "p0001",
    plan=plan,
    act="accept",
    on=list(pending.values_list("key", flat=True)),
    seen=0,
)
do("plan.freeze", "p0001", plan=plan, seen=1)
do("plan.lines", "p0001", plan=plan)
do("plan.ask", "p0001", plan=plan)
garden = Answer.objects.filter(org=ORGS["s5"]).values_list("line_id", flat=True)
do("plan.answer", "p1s5", plan=plan, lines=list(garden), org=ORGS["s5"], accept=True)
first = Answer.objects.filter(org=ORGS["s8"]).values_list("line_id", flat=True)[:1]
do(
    "plan.answer",
    "p1s8",
    plan=plan,
    lines=list(first),
    org=ORGS["s8"],
    accept=False,
    reason="不属本科职责",
)
