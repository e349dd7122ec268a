"""What was typed outlives the window, the browser and the device."""

import pytest
from tests.browser.sites import both

SAFETY = "20260026"
TASK = "完成全市中小学校门口护学岗设置情况核查"
OTHER = "校车检验合格率100%"
"""Another task of the section, for the test that ends by reporting it."""


def opened(page, task=TASK):
    """Open the report of a task of the section from the ledger."""
    page.sign_in(SAFETY, then=f"/ledgers/task/?q={task[:5]}")
    page.press(task)
    page.wait(lambda page: page.address.startswith("/cases/"))
    page.press("报送（申请销号）", ".moves")
    page.wait(lambda page: "/moves/" in page.address)


def closed(page):
    """Close the window as one does who is called away, and open another."""
    old = page.driver.current_window_handle
    page.driver.switch_to.new_window("window")
    new = page.driver.current_window_handle
    page.driver.switch_to.window(old)
    page.driver.close()
    page.driver.switch_to.window(new)
    page.size(page.width)


@both("demo")
@pytest.mark.journey
def test_a_draft_is_offered_in_another_browser(page, elsewhere, tour):
    opened(page)
    assert "每 20 秒自动暂存" in page.text
    page.fill(result="已核查312所，护学岗到位。")
    page.wait(lambda page: "已暂存" in page.text)
    closed(page)

    opened(elsewhere)
    assert "已带出上次暂存的内容" in elsewhere.text
    assert elsewhere.one('[name="result"]').get_attribute("value") == "已核查312所，护学岗到位。"
    tour(elsewhere, "draft-offered")


@both("demo")
@pytest.mark.journey
def test_what_is_typed_outlives_a_sign_in_that_ran_out_and_back_leads_on(page, tmp_path):
    proof = tmp_path / "佐证.txt"
    proof.write_text("核查表", encoding="utf-8")
    opened(page, OTHER)
    form = page.address
    page.fill(result="已核查312所，另有3所正在整改。")
    page.driver.delete_cookie("xz-session")
    page.press("报送（申请销号）")
    page.wait(lambda page: "/sign-in/" in page.driver.current_url)
    page.sign_in(SAFETY, then=form)
    assert "已带出离开本页前填写的内容" in page.text
    assert page.one('[name="result"]').get_attribute("value") == "已核查312所，另有3所正在整改。"
    page.all('main [name="files"]')[-1].send_keys(str(proof))
    page.press("报送（申请销号）")
    page.wait(lambda page: "/moves/" not in page.address)
    assert page.driver.execute_script("return sessionStorage.getItem('xz-typed')") is None
    page.driver.back()
    page.wait(lambda page: "已经办理，或者现在不能办理" in page.text)
    assert page.address.startswith("/cases/")
