"""The city's own plan as a visitor sends it: upload, outline, targets, compare."""

import io
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "src/xuezheng/demo/texts/plan-2026.txt"

pytestmark = pytest.mark.parametrize("site", ["demo"], indirect=True)


@pytest.fixture
def word_file(tmp_path):
    document = docx.Document()
    for line in PLAN.read_text("utf-8").split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    path = tmp_path / "工作要点.docx"
    path.write_bytes(out.getvalue())
    return path


def test_upload_outline_targets_compare(page, look, accessible, word_file):
    page.open("/plans/upload/")
    page.one('input[type="file"]').send_keys(str(word_file))
    page.one('form.xz-upload button[type="submit"]').click()
    page.wait(lambda page: page.one("h1").text == "云汀市教育局2026年工作要点")
    aims = page.all("details.xz-aim")
    assert len(aims) > 150
    assert page.overflow == 0

    aims[0].find_element("css selector", "summary").click()
    assert "原文" in aims[0].text
    assert page.one("#t1 .song").text.startswith("普惠性幼儿园覆盖率达到92%以上")

    page.one('.seg a[href*="view=outline"]').click()
    page.wait(lambda page: page.all(".xz-outline"))
    assert "三、主要任务" in page.one(".xz-outline").text
    look(page, "journey-outline")

    page.one('a[href*="/plans/compare/"].btn').click()
    page.wait(lambda page: page.all(".xz-compare"))
    row = next(r for r in page.all(".xz-compare tbody tr") if "优质幼儿园在园幼儿占比" in r.text)
    assert "≥67%" in row.text
    assert "64.6%" in row.text
    accessible(page)
    look(page, "journey-compare")


@pytest.mark.parametrize("page", [1440, 390], indirect=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_fit_and_speak(page, look, accessible, language):
    page.choose(language=language)
    page.open("/")
    key = page.address.split("/")[2]
    for name, path in (
        ("plan", f"/plans/{key}/"),
        ("plan-outline", f"/plans/{key}/?view=outline"),
        ("plan-clauses", f"/plans/{key}/?view=clauses"),
        ("plan-left", f"/plans/{key}/?view=left"),
        ("compare", f"/plans/compare/?a={key}.0&b={key}.1"),
        ("plans", "/plans/"),
        ("upload", "/plans/upload/"),
    ):
        page.open(path)
        assert page.overflow == 0, name
        accessible(page)
        look(page, name)


def test_a_wrong_file_is_told_in_the_form(page, tmp_path):
    picture = tmp_path / "要点.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    page.open("/plans/upload/")
    page.one('input[type="file"]').send_keys(str(picture))
    page.one('form.xz-upload button[type="submit"]').click()
    page.wait(lambda page: "这是图片" in page.one("main").text)


def test_everything_works_without_scripts(page):
    page.scripts(on=False)
    page.open("/plans/upload/")
    page.one("textarea").send_keys("青禾县教育局2026年工作要点 建成学校3所。")
    page.one('form.xz-upload button[type="submit"]').click()
    page.wait(lambda page: page.all("details.xz-aim"))
    page.one("#t1 summary").click()
    assert "amount.one" in page.one("#t1").text
