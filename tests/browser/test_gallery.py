"""The gallery in a real browser: looks, reach, keys, no script, nothing serious for axe."""

import base64
from pathlib import Path

import pypdfium2
import pytest
from selenium import webdriver

SHOTS = Path(__file__).resolve().parents[2] / "build/screenshots"
WIDTHS = (1440, 1024, 768, 390, 360)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", [1440, 390], indirect=True)
def test_the_gallery_is_kept_for_looking_at(page, look, accessible, language):
    page.choose(language=language)
    page.open("/ui/")
    page.wait(lambda page: page.one(".xz-chart.on svg"))
    look(page, "gallery")
    accessible(page)
    page.choose(theme="dark")
    page.open("/ui/")
    page.wait(lambda page: page.one(".xz-chart.on svg"))
    look(page, "gallery-dark")
    accessible(page)
    page.choose(theme="light", size="large")
    page.open("/ui/")
    look(page, "gallery-large")
    assert page.overflow == 0


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nothing_sticks_out_at_any_width(page, language):
    page.choose(language=language)
    for width in WIDTHS:
        page.size(width)
        page.open("/ui/")
        assert page.overflow == 0, width


def test_the_menu_changes_language_size_and_theme_without_scripts(page):
    page.scripts(on=False)
    page.open("/ui/?page=2")
    page.one(".xz-menu summary").click()
    page.one('.xz-menu button[value="en"]').click()
    page.wait(lambda page: page.one("html").get_attribute("lang") == "en")
    assert page.address == "/ui/?page=2"
    page.one('.xz-foot button[value="large"]').click()
    page.wait(lambda page: page.one("html").get_attribute("data-size") == "large")
    page.one('.xz-foot button[value="dark"]').click()
    page.wait(lambda page: page.one("html").get_attribute("data-bs-theme") == "dark")
    assert page.one("html").get_attribute("lang") == "en"
    assert page.one("html").get_attribute("data-size") == "large"


def test_without_scripts_a_chart_leads_to_its_table(page):
    page.scripts(on=False)
    page.open("/ui/")
    assert page.one(".xz-chart a").text == "大班额比例逐月：查看数据表"


def test_a_chart_follows_the_window_and_shows_its_values(page):
    page.open("/ui/")
    page.wait(lambda page: page.one(".xz-chart.on svg"))
    wide = page.one(".xz-chart svg").size["width"]
    chart = page.one(".xz-chart")
    webdriver.ActionChains(page.driver).move_to_element(chart).perform()
    page.wait(lambda page: "2026-0" in page.one(".xz-chart svg").text)
    page.size(390)
    page.wait(lambda page: page.one(".xz-chart svg").size["width"] < wide / 2)


def test_slash_goes_to_the_search_and_g_with_a_letter_to_a_page(page):
    page.open("/ui/")
    page.one("body").send_keys("/")
    assert page.driver.switch_to.active_element.get_attribute("name") == "q"
    page.driver.switch_to.active_element.send_keys("g", "s")
    assert page.address == "/ui/", "letters typed into a field go nowhere"
    page.open("/ui/")
    link = page.one("[data-go]")
    page.one("body").send_keys("g", link.get_attribute("data-go"))
    page.wait(lambda page: page.address != "/ui/")


def test_a_phrase_and_its_target_light_up_together(page):
    page.open("/ui/")
    webdriver.ActionChains(page.driver).move_to_element(page.one("#c15")).perform()
    page.wait(lambda page: "on" in page.one("#t15").get_attribute("class").split())
    assert "on" not in page.one("#t16").get_attribute("class").split()


def test_a_wrong_form_says_what_and_where(page, look, accessible):
    page.open("/ui/")
    page.one('.xz-form button[type="submit"]').click()
    page.wait(lambda page: page.one(".xz-note--wrong"))
    assert "尚未提交，请先改正" in page.one(".xz-note--wrong").text
    look(page, "form-wrong")
    accessible(page)


def test_heads_sort_through_the_address(page):
    page.open("/ui/")
    page.one("#tables thead a").click()
    page.wait(lambda page: page.address == "/ui/?sort=school")
    assert page.one("#tables th[aria-sort]").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("page", [1440, 390], indirect=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_address_that_does_not_exist_says_so_in_the_look(page, look, accessible, language):
    page.choose(language=language)
    page.open("/nowhere")
    assert page.one("h1").text == {"zh-hans": "找不到", "en": "Not found"}[language]
    look(page, "error-404")
    accessible(page)
    assert page.overflow == 0


def test_pages_print_on_a4(page):
    page.open("/ui/")
    page.wait(lambda page: page.one(".xz-chart.on svg"))
    paper = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(paper["data"])
    document = pypdfium2.PdfDocument(pdf)
    sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in document}
    assert sizes == {(595, 842)}
    first = document[0].get_textpage().get_text_range()
    assert "组件" in first
    assert f"1 / {len(document)}" in first
    assert "语言" not in first
    SHOTS.mkdir(parents=True, exist_ok=True)
    (SHOTS / "gallery-print.pdf").write_bytes(pdf)
    document.close()
