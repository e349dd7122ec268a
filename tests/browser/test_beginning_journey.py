"""A bureau from nothing: the command, three administrators, slips, the first task, a first figure.

Every register is empty; board, circular and summary work all the same.
"""

import re

import pyotp
import pytest
from tests.browser.sites import both

PASSWORD = "qinghe-2026-zheng"  # noqa: S105 - a test's own
OFFICE, SAFETY, KINDERGARTENS = "q0002", "q0005", "q0006"
BUREAU = "青禾县教育局"


def text_of(year):
    return f"""{BUREAU}{year}年工作要点

一、主要任务
1.新建幼儿园3所。（责任科室：学前教育科）
2.开展校园安全大检查，整改率达到100%。（责任科室：安全科）
"""


def own_password(page, secret, wanted):
    """Replace the one-time password of a slip."""
    assert page.one("h1").text == "设置自己的密码"
    page.fill(present=secret, wanted=wanted, again=wanted)
    page.press("保存并进入")
    page.wait(lambda page: not page.address.startswith("/sign-in/password/"))


def second_factor(page):
    """Set up a second factor from the letters that the page shows."""
    secret = page.one("p.hash").text.replace(" ", "")
    page.fill(code=pyotp.TOTP(secret).now())
    page.press("启用")
    page.wait(lambda page: page.all(".codes"))
    assert len(page.all(".codes li")) == 8
    page.press("已抄好，继续")


def slips(page, tour):
    """Let the security administrator in for the first time; gives everybody's first password."""
    secret = re.search(r"secadmin\s+(\S+)", page.site.begun)[1]
    page.sign_in("secadmin", secret, "/accounts/")
    tour(page, "begin-01-first-password")
    own_password(page, secret, "qinghe-2026-guanli")
    tour(page, "begin-02-second-factor")
    second_factor(page)
    page.wait(lambda page: page.address == "/accounts/")
    tour(page, "begin-03-accounts")
    page.click(page.one("thead input[data-all]"))
    for row in page.all("main tbody tr"):
        if "未签发账号单" not in row.text:
            for box in row.find_elements("css selector", "input[type=checkbox]"):
                page.click(box)
    page.press("为选中的账号签发账号单")
    page.wait(lambda page: page.address.startswith("/accounts/slips/"))
    tour(page, "begin-04-slips")
    found = {}
    for one in page.all(".slip"):
        facts = [fact.text for fact in one.find_elements("css selector", "dd")]
        found[facts[1]] = facts[2]
    return found


def first_time(page, login, secret, then):
    page.sign_in(login, secret, then)
    own_password(page, secret, PASSWORD)
    assert page.address == then


EMPTY = (
    "desk", "plans", "progress/all", "progress/all/board", "ledgers", "ledgers/task", "papers",
    "office", "meetings", "people", "search",
)  # fmt: skip


def issued(page, tour, secrets, folder):
    """The office brings the plan in, reviews it, asks two sections, issues; gives its address."""
    first_time(page, OFFICE, secrets[OFFICE], "/desk/")
    for path in EMPTY:
        page.open(f"/{path}/")
        tour(page, "begin-05-empty-" + path.replace("/", "-"))
    page.open("/desk/")
    year = re.search(r"20\d\d", page.one(".facts").text)[0]
    path = folder / "要点.txt"
    path.write_text(text_of(year), "utf-8")
    page.open("/plans/upload/")
    page.one('input[type="file"]').send_keys(str(path))
    page.press("上传并读取")
    page.wait(lambda page: page.all(".plan"))
    plan = page.address
    page.press("启动年度要点办理")
    page.wait(lambda page: page.all("mark.now"))
    for count in (1, 2):
        page.key("a")
        page.wait(
            lambda page, count=count: f"已核对 {count} / 2" in page.one(".xz-review .facts").text
        )
    page.press("定稿")
    page.wait(lambda page: page.address.endswith("/versions/"))
    page.open(f"{plan}lines/")
    page.press("拟定 2 行")
    page.wait(lambda page: len(page.all("main tbody tr")) == 2)
    page.press("征求意见 2 行")
    page.wait(lambda page: "待答复" in page.one("main table").text)
    for login in (SAFETY, KINDERGARTENS):
        first_time(page, login, secrets[login], f"{plan}answers/")
        page.press("认领所选")
        page.wait(lambda page: "待答复 0 行" in page.text)
    page.sign_in(OFFICE, PASSWORD, f"{plan}lines/")
    page.press("下达")
    page.wait(lambda page: page.one("main table").text.count("已下达") == 2)


def figure_entered(page, tour):
    """A section signs for its first task and enters a figure by hand."""
    page.sign_in(KINDERGARTENS, PASSWORD, "/desk/")
    tour(page, "begin-06-first-desk")
    page.press("新建幼儿园3所")
    page.wait(lambda page: page.address.startswith("/cases/"))
    case = page.address
    page.press("签收", ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    page.press("签收")
    page.wait(lambda page: page.address == case)
    page.open("/desk/")
    page.press("填报数据")
    page.wait(lambda page: page.address.startswith("/targets/"))
    tour(page, "begin-07-target")
    page.fill(value="1", source="开工台账")
    page.press("填报")
    page.wait(lambda page: page.one(".big").text == "1所")
    tour(page, "begin-08-figure")


def told(page, tour):
    """Board, circular and summary say what stands."""
    page.sign_in(OFFICE, PASSWORD, "/progress/")
    page.wait(lambda page: "1所" in page.text)
    tour(page, "begin-09-list")
    progress = page.address
    for view in ("board", "tree", "quarters", "gantt", "owners", "overdue"):
        page.open(f"{progress}{view}/")
        tour(page, f"begin-10-{view}")
    for kind, words in (("circular", "通报"), ("summary", "工作总结")):
        page.open("/papers/new/")
        page.fill(kind=kind)
        page.press("起草")
        page.wait(lambda page: page.all(".paper"))
        assert words in page.one("h1").text
        assert "2项" in page.one(".paper").text
        assert "云教" not in page.one(".paper").text, "the mark of another bureau"
        page.press("印发")
        page.wait(lambda page: "已印发" in page.one(".facts").text)
        tour(page, f"begin-11-{kind}")


@both("init")
@pytest.mark.journey
def test_from_nothing_to_the_first_figure(page, tour, tmp_path):
    secrets = slips(page, tour)
    assert len(secrets) == 8
    issued(page, tour, secrets, tmp_path)
    figure_entered(page, tour)
    told(page, tour)
