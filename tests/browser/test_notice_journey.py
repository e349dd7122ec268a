"""An emergency notice: sent to every school, signed on a phone, watched, the missing called, recorded."""

import pytest
from tests.browser.sites import both

PASSWORD = "Yunting-2026-demo"  # noqa: S105 - that of notice_bureau.py
BUREAU = pytest.mark.parametrize("site", ["notices"], indirect=True)


@pytest.fixture
def bureau(site):
    """Plant the bureau once into the running site."""
    site.plant("notice_bureau.py")
    return site


def press(page, words):
    """Press the first button or link that says these words."""
    found = [one for one in page.all("main button, main a.btn") if one.text.strip() == words]
    assert found, f"{words}: {page.one('main').text[:600]}"
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found[0])
    found[0].click()


def sent(page):
    """Send the emergency notice as the safety section; gives its address."""
    page.sign_in("n0001", PASSWORD, "/notices/sent/")
    page.open("/notices/new/?urgent=1")
    page.one('main [name="title"]').send_keys("关于做好暴雨橙色预警防范的紧急通知")
    page.one('main [name="text"]').send_keys("立即停止室外活动，转移低洼地带物资。")
    page.driver.execute_script(
        "document.querySelector('[name=kinds][value=primary]').checked = true"
    )
    press(page, "发出")
    page.wait(lambda page: page.all("#live"))
    return page.address.split("#")[0]


def signed(page, login, notice):
    """Sign as a school on a phone."""
    page.sign_in(login, PASSWORD, notice)
    page.wait(lambda page: page.all(".nt-sign"))
    page.one(".nt-sign").click()
    page.wait(lambda page: "已签收" in page.one(".nt-mine").text)


@both("notices")
@pytest.mark.journey
def test_an_emergency_notice_with_its_call_list(page, look, accessible, bureau):  # noqa: ARG001
    notice = sent(page)
    assert "9 个单位，已签收 0，未签收 9" in page.one("#live").text
    accessible(page)
    for number in range(7):
        signed(page, f"n01{number:02d}", notice)
    look(page, "notice-signed")
    accessible(page)
    page.sign_in("n0001", PASSWORD, notice)
    assert "9 个单位，已签收 7，未签收 2" in page.one("#live").text
    assert "14000000008" in page.one("#live").text
    look(page, "notice-emergency")
    page.one('#live [name="note"]').send_keys("校长8")
    press(page, "已电话")
    page.wait(lambda page: "校长8" in page.one("#live").text)
    press(page, "电话单")
    page.wait(lambda page: page.all(".nt-calls"))
    assert page.one(".nt-calls").text.count("14000000") == 2
    accessible(page)
    look(page, "notice-calls")
    page.open(f"{notice}duty/")
    assert "通知发出，共9个单位" in page.one("main").text
    accessible(page)
    look(page, "notice-duty")


@BUREAU
def test_the_board_is_told_anew_while_one_watches(page, bureau, elsewhere):  # noqa: ARG001
    notice = sent(page)
    signed(elsewhere, "n0108", notice)
    page.wait(lambda page: "已签收 1，未签收 8" in page.one("#live").text)


SAFETY, HEAD, TOWNSHIP = "20260026", "20260183", "20260060"
ALL = "全部学校和幼儿园"


@pytest.mark.journey
@pytest.mark.parametrize("site", ["demo"], indirect=True)
@pytest.mark.parametrize("page", [390], indirect=True)
def test_an_emergency_notice_to_every_school_of_the_city_with_its_call_list(page, look):
    """On a phone: all 286 by one group, one signs, the township calls its own, the record tells it."""
    page.sign_in(SAFETY, then="/notices/new/?urgent=1")
    page.fill(title="关于做好台风红色预警防范的紧急通知", text="立即停课，转移低洼地带师生。")
    page.one('main [name="units"]').send_keys(ALL)
    page.wait(lambda page: page.all('main [name="units-pick"]'))
    assert "286 个单位" in page.one("#id_units_found").text
    page.click(page.one('main [name="units-pick"][value="kind:taught"]'))
    look(page, "notice-group")
    page.press("发出")
    page.wait(lambda page: page.all("#live"))
    notice = page.address.split("#")[0]
    assert "286 个单位，已签收 0，未签收 286" in page.one("#live").text
    page.sign_in(HEAD, then=notice)
    page.click(page.one(".nt-sign"))
    page.wait(lambda page: "已签收" in page.one(".nt-mine").text)
    page.sign_in(SAFETY, then=notice)
    assert "286 个单位，已签收 1，未签收 285" in page.one("#live").text
    page.open(f"{notice}calls/")
    assert len(page.all(".nt-calls tbody tr")) == 285
    page.sign_in(TOWNSHIP, then=notice)
    page.fill(note="校长已到岗")
    page.press("已电话")
    page.wait(lambda page: "校长已到岗" in page.one("#live").text)
    page.sign_in(SAFETY, then=f"{notice}duty/")
    assert "通知发出，共286个单位" in page.text
    assert "校长已到岗" in page.text
