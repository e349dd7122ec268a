"""Workbooks to fill in come back as they were written; what is none is refused."""

import io
import zipfile

import openpyxl
import pytest
from tests.forms import as_xlsx

from xuezheng.adapters.workbooks import WorkbookError, blank, plain, read
from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.types import Choice
from xuezheng.core.registers.foreign import find
from xuezheng.core.registers.sheets import Sheet
from xuezheng.core.registers.sheets import read as read_sheet

KINDS = (Choice("a", T("小学", "Primary")), Choice("b", T("初中", "Junior")))
SHEET = Sheet(
    T("单位", "Units"),
    (
        fields.text("code", T("代码", "Code"), required=True, help=T("不重复", "each once")),
        fields.choice("kind", T("类别", "Kind"), of=KINDS),
        fields.day("since", T("日期", "Since")),
        fields.number("order", T("排序", "Order")),
    ),
)
ROW = {"code": "00123", "kind": "b", "since": "2026-09-01", "order": 3}


def test_a_workbook_written_is_read_back_the_same():
    found = read(blank([SHEET], {"单位": [ROW]}))
    [line] = read_sheet(SHEET, found["单位"]).lines
    assert line.values == ROW


def test_the_blank_offers_choices_and_keeps_codes_as_text():
    book = openpyxl.load_workbook(io.BytesIO(blank([SHEET])))
    page = book["单位"]
    assert [cell.value for cell in page[1]] == ["代码*", "类别", "日期", "排序"]
    rules = {str(one.sqref): one for one in page.data_validations.dataValidation}
    assert rules["B2:B2001"].formula1 == '"小学,初中"'
    assert rules["A2:A2001"].prompt == "不重复"
    assert page.column_dimensions["A"].number_format == "@"
    assert page.freeze_panes == "A2"


def test_the_same_rows_give_the_same_bytes_on_any_day():
    data = blank([SHEET], {"单位": [ROW]})
    assert data == blank([SHEET], {"单位": [ROW]})
    told = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert {told.created.year, told.modified.year} == {1980}


def test_rows_keep_their_numbers_and_merges_are_seen():
    found = read(as_xlsx([["a"], [], [12, "x"]], merges=("A3:B3",)))
    [filled] = found.values()
    assert filled.rows[2][0] == 12
    assert list(filled.merged) == [((2, 0), (2, 1))]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04 broken"], ids=["empty", "text", "zip"]
)
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(WorkbookError):
        read(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_separated_values_are_one_sheet_of_texts(encoding, mark):
    text = mark.join(["姓名", "出生日期"]) + "\r\n" + mark.join(["甲一", '"2018,3"']) + "\r\n"
    assert read(text.encode(encoding))[""].rows == [["姓名", "出生日期"], ["甲一", "2018,3"]]


CELL = (
    '<table:table-cell office:value-type="string"{more}><text:p>{words}</text:p></table:table-cell>'
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def open_document(*rows):
    """Make an .ods of one sheet; a cell given as (words, columns) reaches over so many."""
    lines = []
    for row in rows:
        cells = [one if isinstance(one, tuple) else (one, 1) for one in row]
        drawn = [
            CELL.format(
                words=words, more=f' table:number-columns-spanned="{wide}"' if wide > 1 else ""
            )
            + "<table:covered-table-cell/>" * (wide - 1)
            for words, wide in cells
        ]
        lines.append(f"<table:table-row>{''.join(drawn)}</table:table-row>")
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="花名册">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return out.getvalue()


def test_an_open_document_is_read_and_its_merged_heads_are_found():
    book = open_document(
        [("白鹭中心小学花名册", 4)],
        ["姓名", ("监护人", 2), "性别"],
        ["", "姓名", "电话", ""],
        ["甲一", "甲父", "1380", "男"],
    )
    found = read(book)["花名册"]
    heads = find(found)
    assert heads.words == ("姓名", "监护人/姓名", "监护人/电话", "性别")
    assert found.rows[heads.last + 1] == ["甲一", "甲父", "1380", "男"]


def test_what_is_no_table_is_refused():
    for data in (b"", b"one line only", b"\x00\x01,\x02", b"\xff\xfe\xff,"):
        with pytest.raises(WorkbookError):
            read(data)


def test_every_choice_has_a_drop_down_however_long_its_list():
    many = tuple(Choice(f"c{n}", T(f"第{n}种类别名称", f"Kind {n}")) for n in range(60))
    sheet = Sheet(
        T("表", "Sheet"),
        (
            fields.yes_no("open", T("开放", "Open")),
            fields.choice("kind", T("类别", "Kind"), of=many),
            fields.several("some", T("多项", "Some"), of=KINDS),
        ),
    )
    book = openpyxl.load_workbook(io.BytesIO(blank([sheet], guide=[("列", "怎样填")])))
    rules = {str(one.sqref): one for one in book["表"].data_validations.dataValidation}
    assert rules["A2:A2001"].formula1 == '"是,否"'
    assert rules["B2:B2001"].formula1 == "选项1!$A$1:$A$60"
    assert rules["C2:C2001"].type is None
    lists = book["选项1"]
    assert lists.sheet_state == "hidden"
    assert [row[0].value for row in lists.rows] == [one.label.zh for one in many]
    assert book["填写说明"]["A1"].value == "列"


def test_a_workbook_of_texts_offers_the_choices_of_its_columns():
    column = fields.yes_no("open", T("开放", "Open"))
    data = plain("表", [["名称", "开放"], ["甲", "也许"]], {1: column})
    [rule] = openpyxl.load_workbook(io.BytesIO(data))["表"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("B2", '"是,否"')
