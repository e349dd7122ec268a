"""From a promise to its closing, and to the circular that tells of it.

A plan is read, reviewed by keyboard, made final, decomposed, agreed and issued; a task is signed
for, reported, returned and closed; the units named in the circular are heard before it goes out.
"""

import base64
import io

import docx
import pypdfium2
import pytest
from selenium.webdriver.common.keys import Keys
from tests.browser.sites import both

OFFICE, DEPUTY, LEADER = "20260005", "20260006", "20260002"
SAFETY, BASIC, PERSONNEL = "20260026", "20260017", "20260014"
TEXT = """云汀市教育局2026年校园安全工作要点

一、平安校园
1.开展校门口护学岗核查，9月底前完成120所。（责任科室：安全科；配合单位：基础教育科）
2.新建值班室3间，培训校长和保安50名。（责任科室：人事科）
3.8月底前大班额比例控制在2%以内，目前为2.5%。（责任科室：基础教育科）
4.开展防溺水教育，6月底前覆盖率达到100%，家长知晓率达到98%。（责任科室：安全科）
5.召开校园安全工作会议。
"""
PLAN = "云汀市教育局2026年校园安全工作要点"


def facts(page):
    return page.one(".xz-review .facts").text.replace("\n", " ")


def lit(page):
    return page.one("mark.now").text


def typed(page, **values):
    """Fill fields of the proposal and leave them, so that keys are keys again."""
    page.fill(**{name.replace("_", "-"): value for name, value in values.items()})
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)


def struck(page, key, then):
    """Strike a key and wait until the page says what follows."""
    page.key(key)
    page.wait(lambda page: then in facts(page))


def imported(page, tour, folder):
    """Bring the file in, look at what was read, take it up; gives the plan's address."""
    path = folder / "校园安全工作要点.txt"
    path.write_text(TEXT, "utf-8")
    page.sign_in(OFFICE, then="/plans/upload/")
    tour(page, "year-01-upload")
    page.one('input[type="file"]').send_keys(str(path))
    page.press("上传并读取")
    page.wait(lambda page: page.one("h1").text == PLAN)
    plan = page.address
    tour(page, "year-02-read")
    page.press("启动年度要点办理")
    page.wait(lambda page: page.all("mark.now"))
    return plan


def reviewed(page, tour):
    """Every key of the review once, then 定稿."""
    _accepted(page, tour)
    _split(page, tour)
    _merged(page, tour)
    _added(page, tour)
    page.fill(note="局长办公会审定")
    page.press("定稿")
    page.wait(lambda page: page.address.endswith("/versions/"))
    assert "局长办公会审定" in page.text
    tour(page, "year-07-versions")


def _accepted(page, tour):
    """A, U, J, K, E."""
    assert lit(page) == "9月底前完成120所"
    tour(page, "year-03-review")
    struck(page, "a", "已核对 1 / ")
    struck(page, "u", "已核对 0 / ")
    struck(page, "a", "已核对 1 / ")
    assert lit(page) == "新建值班室3间"
    page.key("j")
    page.wait(lambda page: lit(page) == "培训校长和保安50名")
    page.key("k")
    page.wait(lambda page: lit(page) == "新建值班室3间")
    page.key("e")
    assert page.driver.switch_to.active_element.get_attribute("name") == "indicator-0"
    typed(page, indicator_0="新建校门值班室")
    struck(page, "e", "更正 1")


def _split(page, tour):
    """S, then A and X."""
    page.key("s")
    page.wait(lambda page: page.all('[name="quote-1"]'))
    tour(page, "year-04-split")
    typed(page, indicator_0="培训校长", value_0="10", indicator_1="培训保安", value_1="40")
    struck(page, "s", "分条 2")
    struck(page, "a", "采用 2")
    assert "2.5%" in lit(page)
    struck(page, "x", "不采用 1")


def _merged(page, tour):
    """M."""
    page.key("m")
    page.wait(lambda page: "与哪些合并" in page.text)
    tour(page, "year-05-merge")
    whole = "6月底前覆盖率达到100%，家长知晓率达到98%"
    typed(page, quote_0=whole, indicator_0="防溺水教育家长知晓率", value_0="98")
    struck(page, "m", "合并 1")


