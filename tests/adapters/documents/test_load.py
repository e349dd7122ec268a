"""Every format and every way in which a file can be wrong."""

import io
import os
import sys
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from xuezheng.adapters.documents import errors, legacy, load
from xuezheng.catalogue import current
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.plans.read import read

sys.path.insert(0, str(Path(__file__).parents[2]))
import forms

ROOT = Path(__file__).parents[3]
PLANS = Path(os.environ.get("XZ_PLANS", ROOT.parent / "shared/plans"))
TEXT = "青禾县教育局2026年工作要点\n一、目标\n建成学校3所，覆盖率达到85%以上。\n"
needs_office = pytest.mark.skipif(forms.SOFFICE is None, reason="LibreOffice Writer is not here")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"),
     ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-16-be", b"")],
    ids=["utf-8", "utf-8 mark", "gb18030", "utf-16-le mark", "utf-16-be mark", "utf-16-le", "utf-16-be"],
)  # fmt: skip
def test_text_in_every_encoding(encoding, mark):
    document = load(mark + TEXT.encode(encoding), "a.txt")
    assert document.text == TEXT
    assert (document.format, document.encoding) == ("txt", encoding)


def test_line_ends_and_control_characters():
    assert load(b"a\r\nb\rc\x07d", "a.txt").text == "a\nb\nc d"


def test_html_gives_words_and_tables_only():
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><nav>首页</nav><p>建成学校<b>3</b>所。</p>"
        "<script>var a=1;</script><p style='display:none'>隐藏</p><table><tr><td>任务</td><td>科室</td></tr>"
        "<tr><td>建校</td><td>计财科</td></tr></table>一行<br>二行</body></html>"
    )
    document = load(page.encode("gb18030"), "a.html")
    assert document.text == "首页\n建成学校3所。\n任务\t科室\n建校\t计财科\n一行\n二行\n"
    assert len(document.tables[0].cells) == 4


