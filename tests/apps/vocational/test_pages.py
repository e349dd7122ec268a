"""Pages of training and leavers: what they show to whom, what they carry out, what a program is told."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.signing import sign_in_as
from tests.apps.vocational.conftest import DAY, attended, do, filed, identity, over, somebody
from tests.apps.vocational.test_leavers import leaver, major, works

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.vocational.models import Call, Subsidy


@pytest.fixture
def held(town):
    """A class of 白鹭镇 with two trainees, one with enough hours; gives its number and the rows."""
    group = filed(town, town.white, town.org["x"])
    people = [somebody("陈一", 11), somebody("李二", 12, "19810506", mobile="13800000012")]
    rows = do("trainee.enrol", town.white, group=group, people=people)["rows"]
    attended(town.white, rows[0], sat="1-4", hours=8)
    attended(town.white, rows[1], sat="1-3", hours=7)
    do("register.add", town.section, kind="training_target", org=town.org["t"], since=DAY, data={
        "programme": "rural", "year": 2026, "persons": 4, "labour_force": 40,
        "labour_paper": "镇劳动力资源调查", "decided_on": "2026-03-02", "paper": "云教职成〔2026〕3号",
    })  # fmt: skip
    return group, rows


def enter(client, actor):
    """Sign in as somebody of the conftest."""
    sign_in_as(client, Account.objects.get(pk=actor.account))


def page(client, address, status=200):
    found = client.get(address)
    assert found.status_code == status, found.content.decode()[:500]
    return found.content.decode()


@pytest.mark.usefixtures("held")
def test_progress_shows_each_person_once_with_the_paper_of_the_labour_force(client, town):
    enter(client, town.section)
    text = page(client, "/adults/?programme=rural")
    # one person of four, and of forty of the labour force
    for words in ("白鹭镇", "25.0%", "2.5%", "镇劳动力资源调查", "电工班", "2 / 20"):
        assert words in text, words
    assert "<b>望澜镇</b>" in text
    told = client.get("/api/adults?programme=rural").json()
    assert [(one["name"], one["people"], one["target"]) for one in told["townships"]] == [
        ("白鹭镇", 1, 4), ("望澜镇", 0, None),
    ]  # fmt: skip
    assert (told["total"]["people"], told["total"]["doubtful"]) == (1, 1)
    client.cookies["xz-language"] = "en"
    assert "Persons trained" in page(client, "/adults/")


def test_a_unit_enters_trainees_on_the_page_of_its_class_and_another_finds_no_class(
    client, town, held
):
    group, _ = held
    enter(client, town.white)
    assert "登记学员" in page(client, f"/adults/classes/{group}/")
    told = f"王三\t{identity(13, '19820506')}\t13800000013\n\n赵四，{identity(14, '19830506')}"
    given = {"lines": told, "labour": "rural"}
    client.post(f"/adults/classes/{group}/enrol/", given)
    assert (
        RegisterVersion.objects.filter(kind="trainee", t1=group, t2__in=["王三", "赵四"]).count()
        == 2
    )
    typed = f"孙五 {identity(15, '19840506')}\n王三"
    wrong = client.post(f"/adults/classes/{group}/enrol/", {"lines": typed, "labour": "rural"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    # told beside the field, and nobody types the other line again
    assert 'id="id_lines_error"' in text
    assert "第2行应为姓名、身份证号、手机号" in text
    assert typed in text
    enter(client, town.blue)
    same_answer(client, f"/adults/classes/{group}/", "/adults/classes/PX-2026-9999/")


def test_names_of_a_class_are_masked_for_whoever_reads_no_persons_and_never_shown_beyond(
    client, town, held
):
    group, _ = held
    enter(client, town.basic)
    assert client.get("/adults/").status_code == 404
    assert client.get(f"/adults/classes/{group}/").status_code == 404
    assert client.get("/api/adults").status_code == 404


def test_doubts_lead_to_the_row_and_subsidies_stand_on_the_class(client, town, held):
    group, rows = held
    over(town, group, town.white)
    enter(client, town.section)
    text = page(client, "/adults/doubts/")
    assert "学时超过到课场次" in text
    assert f"/registers/trainee/{rows[1]}/" in text
    assert "没有核查事项" in page(client, "/adults/doubts/?doubt=at_once")
    client.post(f"/adults/classes/{group}/subsidise/")
    assert list(Subsidy.objects.order_by("row").values_list("row", "fen", "why")) == [
        (rows[0], 30_000, ""), (rows[1], 0, "doubted"),
    ]  # fmt: skip
    text = page(client, f"/adults/classes/{group}/")
    assert "300.00" in text
    assert "有未处理的核查事项" in text


def test_a_sample_is_drawn_and_answered_and_telephones_stay_masked(client, town, held):
    group, rows = held
    attended(town.white, rows[1], sat="1-4", hours=8)
    enter(client, town.section)
    short = client.post("/adults/samples/draw/", {"year": 2026, "seed": "秋"})
    assert short.status_code == 422
    assert 'id="id_seed_error"' in short.content.decode()
    client.post("/adults/samples/draw/", {"year": 2026, "seed": "2026年秋季抽查"})
    call = Call.objects.order_by("place")[0]
    text = page(client, f"/adults/samples/{call.sample_id}/")
    assert "13800000012" not in text
    assert "部分内容已脱敏" in text
    client.post(f"/adults/samples/{call.sample_id}/{call.pk}/", {"answer": "confirmed"})
    assert Call.objects.get(pk=call.pk).answer == "confirmed"
    assert "2026年秋季抽查" in page(client, "/adults/samples/")
    enter(client, town.blue)
    assert "没有可显示的学员" in page(client, f"/adults/samples/{call.sample_id}/")
    assert (
        client.post(f"/adults/samples/{call.sample_id}/{call.pk}/", {"answer": "never"}).status_code
        == 404
    )
    assert group


def test_leavers_stand_by_major_and_school_without_the_pay_of_few(client, town):
    of = major(town)
    for number, pay in enumerate((400_000, 410_000, 420_000, 430_000, 445_000)):
        leaver(town, number, of, **works(pay))
    leaver(town, 9, major(town, "护理", "医药卫生大类"), **works(9_000_000))
    enter(client, town.section)
    text = page(client, "/leavers/")
    # 21,050 yuan over five are 4,210; the median is 4,200
    for words in ("数控技术应用", "护理", "云汀职业高级中学", "4,210", "4,200"):
        assert words in text, words
    assert "90,000" not in text
    told = client.get("/api/adults/leavers").json()
    assert [(one["name"], one["leavers"], one["mean_pay"]) for one in told["majors"]] == [
        ("数控技术应用", 5, 421_000), ("护理", 1, None),
    ]  # fmt: skip
    assert told["total"]["mean_pay"] == 421_000
