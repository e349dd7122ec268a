"""A hazard from a telephone at the school to the township's check; one that is late is called by all it climbed to."""

import pytest

from xuezheng.demo.year.school_day import photo

CLERK, HEAD, TOWNSHIP, DEPUTY = "20260185", "20260183", "20260060", "20260003"
SAFETY = "20260026"
LATE = "食堂燃气报警器失灵"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("site", ["demo"], indirect=True),
    pytest.mark.parametrize("page", [390], indirect=True),
]


@pytest.fixture
def pictures(tmp_path):
    """Two photos as a telephone takes them."""
    found = {}
    for name in ("插座裸露", "插座修好"):
        path = tmp_path / f"{name}.png"
        path.write_bytes(photo(name))
        found[name] = str(path)
    return found


def stepped(page, words, **values):
    """Press a step of the case, fill it in, and hand it in."""
    page.press(words, ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    photos = values.pop("photos", {})
    for name, path in photos.items():
        page.all(f'main [name="{name}"]')[-1].send_keys(path)
    page.fill(**values)
    page.press(words)
    page.wait(lambda page: "/moves/" not in page.address)


def test_a_hazard_is_reported_with_a_photo_on_a_phone_fixed_checked_and_closed(
    page, pictures, tour
):
    page.sign_in(CLERK, then="/ledgers/hazard/new/")
    tour(page, "phone-hazard-new")
    later = '[name="grade"], [name="cost"], [name="after"], [name="listed_until"]'
    assert not page.all(later), "few fields at the spot"
    page.fill(title="图书室插座裸露", category="fire", spot="图书室")
    page.all('main [name="before"]')[-1].send_keys(pictures["插座裸露"])
    page.press("登记")
    page.wait(lambda page: page.address.startswith("/cases/"))
    case = page.address
    stepped(page, "落实责任", grade="general", owner="王建国", due_on="2026-10-20")
    after = pictures["插座修好"]
    stepped(page, "报送整改情况", result="已更换插座面板", photos={"after": after, "files": after})
    assert "待复核" in page.text
    page.sign_in(TOWNSHIP, then=case)
    tour(page, "phone-hazard-check")
    stepped(page, "复核销号", note="现场复核，同意销号")
    assert "已销号" in page.text


def test_an_overdue_hazard_climbs_and_stands_apart_from_the_listed_one(page):
    page.sign_in(CLERK, then="/ledgers/hazard/?show=late")
    assert LATE in page.text
    assert "实验楼外墙开裂" not in page.text, "what is listed is late by its own day alone"
    page.press(LATE)
    page.wait(lambda page: page.address.startswith("/cases/"))
    case = page.address
    for login in (TOWNSHIP, DEPUTY):
        page.sign_in(login, then=case)
        assert "催办" in page.text
    page.sign_in(TOWNSHIP, then="/ledgers/hazard/rollup/")
    assert "逾期未整改" in page.text


def strike_others(page):
    """Strike the lines about other cases: this circular is about one."""
    while others := [
        one
        for one in page.all("main .paper-line")
        if LATE not in one.text and one.find_elements("css selector", 'form[action$="/strike/"]')
    ]:
        page.click(others[0].find_element("css selector", "summary"))
        form = others[0].find_element("css selector", 'form[action$="/strike/"]')
        form.find_element("css selector", '[name="reason"]').send_keys("另行督办")
        page.click(form.find_element("css selector", "button"))
        page.wait(lambda page: "已办理" in page.one("body").text)


def test_the_late_hazard_stands_in_the_weekly_circular_after_its_school_was_heard(page, tour):
    """Drawn by the safety section, answered on a phone, issued by the deputy head; the school reads it."""
    page.sign_in(SAFETY, then="/papers/new/?kind=ledger_circular&ledger=hazard")
    page.fill(kind="ledger_circular", ledger="hazard", period="2026W41")
    page.press("起草")
    page.wait(lambda page: page.address.startswith("/papers/") and "new" not in page.address)
    paper = page.address
    assert f"“{LATE}”（YH-2026-00001）整改时限2026年9月30日，已逾期12天" in page.text
    assert "已提级至" in page.text, "it climbed before it was named"
    assert "“实验楼外墙开裂”" not in page.text, "what is listed and not late is counted, not named"
    strike_others(page)
    page.press("向拟点名单位征求意见")
    page.wait(lambda page: "征求意见中" in page.text)
    page.sign_in(DEPUTY, then=paper)
    page.press("印发")
    page.wait(lambda page: "未听取意见" in page.text)
    page.sign_in(HEAD, then="/papers/")
    tour(page, "phone-hazard-heard")
    page.click(next(one for one in page.all("main .work a") if LATE in one.text))
    page.wait(lambda page: "/hearings/" in page.address)
    page.fill(statement="新探头10月16日前到货，期间专人值守")
    page.press("报送情况说明")
    page.wait(lambda page: "已报情况说明" in page.text)
    page.sign_in(DEPUTY, then=paper)
    page.press("印发")
    page.wait(lambda page: "已印发" in page.text)
    assert "该单位说明：新探头10月16日前到货，期间专人值守。" in page.text
    page.sign_in(HEAD, then=paper)
    tour(page, "phone-hazard-circular")
    assert LATE in page.text


def test_the_school_does_not_see_an_unannounced_visit(page):
    page.sign_in(CLERK, then="/ledgers/visit/?show=all")
    assert "秋季开学督导" in page.text
    assert "作业管理随机督导" not in page.text
