"""Education spending on pages, by API and command: the year's end, standards tried over the roll, who sees what.

The roll: town school 120 primary pupils, 10 of them boarders; village school 30 primary and 40
junior pupils, rural; a special school with 8. Standards in force in October 2026: 720, 940, 7,000
yuan, 300 for a boarder, small rural schools as 100.
"""

import json
from argparse import Namespace
from datetime import date, datetime

import pytest
from django.core.cache import cache
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.records.models import Record, SavedView
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.apps.spending.selectors import ended
from xuezheng.apps.spending.selectors.trying import StandardError, UnknownStandardError, trial
from xuezheng.cli import spending_try
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.timeline import FOREVER
from xuezheng.core.spending.year import Aim
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
BEGINS = date(2020, 9, 1)
AXES = {"valid_from": BEGINS, "known_from": datetime(2020, 9, 1, tzinfo=ZONE), "known_to": FOREVER}


def enrolled(org, stage, many, boarders=0, state="studying"):
    one = SchoolClass.objects.create()
    ClassFact.objects.create(
        subject=one, org_id=org, stage=stage, number=one.pk, entered=2024, **AXES
    )
    EnrolmentFact.objects.bulk_create(
        EnrolmentFact(
            subject=Person.objects.create(), org_id=org, school_class=one, name="某生", pinyin="mou",
            initials="m", sex="1", born=date(2016, 3, 5), began="admitted", state=state,
            boards=number < boarders, **AXES,
        )
        for number in range(many)
    )  # fmt: skip


@pytest.fixture
def org(db, monkeypatch):  # noqa: ARG001 - it writes
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 12, 10, tzinfo=ZONE))
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)
        for order, (key, kind, parent) in enumerate((
            ("bureau", Kind.BUREAU, None), ("finance", Kind.SECTION, "bureau"),
            ("town", Kind.TOWNSHIP, "bureau"), ("central", Kind.PRIMARY, "town"),
            ("village", Kind.NINE_YEAR, "town"), ("special", Kind.SPECIAL, "bureau"), ("point", Kind.POINT, "village"),
        ), 1)
    ])  # fmt: skip
    OrganisationFact.objects.filter(code="village").update(area="rural")
    OrganisationFact.objects.exclude(code__in=("village", "point")).update(area="urban")
    cache.clear()
    found = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    enrolled(found["central"], "primary", 120, boarders=10)
    enrolled(found["central"], "primary", 5, state="suspended")
    enrolled(found["village"], "primary", 30)
    enrolled(found["village"], "junior", 40)
    enrolled(found["special"], "primary", 8)
    return found


def entered(org, register, **data):
    thing = Record.objects.create(
        kind=register, number=f"{register}{Record.objects.count()}", org_id=org, subject="示例", def_version=1,
        state="", since=AXES["known_from"], opened=BEGINS, updated_at=AXES["known_from"], data={},
    )  # fmt: skip
    RegisterVersion.objects.create(
        subject=thing, kind=register, org_id=org, title="示例", data=data, **AXES
    )


def test_other_standards_over_the_roll_of_a_day(org):
    """Now: 120 × 720 + 10 × 300 = 89,400; 30 × 720 + 70 × 940 = 87,400; 8 × 7,000 = 56,000 yuan.

    Primary 760 and rural ten percent more: 120 × 760 + 3,000 = 94,200; 30 × 836 + 70 × 1,034 =
    97,460; the special school as before. Five who are suspended are not counted.
    """
    got = trial(actor_for(("leader", org["bureau"])), DAY, {"primary": "760", "tilt": "10"})
    now = {one.name.zh: one.compared.present.fen for one in got.schools}
    assert now == {"central": 8_940_000, "village": 8_740_000, "special": 5_600_000}
    more = {one.name.zh: one.compared.more for one in got.schools}
    assert more == {"central": 480_000, "village": 1_006_000, "special": 0}
    assert {one.name.zh: one.compared.more for one in got.townships} == {
        "bureau": 0,
        "town": 1_486_000,
    }
    assert (got.found.rural.more, got.found.other.more) == (1_006_000, 480_000)
    assert got.changed == ("primary", "tilt")
    assert got.found.whole.present.pupils == 198


