"""Plants a bureau that assesses schools and reviews projects; run by path, not imported."""

from datetime import date

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - Django is set up first
from tests.apps.signing import account_for  # noqa: E402

from xuezheng.adapters import clock  # noqa: E402
from xuezheng.apps.accounts.selectors import actor_of_account  # noqa: E402
from xuezheng.apps.audit.services import act  # noqa: E402
from xuezheng.apps.files.services import take  # noqa: E402
from xuezheng.apps.records.models import Record  # noqa: E402
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage  # noqa: E402
from xuezheng.apps.schools.services import Unit, plant  # noqa: E402
from xuezheng.core.base.actors import SYSTEM  # noqa: E402
from xuezheng.site.intentions import intentions  # noqa: E402

UNITS = (
    ("bureau", "云汀市教育局", None, Kind.BUREAU),
    ("section", "督导室", "bureau", Kind.SECTION),
    ("one", "望澜实验小学", "bureau", Kind.PRIMARY),
    ("two", "新圩中心小学", "bureau", Kind.PRIMARY),
)
PASSWORD = "Yunting-2026-demo"  # noqa: S105 - a test's own
YEAR = clock.today().year

plant([
    Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, above, order, None, date(2020, 9, 1))
    for order, (key, name, above, kind) in enumerate(UNITS, start=1)
])  # fmt: skip
ORGS = dict(OrganisationFact.objects.values_list("code", "subject_id"))
BY_KEY = intentions()


def do(key: str, actor: object = SYSTEM, **given: object) -> dict[str, int]:
    """Carry an intention out."""
    return act(BY_KEY[key], given, actor=actor, at=clock.now()).result


def person(name: str, unit: str, number: str) -> int:
    """Register somebody."""
    return do(
        "person.add", name=name, organisation=ORGS[unit], since="2020-09-01", staff_number=number
    )["person"]


def comes(login: str, role: str, unit: str, who: int, duty: str = "") -> object:
    """Give somebody an account with a password; gives the actor."""
    account = account_for((role, ORGS[unit]), person=who, login=login, duty=duty)
    account.password = make_password(PASSWORD)
    account.save()
    return actor_of_account(account, clock.now())


for kind in ("school_assessment", "research_application", "research_project"):
    do("ledger.switch", kind=kind, on=True)
HEAD = comes("a0001", "section", "section", person("唐明", "section", "A1"), "supervision,teaching")
PRINCIPAL = comes("a0002", "principal", "one", person("王敏", "one", "A2"))
JUDGES = {
    number: person(name, "two", number)
    for number, name in (("A3", "李强"), ("A4", "张燕"), ("A5", "陈晨"))
}
comes("a0003", "clerk", "two", JUDGES["A3"])
do(
    "assessment.open_round", HEAD, assessment="school_assessment", year=YEAR, kind="compulsory",
    title="学年度目标管理考核", org=ORGS["section"], units=[ORGS["one"]],
)  # fmt: skip
call = do(
    "review.open_call", HEAD, review="research_application", year=YEAR, title="课题评审",
    org=ORGS["section"], seats={"primary": 3},
)["call"]  # fmt: skip
for judge in JUDGES.values():
    do("review.list_judge", HEAD, review="research_application", person=judge, group="primary")
case = do(
    "case.open", PRINCIPAL, kind="research_application", org=ORGS["one"],
    data={
        "title": "课堂提问的改进", "year": YEAR, "stage": "primary", "theme": "teaching",
        "leader": PRINCIPAL.person, "question": "王敏老师所在望澜实验小学的课堂提问多而浅",
        "design": "行动研究", "apply_by": "2099-12-31",
    },
)["case"]  # fmt: skip
paper = take(b"%PDF-1.4 proposal", "申报书.pdf", actor=PRINCIPAL, at=clock.now())
for move, who, more in (
    ("report", PRINCIPAL, {"files": [paper]}),
    ("admit", HEAD, {}),
):
    seen = Record.objects.get(pk=case).version
    do("case.move", who, case=case, move=move, seen=seen, **more)
SEED = "浏览器测试用的抽取种子-2026"
do("review.commit", HEAD, call=call, seed=SEED, source="上证综指收盘价")
do("review.draw", HEAD, call=call, seed=SEED, public="3121.04")
