"""The PDF: same bytes, Chinese in it, and a clear word where no font is."""

import pypdfium2
import pytest
import typst

from xuezheng.adapters.papers.codes import png, svg
from xuezheng.adapters.papers.pdf import NoChineseFontError, fonts, pdf

HAS_FONT = any("CJK" in name for name in typst.Fonts(include_embedded_fonts=False).families())
with_font = pytest.mark.skipif(not HAS_FONT, reason="no Chinese font here: fonts-noto-cjk")


@with_font
def test_the_same_paper_gives_the_same_bytes(samples):
    assert pdf(samples.a_circular()) == pdf(samples.a_circular())


@with_font
def test_the_page_is_a4_and_holds_the_words(samples):
    document = pypdfium2.PdfDocument(pdf(samples.a_circular()))
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = document[0].get_textpage().get_text_bounded()
    assert "云汀市教育局文件" in text
    assert "52.6%" in text
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    with_rows = [page for page in pages if "科 3 项" in page or "科\r\n3 项" in page]
    assert len(with_rows) >= 2
    assert all(page.count("任务数") == 1 for page in with_rows)  # the head of the table is repeated
    document.close()


@with_font
def test_a_sheet_is_one_page(samples):
    document = pypdfium2.PdfDocument(pdf(samples.a_sheet()))
    assert len(document) == 1
    document.close()


def test_without_a_chinese_font_the_operator_is_told_what_to_install():
    with pytest.raises(NoChineseFontError) as told:
        fonts(["DejaVu Sans"])
    assert "fonts-noto-cjk" in str(told.value)


def test_the_standards_own_faces_come_first():
    found = fonts(["仿宋_GB2312", "Noto Serif CJK SC", "Noto Sans CJK SC"])
    assert found["fang"][0] == "仿宋_GB2312"
    assert found["hei"][0] == "Noto Sans CJK SC"


def test_codes_are_the_same_each_time():
    assert svg("http://a/") == svg("http://a/") != svg("http://b/")
    assert png("http://a/") == png("http://a/")
