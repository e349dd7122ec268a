"""From a plan's file to its tasks: import, review by keyboard, 定稿, questions, answers, 下达."""

import pytest
from selenium.webdriver.common.by import By

PASSWORD = "Yunting-2026-demo"  # noqa: S105 - that of plan_bureau.py
TEXT = """云汀市教育局2027年工作要点
一、主要任务
1.新建幼儿园3所，培训教师50名。（责任科室：学前教育科；配合单位：教研室）
2.大班额比例控制在2%以内（目前2.5%）。
3.召开全市教育大会。
"""

pytestmark = pytest.mark.parametrize("site", ["plans"], indirect=True)


@pytest.fixture
def bureau(site):
    """Plant the bureau once into the running site."""
    site.plant("plan_bureau.py")
    return site


def sign_in(page, login, then="/plans/"):
    page.driver.delete_all_cookies()
    page.open(f"/sign-in/?next={then}")
    page.one("#id_login").send_keys(login)
    page.one("#id_password").send_keys(PASSWORD)
    page.one('form button[type="submit"].login__go').click()
    page.wait(lambda page: page.address == then)


def press(page, words):
    """Press the first button or link that says these words."""
    found = [one for one in page.all("main button, main a.btn") if words in one.text]
    assert found, f"{words}: {page.one('main').text[:600]}"
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found[0])
    found[0].click()


def key(page, letter):
    page.one("body").send_keys(letter)


def lit(page):
    return page.one("mark.now").text


def done(page):
    return page.one(".xz-review .facts").text


def import_(page, folder):
    """Bring the file in as the office and take it up; gives the plan's address."""
    path = folder / "2027年工作要点.txt"
    path.write_text(TEXT, "utf-8")
    sign_in(page, "p0001")
    page.open("/plans/upload/")
    page.one('input[type="file"]').send_keys(str(path))
    press(page, "上传并读取")
    page.wait(lambda page: page.one("h1").text == "云汀市教育局2027年工作要点")
    plan = page.address
    press(page, "启动年度要点办理")
    page.wait(lambda page: lit(page) == "新建幼儿园3所")
    return plan


def review(page):
    """By keyboard: accept, withdraw, next and back, the help, a correction, the rest; then 定稿."""
    key(page, "a")
    page.wait(lambda page: lit(page) == "培训教师50名")
    assert "已核对 1 / 5" in done(page)
    key(page, "u")
    page.wait(lambda page: lit(page) == "新建幼儿园3所" and "已核对 0 / 5" in done(page))
    key(page, "a")
    page.wait(lambda page: lit(page) == "培训教师50名")
    key(page, "j")
    page.wait(lambda page: lit(page).startswith("大班额"))
    key(page, "k")
    page.wait(lambda page: lit(page) == "培训教师50名")
    key(page, "?")
    page.wait(lambda page: page.one("dialog[open]"))
    page.one("dialog[open] button").click()
    key(page, "e")
    field = page.driver.switch_to.active_element
    assert field.get_attribute("name") == "indicator-0"
    field.clear()
    field.send_keys("培训幼儿园教师")
    page.one('button[value="correct"]').click()
    page.wait(lambda page: "更正 1" in done(page))
    for count in (3, 4, 5):
        key(page, "a")
        page.wait(lambda page, count=count: f"已核对 {count} / 5" in done(page))
    page.wait(lambda page: "全部核对完" in page.one("main").text)
    page.one("#note").send_keys("局长办公会审定")
    press(page, "定稿")
    page.wait(lambda page: page.address.endswith("/versions/"))
    assert "局长办公会审定" in page.one("main").text


def agree(page, plan):
    """Draft the lines, ask, and have every unit accept its own."""
    page.open(f"{plan}lines/")
    press(page, "拟定 3 行")
    page.wait(lambda page: len(page.all("main tbody tr")) == 3)
    assert page.all("main button[disabled]"), "下达 stays visible and says why it waits"
    press(page, "征求意见")
    page.wait(lambda page: "待答复" in page.one("main table").text)
    for login in ("p1s5", "p1c1", "p1s4"):  # 学前教育科, 教研室, 基础教育科
        sign_in(page, login, f"{plan}answers/")
        press(page, "认领所选")
        page.wait(lambda page: "待答复 0 行" in page.one("main").text)
    sign_in(page, "p0001", f"{plan}lines/?show=open")
    rows = page.all("main tbody tr")
    assert len(rows) == 1, page.one("main").text
    rows[0].find_element(By.CSS_SELECTOR, "a.t").click()
    page.wait(lambda page: page.all("#lead"))
    page.one("#lead").send_keys("局办公室")
    press(page, "保存")
    page.wait(lambda page: page.all("#lead"))
    page.open(f"{plan}lines/")
    press(page, "征求意见 1 行")
    page.wait(lambda page: not [b for b in page.all("main button") if "征求意见" in b.text])
    page.open(f"{plan}answers/")
    press(page, "认领所选")
    page.wait(lambda page: "待答复 0 行" in page.one("main").text)


@pytest.mark.usefixtures("bureau")
def test_from_file_to_tasks(page, look, tmp_path):
    plan = import_(page, tmp_path)
    review(page)
    agree(page, plan)
    page.open(f"{plan}lines/")
    press(page, "下达")
    page.wait(lambda page: page.one("main table").text.count("已下达") == 3)
    page.one('main table a[href^="/cases/"]').click()
    page.wait(lambda page: page.address.startswith("/cases/"))
    assert "待签收" in page.one("main").text
    page.open(f"{plan}matrix/")
    assert "每个列为任务的条目都有任务" in page.one("main").text
    look(page, "journey-matrix")
    page.open(plan)
    assert "已下达" in page.one("main").text


def opened(page, year):
    """Open the plan of a year from the list; gives its address."""
    page.open("/plans/")
    next(a for a in page.all("main table a") if f"{year}年工作要点" in a.text).click()
    page.wait(lambda page: page.all(".plan"))
    return page.address


def in_review(page, year):
    """Open the review of a plan, taking it up where nobody has yet."""
    file = opened(page, year)
    adopt = page.all('form[action$="/adopt/"] button')
    if adopt:
        adopt[0].click()
        page.wait(lambda page: page.all("mark.now"))
    return file


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize("page", [1440, 390], indirect=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_of_a_plan_fit(page, look, accessible, language):
    sign_in(page, "p0001")
    page.choose(language=language)
    file, asked = in_review(page, 2026), opened(page, 2025)
    line = f"{asked}lines/1/"
    pages = {
        "review": f"{file}review/", "split": f"{file}review/?parts=2", "log": f"{asked}review/log/",
        "versions": f"{asked}versions/", "lines": f"{asked}lines/", "line": line,
        "matrix": f"{asked}matrix/", "show": asked,
    }  # fmt: skip
    for name, path in pages.items():
        page.open(path)
        assert page.overflow == 0, name
        accessible(page)
        look(page, f"plan-{name}")
    for login, path in (("p0002", f"{asked}lines/?show=open"), ("p1s8", f"{asked}answers/")):
        sign_in(page, login, path)
        assert page.overflow == 0, path
        accessible(page)
        look(page, f"plan-{login}")


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize("page", [390], indirect=True)
def test_reviewing_without_scripts(page):
    sign_in(page, "p0001")
    page.scripts(on=False)
    file = in_review(page, 2026)
    page.open(f"{file}review/")
    before = lit(page)
    page.one('button[value="accept"]').click()
    page.wait(lambda page: lit(page) != before)
    assert page.one(".keys").value_of_css_property("position") == "fixed", (
        "a thumb reaches the buttons"
    )