def test_a_teaching_point_stands_where_its_school_does(org):
    """Twelve pupils of a point below the rural school are paid as a hundred: 72,000 yuan."""
    enrolled(org["point"], "primary", 12)
    got = trial(actor_for(("leader", org["bureau"])), DAY, {})
    [one] = [one.compared.present for one in got.schools if one.name.zh == "point"]
    assert (one.pupils, one.paid, one.fen) == (12, 100, 7_200_000)


def test_a_school_sees_itself_alone_and_strangers_nothing(org):
    own = trial(actor_for(("principal", org["village"])), DAY, {})
    assert [one.name.zh for one in own.schools] == ["village"]
    assert own.found.whole.present.fen == own.found.whole.tried.fen == 8_740_000
    with pytest.raises(NotFoundError):
        trial(actor_for(("system_admin", org["bureau"])), DAY, {})
    with pytest.raises(NotFoundError):
        trial(None, DAY, {})


@pytest.mark.parametrize(
    ("key", "said", "words"),
    [
        ("primary", "-1", "小学生均公用经费标准填写的是“-1”，应为 0 至 100000"),
        ("primary", "760.005", "760.005"), ("primary", "1e3", "1e3"), ("primary", "七百", "七百"),
        ("floor", "100.5", "农村小规模学校公用经费核定人数下限"), ("tilt", "201", "应为 0 至 200"),
    ],
)  # fmt: skip
def test_what_is_no_standard_is_refused_with_its_bounds(org, key, said, words):
    with pytest.raises(StandardError) as refused:
        trial(actor_for(("leader", org["bureau"])), DAY, {key: said})
    assert words in refused.value.told().zh


def test_an_unknown_standard_is_refused_with_those_there_are(org):
    with pytest.raises(UnknownStandardError, match=r"college.*primary"):
        trial(actor_for(("leader", org["bureau"])), DAY, {"college": "1"})


def test_page_api_and_command_give_one_figure(client, org, capsys):
    signed_in(client, "leader", org["bureau"])
    page = client.get("/spending/try/?primary=760&tilt=10").content.decode()
    for word in ("232,800.00", "247,660.00", "14,860.00", "10,060.00"):
        assert word in page, word
    told = client.get("/api/spending/try?primary=760&tilt=10").json()
    assert (told["whole"]["more"], told["rural"]["more"]) == (1_486_000, 1_006_000)
    assert told["tried"]["primary"] == "760"
    arguments = Namespace(
        standards=["primary=760", "tilt=10"], on=DAY.isoformat(), data=None, json=True
    )
    assert spending_try.run(arguments) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert spending_try.run(Namespace(**{**vars(arguments), "json": False})) == 0
    assert "14,860.00" in capsys.readouterr().out
    with pytest.raises(spending_try.PairError):
        spending_try.run(Namespace(**{**vars(arguments), "standards": ["primary"]}))
    assert client.get("/api/spending/try?primary=x").status_code == 422
    wrong = client.get("/spending/try/?primary=x")
    assert wrong.status_code == 422
    assert "填写的是“x”" in wrong.content.decode()