def _added(page, tour):
    """N: the sentence it stands in needs no decision of its own any more."""
    page.key("n")
    page.wait(lambda page: page.one(".review__box h2").text == "补录")
    typed(
        page, quote_0="召开校园安全工作会议", indicator_0="安全工作会议", value_0="1", unit_0="次"
    )
    struck(page, "a", "补录 1")
    page.wait(lambda page: "全部核对完" in page.text)
    tour(page, "year-06-reviewed")


def ticked(page, words):
    """Tick only the line that says these words."""
    for row in page.all("main tbody tr"):
        for box in row.find_elements("css selector", "input[type=checkbox]"):
            if box.is_selected() != (words in row.text):
                page.click(box)


def settled(page, tour, plan):
    """A leader gives the returned line to another unit."""
    page.sign_in(LEADER, then=f"{plan}lines/?show=open")
    assert len(page.all("main tbody tr")) == 1
    tour(page, "year-10-open-lines")
    ticked(page, "召开校园安全工作会议")
    options = page.all('select[form="settle"] option')
    office = next(one.get_attribute("value") for one in options if one.text == "局办公室")
    page.fill(reason="会议由局办公室组织", lead=office)
    page.press("裁定所选行")
    page.wait(lambda page: "行未定" not in page.one(".facts").text)


def agreed(page, tour, plan):
    """Draft, ask, answer by sections, one line returned and settled by a leader, issued."""
    page.open(f"{plan}lines/")
    tour(page, "year-08-no-lines")
    page.press("拟定 5 行")
    page.wait(lambda page: len(page.all("main tbody tr")) == 5)
    assert "2026年9月30日" in page.one("main tbody tr").text
    page.press("征求意见 5 行")
    page.wait(lambda page: "待答复" in page.one("main table").text)
    page.sign_in(SAFETY, then=f"{plan}answers/")
    assert "待答复 3 行" in page.text
    ticked(page, "召开校园安全工作会议")
    page.fill(reason="会议由局办公室组织，请改由局办公室牵头")
    page.press("退回所选")
    page.wait(lambda page: "待答复 2 行" in page.text)
    tour(page, "year-09-answers")
    page.press("认领所选")
    page.wait(lambda page: "待答复 0 行" in page.text)
    for login in (BASIC, PERSONNEL, OFFICE):
        page.sign_in(login, then=f"{plan}answers/")
        page.press("认领所选")
        page.wait(lambda page: "待答复 0 行" in page.text)
    settled(page, tour, plan)
    page.sign_in(OFFICE, then=f"{plan}lines/")
    tour(page, "year-11-agreed")
    page.press("下达")
    page.wait(lambda page: page.one("main table").text.count("已下达") == 5)
    tour(page, "year-12-issued")


