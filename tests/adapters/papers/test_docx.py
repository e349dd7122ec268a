"""The .docx says what GB/T 9704 says, and the same bytes each time."""

import io
from hashlib import sha256
from zipfile import ZipFile

import docx as word
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from xuezheng.adapters.documents import load
from xuezheng.adapters.papers.docx import docx
from xuezheng.adapters.papers.docx.order import ORDERS
from xuezheng.core.papers.manifest import manifest


@pytest.fixture
def opened(samples):
    return word.Document(io.BytesIO(docx(samples.a_circular())))


def near(length, millimetres):
    return abs(length - Mm(millimetres)) < Mm(0.1)


def test_the_same_paper_gives_the_same_bytes(samples):
    for made in (samples.a_circular, samples.a_decomposition, samples.a_sheet):
        assert sha256(docx(made())).hexdigest() == sha256(docx(made())).hexdigest()


def test_entries_are_sorted_and_carry_no_clock(samples):
    with ZipFile(io.BytesIO(docx(samples.a_circular()))) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert names[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_paper_margins_and_type_area(opened):
    section = opened.sections[0]
    assert near(section.page_width, 210)
    assert near(section.page_height, 297)
    assert near(section.top_margin, 37)
    assert near(section.left_margin, 28)
    assert near(section.page_width - section.left_margin - section.right_margin, 156)
    assert near(section.page_height - section.top_margin - section.bottom_margin, 225)


def test_twenty_two_lines_of_twenty_eight_characters_fit(opened):
    style = opened.styles["公文正文"]
    assert style.font.size == Pt(16)
    line = style.paragraph_format.line_spacing
    assert abs(line.pt - 28.95) < 0.05
    assert 22 * line <= Mm(225) < 23 * line
    track = int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * (16 + track) <= Mm(156).pt < 29 * (16 + track)
    assert style.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("公文正文", "仿宋_GB2312", 16),
        ("公文标题", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
    ],
)
def test_faces_and_sizes(opened, style, face, size):
    found = opened.styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == face
    assert found.font.size == Pt(size)


def test_each_face_names_fonts_to_fall_back_on(samples):
    with ZipFile(io.BytesIO(docx(samples.a_circular()))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
        body = archive.read("word/styles.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="' in fonts
    assert "Noto Serif CJK SC" in fonts
    assert 'w:eastAsia="zh-CN"' in body


def test_page_numbers_stand_outside_odd_right_even_left(opened):
    section = opened.sections[0]
    assert opened.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)  # right, left
    assert odd.text.startswith("— ")
    assert odd.text.endswith(" —")
    assert section.footer_distance < section.bottom_margin - Mm(7)


def test_the_heads_of_tables_are_repeated_and_rows_stay_whole(opened):
    [table, closing] = opened.tables
    rows = table._tbl.tr_lst
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert closing.rows[0].cells[0].text == "抄送：市政府办公室。"


def test_equal_neighbours_are_one_cell(samples):
    document = word.Document(io.BytesIO(docx(samples.a_decomposition())))
    [table] = document.tables
    assert table.cell(1, 1)._tc is table.cell(3, 1)._tc
    assert table.cell(1, 1).text == "扩大学位供给"
    assert document.sections[0].page_width > document.sections[0].page_height


def test_properties_name_the_manifest_and_the_papers_own_day(samples, opened):
    core = opened.core_properties
    assert core.identifier == manifest(samples.a_circular())["digest"]
    assert core.created.date() == samples.DAY
    assert core.title == samples.TITLE


def test_property_elements_follow_the_schemas_order(opened):
    for root in (opened.element, opened.styles.element):
        for name, places in ORDERS.items():
            for element in root.iter(name):
                found = [places[child.tag] for child in element]
                assert found == sorted(found), name


def test_an_edited_paper_comes_back_as_text(opened):
    paragraph = next(p for p in opened.paragraphs if "52.6%" in p.text)
    paragraph.runs[1].text = "54.1%"
    out = io.BytesIO()
    opened.save(out)
    text = load(out.getvalue(), "改过.docx").text
    assert "轮岗比例54.1%，比年初提高2.3个百分点。" in text
    assert "云教督〔2026〕5号" in text