def test_a_trial_is_kept_under_a_name_and_changes_nothing_in_force(client, org):
    actor = signed_in(client, "leader", org["bureau"])
    kept = {"query": "primary=760&on=2026-10-12", "name": "提标方案"}
    assert client.post("/spending/try/keep/", kept).status_code == 302
    view = SavedView.objects.get(kind="spending_trial")
    assert (view.name, view.query, view.account) == ("提标方案", kept["query"], actor.account)
    page = client.get("/spending/try/").content.decode()
    assert '/spending/try/?primary=760&amp;on=2026-10-12">提标方案' in page
    assert trial(actor, DAY, {}).found.whole.more == 0
    other = signed_in(client, "principal", org["village"])
    assert "提标方案" not in client.get("/spending/try/").content.decode()
    assert other.account != actor.account
    drop = {"kind": "spending_trial", "name": "提标方案", "query": ""}
    act(intention("view.save"), drop, actor=actor, at=clock.now())
    assert not SavedView.objects.filter(kind="spending_trial").exists()
    nobody = actor_for(("system_admin", org["bureau"]))
    with pytest.raises(NotFoundError):
        act(intention("view.save"), drop | {"query": "primary=1"}, actor=nobody, at=clock.now())


def test_the_year_is_foretold_from_what_the_registers_say(client, org):
    """2,150 after 2,000 of 2,800: 800 × 1.075 = 860 to come, 3,010; revenue 6,300 after 6,000 of 8,000: 8,400.

    7.5 % beside 5 %: 2.5 points ahead. The last year's whole of education is its finished entry. The
    rests may be off by a tenth: 2,924 … 3,096 are 4.43 … 10.57 %, 8,190 … 8,610 are 2.38 … 7.63 %.
    """
    bureau = org["bureau"]
    entered(bureau, "education_spending", year=2025, as_of="2025-12-31", budget=1, education=2800,
            education_before=2700, revenue=8000, revenue_before=7900)  # fmt: skip
    entered(bureau, "education_spending", year=2026, as_of="2026-09-30", budget=1, education=2150,
            education_before=2000, revenue=6300, revenue_before=6000)  # fmt: skip
    entered(bureau, "education_spending", year=2026, as_of="2026-10-31", budget=1, education=1,
            education_before=2000, revenue=6300, revenue_before=6000)  # fmt: skip
    entered(bureau, "stage_spending", stage="primary", year=2026, as_of="2026-09-30", heads=21, heads_before=20,
            spending=1000, spending_before=1000, spending_last=1250, public=90, public_before=100)  # fmt: skip
    entered(bureau, "pay_count", year=2025, as_of="2025-12-31", teacher=1000, civil=990, same=True)
    entered(bureau, "pay_count", year=2026, as_of="2026-09-30", teacher=1030, civil=990, same=True)
    actor = signed_in(client, "leader", bureau)
    told = {(one.aim, one.stage): one for one in ended(actor, DAY)}
    gap = told[Aim.APPROPRIATION, ""]
    assert (gap.foretold.middle, gap.base, gap.so_far) == (3010, 2800, 2150)
    assert str(gap.growth.middle) == "1/40"
    assert float(gap.growth.low) == pytest.approx(2924 / 2800 - 8610 / 8000)
    assert float(gap.growth.high) == pytest.approx(3096 / 2800 - 8190 / 8000)
    assert (gap.verdict.key, gap.needed, gap.short) == ("open", 2941, 0)
    spending = told[Aim.SPENDING, "primary"]
    assert (str(spending.growth.middle), spending.verdict.key) == ("-1/21", "unlikely")
    assert (spending.needed, spending.short) == (1313, 63)
    assert told[Aim.PUBLIC, "primary"].verdict is None, "no whole year before, no budget"
    assert told[Aim.PAY, ""].growth.middle * 100 == 3
    assert told[Aim.WHOLE_KEPT, ""].verdict.key == "likely"
    page = client.get("/spending/").content.decode()
    for word in (
        "2.50%",
        "尚不确定",
        "预计达不到",
        "无法预计",
        "财政经常性收入",
        "国办发〔2018〕82号",
    ):
        assert word in page, word
    [first, *_] = client.get("/api/spending").json()
    assert (first["aim"], first["verdict"], first["growth"][1]) == ("appropriation", "open", "1/40")
    assert ended(actor_for(("principal", org["village"])), DAY) == (), (
        "the bureau's entries are not a school's"
    )
