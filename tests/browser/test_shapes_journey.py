"""One short journey for each shape of case on the demo city, all on a phone; the form kept without a network."""

import re

import pytest
from selenium.webdriver.common.by import By

from xuezheng.demo.year.school_day import photo

LEADER = "20260001"
TEACHING, SUPERVISION, PRINCIPAL, CLERK = "20260017", "20260032", "20260183", "20260185"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("site", ["demo"], indirect=True),
    pytest.mark.parametrize("page", [390], indirect=True),
]


def fits(page):
    """Say that the page fits a phone in both languages; ends in Chinese."""
    here = page.address
    for language in ("en", "zh-hans"):
        page.choose(language=language)
        page.open(here)
        assert page.overflow == 0, f"{here} in {language}"


def go(page, pattern):
    """Open the first link of the page whose address a pattern finds; gives the address."""
    links = [one.get_attribute("href") or "" for one in page.all("main a[href]")]
    here = [one.removeprefix(page.site.url) for one in links]
    found = next((one for one in here if re.fullmatch(pattern, one)), None)
    assert found, (pattern, here[:60])
    page.open(found)
    return found


def test_certification_a_canteen_waits_for_its_recheck_with_its_sheet(page):
    page.sign_in(PRINCIPAL, then="/ledgers/canteen_grade/")
    go(page, r"/cases/\d+/")
    assert "复核" in page.text
    fits(page)
    go(page, r"/assessments/cases/\d+/")
    assert "评分标准" in page.text
    fits(page)


def test_review_a_returned_application_says_until_when_and_by_what(page):
    page.sign_in(PRINCIPAL, then="/ledgers/title_application/")
    go(page, r"/cases/\d+/")
    assert "退回" in page.text
    assert "报送" in page.one(".moves").text
    fits(page)
    page.sign_in(TEACHING, then="/reviews/")
    go(page, r"/reviews/\d+/")
    assert "记录可复算" in page.text
    fits(page)
    go(page, r"/reviews/ties/[a-z_]+/")
    assert "评委利害关系" in page.text
    fits(page)


def test_assessment_a_school_sees_its_sheet_and_was_heard(page):
    page.sign_in(PRINCIPAL, then="/ledgers/school_assessment/")
    case = go(page, r"/cases/\d+/")
    assert "情况说明" in page.text
    fits(page)
    go(page, r"/assessments/cases/\d+/")
    assert "得分" in page.text
    go(page, case)
    page.sign_in(SUPERVISION, then="/assessments/")
    go(page, r"/assessments/rounds/\d+/")
    fits(page)


def test_aid_money_is_decided_line_by_line(page):
    page.sign_in(LEADER, then="/aid/")
    go(page, r"/aid/\d+/")
    assert "元" in page.text
    fits(page)


def test_activity_a_teacher_signs_up_for_a_course(page):
    page.sign_in(PRINCIPAL, then="/courses/")
    go(page, r"/courses/\d+/")
    assert "报名" in page.text
    fits(page)


def test_project_what_slips_stands_with_its_seats(page):
    page.sign_in(LEADER, then="/projects/")
    fits(page)
    shown = go(page, r"/projects/\d+/")
    assert "预计交付日" in page.text
    fits(page)
    page.open(shown.replace("/projects/", "/cases/"))
    go(page, shown)


def test_daily_reports_tell_who_is_missing(page):
    page.sign_in(LEADER, then="/dailies/")
    assert "未报" in page.text
    fits(page)


def test_points_of_an_institution_and_why(page):
    page.sign_in(LEADER, then="/institutions/")
    fits(page)
    go(page, r"/institutions/\d+/")
    assert "分" in page.text
    fits(page)
    page.open("/ledgers/deduction/")
    go(page, r"/cases/\d+/")
    assert "陈述申辩" in page.text
    go(page, r"/institutions/\d+/")


def test_a_name_box_offers_whom_its_words_may_mean_and_takes_the_choice(page):
    page.sign_in(SUPERVISION, then="/ledgers/visit/new/")
    box = page.one('[name="supervisor"]')
    box.send_keys("z")
    page.wait(lambda page: page.all(".pick__one"))
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
    box.send_keys("\ue015")
    page.wait(lambda page: page.one('[name="supervisor-pick"]:checked'))
    assert page.overflow == 0


def test_without_a_network_a_form_and_its_photo_stay_in_the_phone_and_go_out_once(page, tmp_path):
    picture = tmp_path / "现场.png"
    picture.write_bytes(photo("围墙"))
    page.sign_in(CLERK, then="/ledgers/hazard/new/")
    page.fill(title="操场围墙开裂", category="building", spot="操场东侧")
    page.all('main [name="before"]')[-1].send_keys(str(picture))
    offline(page, on=True)
    press = next(one for one in page.all("main form.xz-form > .acts button") if "登记" in one.text)
    page.click(press)
    page.wait(lambda page: "存在这部设备的浏览器里" in page.one("[data-offline-note]").text)
    assert "1 张照片" in page.one("[data-offline-note]").text
    assert page.address == "/ledgers/hazard/new/"
    offline(page, on=False)
    page.wait(lambda page: page.address.startswith("/cases/"))
    assert "操场围墙开裂" in page.one("h1").text
    assert page.all(".shots img")
    page.complaints()
    page.open("/ledgers/hazard/new/")
    assert not page.one("[data-offline-note]").is_displayed()
    page.open("/ledgers/hazard/")
    assert len(page.driver.find_elements(By.PARTIAL_LINK_TEXT, "操场围墙开裂")) == 1


def offline(page, *, on):
    """Take the network away, or give it back."""
    state = {"offline": on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    page.driver.execute_cdp_cmd("Network.enable", {})
    page.driver.execute_cdp_cmd("Network.emulateNetworkConditions", state)