def moved(page, case, move, **values):
    """Take a step of a case by its form."""
    page.open(case)
    page.press(move, ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    page.fill(**values)
    page.one("main form.xz-form button.btn-primary").click()
    page.wait(lambda page: page.address == case)


def closed(page, tour, plan, paper):
    """A section signs and reports; the office returns it; the deputy closes the second report."""
    page.sign_in(SAFETY, then=f"{plan}lines/")
    row = next(r for r in page.all("main tbody tr") if "护学岗" in r.text)
    link = row.find_element("css selector", 'a[href^="/cases/"]')
    case = link.get_attribute("href").removeprefix(page.site.url)
    moved(page, case, "签收")
    page.press("报送（申请销号）", ".moves")
    page.wait(lambda page: "/moves/" in page.address)
    tour(page, "year-13-report")
    moved(page, case, "报送（申请销号）", result="已核查100所。", files=str(paper))
    tour(page, "year-14-reported")
    page.sign_in(OFFICE, then=case)
    moved(page, case, "退回", note="尚缺20所，请补齐后再报。")
    page.sign_in(SAFETY, then="/desk/")
    assert "护学岗" in page.text
    tour(page, "year-15-desk-of-a-section")
    moved(page, case, "报送（申请销号）", result="120所全部核查完。", files=str(paper))
    page.sign_in(DEPUTY, then="/desk/")
    tour(page, "year-16-desk-of-the-office")
    moved(page, case, "销号", note="佐证材料齐全，同意销号。")
    assert page.one(".steps-x li:last-child .meta").text == "10-12"
    tour(page, "year-17-closed")


def drawn(page, tour):
    """Draw up the circular of this plan; gives its address, the late units named."""
    page.sign_in(OFFICE, then="/papers/new/")
    tour(page, "year-18-new-paper")
    options = page.all('[name="plan"] option')
    key = next(one.get_attribute("value") for one in options if one.text == PLAN)
    page.fill(kind="circular", plan=key)
    page.press("起草")
    page.wait(lambda page: "拟点名单位" in page.text)
    return page.address


def stated(page, tour, login, said, words):
    """A unit about to be named states its case, from its list to the statement filed."""
    page.sign_in(login, then="/papers/")
    tour(page, f"year-20-papers-{login}")
    line = next(one for one in page.all(".work li") if said in one.text)
    page.click(line.find_element("css selector", "a.btn"))
    page.wait(lambda page: page.all('[name="statement"]'))
    tour(page, f"year-21-statement-{login}")
    page.fill(statement=words)
    page.press("报送情况说明")
    page.wait(lambda page: "已报情况说明" in page.text)


def told(page, tour, paper):
    """Hear the named units; one states its case and is struck, the other stays; issue."""
    page.press("向拟点名单位征求意见")
    page.wait(lambda page: "征求意见至" in page.text)
    tour(page, "year-19-hearing")
    stated(page, tour, BASIC, "目前为2.5%", "已增设3个班，大班额比例1.9%，9月30日已报。")
    stated(page, tour, SAFETY, "防溺水", "无异议。")
    page.sign_in(OFFICE, then=paper)
    tour(page, "year-22-heard")
    line = next(one for one in page.all(".paper-line") if "1.9%" in one.text)
    page.click(line.find_element("css selector", "summary"))
    line.find_element("css selector", '[name="reason"]').send_keys("情况属实，已按期完成")
    page.click(line.find_element("css selector", "button"))
    page.wait(lambda page: "情况属实" in page.text)
    page.press("印发")
    page.wait(lambda page: "已印发" in page.one(".facts").text)
    tour(page, "year-23-issued-paper")


def file_of(page, form):
    """Give the bytes behind a download of the page."""
    link = page.one(f'.xz-head a[href$="paper.{form}"], main a[href$="paper.{form}"]')
    script = """
    const done = arguments[1];
    fetch(arguments[0]).then(r => r.arrayBuffer()).then(b => {
      let said = ''; for (const one of new Uint8Array(b)) said += String.fromCharCode(one);
      done(btoa(said));
    });"""
    said = page.driver.execute_async_script(script, link.get_attribute("href"))
    return base64.b64decode(said)


def downloads_say(page):
    """Both files of the circular open and say what was issued."""
    said = "\n".join(
        one.text for one in docx.Document(io.BytesIO(file_of(page, "docx"))).paragraphs
    )
    with pypdfium2.PdfDocument(file_of(page, "pdf")) as pdf:
        printed = "".join(one.get_textpage().get_text_range() for one in pdf)
    for text in (said, printed.replace("\r\n", "")):
        assert "重点工作进展情况的通报" in text
        assert "防溺水" in text
        assert "大班额" not in text, "a line that was struck is told nowhere"


@both("demo")
@pytest.mark.journey
def test_from_promise_to_circular(page, tour, tmp_path):
    plan = imported(page, tour, tmp_path)
    reviewed(page, tour)
    agreed(page, tour, plan)
    evidence = tmp_path / "核查清单.pdf"
    evidence.write_bytes(b"%PDF-1.4 list")
    closed(page, tour, plan, evidence)
    paper = drawn(page, tour)
    told(page, tour, paper)
    downloads_say(page)
