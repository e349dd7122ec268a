"""From minutes to a closed task, as the office and a section do it; pages that fit a phone."""

import pytest
from tests.browser.sites import both

PASSWORD = "Yunting-2026-demo"  # noqa: S105 - that of meeting_bureau.py
MINUTES = """会议听取了安全科关于校园安全大检查情况的汇报。会议议定：
1.在全市中小学幼儿园开展消防设施专项排查。（责任单位：安全科；配合单位：基教科、各镇教办；完成时限：2026年10月31日）
2.由计财科牵头，会同基教科制定《校舍维修资金管理办法》，11月底前印发。
会议强调，要高度重视安全工作。"""

BUREAU = pytest.mark.parametrize("site", ["meetings"], indirect=True)


@pytest.fixture
def bureau(site):
    """Plant the bureau once into the running site."""
    site.plant("meeting_bureau.py")
    return site


def sign_in(page, login):
    page.sign_in(login, PASSWORD, "/office/")


def press(page, words):
    """Press the first button or link that says these words."""
    found = [one for one in page.all("main button, main a.btn") if one.text.strip() == words]
    assert found, f"{words}: {page.one('main').text[:600]}"
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found[0])
    found[0].click()


def fill(page, **values):
    for name, value in values.items():
        field = page.one(f'main [name="{name}"]')
        if field.get_attribute("type") == "date":
            page.driver.execute_script("arguments[0].value = arguments[1]", field, value)
        else:
            field.clear()
            field.send_keys(value)


def step(page, case, key, **values):
    """Take one step of a case by its form."""
    page.open(f"{case}moves/{key}/")
    for name, value in values.items():
        page.one(f'main [name="{name}"]').send_keys(value)
    page.one("main form.xz-form button.btn-primary").click()
    page.wait(lambda page: page.address == case)


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "排查清单.pdf"
    path.write_bytes(b"%PDF-1.4 list")
    return path


def held(page):
    """Record a meeting that took place; gives its address."""
    page.open("/meetings/new/")
    fill(
        page,
        title="局长办公会",
        day="2026-09-28",
        place="三楼会议室",
        agenda="校园安全大检查｜安全科",
    )
    press(page, "登记")
    page.wait(lambda page: page.all("#minutes"))
    fill(page, attendance="王某、李某（请假）、赵某（列席）", chair="王某", recorder="陈某")
    press(page, "记录会议召开")
    page.wait(lambda page: "已召开，待出纪要" in page.one(".facts").text)
    return page.address.split("#")[0]


@both("meetings")
@pytest.mark.journey
def test_from_minutes_to_closing(page, look, accessible, bureau, paper):  # noqa: ARG001 - it plants
    sign_in(page, "b0001")
    meeting = held(page)
    fill(page, text=MINUTES, number="〔2026〕15号", day="2026-09-29")
    press(page, "保存并读出议定事项")
    page.wait(lambda page: len(page.all(".mt-one")) == 2)
    assert "各镇教办" in page.one(".mt-one").text
    look(page, "meeting-proposed")
    press(page, "更正")
    page.wait(lambda page: page.all("blockquote.quote"))
    look(page, "resolution")
    accessible(page)
    press(page, "核定")
    page.wait(lambda page: page.all(".mt-one"))
    press(page, "下达 2 项")
    page.wait(lambda page: page.one("#resolutions").text.count("未启动") >= 2)
    accessible(page)
    look(page, "meeting-issued")
    case = page.one(".mt-one .acts a.btn").get_attribute("href").removeprefix(page.site.url)

    sign_in(page, "b0003")
    step(page, case, "sign")
    step(page, case, "report", result="已排查312所，整改到位。", files=str(paper))
    sign_in(page, "b0002")
    step(page, case, "close")
    page.open(meeting)
    assert "已完成" in page.one("#resolutions").text
    look(page, "meeting-closed")


@BUREAU
@pytest.mark.parametrize("page", [1440, 390], indirect=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_fit_and_speak(page, look, accessible, bureau, language):  # noqa: ARG001
    sign_in(page, "b0001")
    page.choose(language=language)
    for name, path in (
        ("office", "/office/"), ("meetings", "/meetings/"), ("meeting-new", "/meetings/new/"),
        ("bodies", "/bodies/"), ("body-new", "/bodies/new/"), ("assign", "/assign/"),
        ("agreements", "/agreements/"), ("meeting", "/meetings/1/"), ("body", "/bodies/1/"),
    ):  # fmt: skip
        page.open(path)
        assert page.overflow == 0, path
        accessible(page)
        look(page, f"mt-{name}")


@BUREAU
def test_handing_out_works_without_scripts(page, look, bureau):  # noqa: ARG001
    sign_in(page, "b0002")
    page.scripts(on=False)
    page.open("/assign/")
    fill(page, text="请安全科会同基教科研究，10月20日前报我。\n王某 2026年10月9日")
    press(page, "读取，拟出任务")
    page.wait(lambda page: page.one('[name="lead"]').get_attribute("value") == "安全科")
    assert page.one('[name="due"]').get_attribute("value") == "2026-10-20"
    look(page, "assign-read")
