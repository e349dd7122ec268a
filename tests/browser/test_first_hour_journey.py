"""A first hour: a principal approves and returns, a supervisor sees again and closes, a township passes on."""

import pytest
from tests.browser.sites import both

PRINCIPAL, CLERK, SUPERVISOR, TOWNSHIP = "20260183", "20260185", "20260053", "20260060"

pytestmark = pytest.mark.journey


@both("demo")
@pytest.mark.parametrize("page", [390], indirect=True)
def test_a_principal_approves_three_and_returns_one_with_a_reason(page, tour):
    page.sign_in(PRINCIPAL, then="/desk/")
    page.press("待我审批")
    page.wait(lambda page: "/registers/requests/" in page.address)
    tour(page, "principal-approves")
    waiting = [one.get_attribute("href") for one in page.all("main td.full-s a")]
    assert len(waiting) == 4
    for address in waiting:
        page.open(address.removeprefix(page.site.url))
        unproved = "公安机关证明待补" in page.text
        if unproved:
            page.fill(note="请补公安机关更名证明后再报。")
        page.press("退回" if unproved else "通过")
        page.wait(lambda page: not page.all("main [name=note]"))
    page.open("/registers/requests/?state=asked")
    assert "没有变更申请" in page.text
    page.open("/registers/requests/?state=approved")
    assert len(page.all("main td.full-s a")) == 3
    page.sign_in(CLERK, then="/registers/requests/?state=returned")
    page.click(page.one("main td.full-s a"))
    page.wait(lambda page: "请补公安机关更名证明后再报。" in page.text)


@both("demo")
@pytest.mark.parametrize("page", [390], indirect=True)
def test_a_supervisor_sees_what_is_owed_and_passes_a_second_visit(page, tour):
    page.sign_in(SUPERVISOR, then="/desk/")
    page.press("责任区学校")
    page.wait(lambda page: "我的责任区" in page.text)
    tour(page, "supervisor-schools")
    assert "1 / 2 次 还差 1 次" in page.text.replace("\n", " ")
    page.press("回访")
    page.wait(lambda page: page.address.startswith("/cases/"))
    page.press("回访销号", ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    page.fill(again_on="2026-10-12", note="课间有护导教师在岗。")
    page.press("回访销号")
    page.wait(lambda page: "/moves/" not in page.address)
    page.open("/supervisors/?on=2026-09-12")
    assert "到校 3 次，涉及 1 所学校，下达整改通知 3 件，已销号 2 件" in page.text


@both("demo")
def test_a_township_passes_a_notice_on_to_its_kindergartens_and_urges_them(page):
    page.sign_in(TOWNSHIP, then="/notices/1/")
    page.press("转发")
    page.wait(lambda page: "/forward/" in page.address)
    page.fill(note="请各园13日前报我办。")
    page.click(page.one('main [value="kindergartens"]'))
    page.press("转发")
    page.wait(lambda page: "已发往 14 个单位" in page.text)
    page.press("只催未办单位")
    page.wait(lambda page: "已催办 1 次" in page.text)
    assert page.text.count("14000000") >= 14, "a telephone for each"
