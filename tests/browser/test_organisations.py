"""The organisation tree in a real browser: map beside list, both languages, both widths."""

import pytest
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.parametrize("site", ["demo"], indirect=True)


@pytest.mark.parametrize("page", [1440, 390], indirect=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_map_and_list_fit_the_window(page, look, accessible, language):
    page.choose(language=language)
    for name, path in (
        ("organisations", "/organisation/"),
        ("township", "/organisation/990281001/"),
        ("school", "/organisation/2199280033/"),
    ):
        page.open(path)
        assert page.overflow == 0
        accessible(page)
        look(page, name)


def test_a_township_is_reached_from_the_map_by_keyboard(page):
    page.open("/organisation/")
    area = page.one('.xz-map a[href$="/990281107/"]')
    assert area.find_element("css selector", "title").get_attribute("textContent") == "新圩镇 20"
    page.driver.execute_script("arguments[0].focus()", area)
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait(lambda page: page.address == "/organisation/990281107/")
    assert page.one("h1").text == "新圩镇"


def test_everything_works_without_scripts(page):
    page.scripts(on=False)
    page.open("/organisation/")
    page.one('.xz-org__table a[href$="/990281001/"]').click()
    page.wait(lambda page: page.address == "/organisation/990281001/")
    page.one('td a[href$="/2199280001/"]').click()
    page.wait(lambda page: page.address == "/organisation/2199280001/")
    assert page.one("h1").text == "云汀实验小学"