def test_docx_keeps_order_numbers_and_changes():
    made = docx.Document()
    made.add_paragraph("标题")
    table = made.add_table(rows=2, cols=3)
    for place, words in enumerate(("任务", "科室", "时限", "建校3所", "计财科", "9月底")):
        table.cell(place // 3, place % 3).text = words
    made.add_paragraph("编号项", style="List Number")
    made.add_paragraph("第二项", style="List Number")
    out = io.BytesIO()
    made.save(out)
    document = load(out.getvalue(), "a.docx")
    assert document.text == "标题\n任务\t科室\t时限\n建校3所\t计财科\t9月底\n1.编号项\n2.第二项\n"
    assert document.format == "docx"


def test_a_docx_under_another_name_is_still_read():
    assert load(forms.as_docx("建成学校3所。"), "要点.txt").format == "docx"


def test_merged_cells_stand_once():
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合并"
    table.cell(0, 1).text, table.cell(1, 1).text = "甲", "乙"
    out = io.BytesIO()
    made.save(out)
    assert load(out.getvalue(), "a.docx").text == "合并\t甲\n乙\n"


def test_a_decomposition_table_in_a_workbook():
    data = forms.as_xlsx(
        [["青禾县2026年任务分解表"], ["序号", "具体任务", "牵头科室", "完成时限"],
         [1, "建成学校3所", "计财科", "9月底前"], [2, "改造食堂5个", None, "年内"]],
        merges=("C3:C4",),
    )  # fmt: skip
    document = load(data, "a.xlsx")
    assert document.text.startswith(
        "青禾县2026年任务分解表\n序号\t具体任务\t牵头科室\t完成时限\n1\t建成学校3所"
    )
    reading = read(document, current().grammar)
    targets = [(t.indicator, t.value, t.unit) for t in reading.targets]
    assert targets == [("建成学校", 3, "所"), ("改造食堂", 5, "个")]
    clauses = [c for part in reading.parts for c in part.clauses if c.kind.key == "target"]
    assert [[u.name for u in c.responsible] for c in clauses] == [["计财科"], ["计财科"]]


def pdf(pages: list[list[str]]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("STSong-Light", 14)
        for place, line in enumerate(lines):
            canvas.drawString(72, 760 - 24 * place, line)
        canvas.drawCentredString(297, 40, f"— {number} —")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pdf_lines_and_pages_become_whole_sentences():
    wide = "加快义务教育学校建设步伐推进教育优质均衡发展,年内建成标准化"
    data = pdf([["一、扩大学位供给", wide], ["学校12所,新增学位5400个。"]])
    document = load(data, "a.pdf")
    assert document.text.startswith(f"一、扩大学位供给\n{wide}学校12所,新增学位5400个。\n")
    assert [line for line in document.text.split("\n")[2:] if line] == ["—1—", "—2—"]
    assert document.places[0].page == 1


def wrong(data: bytes, name: str = "a.bin") -> type[Exception]:
    with pytest.raises(XuezhengError) as caught:
        load(data, name)
    told = caught.value.told()
    assert told.zh
    assert told.en
    assert told.zh != told.en
    return type(caught.value)


def test_each_wrong_file_has_its_own_error():
    scan = io.BytesIO()
    canvas = Canvas(scan)
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.save()
    secret = io.BytesIO()
    locked = Canvas(secret, encrypt="geheim")
    locked.drawString(10, 10, "x")
    locked.save()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(11):
            archive.writestr(f"word/{number}.xml", b"\0" * (20 << 20))
    ofd = io.BytesIO()
    with zipfile.ZipFile(ofd, "w") as archive:
        archive.writestr("OFD.xml", "<ofd/>")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    encrypted = ole + "EncryptedPackage".encode("utf-16-le")
    good = forms.as_docx(TEXT)
    assert wrong(b"") is errors.EmptyDocumentError
    assert wrong(b"\xef\xbb\xbf \n ") is errors.EmptyDocumentError
    assert wrong(b"x" * (20 * 1024 * 1024 + 1)) is errors.TooLargeError
    assert wrong(bomb.getvalue()) is errors.BombError
    assert wrong(ofd.getvalue()) is errors.OfdError
    assert wrong(encrypted, "a.docx") is errors.PasswordError
    assert wrong(secret.getvalue(), "a.pdf") is errors.PasswordError
    assert wrong(scan.getvalue(), "a.pdf") is errors.ScannedError
    assert wrong(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "a.png") is errors.PictureError
    assert wrong(good[: len(good) // 2], "a.docx") is errors.DamagedError
    assert wrong(b"%PDF-1.7\nnothing", "a.pdf") is errors.DamagedError
    assert wrong(bytes(range(256)) * 40, "a.dat") in (
        errors.UnknownFormatError,
        errors.UndecodableError,
    )


def test_old_formats_without_libreoffice_say_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert wrong(b"{\\rtf1 x}", "a.rtf") is errors.NoConverterError
    assert legacy.converter() is None


def test_an_external_entity_is_never_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容", "utf-8")
    source = io.BytesIO(forms.as_docx("占位"))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text = data.decode("utf-8").replace("占位", "&x;")
                entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
                data = text.replace("?>", f"?>{entity}", 1).encode()
            new.writestr(name, data)
    try:
        found = load(out.getvalue(), "a.docx").text
    except XuezhengError:
        found = ""
    assert "机密内容" not in found


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_old_formats_through_libreoffice(suffix):
    data = forms.converted(forms.as_docx(TEXT), "docx", suffix)
    document = load(data, f"a.{suffix}")
    assert document.text.strip() == TEXT.strip()
    assert document.format == suffix


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=100).map(lambda b: b"PK\x03\x04" + b),
        st.binary(max_size=100).map(lambda b: b"%PDF-" + b),
    )
)
def test_any_bytes_give_a_document_or_a_named_error(data):
    try:
        document = load(data, "x")
    except XuezhengError:
        return
    assert document.text


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=60))
def test_chinese_text_comes_back_from_every_encoding(text):
    text = f"云汀市教育局工作要点{text}"  # a run of one character may be both encodings at once
    for encoding in ("utf-8", "gb18030"):
        assert load(text.encode(encoding), "a.txt").text == text
    assert load(b"\xff\xfe" + text.encode("utf-16-le"), "a.txt").text == text


def multiset(document):
    return Counter(
        (t.indicator, t.scope, t.op, t.value, t.low, t.high, t.unit, t.kind, t.deadline)
        for t in read(document, current().grammar).targets
    )


@pytest.mark.parametrize("name", ["cixi-2021", "xuzhou-2020"])
def test_a_real_plan_says_the_same_in_every_form(name):
    if not (PLANS / f"{name}.txt").exists():
        pytest.skip(f"XZ_PLANS: {name}.txt is not here")
    text = (PLANS / f"{name}.txt").read_text("utf-8")
    plain = multiset(load(text.encode(), "a.txt"))
    made = forms.as_docx(text)
    assert multiset(load(text.encode("gb18030"), "a.txt")) == plain
    assert multiset(load(made, "a.docx")) == plain
    if forms.SOFFICE is None:
        pytest.skip("LibreOffice Writer is not here: the PDF form was not tried")
    assert multiset(load(forms.converted(made, "docx", "pdf"), "a.pdf")) == plain
