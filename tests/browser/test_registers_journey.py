"""Registers at work: a pupil found and moved, schools merged and looked at before, rosters compared."""

import json

import pytest
from tests.browser.sites import both

SECTION, STAFF, ADMIN = "20260017", "20260014", "20260050"
PUPIL = """
import json, django
django.setup()
from django.conf import settings
from django.contrib.auth.hashers import make_password
from xuezheng.adapters.clock import at
from xuezheng.apps.accounts.models import Account, Grant
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.core.registers.timeline import AsOf
from xuezheng.apps.schools.access import names
day = at(settings.XZ).date()
units = names(day)
clerks = {
    org: login
    for org, login in Grant.objects.filter(role="clerk").order_by("id").values_list(
        "org_id", "person__account__login"
    )
}
rows = EnrolmentFact.objects.at(AsOf(day)).exclude(number="").filter(
    org__in=clerks, school_class__isnull=False
)
classes = {
    (one.org_id, one.stage, one.entered): one.subject_id
    for one in ClassFact.objects.at(AsOf(day)).filter(org__in=clerks)
}
years = {one.subject_id: (one.stage, one.entered) for one in ClassFact.objects.at(AsOf(day))}
def moves():
    for row in rows.order_by("pinyin", "subject"):
        stage, entered = years[row.school_class_id]
        for org in sorted(clerks):
            there = classes.get((org, stage, entered))
            if org != row.org_id and there:
                return row, org, there
row, org, there = moves()
opened = dict(password=make_password("yunting-2026"), must_change=False, active=True)
Account.objects.filter(login__in=[clerks[row.org_id], clerks[org]]).update(**opened)
print(json.dumps({
    "id": row.subject_id, "name": row.name, "initials": row.initials, "pinyin": row.pinyin,
    "number": row.number, "from": row.org_id, "to": org, "class": there,
    "from_name": units[row.org_id], "to_name": units[org],
    "from_clerk": clerks[row.org_id], "to_clerk": clerks[org],
}))
"""


SCHOOLS = """
import json, django
django.setup()
from django.conf import settings
from xuezheng.adapters.clock import at
from xuezheng.apps.pupils.models import ClassFact
from xuezheng.apps.schools.access import organisations
from xuezheng.core.registers.timeline import AsOf
day = at(settings.XZ).date()
taught = set(ClassFact.objects.at(AsOf(day)).values_list("org_id", flat=True))
some = organisations(day).filter(kind="kindergarten", subject__in=taught)
print(json.dumps([[one.subject_id, one.name] for one in some[:2]]))
"""


@pytest.fixture
def pupil(site):
    """Give a pupil of the demo, and a school that has a class of the same year; both clerks sign in."""
    return json.loads(site.run("-c", PUPIL).splitlines()[-1])


@both("demo")
@pytest.mark.journey
def test_a_pupil_is_found_by_a_short_name_by_pinyin_and_by_initials(page, pupil, tour):
    page.sign_in(SECTION, then="/registers/pupil/")
    for words in (pupil["name"], "".join(pupil["pinyin"].split()[:-1]), pupil["initials"]):
        page.open(f"/registers/pupil/?q={words}")
        assert pupil["name"] in page.text, words
    tour(page, "pupils-found")
    page.open(f"/pupils/?q={pupil['name']}")
    assert pupil["from_name"] in page.text


@both("demo")
@pytest.mark.journey
def test_a_pupil_moves_once_both_schools_have_said_so(page, pupil, tour):
    page.sign_in(pupil["to_clerk"], then="/pupils/transfers/new/")
    tour(page, "transfer-asked")
    page.fill(
        takes="yes", other=str(pupil["from"]), number=pupil["number"], name=pupil["name"],
        reason="moved", to_class=str(pupil["class"]), words="随父母迁居",
    )  # fmt: skip
    page.press("报送对方学校")
    page.wait(lambda page: page.address.startswith("/cases/"))
    case = page.address

    moves = f"{pupil['from_name']} → {pupil['to_name']}"
    page.sign_in(pupil["from_clerk"], then="/desk/")
    assert moves in page.text
    page.open("/pupils/transfers/")
    assert moves in page.text
    page.open(case)
    page.press("同意", ".moves")
    page.wait(lambda page: "/moves/" in page.address or "已转" in page.text or "同意" in page.text)
    if "/moves/" in page.address:
        page.press("同意")
    page.wait(lambda page: "/moves/" not in page.address)
    tour(page, "transfer-agreed")

    page.sign_in(pupil["to_clerk"], then=f"/pupils/{pupil['id']}/")
    assert pupil["to_name"] in page.one(".xz-head").text
    page.open(f"/pupils/{pupil['id']}/?on=2026-09-30")
    assert pupil["from_name"] in page.text


@both("demo")
@pytest.mark.journey
def test_a_register_shows_any_day(page, tour):
    page.sign_in(SECTION)
    page.open("/registers/organisation/?on=2026-08-31&q=兰渚第六小学")
    assert "兰渚第六小学" in page.one("tbody").text
    page.open("/registers/organisation/?on=2026-10-12&q=兰渚第六小学")
    assert not page.all("tbody") or "兰渚第六小学" not in page.one("tbody").text
    tour(page, "organisations-as-of")


@both("demo")
@pytest.mark.journey
def test_two_schools_merge_and_both_views_stand(page, site, tour):
    (stays, staying), (goes, going) = json.loads(site.run("-c", SCHOOLS).splitlines()[-1])
    page.sign_in(ADMIN, then="/pupils/mergers/")
    asked = f"schools={stays}&schools={goes}&into={stays}&since=2026-10-12&basis=云教〔2026〕77号"
    page.open(f"/pupils/mergers/?{asked}")
    assert "将随迁" in page.text
    tour(page, "merger-foreseen")
    page.press("合并", "#moved")
    page.wait(lambda page: "学校已合并" in page.text)
    assert f"{going} → {staying}" in page.text.replace("、", " ").replace(
        f"{staying} {going}", going
    )

    for day, stood in (("2026-10-11", True), ("2026-10-12", False)):
        page.open(f"/registers/organisation/?on={day}&q={going}")
        shown = page.all("tbody")
        assert (bool(shown) and going in shown[0].text) is stood, day

    page.open("/pupils/mergers/")
    page.press("整体撤回")
    page.wait(lambda page: "已整体撤回" in page.text)
    page.open(f"/registers/organisation/?on=2026-10-12&q={going}")
    assert going in page.one("tbody").text


@pytest.mark.parametrize("site", ["demo"], indirect=True)
@pytest.mark.journey
def test_a_roster_is_compared_line_by_line(page, site, tour):
    page.sign_in(STAFF, then="/rosters/new/")
    page.fill(file=str(site.data / "lists/工资发放名册.xlsx"))
    page.press("上传并对应表头")
    page.wait(lambda page: "/rosters/new/" in page.address and page.all('[name="kind"]'))
    tour(page, "roster-mapped")
    page.fill(kind="payroll", title="2026年10月工资名册", day="2026-10-12")
    page.press("接收并比对")
    page.wait(lambda page: "名册行数" in page.text or "比对" in page.text)
    site.run(
        "-c",
        "import sys; from xuezheng.cli.main import main; sys.argv = ['xz', 'work', '--once']; main()",
    )
    page.open(page.address)
    page.wait(lambda page: "名册行数" in page.text)
    assert "已退休未销" in page.text
    tour(page, "roster-compared")
