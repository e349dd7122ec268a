"""A ledger of the bureau's own: a deputy drafts it, an administrator activates it, a clerk opens a case."""

import re

import pytest
from tests.browser.test_beginning_journey import second_factor

DEPUTY, ADMINISTRATOR, CLERK, TOWNSHIP = "d0001", "d0002", "d0003", "d0004"
PASSWORD = "Yunting-2026-demo"  # noqa: S105 - that of design_bureau.py
HEADS = "来访事由，来访人，联系电话，来访日期，人数"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("site", ["designs"], indirect=True),
    pytest.mark.parametrize("page", [390], indirect=True),
]


@pytest.fixture
def bureau(site):
    """Plant the bureau once into the running site."""
    site.plant("design_bureau.py")
    return site


def kept(page):
    page.press("保存并核对")
    page.wait(lambda page: "已保存" in page.one("body").text)


def drafted(page, tour):
    """Draft it from a head row, see it wrong, preview it, put it right, hand it in; gives its address."""
    page.sign_in(DEPUTY, PASSWORD, "/designs/")
    page.fill(title="访客登记", title_en="Visitors", heads=HEADS)
    page.press("起草")
    page.wait(lambda page: re.fullmatch(r"/designs/\d+/", page.address))
    design = page.address
    tour(page, "design-editor")
    page.fill(prefix="YH", minutes="2")
    kept(page)
    assert "YH已由别的台账使用" in page.text
    page.open(f"{design}preview/?role=clerk")
    assert "来访人" in page.text
    tour(page, "design-preview")
    page.open(design)
    page.fill(prefix="FK")
    kept(page)
    assert "核对无误" in page.one("body").text
    page.press("提交", "body")
    page.wait(lambda page: "已提交" in page.one("body").text)
    return design


def activated(page, tour, design):
    """Activate it as another person, and switch it on."""
    page.sign_in(ADMINISTRATOR, PASSWORD, design)
    if page.all("p.hash"):
        second_factor(page)
        page.open(design)
    page.press("启用台账", "body")
    page.wait(lambda page: "已启用" in page.one("body").text)
    page.open("/ledgers/switches/")
    tour(page, "design-switches")
    row = next(one for one in page.all("main tbody tr") if "访客登记" in one.text)
    for box in row.find_elements("css selector", "input[type=checkbox]"):
        page.click(box)
    page.click(row.find_element("css selector", "button"))
    page.wait(lambda page: "已启用" in page.one("body").text)


@pytest.mark.usefixtures("bureau")
def test_a_deputy_drafts_a_ledger_an_administrator_activates_it_and_a_clerk_uses_it(page, tour):
    activated(page, tour, drafted(page, tour))
    page.sign_in(CLERK, PASSWORD, "/ledgers/fang_ke_deng_ji/new/")
    page.fill(lai_fang_shi_you="家长来访", lai_fang_ren="陈一帆", lai_fang_ri_qi="2026-10-12")
    page.press("登记")
    page.wait(lambda page: page.address.startswith("/cases/"))
    assert "FK-2026-0001" in page.one("body").text
