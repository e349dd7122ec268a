"""A school fills its score sheet in; a judge scores a work without learning whose it is."""

import pytest
from tests.browser.sites import both

PASSWORD = "Yunting-2026-demo"  # noqa: S105 - that of assessment_bureau.py


@pytest.fixture
def bureau(site):
    """Plant the bureau once into the running site."""
    site.plant("assessment_bureau.py")
    return site


def put(page, name, value):
    field = page.one(f'main [name="{name}"]')
    field.clear()
    field.send_keys(value)


def submit(page, words):
    found = [one for one in page.all("main button") if one.text.strip() == words]
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found[0])
    found[0].click()


def on_a_phone(page, look, name):
    """Look at a page 390 wide: nothing stands out to the right."""
    page.size(390)
    assert page.driver.execute_script("return document.documentElement.scrollWidth") <= 390
    look(page, name)
    page.size(1440)


@both("assessments")
@pytest.mark.journey
def test_a_school_reports_and_a_judge_scores_blind(page, look, accessible, bureau):  # noqa: ARG001 - it plants
    page.sign_in("a0002", PASSWORD, "/assessments/")
    page.one("main a.t[href^='/assessments/cases/']").click()
    page.wait(lambda page: page.all('main [name="v-duty"]'))
    put(page, "v-duty", "1")
    put(page, "n-duty", "责任书存档")
    submit(page, "保存")
    page.wait(lambda page: "责任书存档" in page.one("main").text)
    assert "无数据" in page.one("main .dl").text
    accessible(page)
    look(page, "assessment-sheet")
    on_a_phone(page, look, "assessment-sheet")

    page.sign_in("a0003", PASSWORD, "/reviews/")
    page.one("main a.t[href^='/reviews/tasks/']").click()
    page.wait(lambda page: page.all('main [name="s-question"]'))
    told = page.one("main").text
    assert "○○" in told
    assert "王敏" not in told
    assert "望澜" not in told
    accessible(page)
    on_a_phone(page, look, "review-task")
    for name, value in (("question", "26"), ("design", "33.5"), ("feasible", "17"), ("new", "8")):
        put(page, f"s-{name}", value)
    submit(page, "提交评分")
    page.wait(lambda page: "84.5" in page.one("main").text)

    page.sign_in("a0001", PASSWORD, "/reviews/")
    page.one("main a.t[href^='/reviews/']:not([href*='tasks'])").click()
    page.wait(lambda page: "记录可复算" in page.one("main").text)
    accessible(page)
    look(page, "review-call")
    on_a_phone(page, look, "review-call")
