"""A principal with a telephone: from the desk to a statement, a task sent back, a task signed for."""

import pytest
from tests.browser.sites import both

PRINCIPAL, OFFICE = "20260183", "20260005"
TASK = "校园周边环境整治"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.parametrize("page", [390], indirect=True),
]


class Thumb:
    """Taps what says some words, inside the screen and big enough, and counts."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, words, inside="main"):
        found = [
            one for one in self.page.all(f"{inside} a.btn, {inside} button") if words in one.text
        ]
        assert found, f"{words}: {self.page.text[:800]}"
        box = found[0].rect
        assert box["height"] >= 24, f"{words}: {box}"
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= self.page.width
        self.taps += 1
        self.page.click(found[0])


@both("demo")
def test_a_principal_states_the_case_in_three_taps(page, tour):
    page.sign_in(PRINCIPAL, then="/desk/")
    tour(page, "phone-desk")
    thumb = Thumb(page)
    thumb.tap("情况说明")
    page.wait(lambda page: page.all('[name="statement"]'))
    tour(page, "phone-statement")
    page.fill(statement="10月10日17时50分已报送整改佐证材料，请予核实。")
    thumb.tap("报送情况说明")
    page.wait(lambda page: "已报情况说明" in page.text)
    assert thumb.taps <= 3
    page.open("/desk/")
    assert "拟点名" not in page.text, "what is done no longer waits"


def handed_out(page):
    """The office hands the task of the school's campaign out."""
    page.sign_in(OFFICE, then="/ledgers/campaign/")
    page.press(TASK)
    page.wait(lambda page: page.address.startswith("/cases/"))
    page.press("交办", ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    page.press("交办")
    page.wait(lambda page: "/moves/" not in page.address)


def from_desk(page, move):
    """From the desk to the form of a step; gives the thumb."""
    page.sign_in(PRINCIPAL, then="/desk/")
    thumb = Thumb(page)
    thumb.tap(TASK)
    page.wait(lambda page: page.address.startswith("/cases/"))
    thumb.tap(move, ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    return thumb


@both("demo")
def test_a_principal_sends_back_and_signs_for_on_a_phone(page, tour):
    handed_out(page)
    thumb = from_desk(page, "退回交办")
    tour(page, "phone-send-back")
    page.fill(note="周边摊点属城管执法范围，请先会商。")
    thumb.tap("退回交办")
    page.wait(lambda page: "/moves/" not in page.address)
    assert thumb.taps <= 3
    tour(page, "phone-sent-back")
    handed_out(page)
    thumb = from_desk(page, "签收")
    thumb.tap("签收")
    page.wait(lambda page: "/moves/" not in page.address)
    assert thumb.taps <= 3
    tour(page, "phone-signed")
