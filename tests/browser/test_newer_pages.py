"""Pages of surveys, awards, timetables, homework, spending, training and the desk, found by following links."""

import re

import pytest

pytestmark = pytest.mark.parametrize("site", ["demo"], indirect=True)
LEADER, SECTION, SUPERVISION, PRINCIPAL = "20260001", "20260017", "20260032", "20260183"
WALKS = {
    "survey": (SUPERVISION, "/surveys/", "/surveys/1/", r"/surveys/1/units/\d+/"),
    "slips": (SECTION, "/surveys/", "/surveys/2/", r"/surveys/2/slips/\d+/"),
    "award": (SECTION, "/awards/", r"/awards/\d+/", r"/awards/\d+/\d+/"),
    "formula": (LEADER, "/awards/", r"/awards/formula/\d+/"),
    "timetable": (LEADER, "/curriculum/", r"/curriculum/\d+/"),
    "homework": (LEADER, "/homework/", r"/homework/\?org=\d+.*"),
    "spending": (LEADER, "/spending/", "/spending/try/"),
    "training": (LEADER, "/adults/", r"/adults/classes/.+/"),
    "sample": (LEADER, "/adults/samples/", r"/adults/samples/\d+/"),
    "record": (PRINCIPAL, "/organisation/2199280033/", r"/organisation/\w+/trail/"),
}
"""Who walks, the list the walk begins at, and what the links that are followed look like."""
UNSAID = """
return [...document.querySelectorAll('table.stackable tbody td.num')]
  .filter(cell => cell.offsetParent && cell.textContent.trim() && !cell.matches('.full-s'))
  .filter(cell => cell.parentElement.cells.length === cell.closest('table').querySelectorAll('thead th').length)
  .filter(cell => !cell.dataset.says).map(cell => cell.textContent.trim());
"""
"""Figures that stand alone on a phone, without a word of what they count."""


def follow(page, pattern):
    """Open the first link of the page that looks like a pattern."""
    links = [one.get_attribute("href") or "" for one in page.all("main a[href]")]
    paths = [one.removeprefix(page.site.url) for one in links]
    found = [one for one in paths if re.fullmatch(pattern, one)]
    assert found, f"{pattern}: {paths}"
    page.open(found[0])


@pytest.mark.parametrize("name", WALKS)
def test_newer_pages_fit_the_phone_and_can_be_read_by_all(page, accessible, look, name):
    who, start, *links = WALKS[name]
    page.sign_in(who, then=start)
    for pattern in links:
        follow(page, pattern)
    address = page.address
    for width, language in ((1440, "zh-hans"), (390, "en")):
        page.size(width)
        page.choose(language=language)
        page.open(address)
        assert page.overflow == 0, f"{address} at {width} px in {language}"
        look(page, f"newer-{name}")
    accessible(page)
    assert page.driver.execute_script(UNSAID) == []


def test_a_chosen_year_stands_out_from_the_others(page):
    page.sign_in(LEADER, then="/adults/?year=2025")
    chosen, other = page.one('.chip[aria-current="true"]'), page.one(".chip:not([aria-current])")
    assert chosen.text == "2025"
    ground = "background-color"
    assert chosen.value_of_css_property(ground) != other.value_of_css_property(ground)


def test_whoever_has_no_code_is_told_so_at_the_field(page, accessible):
    page.size(390)
    page.open("/survey/")
    page.one("#code").send_keys("AAAA-BBBB-CCCC-DDDD")
    page.press("开始填写")
    page.wait(lambda page: page.all('[role="alert"]'))
    assert "没有这个答题码" in page.one('[role="alert"]').text
    assert page.overflow == 0
    accessible(page)
