"""Signing in, one's own account, keeping accounts and the log, in a real browser."""

import pytest

pytestmark = pytest.mark.parametrize("site", ["demo"], indirect=True)
PASSWORD = "yunting-2026"  # noqa: S105 - printed on the demo's own page


def enter(page, role, after="/me/"):
    """Sign in as the demo's account of a role, by its button."""
    page.open(f"/sign-in/?next={after}")
    row = next(one for one in page.all(".login__demo tbody tr") if role in one.text)
    row.find_element("css selector", "button").click()
    page.wait(lambda page: page.address.startswith(after))


@pytest.mark.parametrize("page", [1440, 390], indirect=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_sign_in_page_fits_and_can_be_read(page, look, accessible, language):
    page.choose(language=language)
    page.open("/sign-in/")
    assert page.overflow == 0
    accessible(page)
    look(page, "sign-in")


def test_a_closed_page_comes_back_after_the_password_without_scripts(page):
    page.scripts(on=False)
    page.open("/jobs/?page=1")
    page.wait(lambda page: page.address.startswith("/sign-in/?next="))
    login = page.one(".login__demo tbody button").text
    page.one("#id_login").send_keys(login)
    page.one("#id_password").send_keys("nonsense")
    page.one(".login__go").click()
    page.wait(lambda page: page.all(".xz-note--wrong"))
    page.one("#id_password").send_keys(PASSWORD)
    page.one(".login__go").click()
    page.wait(lambda page: page.address == "/jobs/?page=1")


@pytest.mark.parametrize("page", [1440, 390], indirect=True)
def test_pages_of_administrators_fit_and_can_be_read(page, look, accessible):
    for role, paths in (
        ("安全管理员", ("/me/", "/accounts/", "/accounts/new/", "/accounts/1/")),
        ("审计管理员", ("/log/", "/log/1/")),
    ):
        enter(page, role)
        for path in paths:
            page.open(path)
            assert page.overflow == 0, path
            accessible(page)
            look(page, "admin" + path.replace("/", "-").rstrip("-"))
        page.one("details.xz-me, .xz-menu summary").click()
        page.one(".xz-menu__end button").click()
        page.wait(lambda page: page.address == "/sign-in/")


def test_a_slip_is_printed_for_somebody_new(page, look):
    enter(page, "安全管理员", "/accounts/")
    page.open("/accounts/?q=20260008")  # nobody on the sign-in page
    page.one("td a.t").click()
    page.wait(lambda page: page.all('form[action$="/reset/"]'))
    page.one('form[action$="/reset/"] button').click()
    page.wait(lambda page: page.address.startswith("/accounts/slips/"))
    assert len(page.one(".slip__secret").text) == 14
    look(page, "slips")
